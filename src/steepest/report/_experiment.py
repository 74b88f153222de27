"""The picture of an experiment: its panels side by side."""

from pathlib import Path
from typing import Any

import numpy as np

from ..experiments import Curve, Measured, Panel
from ..language import told
from ._font import lettered
from ._picture import COLORS, INK, format_of, new_figure, write_whole

MOST_IN_A_ROW = 3
STROKES = {"line": "-", "dashed": "--", "dots": "o"}


@lettered()
def draw_experiment(measured: Measured, path: str | Path) -> Path:
    """Draw what an experiment measured into a PNG or SVG file.

    Parameters
    ----------
    measured : Measured
        What `Experiment.measure` returned.
    path : str or Path
        The file; its ending chooses the format.

    Returns
    -------
    Path
        The file that was written; after an error there is none.

    Raises
    ------
    SettingError
        If the ending is not .png or .svg, or the folder cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from steepest.experiments import experiments
    >>> measured = experiments["hinge"].measure()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     draw_experiment(measured, f"{folder}/hinge.svg").name
    'hinge.svg'
    """
    kind = format_of(path, ("png", "svg"))
    n = max(len(measured.panels), 1)
    rows = 1 if n <= MOST_IN_A_ROW else 2
    columns = -(-n // rows)
    figure = new_figure(5.0 * columns, 3.8 * rows)
    for i, panel in enumerate(measured.panels, 1):
        axes = figure.add_subplot(rows, columns, i)
        _show(axes, panel) if panel.image is not None else _draw_panel(axes, panel)
    return write_whole(path, lambda name: figure.savefig(name, format=kind, dpi=110))


def _show(axes: Any, panel: Panel) -> None:
    axes.imshow(panel.image, cmap="gray", vmin=0, vmax=255, interpolation="nearest")
    axes.set_axis_off()
    axes.set_title(told(panel.title), fontsize=10.5, color=INK)


def _draw_panel(axes: Any, panel: Panel) -> None:
    bars = [curve for curve in panel.curves if curve.style == "bars"]
    for i, curve in enumerate(bars):
        _draw_bars(axes, curve, i, len(bars))
    for i, curve in enumerate(panel.curves):
        if curve.style != "bars":
            y = np.asarray(curve.y, float)
            stroke = STROKES[curve.style]
            color = COLORS[i % len(COLORS)]
            axes.plot(curve.x, y, stroke, color=color, lw=1.8, ms=4, label=_of(curve))
    if panel.log_x:
        axes.set_xscale("log")
    if panel.log_y:
        axes.set_yscale("log")
    if panel.equal:
        axes.set_aspect("equal")
    axes.set_ylim(panel.low, panel.high)
    axes.set_title(told(panel.title), fontsize=10.5, color=INK)
    axes.set_xlabel(told(panel.x_label), color=INK)
    axes.set_ylabel(told(panel.y_label), color=INK)
    axes.spines[["top", "right"]].set_visible(False)
    if any(curve.label for curve in panel.curves):
        axes.legend(frameon=False, fontsize=8.5, labelcolor=INK)


def _draw_bars(axes: Any, curve: Curve, i: int, n: int) -> None:
    width = 0.8 / n
    at = np.arange(len(curve.x)) + (i - (n - 1) / 2) * width
    values = np.asarray(curve.y, float)
    drawn = axes.bar(at, values, width, color=COLORS[i % len(COLORS)], label=_of(curve))
    axes.bar_label(drawn, fmt="%.4g", fontsize=8, color=INK)
    axes.set_xticks(np.arange(len(curve.x)), [told(name) for name in curve.x])


def _of(curve: Curve) -> str:
    return told(curve.label) if curve.label else "_"
