"""The panels of a picture of a run; each function draws into one pair of axes."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..runs import Quality
from ._charts import Chart
from ._font import showable
from ._picture import COLORS, INK, MUTED

STROKES = {  # can be distinguished without colors
    "train": {"color": COLORS[1], "ls": "-", "lw": 1.6},
    "validation": {"color": COLORS[0], "ls": "--", "lw": 1.6},
    "other": {"color": COLORS[2], "ls": "-.", "lw": 1.6},
    "ideal": {"color": MUTED, "ls": ":", "lw": 1.0},
    "dots": {"color": COLORS[1], "ls": "", "marker": "o", "alpha": 0.6, "mew": 0},
}
MOST_CELLS = 12  # classes that a readable matrix can have
MOST_PAIRS = 10
MOST_X_TICKS = 5
GRAY = "#c8c8c8"


def draw_chart(axes: Any, chart: Chart) -> None:
    """Draw curves, their marked point, and a note of what they do not show."""
    for line in chart.lines:
        few = len(line.x) <= 30 and line.role != "ideal" and line.sizes is None
        seen = np.where(np.isfinite(line.y), line.y, np.nan)
        stroke = {"marker": "o" if few else None, "ms": 3, **STROKES[line.role]}
        axes.plot(line.x, seen, **stroke, label=line.label)
        if line.sizes is not None:
            sizes, color = 12 + 120 * line.sizes, stroke["color"]
            axes.scatter(line.x, seen, s=sizes, color=color, ec="white", zorder=3)
    axes.set_xscale("log" if chart.log_x else "linear")
    axes.set_yscale("log" if chart.log_y else "linear")
    axes.set_ylim(chart.low, chart.high)
    if not chart.log_x:  # more labels of large numbers would overlap
        axes.locator_params(axis="x", nbins=MOST_X_TICKS)
    if chart.x_label and not chart.y_label and not chart.log_x:  # epochs, steps
        axes.xaxis.get_major_locator().set_params(integer=True)
    if chart.mark is not None:
        x, y, label = chart.mark
        axes.plot([x], [y], "o", mfc="white", mec=INK, ms=8, zorder=5, label=label)
    framed(axes, chart.title, chart.x_label, showable(chart.y_label, 1))
    if chart.note:
        axes.text(
            *(0.5, 0.97, chart.note),
            transform=axes.transAxes,
            ha="center",
            va="top",
            fontsize=8,
            color=INK,
            bbox={"boxstyle": "round,pad=0.2", "fc": "white", "ec": GRAY, "lw": 0.6},
        )
    axes.legend(frameon=False, fontsize=8.5, labelcolor=INK, handlelength=2.4)


def draw_confusion(axes: Any, quality: Quality, table: Mapping[str, str]) -> None:
    """Draw the confusion matrix, or the most frequent confusions of many classes."""
    names = [showable(entry.name, i) for i, entry in enumerate(quality.classes)]
    counts = np.array(quality.confusion)
    if len(names) > MOST_CELLS:
        _draw_pairs(axes, counts, names, table)
        return
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1e-300)
    axes.imshow(shares, cmap="Greys", vmin=0, vmax=1.15, aspect="auto")
    size = 9 if len(names) <= 6 else 7.5
    for (i, j), count in np.ndenumerate(counts):
        if count:
            color = "white" if shares[i, j] > 0.55 else INK
            number = f"{count:,.4g}"
            axes.text(
                j, i, number, ha="center", va="center", color=color, fontsize=size
            )
    places = range(len(names))
    axes.set_xticks(places, [_short(name) for name in names], fontsize=8)
    axes.set_yticks(places, [_short(name) for name in names], fontsize=8)
    if max(map(len, names)) > 3 and len(names) > 3:
        axes.tick_params(axis="x", rotation=45)
    framed(axes, table["confusion"], table["taken_for"], table["true_class"])
    axes.grid(visible=False)


def _draw_pairs(
    axes: Any, counts: np.ndarray, names: list[str], table: Mapping[str, str]
) -> None:
    wrong = counts - np.diag(np.diag(counts))
    order = np.argsort(-wrong, axis=None, kind="stable")[:MOST_PAIRS]
    pairs = [np.unravel_index(i, wrong.shape) for i in order if wrong.flat[i] > 0]
    labels = [f"{_short(names[i])} → {_short(names[j])}" for i, j in pairs]
    places = np.arange(len(pairs))
    axes.barh(places, [wrong[pair] for pair in pairs], color=MUTED, height=0.6)
    axes.set_yticks(places, labels, fontsize=8)
    axes.invert_yaxis()
    framed(
        axes, table["confused_most"], f"{table['true_class']} → {table['taken_for']}"
    )


def framed(axes: Any, title: str, x_label: str, y_label: str = "") -> None:
    """Give axes their title, labels and a light grid."""
    axes.set_title(title, color=INK, fontsize=10, loc="left")
    axes.set_xlabel(x_label, color=MUTED, fontsize=9)
    axes.set_ylabel(y_label, color=MUTED, fontsize=9)
    axes.tick_params(colors=MUTED, length=3, labelsize=8, which="both")
    axes.grid(color="#e6e6e6", lw=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(GRAY)


def _short(name: str) -> str:
    return name if len(name) <= 14 else f"{name[:13]}…"
