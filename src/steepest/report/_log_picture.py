"""The curves of another package's log, with the place of what was found."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..logs import Log, LogDiagnosis, Series
from ._charts import Chart, Line, fitted
from ._font import families, picture_language
from ._panels import draw_chart
from ._picture import new_figure
from ._words import words

WIDTH, HEIGHT = 7.2, 2.9  # inches of two charts beside each other


def log_charts(diagnosis: LogDiagnosis, table: Mapping[str, str]) -> tuple[Chart, ...]:
    """Return the curves of a log: loss, accuracy, learning rate."""
    return tuple(_charts(diagnosis, table))


def _charts(diagnosis: LogDiagnosis, table: Mapping[str, str]) -> Iterator[Chart]:
    log = diagnosis.log
    for name in ("loss", "accuracy"):
        lines = tuple(_lines(log, name, table))
        if lines:
            unit = _unit(log, table)
            title = table["metric_by"].format(metric=table[name], x=unit)
            if name == "loss":
                title = table["loss_by"].format(x=unit)
            title = title[:1].upper() + title[1:]
            chart = Chart(name, title, unit, lines)
            yield fitted(chart, table) if name == "loss" else chart
    if log.rate is not None and len(log.rate) > 1:
        line = Line(log.rate.name, log.rate.at, log.rate.values)
        title = table["learning_rate"]
        title = title[:1].upper() + title[1:]
        yield Chart("rate", title, _unit(log, table), (line,))


def _lines(log: Log, name: str, table: Mapping[str, str]) -> Iterator[Line]:
    for role, prefix in (("train", ""), ("validation", "validation_")):
        series: Series | None = getattr(log, f"{prefix}{name}")
        if series is not None and len(series) > 1:
            yield Line(table[role], series.at, series.values, role)


def _unit(log: Log, table: Mapping[str, str]) -> str:
    series = log.loss or log.validation_loss
    unit = "line" if series is None else series.unit
    return table.get(unit, "")


def log_figure(diagnosis: LogDiagnosis, language: str = "en") -> Any:
    """Return a Matplotlib figure of a log's curves.

    See Also
    --------
    steepest.diagnose_log : diagnoses a log.
    """
    import matplotlib

    table = words[picture_language(language)]
    charts = log_charts(diagnosis, table)
    rows = max(-(-len(charts) // 2), 1)
    with matplotlib.rc_context({"font.family": families()}):
        figure = new_figure(WIDTH, HEIGHT * rows)
        axes = figure.subplots(rows, min(max(len(charts), 1), 2), squeeze=False).flat
        for chart in charts:
            draw_chart(next(axes), chart)
        for empty in axes:
            empty.remove()
        figure.draw_without_rendering()
    return figure
