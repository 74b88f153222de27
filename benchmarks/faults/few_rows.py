"""Half D: 22 data sets with 24 to 500 training rows, as beginners have them.

Tables of few rows, unequal classes, more columns than rows, categories, small pictures
and sequences. Like half C, every set says which models suit it, from how its rows are
made, and nothing of it was diagnosed before the checks were frozen. Validation rows are
as few as people put aside; what a fault costs is measured on 1024 rows that neither a
run nor a check reads. No two sets share a draw, and no file of `mnist` was used in
another half.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from .rows import Set, as_classes, as_numbers, pictures

__all__ = ["FEW"]

LINEAR, SMALL, LARGE = "linear", "mlp-32", "mlp-64"
NETS = (SMALL, LARGE)
FRESH = 1024
MANY = 150  # training rows from which on 60 are put aside, otherwise 12
Rows = Callable[[np.random.Generator, int], tuple[np.ndarray, np.ndarray]]


def _levels(draw: np.random.Generator, n: int, counts: tuple[int, ...]) -> np.ndarray:
    """Draw categories, as one column for each level."""
    return np.concatenate([np.eye(k)[draw.integers(0, k, n)] for k in counts], axis=1)


# six columns, a number


def _dosage(draw: np.random.Generator, n: int) -> Any:
    """A straight response to six doses."""
    x = draw.uniform(0, 50, (n, 6))
    signal = x @ [0.5, -0.3, 0.8, 0.0, 0.2, -0.6]
    return as_numbers(x, 12 + signal + draw.normal(0, 4, n))


def _springs(draw: np.random.Generator, n: int) -> Any:
    """A law of nature, measured well."""
    x = draw.normal(2.0, 0.3, (n, 6))
    return as_numbers(x, 9.81 * x[:, 0] - 3 * x[:, 4] + draw.normal(0, 0.2, n))


def _months(draw: np.random.Generator, n: int) -> Any:
    """A mean for each of six levels."""
    x = _levels(draw, n, (6,))
    means = np.array([10.0, 14.0, 21.0, 24.0, 17.0, 11.0])
    return as_numbers(x, x @ means + draw.normal(0, 2, n))


def _incomes(draw: np.random.Generator, n: int) -> Any:
    """Columns of long right tails, and a response linear in them."""
    x = draw.lognormal(0.0, 0.6, (n, 6))
    return as_numbers(x, x @ [3, 2, 0, 1, 0, -1] + draw.normal(0, 1, n))


def _vault(draw: np.random.Generator, n: int) -> Any:
    """A parabola along one column, a slope along another."""
    x = draw.uniform(-2, 2, (n, 6))
    return as_numbers(x, x[:, 0] ** 2 + 0.4 * x[:, 3] + draw.normal(0, 0.2, n))


def _tides(draw: np.random.Generator, n: int) -> Any:
    """A wave along the sum of two columns."""
    x = draw.uniform(-2, 2, (n, 6))
    wave = 2 * np.sin(1.5 * (x[:, 1] + x[:, 2]))
    return as_numbers(x, wave + draw.normal(0, 0.2, n))


# five columns, two classes


def _pair(draw: np.random.Generator, n: int) -> Any:
    """Two clouds of five columns."""
    y = draw.integers(0, 2, n)
    return as_classes(draw.normal(size=(n, 5)) + 1.5 * (2 * y[:, None] - 1), y)


def _votes(draw: np.random.Generator, n: int) -> Any:
    """Five answers of yes or no, of which the majority counts."""
    x = draw.integers(0, 2, (n, 5))
    return as_classes(x, x.sum(1) > 2)


def _rare(draw: np.random.Generator, n: int) -> Any:
    """One row in ten is of the second class."""
    y = draw.random(n) < 0.1
    return as_classes(draw.normal(size=(n, 5)) + 1.4 * y[:, None], y)


def _rarer(draw: np.random.Generator, n: int) -> Any:
    """One row in sixteen is of the second class, far away in two columns."""
    y = draw.random(n) < 1 / 16
    return as_classes(draw.normal(size=(n, 5)) + y[:, None] * [3, 0, 0, -3, 0], y)


def _shell(draw: np.random.Generator, n: int) -> Any:
    """Inside or outside a circle of two of the five columns."""
    x = draw.normal(size=(n, 5))
    return as_classes(x, (x[:, :2] ** 2).sum(1) > 1.4)


def _quadrants(draw: np.random.Generator, n: int) -> Any:
    """Whether two columns have the same sign."""
    x = draw.uniform(-1, 1, (n, 5))
    return as_classes(x, x[:, 0] * x[:, 3] > 0)


# nine columns, three classes


def _menu(draw: np.random.Generator, n: int) -> Any:
    """Three categories of three levels, whose points add up."""
    x = _levels(draw, n, (3, 3, 3))
    points = draw.normal(0, 2, (9, 3))
    return as_classes(x, (x @ points + draw.gumbel(size=(n, 3))).argmax(1))


def _uneven(draw: np.random.Generator, n: int) -> Any:
    """Three clouds of seven, two and one tenth of the rows."""
    y = draw.choice(3, n, p=[0.7, 0.2, 0.1])
    centers = draw.normal(0, 1.2, (3, 9))
    return as_classes(centers[y] + draw.normal(size=(n, 9)), y)


def _species(draw: np.random.Generator, n: int) -> Any:
    """Three clouds, well apart."""
    y = draw.integers(0, 3, n)
    centers = draw.normal(0, 2.0, (3, 9))
    return as_classes(centers[y] + draw.normal(size=(n, 9)), y)


def _rooms(draw: np.random.Generator, n: int) -> Any:
    """How far from the origin, in two of nine columns: three rings of equal shares."""
    x = draw.normal(size=(n, 9))
    squares = (x[:, 4:6] ** 2).sum(1)
    return as_classes(x, np.digitize(squares, 2 * np.log([1.5, 3.0])))


# sixty columns, two classes


def _genes(draw: np.random.Generator, n: int) -> Any:
    """Eight of sixty columns differ between the classes."""
    y = draw.integers(0, 2, n)
    moved = np.arange(60) < 8
    return as_classes(draw.normal(size=(n, 60)) + 1.3 * np.outer(2 * y - 1, moved), y)


def _spectra(draw: np.random.Generator, n: int) -> Any:
    """Smooth curves of sixty points, with a peak in one of two places."""
    y = draw.integers(0, 2, n)
    at = np.linspace(0, 1, 60)
    base = np.sin(2 * np.pi * (at + draw.random((n, 1))))
    peak = 2 * np.exp(-(((at - np.where(y, 0.6, 0.4)[:, None]) / 0.05) ** 2))
    return as_classes(base + peak + draw.normal(0, 0.5, (n, 60)), y)


# sequences of twenty-four steps


def _trend(draw: np.random.Generator, n: int) -> Any:
    """How fast a noisy sequence rises."""
    slope = draw.normal(size=n)
    noise = draw.normal(0, 0.5, (n, 24))
    return as_numbers(np.outer(slope, np.linspace(-1, 1, 24)) + noise, slope)


def _tones(draw: np.random.Generator, n: int) -> Any:
    """Which of three frequencies a sequence has, from any phase."""
    y = draw.integers(0, 3, n)
    phase = draw.uniform(0, 2 * np.pi, (n, 1))
    angle = phase + np.array([0.4, 0.9, 1.5])[y][:, None] * np.arange(24)
    return as_classes(np.sin(angle) + draw.normal(0, 0.2, (n, 24)), y)


def _three_or_five(folder: Path | None) -> Any:
    """Pictures of 8 × 8 points of two digits."""
    x, y = pictures("mnist/test", 600, 8, first=350)(folder)
    keep = np.isin(y, (3, 5))
    return as_classes(x[keep], y[keep] == 5)


def _set(
    make: Rows, seed: int, n_train: int, suits: tuple[str, ...], *, curved: bool = False
) -> Set:
    n_validation = 60 if n_train >= MANY else 12

    def rows(folder: Path | None) -> tuple[np.ndarray, np.ndarray]:
        del folder
        draw = np.random.default_rng(seed)
        return make(draw, n_train + n_validation + FRESH)

    return Set("D", rows, n_train, n_validation, suits=suits, curved=curved)


FEW: dict[str, Set] = {
    "dosage": _set(_dosage, 81, 24, (LINEAR,)),
    "springs": _set(_springs, 82, 40, (LINEAR,)),
    "months": _set(_months, 83, 60, (LINEAR,)),
    "incomes": _set(_incomes, 84, 200, (LINEAR, SMALL)),
    "vault": _set(_vault, 85, 160, (SMALL,), curved=True),
    "tides": _set(_tides, 86, 480, NETS, curved=True),
    "pair": _set(_pair, 91, 30, (LINEAR,)),
    "votes": _set(_votes, 92, 80, (LINEAR,)),
    "rare": _set(_rare, 93, 300, (LINEAR, SMALL)),
    "rarer": _set(_rarer, 94, 400, (LINEAR,)),
    "shell": _set(_shell, 95, 250, NETS, curved=True),
    "quadrants": _set(_quadrants, 96, 500, NETS, curved=True),
    "menu": _set(_menu, 101, 150, (LINEAR,)),
    "uneven": _set(_uneven, 102, 250, (LINEAR, SMALL)),
    "species": _set(_species, 103, 60, (LINEAR, SMALL)),
    "rooms": _set(_rooms, 104, 500, NETS, curved=True),
    "genes": _set(_genes, 111, 50, (LINEAR,)),
    "spectra": _set(_spectra, 112, 100, (LINEAR,)),
    "trend": _set(_trend, 121, 100, (LINEAR, SMALL)),
    "tones": _set(_tones, 122, 500, NETS, curved=True),
    "three_or_five": Set("D", _three_or_five, 120, 12, images=True, suits=(LINEAR,)),
    "ten_digits": Set(
        "D",
        pictures("mnist/test", 160, 8, first=350),
        500,
        60,
        images=True,
        suits=(LINEAR, SMALL),
    ),
}
