"""Half E: twelve sets of three small shapes, for models of other packages.

Written down before anything of it was trained or diagnosed, and diagnosed once. Sets of
one shape and size share their compiled programs, since a model of another package is
read anew for every run. 320 training rows, 100 validation rows, and 1024 that neither a
run nor a check reads, on which the cost of a fault is measured. As in half D, every set
says which models suit it by how its rows are made, and no two sets share a draw.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from .rows import Set, as_classes, as_numbers

__all__ = ["SMALL_SETS"]

TRAIN, VALIDATION, FRESH = 320, 100, 1024
LINEAR, SMALL = "linear", "mlp-32"
Rows = Callable[[np.random.Generator, int], Any]


# six columns, a number


def _bridges(draw: np.random.Generator, n: int) -> Any:
    """A straight response to six loads."""
    x = draw.gamma(3.0, 4.0, (n, 6))
    return as_numbers(x, 30 + x @ [1, 2, 0, -1, 0.5, 1] + draw.normal(0, 3, n))


def _gauges(draw: np.random.Generator, n: int) -> Any:
    """Six readings of two hidden quantities, and a response linear in these."""
    hidden = draw.normal(size=(n, 2))
    x = hidden @ draw.normal(size=(2, 6)) + draw.normal(0, 0.4, (n, 6))
    return as_numbers(x, hidden @ [1.0, -0.7] + draw.normal(0, 0.3, n))


def _cooling(draw: np.random.Generator, n: int) -> Any:
    """A hill along one column, a slope along another."""
    x = draw.uniform(-2, 2, (n, 6))
    y = 3 * np.exp(-(x[:, 1] ** 2)) + 0.5 * x[:, 4]
    return as_numbers(x, y + draw.normal(0, 0.2, n))


def _corner(draw: np.random.Generator, n: int) -> Any:
    """The larger of two columns, less the larger of two others."""
    x = draw.normal(size=(n, 6))
    y = np.maximum(x[:, 0], x[:, 2]) * 2 + np.abs(x[:, 3]) * 2
    return as_numbers(x, y + draw.normal(0, 0.2, n))


# five columns, two classes


def _verdicts(draw: np.random.Generator, n: int) -> Any:
    """The sign of a weighted sum of five columns, with noise."""
    x = draw.normal(size=(n, 5))
    return as_classes(x, x @ [1, -1, 0.5, 0, 2] + draw.normal(0, 0.5, n) > 0)


def _parcels(draw: np.random.Generator, n: int) -> Any:
    """Counts of five goods, whose rates differ between two kinds of customers."""
    y = draw.integers(0, 2, n)
    rates = np.array([[4, 6, 3, 8, 5], [7, 4, 3, 5, 8]])
    return as_classes(draw.poisson(rates[y]), y)


def _stripe(draw: np.random.Generator, n: int) -> Any:
    """Near a plane through the middle, or away from it on either side."""
    x = draw.normal(size=(n, 5))
    return as_classes(x, np.abs(x[:, 0] + x[:, 2]) < 1)


def _wedge(draw: np.random.Generator, n: int) -> Any:
    """Which of two columns is larger in size."""
    x = draw.uniform(-1, 1, (n, 5))
    return as_classes(x, np.abs(x[:, 1]) > np.abs(x[:, 3]))


# nine columns, three classes


def _tribes(draw: np.random.Generator, n: int) -> Any:
    """Three clouds of equal size."""
    y = draw.integers(0, 3, n)
    centers = draw.normal(0, 1.2, (3, 9))
    return as_classes(centers[y] + draw.normal(size=(n, 9)), y)


def _harvest(draw: np.random.Generator, n: int) -> Any:
    """The largest of three sums of nine columns with long tails."""
    x = draw.exponential(size=(n, 9))
    sums = x @ np.repeat(np.eye(3), 3, axis=0)
    return as_classes(x, (sums + draw.normal(0, 0.4, (n, 3))).argmax(1))


def _bands(draw: np.random.Generator, n: int) -> Any:
    """Low, middle and high: the size of one column."""
    x = draw.normal(size=(n, 9))
    return as_classes(x, np.digitize(np.abs(x[:, 5]), [0.43, 0.97]))


def _petals(draw: np.random.Generator, n: int) -> Any:
    """Which of three columns is farthest from zero, on either side."""
    x = draw.normal(size=(n, 9))
    return as_classes(x, np.abs(x[:, [0, 4, 8]]).argmax(1))


def _set(make: Rows, seed: int, *, curved: bool = False) -> Set:
    def rows(folder: Path | None) -> tuple[np.ndarray, np.ndarray]:
        del folder
        return make(np.random.default_rng(seed), TRAIN + VALIDATION + FRESH)

    suits = (SMALL,) if curved else (LINEAR, SMALL)
    return Set("E", rows, TRAIN, VALIDATION, suits=suits, curved=curved)


SMALL_SETS: dict[str, Set] = {
    "bridges": _set(_bridges, 201),
    "gauges": _set(_gauges, 202),
    "cooling": _set(_cooling, 203, curved=True),
    "corner": _set(_corner, 204, curved=True),
    "verdicts": _set(_verdicts, 211),
    "parcels": _set(_parcels, 212),
    "stripe": _set(_stripe, 213, curved=True),
    "wedge": _set(_wedge, 214, curved=True),
    "tribes": _set(_tribes, 221),
    "harvest": _set(_harvest, 222),
    "bands": _set(_bands, 223, curved=True),
    "petals": _set(_petals, 224, curved=True),
}
