"""A race as a picture: the tracks on the map, and f along each of them."""

from pathlib import Path
from typing import Any

import numpy as np

from ..landscape import Ending, Race, Runner
from ..language import told
from ._font import lettered
from ._level_map import level_map
from ._picture import COLORS, INK, MUTED, format_of, new_figure, write_whole

ENDED = {Ending.CONVERGED, Ending.AT_SADDLE, Ending.LEFT, Ending.DIVERGED}
WIDE, LEAST, MOST = 5.6, 2.6, 5.1  # inches of a map: width, least and most height
ENDS = {
    Ending.CONVERGED: "o",
    Ending.AT_SADDLE: "s",
    Ending.OSCILLATING: "D",
    Ending.LEFT: ">",
    Ending.DIVERGED: "x",
    Ending.UNFINISHED: "o",
}


@lettered()
def draw_race(race: Race, path: str | Path) -> Path:
    """Draw a race on a surface of two coordinates into a PNG or SVG file.

    Parameters
    ----------
    race : Race
        What `steepest.landscape.race` returned.
    path : str or Path
        The file; its ending chooses the format.

    Returns
    -------
    Path
        The file that was written; after an error there is none.

    Raises
    ------
    SettingError
        If the ending is not .png or .svg, the folder cannot be written, or the surface
        is not of two coordinates.

    Examples
    --------
    >>> import tempfile
    >>> from steepest.landscape import race
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     draw_race(race("bowl", steps=20), f"{folder}/bowl.svg").name
    'bowl.svg'
    """
    kind = format_of(path, ("png", "svg"))
    figure, lines, _ = race_figure(race)
    for line, runner in zip(lines, race.runners, strict=True):
        track_lines(line, runner, race.steps)
    return write_whole(path, lambda name: figure.savefig(name, format=kind, dpi=150))


def race_figure(race: Race) -> tuple[Any, list[tuple[Any, ...]], Any]:
    """Return the figure without tracks, the artists of every runner, and the title."""
    count = len(race.runners)
    high = _height_of_map(race)
    figure = new_figure(10.4, high + 0.24 * count)
    grid = figure.add_gridspec(
        2, 2, width_ratios=(1.25, 1), height_ratios=(high - 0.1, 0.1 + 0.24 * count)
    )
    plane, heights = figure.add_subplot(grid[0, 0]), figure.add_subplot(grid[0, 1])
    _endings(figure.add_subplot(grid[1, :]), race)
    level_map(plane, race.surface)
    title = plane.set_title(
        f"{race.surface.name.replace('_', ' ')}   f = {race.surface.formula}",
        color=INK,
        fontsize=10,
        loc="left",
    )
    plane.plot(*race.start, "o", color="white", mec=INK, ms=7, zorder=7)
    plane.annotate(
        told("start"),
        (race.start[0], race.start[1]),
        xytext=(7, 6),
        textcoords="offset points",
        color=INK,
        fontsize=9,
        zorder=8,
        bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none", "alpha": 0.7},
    )
    lines = [
        _lines(plane, heights, runner, COLORS[i % len(COLORS)])
        for i, runner in enumerate(race.runners)
    ]
    _set_up_heights(heights, race)
    return figure, lines, title


def steps_shown(race: Race) -> int:
    """Return the step at which the last runner ended; the last step if one did not.

    Examples
    --------
    >>> from steepest.landscape import race
    >>> steps_shown(race("bowl", optimizers=["newton"], steps=50))
    1
    """
    ends = [
        runner.outcome.step if runner.outcome.ending in ENDED else race.steps
        for runner in race.runners
    ]
    return max(
        1, *(race.steps if end is None else min(end, race.steps) for end in ends)
    )


def _height_of_map(race: Race) -> float:
    """Return the height of a map with equal scales on both axes, labels included."""
    (left, right), (bottom, top) = race.surface.domain[:2]
    return min(max(WIDE * (top - bottom) / (right - left) + 0.6, LEAST), MOST)


def _lines(plane: Any, heights: Any, runner: Runner, color: str) -> tuple[Any, ...]:
    (outline,) = plane.plot([], [], color="white", lw=3.4, alpha=0.85, zorder=3)
    (track,) = plane.plot([], [], color=color, lw=1.7, zorder=4)
    (head,) = plane.plot(
        [], [], ENDS[runner.outcome.ending], color=color, mec="white", ms=8, zorder=9
    )
    (curve,) = heights.plot([], [], color=color, lw=1.7)
    return outline, track, head, curve


def track_lines(lines: tuple[Any, ...], runner: Runner, step: int) -> None:
    """Show the track of a runner up to a step."""
    outline, track, head, curve = lines
    points = runner.points[: step + 1]
    finite = np.isfinite(points).all(axis=1) & (np.abs(points) < 1e6).all(axis=1)
    points = points[finite]
    outline.set_data(*points.T)
    track.set_data(*points.T)
    head.set_data(*points[-1:].T)
    values = runner.values[: step + 1]
    curve.set_data(np.arange(step + 1), np.where(np.isfinite(values), values, np.nan))


def _set_up_heights(heights: Any, race: Race) -> None:
    """Set up the axes of f, with a log scale if no value is below zero."""
    last = steps_shown(race)
    values = np.concatenate([runner.values[: last + 1] for runner in race.runners])
    values = values[np.isfinite(values)]
    top = max(runner.values[0] for runner in race.runners)
    bottom = float(values.min())
    if bottom >= 0 and top > 0:
        low = max(float(values[values > 0].min(initial=top)), 1e-12 * top)
        heights.set_yscale("log")
        heights.set_ylim(low / 2, top * 3)
    else:
        floor = max(bottom, top - 10 * max(abs(top), 1.0)) if bottom < -1e3 else bottom
        margin = 0.08 * (top - floor)
        heights.set_ylim(floor - margin, top + margin)
    heights.set_xlim(0, last)
    heights.xaxis.get_major_locator().set_params(integer=True)
    heights.set_xlabel(told("step"), color=MUTED)
    heights.set_title(told("f along the way"), color=INK, fontsize=10, loc="left")
    heights.tick_params(colors=MUTED, length=3, labelsize=8)
    heights.grid(color="#e6e6e6", lw=0.6)
    heights.spines[["top", "right"]].set_visible(False)
    heights.spines[["left", "bottom"]].set_color("#c8c8c8")


def _endings(axes: Any, race: Race) -> None:
    """List how every runner ended, with its color."""
    axes.set_axis_off()
    count = len(race.runners)
    axes.set(xlim=(0, 1), ylim=(-count + 0.4, 0.6))
    for i, runner in enumerate(race.runners):
        color = COLORS[i % len(COLORS)]
        axes.plot([0.008, 0.032], [-i, -i], color=color, lw=2.4)
        axes.text(0.042, -i, runner.label, color=INK, fontsize=9, va="center")
        axes.text(0.26, -i, str(runner.outcome), color=MUTED, fontsize=9, va="center")
