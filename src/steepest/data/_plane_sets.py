"""Small sets of points in the plane, drawn from a fixed seed."""

from collections.abc import Callable

import numpy as np

from .._core import generator_for
from ._rows import Rows, Table

ROWS = 400


def blobs(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return three round groups, which straight lines part."""
    centers = np.array([[-1.5, -1.0], [1.5, -1.0], [0.0, 1.6]])
    group = np.arange(ROWS) % 3
    return centers[group] + 0.55 * rng.normal(size=(ROWS, 2)), group


def circles(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return a disk within a ring, which no straight line parts."""
    ring = np.arange(ROWS) % 2
    radius = np.where(ring, 2.0, 0.8) + 0.25 * rng.normal(size=ROWS)
    return _around(radius, rng.uniform(0, 2 * np.pi, ROWS)), ring


def moons(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return two half circles, one reaching into the other."""
    lower = np.arange(ROWS) % 2
    arc = _around(np.ones(ROWS), rng.uniform(0, np.pi, ROWS))
    arc[lower == 1] = np.array([1.0, 0.5]) - arc[lower == 1]
    return arc + 0.15 * rng.normal(size=(ROWS, 2)), lower


def spirals(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return two spirals of a turn and a half, one within the other."""
    arm = np.arange(ROWS) % 2
    turn = np.sqrt(rng.uniform(0.02, 1.0, ROWS)) * 3 * np.pi
    points = _around(turn / np.pi, turn + np.pi * arm)
    return points + 0.1 * rng.normal(size=(ROWS, 2)), arm


def xor(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return four squares; those opposite each other are one class."""
    points = rng.uniform(-2, 2, (ROWS, 2))
    points += 0.2 * np.sign(points)
    return points, (points[:, 0] * points[:, 1] > 0).astype(int)


def wave(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the height of a wave over the plane, with noise: a regression."""
    points = rng.uniform(-2, 2, (ROWS, 2))
    height = np.sin(1.6 * points[:, 0]) + 0.5 * points[:, 1]
    return points, height + 0.1 * rng.normal(size=ROWS)


Drawn = Callable[[np.random.Generator], tuple[np.ndarray, np.ndarray]]
PLANE_SETS: dict[str, Drawn] = {
    draw.__name__: draw for draw in (blobs, circles, moons, spirals, wave, xor)
}


def read_plane_set(name: str) -> Rows:
    """Return the rows of a set; classes are called A, B and C."""
    points, targets = PLANE_SETS[name](generator_for(0, f"points of {name}"))
    points = points.round(4)  # as a table would hold them
    of_classes = targets.dtype.kind == "i"
    return Rows(
        inputs=Table({"x1": points[:, 0], "x2": points[:, 1]}),
        targets=np.array(list("ABC"), object)[targets] if of_classes else targets,
        target_names=("class" if of_classes else "height",),
        source=name,
        row_names=np.arange(1, ROWS + 1),
    )


def _around(radius: np.ndarray, angle: np.ndarray) -> np.ndarray:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
