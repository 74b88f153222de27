"""A diagnosis as one picture: curves, what to fix first, and a mark for each check."""

from collections.abc import Mapping
from typing import Any

from ..diagnosis import Diagnosis, Verdict, checks, languages, paragraphs
from ..language import filled
from ..runs import Run
from ._charts import run_charts
from ._font import families, picture_language
from ._panels import draw_chart
from ._picture import INK, MUTED, new_figure
from ._words import words

WIDTH, HEIGHT, LINE = 7.2, 2.7, 0.19  # inches: the picture, a row of curves, of text
COLUMNS = {"en": 104, "ko": 112}  # letters of a line; Korean ones count twice
BESIDE = 3  # checks in a row
PROBLEMS = 3  # the most that are told
SMALL, LARGE = 8.5, 9.5  # points
MARKS = {  # a shape each, so that no one needs the colors
    Verdict.FAIL: ("X", "#D55E00"),
    Verdict.WARN: ("^", "#E69F00"),
    Verdict.PASS: ("o", "#009E73"),
    Verdict.SKIPPED: ("_", MUTED),
}


def diagnosis_figure(
    diagnosis: Diagnosis, run: Run | None = None, language: str = "en"
) -> Any:
    """Return a Matplotlib figure of a diagnosis.

    Parameters
    ----------
    diagnosis : Diagnosis
    run : Run, optional
        The training that was diagnosed, for its curves.
    language : {"en", "ko"}
        Of the words; English where no font has Korean letters.

    Examples
    --------
    >>> from steepest.diagnosis.checks import margin
    >>> figure = diagnosis_figure(Diagnosis(findings=(margin.judge(100.0),)))
    >>> figure.axes[0].texts[0].get_text()
    'Nothing failed. Look at this first: margin.'
    """
    import matplotlib

    language = picture_language(language)
    charts = () if run is None else run_charts(run, words[language])[:2]
    lines = _lines(diagnosis, language)
    rows = -(-len(diagnosis.findings) // BESIDE) + 1
    heights = [LINE * (len(lines) + 0.5), LINE * (rows + 0.5)]
    if charts:
        heights.append(HEIGHT)
    with matplotlib.rc_context({"font.family": families()}):
        figure = new_figure(WIDTH, sum(heights))
        parts = figure.subfigures(len(heights), 1, height_ratios=heights, squeeze=False)
        _draw_text(_empty(parts[0, 0]), lines)
        _draw_marks(_empty(parts[1, 0]), diagnosis, rows, languages[language])
        if charts:
            wide = parts[2, 0].subplots(1, len(charts), squeeze=False)[0]
            for axes, chart in zip(wide, charts, strict=True):
                draw_chart(axes, chart)
        figure.draw_without_rendering()
    return figure


def _empty(part: Any) -> Any:
    axes = part.add_axes((0.012, 0, 0.976, 1))
    axes.set_axis_off()
    return axes


def _lines(diagnosis: Diagnosis, language: str) -> list[tuple[str, str, float]]:
    """Return lines of text, each with the color and the size of its letters."""
    lines = []
    told = 0
    for paragraph in paragraphs(diagnosis, language):
        told += paragraph.kind == "finding"
        if paragraph.kind in ("space", "aside") or told > PROBLEMS:
            continue
        heads = paragraph.kind in ("headline", "finding")
        color = INK
        if paragraph.kind == "finding" and paragraph.verdict is not None:
            color = MARKS[paragraph.verdict][1]
        indent = " " * paragraph.indent
        text = filled(paragraph.text, COLUMNS[language] - 10 * heads, indent, indent)
        size = LARGE if heads else SMALL
        lines += [(line, color, size) for line in text.splitlines()]
    return lines


def _draw_text(axes: Any, lines: list[tuple[str, str, float]]) -> None:
    axes.set_ylim(len(lines), -0.5)
    for at, (text, color, size) in enumerate(lines):
        axes.text(
            *(0, at, text),
            transform=axes.get_yaxis_transform(),
            va="top",
            fontsize=size,
            color=color,
            parse_math=False,
        )


def _draw_marks(
    axes: Any, diagnosis: Diagnosis, rows: int, table: Mapping[str, str]
) -> None:
    """Draw a mark and the name of each check, in causal order, column by column."""
    order = {name: i for i, name in enumerate(checks)}
    findings = sorted(diagnosis.findings, key=lambda f: order.get(f.check, len(order)))
    axes.set_xlim(0, BESIDE)
    axes.set_ylim(rows, -0.5)
    per_column = rows - 1
    for at, finding in enumerate(findings):
        x, y = divmod(at, per_column)
        _draw_mark(axes, x, y, finding.verdict, table[f"name/{finding.check}"])
    verdicts = [finding.verdict for finding in findings]
    for i, verdict in enumerate(MARKS):
        x = i * BESIDE / len(MARKS)
        text = f"{table[f'verdict/{verdict}']}: {verdicts.count(verdict)}"
        _draw_mark(axes, x, per_column + 0.3, verdict, text)


def _draw_mark(axes: Any, x: float, y: float, verdict: Verdict, text: str) -> None:
    shape, color = MARKS[verdict]
    axes.plot([x + 0.015], [y], shape, color=color, ms=5, clip_on=False)
    axes.text(
        *(x + 0.045, y, text),
        va="center",
        fontsize=7.5,
        color=MUTED if verdict is Verdict.SKIPPED else INK,
        parse_math=False,
    )
