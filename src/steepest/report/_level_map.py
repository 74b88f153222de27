"""A surface in the plane as contours, with its critical points."""

from typing import Any

import numpy as np

from ..landscape import critical_points, height_map
from ..surfaces import Surface
from ._picture import INK, MUTED

GRID = 241  # points along each axis
LEVELS = 22
LONG = 4.0  # longest to shortest side of a map with equal scales
MARKS = {"minimum": ("*", 130), "saddle": ("X", 60), "maximum": ("^", 60)}


def level_map(axes: Any, surface: Surface, *, points: bool = True) -> None:
    """Draw the contours of a surface of two coordinates into Matplotlib axes.

    Contours are spaced evenly on the scale of `landscape.height_map`, so that deep
    valleys and steep walls both show.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        The axes to draw into.
    surface : Surface
        A surface of two coordinates.
    points : bool
        Whether to mark minima (star), saddles (cross) and maxima (triangle). If the
        surface does not know all of its critical points, they are searched for.

    Raises
    ------
    SettingError
        If the surface is not of two coordinates, or finite nowhere.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> from steepest.surfaces import himmelblau
    >>> axes = Figure().subplots()
    >>> level_map(axes, himmelblau())
    >>> [float(end) for end in axes.get_xlim()]
    [-5.0, 5.0]
    """
    heights = height_map(surface, GRID)
    (left, right), (bottom, top) = surface.domain
    axes.contourf(
        heights.x,
        heights.y,
        heights.scaled,
        LEVELS,
        cmap="Blues_r",
        alpha=0.75,
        zorder=0,
    )
    axes.contour(
        heights.x,
        heights.y,
        heights.scaled,
        LEVELS,
        colors="white",
        linewidths=0.4,
        zorder=1,
    )
    if points:
        _mark(axes, surface)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    if 1 / LONG <= (top - bottom) / (right - left) <= LONG:
        axes.set_aspect("equal")  # so that a narrow valley looks narrow
    axes.set_xlabel("x", color=MUTED)
    axes.set_ylabel("y", color=MUTED, rotation=0, labelpad=8)
    axes.tick_params(colors=MUTED, length=3, labelsize=8)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _mark(axes: Any, surface: Surface) -> None:
    known = critical_points(surface)
    few = len(known) <= 30
    for kind, (mark, size) in MARKS.items():
        places = [point.point for point in known if point.kind == kind]
        if places and (few or kind == "minimum"):
            axes.scatter(
                *np.array(places).T,
                marker=mark,
                s=size if few else size / 3,
                facecolor="white",
                edgecolor=INK,
                linewidth=0.8,
                zorder=6,
                label=kind,
            )
