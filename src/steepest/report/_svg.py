"""Curves as SVG inside a page: the page's style sheet colors them, light or dark."""

from collections.abc import Iterator
from html import escape

import numpy as np

from ._charts import Chart, Line
from ._ticks import tick_text, ticks

WIDTH, HEIGHT = 400, 240
ROOM = 0.04  # of an axis, beyond the values
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 12, 40


def chart_svg(chart: Chart) -> str:
    """Return curves as an SVG element, with a text for screen readers.

    Examples
    --------
    >>> line = Line("training", np.array([1.0, 2.0]), np.array([0.9, 0.4]), "train")
    >>> drawing = chart_svg(Chart("loss", "Loss by epoch", "epoch", (line,)))
    >>> drawing.startswith('<svg'), "training" in drawing
    (True, True)
    """
    return "".join(_parts(chart))


def _parts(chart: Chart) -> Iterator[str]:
    x = _Scale.of([line.x for line in chart.lines], chart.log_x, LEFT, WIDTH - RIGHT)
    y = _Scale.of(
        [line.y for line in chart.lines],
        chart.log_y,
        HEIGHT - BOTTOM,
        TOP,
        chart.low,
        chart.high,
    )
    if chart.y_label:  # both axes in the same unit, or both of shares
        yield f'<div class="aside">{escape(chart.y_label)}</div>'
    label = escape(f"{chart.title}: {_summary(chart)}", quote=True)
    yield (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{label}">'
    )
    for value in ticks(y.low, y.high, log=chart.log_y):
        at = y(value)
        yield f'<path class="grid" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>'
        yield (
            f'<text x="{LEFT - 5}" y="{at + 3.5:.1f}" text-anchor="end">'
            f"{tick_text(value)}</text>"
        )
    for value in ticks(x.low, x.high, log=chart.log_x):
        at = x(value)
        yield f'<path class="grid" d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}"/>'
        yield (
            f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 14}" text-anchor="middle">'
            f"{tick_text(value)}</text>"
        )
    yield (
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" '
        f'text-anchor="middle">{escape(chart.x_label)}</text>'
    )
    for line in chart.lines:
        if line.role != "dots":
            yield f'<path class="line {line.role}" d="{_path(line, x, y)}"/>'
        yield from _dots(line, x, y)
    if chart.mark is not None:
        at, value, _ = chart.mark
        yield f'<circle class="mark" cx="{x(at):.1f}" cy="{y(value):.1f}" r="4.5"/>'
    yield "</svg>"
    yield _legend(chart)


def _dots(line: Line, x: "_Scale", y: "_Scale") -> Iterator[str]:
    """Yield a circle for each point of dots, or of a curve with sizes."""
    if line.role != "dots" and line.sizes is None:
        return
    sizes = np.full(len(line.x), 0.1) if line.sizes is None else line.sizes
    for at, value, size in zip(line.x, line.y, sizes, strict=True):
        if np.isfinite(value):
            radius = 2 + 5 * np.sqrt(size)
            yield (
                f'<circle class="dot" cx="{x(at):.1f}" cy="{y(value):.1f}" '
                f'r="{radius:.1f}"/>'
            )


def _legend(chart: Chart) -> str:
    """Return the names of the curves as text of the page, which can wrap."""

    def key(drawn: str) -> str:
        return f'<svg class="key" viewBox="0 0 24 10">{drawn}</svg>'

    named = [key(_stroke(line)) + f" {escape(line.label)}" for line in chart.lines]
    if chart.mark is not None:
        ring = key('<circle class="mark" cx="12" cy="5" r="4"/>')
        named.append(f"{ring} {escape(chart.mark[2])}")
    if chart.note:
        named.append(escape(chart.note))
    return f'<div class="legend"><span>{"</span> <span>".join(named)}</span></div>'


def _stroke(line: Line) -> str:
    if line.role == "dots":
        return '<circle class="dot" cx="12" cy="5" r="3.5"/>'
    return f'<path class="line {line.role}" d="M1 5H23"/>'


def _path(line: Line, x: "_Scale", y: "_Scale") -> str:
    """Return the path of a curve, interrupted where it is not finite."""
    commands, pen = [], "M"
    for at, value in zip(line.x, line.y, strict=True):
        if not np.isfinite(value) or (y.log and value <= 0):
            pen = "M"
            continue
        inside = min(max(float(value), y.low), y.high)
        commands.append(f"{pen}{x(at):.1f} {y(inside):.1f}")
        pen = "L"
    return "".join(commands)


def _summary(chart: Chart) -> str:
    return ", ".join(
        f"{line.label} {line.y[0]:.4g} → {line.y[-1]:.4g}"
        for line in chart.lines
        if len(line.y)
    )


class _Scale:
    """From numbers to pixels along one axis."""

    def __init__(
        self, low: float, high: float, log: bool, start: float, end: float
    ) -> None:
        self.low, self.high, self.log = low, high, log
        self.start, self.end = start, end

    @classmethod
    def of(
        cls,
        values: list[np.ndarray],
        log: bool,
        start: float,
        end: float,
        low: float | None = None,
        high: float | None = None,
    ) -> "_Scale":
        shown = np.concatenate(values) if values else np.zeros(0)
        shown = shown[np.isfinite(shown) & ((shown > 0) | (not log))]
        if not len(shown):
            shown = np.array([1.0])
        lowest, highest = float(shown.min()), float(shown.max())
        if lowest == highest:
            room = abs(lowest) * 0.05 or 0.5  # all values are the same
            lowest, highest = lowest - room, highest + room
        if log:
            edge = (highest / lowest) ** ROOM
            lowest, highest = lowest / edge, highest * edge
        else:
            edge = (highest - lowest) * ROOM
            lowest, highest = lowest - edge, highest + edge
        return cls(
            lowest if low is None else low,
            highest if high is None else high,
            *(log, start, end),
        )

    def __call__(self, value: float) -> float:
        low, high = self.low, self.high
        if self.log:
            low, high, value = np.log([low, high, value])
        return float(
            self.start + (value - low) / (high - low) * (self.end - self.start)
        )
