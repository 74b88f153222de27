"""Curves as data, not yet drawn: pictures and pages draw the same ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..runs import Quality, Run
from ..settings import METRICS, Metric
from ..training import Judged

WIDE = 20.0  # ratio of the largest to the smallest value that gets a log axis
LOWEST_R2 = -1.0  # lower values are cut off: far below guessing the mean anyway
DOTS = 1000  # the most, of predicted against true values
POINTS = 300  # the most, of a curve by step; more would overlap


@dataclass(frozen=True)
class Line:
    """A curve.

    Attributes
    ----------
    label : str
        What it shows.
    x, y : (points,)
        Not finite where there is nothing to show.
    role : {"train", "validation", "other", "ideal", "dots"}
        Which color and stroke it has; dots are not connected.
    sizes : (points,) or None
        How much each point weighs, 1 the most.
    """

    label: str
    x: np.ndarray
    y: np.ndarray
    role: str = "other"
    sizes: np.ndarray | None = None


@dataclass(frozen=True)
class Chart:
    """Curves that share their axes.

    Attributes
    ----------
    name : str
        What it is, for programs.
    title, x_label, y_label : str
        What it is, for people.
    lines : tuple of Line
        The curves, at least one.
    log_x, log_y : bool
        Whether an axis is logarithmic.
    low, high : float or None
        Ends of the y axis; None for the ends of the values.
    mark : (x, y, str) or None
        A point and its label.
    note : str
        What the curves do not show.
    """

    name: str
    title: str
    x_label: str
    lines: tuple[Line, ...]
    log_x: bool = False
    log_y: bool = False
    low: float | None = None
    high: float | None = None
    mark: tuple[float, float, str] | None = None
    note: str = ""
    y_label: str = ""


def run_charts(run: Run, table: Mapping[str, str]) -> tuple[Chart, ...]:
    """Return the curves that a run has, the loss first."""
    return tuple(_charts(run, table))


def _charts(run: Run, table: Mapping[str, str]) -> Iterator[Chart]:
    epochs = run.history.epochs
    if len(epochs.get("epoch", ())) > 2 and "train_loss" in epochs:
        yield _by_epoch("loss", run, table)
    elif len(run.history.steps.get("loss", ())) > 1:
        x, y = _thinned(np.asarray(run.history.steps["loss"], float))
        line = Line(table["train"], x, y, "train")
        title = table["loss_by"].format(x=table["step"])
        yield fitted(Chart("loss", title, table["step"], (line,)), table)
    for metric in dict.fromkeys(("accuracy", "r2", _deciding(run).name)):
        known = metric != "loss" and f"train_{metric}" in epochs
        if known and len(epochs["epoch"]) > 1:
            yield _by_epoch(metric, run, table)
    trials = (run.settings.get("learning_rate_choice") or {}).get("tried") or ()
    if len(trials) > 1:
        yield _rates(run, np.array(trials, float), table)


def _deciding(run: Run) -> Metric:
    """Return the metric that decided."""
    return METRICS.get(run.settings.get("metric", "loss"), METRICS["loss"])


def _by_epoch(metric: str, run: Run, table: Mapping[str, str]) -> Chart:
    epochs = run.history.epochs
    x = np.asarray(epochs["epoch"], float)
    lines = tuple(
        Line(table[part], x, np.asarray(epochs[f"{part}_{metric}"], float), part)
        for part in ("train", "validation")
        if f"{part}_{metric}" in epochs
    )
    title = table["loss_by"].format(x=table["epoch"])
    if metric != "loss":
        title = table["metric_by"].format(metric=table[metric], x=table["epoch"])
        title = title[:1].upper() + title[1:]
    chart = fitted(Chart(metric, title, table["epoch"], lines), table)
    last = lines[-1]
    decides = _deciding(run)
    drawn = metric == decides.name and last.role == "validation"
    if drawn and np.isfinite(last.y).any():
        sign = -1 if decides.higher_is_better else 1
        best = int(np.nanargmin(np.where(np.isfinite(last.y), sign * last.y, np.nan)))
        code = "highest_at" if decides.higher_is_better else "best_at"
        label = table[code].format(epoch=x[best])
        chart = replace(chart, mark=(x[best], last.y[best], label))
    return chart


def _rates(run: Run, trials: np.ndarray, table: Mapping[str, str]) -> Chart:
    metric = run.settings["learning_rate_choice"].get("metric", "loss")
    line = Line(table[metric], trials[:, 0], trials[:, 1], "validation")
    name, title = table["learning_rate"], table["rates_tried"]
    if metric != "loss":
        title = table["metric_of_rates"].format(metric=table[metric])
        title = title[:1].upper() + title[1:]
    chart = fitted(Chart("rates", title, name, (line,), log_x=True), table)
    chosen: Any = run.settings.get("learning_rate")
    at = np.flatnonzero(np.isclose(trials[:, 0], chosen, rtol=0.01))
    mark = None
    if isinstance(chosen, float):
        # interpolate at a rate that was not tried
        order = np.argsort(trials[:, 0])
        log = np.log(trials[order, 0])
        y = (
            trials[at[0], 1]
            if len(at)
            else np.interp(np.log(chosen), log, trials[order, 1])
        )
        if np.isfinite(y):
            mark = (chosen, float(y), table["rate_chosen"].format(rate=chosen))
    return replace(chart, mark=mark, note="")


def fitted(chart: Chart, table: Mapping[str, str]) -> Chart:
    """Return a chart whose y axis fits its values.

    Logarithmic where positive values span more than a factor of 20; an R² below −1 is
    cut off; a note says from where on values are not finite.
    """
    values = np.concatenate([line.y for line in chart.lines])
    finite = values[np.isfinite(values)]
    if chart.name == "accuracy":
        low = float(finite.min(initial=1.0))
        return replace(chart, low=max(low - 0.05, 0.0), high=1.01)
    if chart.name == "r2":
        low = float(finite.min(initial=1.0))
        if low >= LOWEST_R2:
            return replace(chart, high=1.01)
        note = table["left_out"].format(low=LOWEST_R2)
        return replace(chart, low=LOWEST_R2, high=1.01, note=note)
    positive = len(finite) and finite.min() > 0
    log = bool(positive and finite.max() / finite.min() > WIDE)
    lost = [line.x[~np.isfinite(line.y)] for line in chart.lines]
    when = min((x[0] for x in lost if len(x)), default=None)
    note = "" if when is None else table["not_finite"].format(when=when)
    return replace(chart, log_y=log, note=note)


def _thinned(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a curve by step as means over equal spans, at most `POINTS` of them."""
    size = -(-len(values) // POINTS)
    starts = np.arange(0, len(values), size)
    with np.errstate(invalid="ignore", over="ignore"):
        means = np.add.reduceat(values, starts) / np.diff(
            np.append(starts, len(values))
        )
    return np.minimum(starts + (size + 1) / 2, len(values)), means


def calibration_chart(quality: Quality, table: Mapping[str, str]) -> Chart | None:
    """Return the share that was right by probability; None without probabilities."""
    if len(quality.calibration) < 2:
        return None
    probability, share, rows = np.array(quality.calibration).T
    y_label = table["found_share"]
    if len(quality.classes) == 2:
        y_label = table["of_class"].format(name=quality.classes[1].name)
    ends = np.array([0.0, 1.0])
    return Chart(
        "calibration",
        table["calibration"],
        table["predicted_probability"],
        (
            Line(table["as_predicted"], ends, ends, "ideal"),
            Line(y_label, probability, share, "train", rows / rows.max()),
        ),
        low=-0.04,
        high=1.04,
        y_label=y_label,
    )


def against_chart(judged: Judged, table: Mapping[str, str]) -> Chart | None:
    """Return predicted against true numbers of the first column; None for classes.

    At most 1000 rows, evenly spaced, are shown.
    """
    if judged.rows.classes is not None:
        return None
    n = len(judged.truth)
    chosen = np.unique(np.linspace(0, n - 1, min(n, DOTS)).astype(int))
    both = (judged.truth, judged.predictions.values)
    x, y = (np.asarray(v, float).reshape(n, -1)[chosen, 0] for v in both)
    ends = np.array([min(x.min(), y.min()), max(x.max(), y.max())])
    return Chart(
        "against",
        table["against"],
        table["true_value"],
        (
            Line(table["perfect"], ends, ends, "ideal"),
            Line(table["row"], x, y, "dots"),
        ),
        y_label=table["predicted_value"],
    )
