"""A surface in the plane as contours, with its critical points."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..landscape import find_critical_points
from ..surfaces import Surface
from ._picture import INK, MUTED

GRID = 241  # points along each axis
LEVELS = 22
LONG = 4.0  # longest to shortest side of a map with equal scales
MARKS = {"minimum": ("*", 130), "saddle": ("X", 60), "maximum": ("^", 60)}


def level_map(axes: Any, surface: Surface, *, points: bool = True) -> None:
    """Draw the contours of a surface of two coordinates into Matplotlib axes.

    Contours are spaced evenly in log(1 + (f − lowest)/s), so that deep valleys and
    steep walls both show; s is the 5 % quantile of the heights above the lowest.

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
        If the surface is not of two coordinates.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> from steepest.surfaces import himmelblau
    >>> axes = Figure().subplots()
    >>> level_map(axes, himmelblau())
    >>> [float(end) for end in axes.get_xlim()]
    [-5.0, 5.0]
    """
    if surface.dimension != 2:
        raise SettingError(
            f"A map has two coordinates; '{surface.name}' has {surface.dimension}. "
            "Choose a surface in the plane, or look at the values alone."
        )
    (left, right), (bottom, top) = surface.domain
    x, y = np.linspace(left, right, GRID), np.linspace(bottom, top, GRID)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    heights = np.array(jax.vmap(surface)(jnp.asarray(grid) * 1.0)).reshape(GRID, GRID)
    heights = np.ma.masked_invalid(heights)
    lowest = float(heights.min())
    spread = float(np.ma.median(heights)) - lowest or 1.0
    scale = max(float(np.quantile(heights.compressed(), 0.05)) - lowest, 1e-3 * spread)
    shown = np.ma.log(1 + (heights - lowest) / scale)
    axes.contourf(x, y, shown, LEVELS, cmap="Blues_r", alpha=0.75, zorder=0)
    axes.contour(x, y, shown, LEVELS, colors="white", linewidths=0.4, zorder=1)
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
    known = surface.known
    if not surface.complete:
        try:
            known = find_critical_points(surface)
        except (
            SettingError
        ):  # a whole line of critical points: mark only the known ones
            known = surface.known
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
