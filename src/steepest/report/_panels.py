"""What a picture of a run is put together from: one small drawing into axes each."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..runs import Quality
from ..training import Judged
from ._charts import Chart
from ._font import showable
from ._picture import COLORS, INK, MUTED

STROKES = {  # told apart without colors, too
    "train": {"color": COLORS[1], "ls": "-", "lw": 1.6},
    "validation": {"color": COLORS[0], "ls": "--", "lw": 1.6},
    "other": {"color": COLORS[2], "ls": "-.", "lw": 1.6},
}
MOST_CELLS = 12  # classes of a matrix that stay readable
MOST_PAIRS = 10
MOST_DOTS = 1000
GRAY = "#c8c8c8"


def draw_chart(axes: Any, chart: Chart) -> None:
    """Draw curves, the point that matters, and a note of what is not seen."""
    for line in chart.lines:
        few = len(line.x) <= 30
        seen = np.where(np.isfinite(line.y), line.y, np.nan)
        axes.plot(
            *(line.x, seen),
            **STROKES[line.role],
            label=line.label,
            marker="o" if few else None,
            ms=3,
        )
    axes.set_xscale("log" if chart.log_x else "linear")
    axes.set_yscale("log" if chart.log_y else "linear")
    axes.set_ylim(chart.low, chart.high)
    if not chart.log_x:
        axes.xaxis.get_major_locator().set_params(integer=True)
    if chart.mark is not None:
        x, y, said = chart.mark
        axes.plot([x], [y], "o", mfc="white", mec=INK, ms=8, zorder=5, label=said)
    framed(axes, chart.title, chart.x_label)
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
    """Draw who was taken for whom: a matrix, or of many classes the commonest pairs."""
    names = [showable(each.name, i) for i, each in enumerate(quality.classes)]
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
            said = f"{count:,.4g}"
            axes.text(j, i, said, ha="center", va="center", color=color, fontsize=size)
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


def draw_calibration(axes: Any, quality: Quality, table: Mapping[str, str]) -> None:
    """Draw how often a probability was right, larger dots for more rows."""
    said, share, rows = np.array(quality.calibration).T
    axes.plot([0, 1], [0, 1], color=MUTED, lw=1, ls=":", label=table["as_predicted"])
    axes.plot(said, share, color=COLORS[1], lw=1.2)
    sizes = 12 + 120 * rows / rows.max()
    axes.scatter(said, share, s=sizes, color=COLORS[1], edgecolor="white", zorder=3)
    axes.set(xlim=(-0.04, 1.04), ylim=(-0.04, 1.04))
    y = table["found_share"]
    if len(quality.classes) == 2:
        y = table["of_class"].format(name=_short(showable(quality.classes[1].name, 1)))
    framed(axes, table["calibration"], table["predicted_probability"], y)
    axes.legend(frameon=False, fontsize=8.5, labelcolor=INK, loc="upper left")


def draw_against(axes: Any, judged: Judged, table: Mapping[str, str]) -> None:
    """Draw predicted against true numbers, of several columns the first."""
    x, y = sampled_pairs(judged)
    ends = [min(x.min(), y.min()), max(x.max(), y.max())]
    axes.plot(ends, ends, color=MUTED, lw=1, ls=":", label=table["perfect"])
    axes.plot(x, y, "o", color=COLORS[1], ms=3.5, alpha=0.6, mew=0)
    framed(axes, table["against"], table["true_value"], table["predicted_value"])
    axes.legend(frameon=False, fontsize=8.5, labelcolor=INK, loc="upper left")


def sampled_pairs(judged: Judged) -> tuple[np.ndarray, np.ndarray]:
    """Return true and predicted numbers of evenly spaced rows, 1000 at most."""
    n = len(judged.truth)
    chosen = np.unique(np.linspace(0, n - 1, min(n, MOST_DOTS)).astype(int))
    both = (judged.truth, judged.predictions.values)
    x, y = (np.asarray(each, float).reshape(n, -1)[chosen, 0] for each in both)
    return x, y


def framed(axes: Any, title: str, x_label: str, y_label: str = "") -> None:
    """Give axes their title, labels and quiet lines."""
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
