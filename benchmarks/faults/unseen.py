"""Half C: 25 data sets that no diagnosis saw before the bounds were frozen.

Every set says which models suit it, from how its rows are made and not from any run:
nobody calls a straight line through a curve healthy, nor a net that has more weights
than it has rows to learn from. 1536 training rows each, which nets do not learn by
heart in the eleven epochs of the recipe, save where noise in the labels says otherwise;
there the larger net is left out. No two sets share a draw, and no file of `mnist` or
`cifar10` was used in half A or B.
"""

from pathlib import Path
from typing import Any

import numpy as np

from .rows import Set, as_classes, as_numbers, colors, pictures, principal

__all__ = ["UNSEEN"]

ROWS = 3160
TRAIN, VALIDATION = 1536, 600
LINEAR, SMALL, LARGE = "linear", "mlp-32", "mlp-64"
NETS = (SMALL, LARGE)
ALL = (LINEAR, *NETS)
PLAIN = (LINEAR, SMALL)


def _correlated(draw: np.random.Generator, columns: int, next_to: float) -> np.ndarray:
    """Draw rows whose neighboring columns correlate."""
    x = draw.normal(size=(ROWS, columns))
    for j in range(1, columns):
        x[:, j] = next_to * x[:, j - 1] + np.sqrt(1 - next_to**2) * x[:, j]
    return x


def _mislabeled(draw: np.random.Generator, y: np.ndarray, share: float) -> np.ndarray:
    """Draw the labels of a share of the rows anew."""
    wrong = draw.random(len(y)) < share
    return np.where(wrong, draw.integers(0, y.max() + 1, len(y)), y)


# ten columns, a number


def _chain(folder: Path | None) -> Any:
    """Correlated columns, a linear response, and errors of heavy tails."""
    draw = np.random.default_rng(31)
    x = _correlated(draw, 10, 0.7)
    signal = x @ draw.normal(size=10)
    errors = draw.standard_t(4, ROWS) / np.sqrt(2)
    return as_numbers(x, signal / signal.std() + 0.35 * errors)


def _sales(folder: Path | None) -> Any:
    """Counts that add up to a mean, with the scatter of a count."""
    draw = np.random.default_rng(32)
    x = draw.poisson(3.0, (ROWS, 10))
    return as_numbers(x, draw.poisson(20 + x @ draw.uniform(2, 12, 10)))


def _factors(folder: Path | None) -> Any:
    """Ten columns that four hidden factors make, and a response linear in these."""
    draw = np.random.default_rng(33)
    hidden = draw.normal(size=(ROWS, 4))
    x = hidden @ draw.normal(size=(4, 10)) + draw.normal(0, 0.3, (ROWS, 10))
    signal = hidden @ np.array([1.0, -0.8, 0.6, 0.4])
    return as_numbers(x, signal + draw.normal(0, 0.4, ROWS))


def _ridges(folder: Path | None) -> Any:
    """Absolute values of two projections: no straight line says anything of it."""
    draw = np.random.default_rng(34)
    x = draw.normal(size=(ROWS, 10))
    y = np.abs(x @ [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]) - np.abs(x[:, 5] - x[:, 7])
    return as_numbers(x, y + draw.normal(0, 0.2, ROWS))


def _seasons(folder: Path | None) -> Any:
    """A wave along one column, a parabola along another, a slope along a third."""
    draw = np.random.default_rng(35)
    x = draw.uniform(-2, 2, (ROWS, 10))
    y = 2 * np.cos(1.6 * x[:, 0]) + x[:, 1] ** 2 + 0.5 * x[:, 2]
    return as_numbers(x, y + draw.normal(0, 0.3, ROWS))


def _teacher(folder: Path | None) -> Any:
    """What a net of four tanh units says of the rows."""
    draw = np.random.default_rng(36)
    x = draw.normal(size=(ROWS, 10))
    first = draw.normal(size=(10, 4)) / np.sqrt(10) * 2
    y = np.tanh(x @ first) @ [1.5, -1.0, 1.0, 0.8]
    return as_numbers(x, y + draw.normal(0, 0.1, ROWS))


# sixteen columns, four classes


def _ellipses(folder: Path | None) -> Any:
    """Four unequal classes of one covariance: a linear rule is the best there is."""
    draw = np.random.default_rng(41)
    y = draw.choice(4, ROWS, p=[0.4, 0.3, 0.2, 0.1])
    centers = draw.normal(0, 0.8, (4, 16))
    return as_classes(centers[y] + _correlated(draw, 16, 0.5), y)


def _elections(folder: Path | None) -> Any:
    """The largest of four linear scores, and one label in twenty drawn anew."""
    draw = np.random.default_rng(42)
    x = draw.normal(size=(ROWS, 16))
    scores = x @ draw.normal(size=(16, 4)) + [0.8, 0.0, 0.0, -0.8]
    return as_classes(x, _mislabeled(draw, scores.argmax(1), 0.05))


def _baskets(folder: Path | None) -> Any:
    """Counts of 16 goods whose rates differ by class: linear in the counts."""
    draw = np.random.default_rng(43)
    y = draw.integers(0, 4, ROWS)
    rates = 6 * np.exp(0.35 * draw.normal(size=(4, 16)))
    return as_classes(draw.poisson(rates[y]), y)


def _opposites(folder: Path | None) -> Any:
    """Every class is two clouds on opposite sides of the origin."""
    draw = np.random.default_rng(44)
    y = draw.choice(4, ROWS, p=[0.35, 0.25, 0.25, 0.15])
    centers = draw.normal(0, 1.3, (4, 16))
    side = draw.choice([-1.0, 1.0], (ROWS, 1))
    return as_classes(side * centers[y] + draw.normal(size=(ROWS, 16)), y)


def _folds(folder: Path | None) -> Any:
    """Which of two projections is far from the middle: the same at x and at -x."""
    draw = np.random.default_rng(45)
    x = draw.normal(size=(ROWS, 16))
    far = np.abs(np.stack([x[:, 2] + x[:, 9], x[:, 4] - x[:, 13]])) > 0.95
    return as_classes(x, far[0] + 2 * far[1])


# two columns, two classes


def _two_normals(folder: Path | None) -> Any:
    draw = np.random.default_rng(51)
    y = draw.choice(2, ROWS, p=[0.6, 0.4])
    x = draw.normal(size=(ROWS, 2)) @ np.array([[1.0, 0.6], [0.0, 0.8]])
    return as_classes(x + 2.2 * y[:, None] * np.array([1.0, -0.4]), y)


def _diagonals(folder: Path | None) -> Any:
    """Whether the first column is farther from zero than the second."""
    draw = np.random.default_rng(52)
    x = draw.normal(size=(ROWS, 2))
    return as_classes(x, np.abs(x[:, 0]) > np.abs(x[:, 1]))


def _tube(folder: Path | None) -> Any:
    """Near a slanted line or not, with one label in fifty drawn anew."""
    draw = np.random.default_rng(53)
    x = draw.uniform(-2, 2, (ROWS, 2))
    y = np.abs(x @ [0.8, 0.6]) < 0.72
    return as_classes(x, _mislabeled(draw, y.astype(int), 0.02))


def _coast(folder: Path | None) -> Any:
    """Above or below a wave."""
    draw = np.random.default_rng(54)
    x = draw.uniform(-2, 2, (ROWS, 2))
    return as_classes(x, x[:, 1] > 1.3 * np.sin(2.4 * x[:, 0]))


# sixty-four columns, ten classes


def _prototypes(folder: Path | None) -> Any:
    """Ten signals of 64 samples in noise: the nearest one is a linear rule."""
    draw = np.random.default_rng(61)
    y = draw.integers(0, 10, ROWS)
    at = np.arange(64) / 64
    shape = draw.normal(size=(10, 6))
    waves = np.stack([np.sin(2 * np.pi * (k + 1) * at) for k in range(6)])
    return as_classes((shape @ waves)[y] + draw.normal(0, 2.0, (ROWS, 64)), y)


def _presence(folder: Path | None) -> Any:
    """Which of 64 words a text has; their shares differ by subject."""
    draw = np.random.default_rng(62)
    y = draw.integers(0, 10, ROWS)
    shares = 1 / (1 + np.exp(-draw.normal(-0.5, 1.1, (10, 64))))
    return as_classes(draw.random((ROWS, 64)) < shares[y], y)


# thirty-two columns, three classes


def _latent(folder: Path | None) -> Any:
    """Five hidden factors seen through 32 columns; the classes are linear in them."""
    draw = np.random.default_rng(71)
    hidden = draw.normal(size=(ROWS, 5))
    x = hidden @ draw.normal(size=(5, 32)) + draw.normal(0, 0.5, (ROWS, 32))
    scores = hidden @ draw.normal(size=(5, 3)) + [0.7, 0.0, -0.3]
    return as_classes(x, _mislabeled(draw, scores.argmax(1), 0.05))


def _outliers(folder: Path | None) -> Any:
    """Columns of heavy tails, shifted by class."""
    draw = np.random.default_rng(72)
    y = draw.choice(3, ROWS, p=[0.5, 0.3, 0.2])
    centers = draw.normal(0, 0.55, (3, 32))
    return as_classes(centers[y] + draw.standard_t(5, (ROWS, 32)), y)


def _antipodes(folder: Path | None) -> Any:
    """Every class is two clouds on opposite sides, in 32 columns."""
    draw = np.random.default_rng(73)
    y = draw.choice(3, ROWS, p=[0.4, 0.35, 0.25])
    centers = draw.normal(0, 1.0, (3, 32))
    side = draw.choice([-1.0, 1.0], (ROWS, 1))
    return as_classes(side * centers[y] + draw.normal(size=(ROWS, 32)), y)


def _set(rows: Any, suits: tuple[str, ...], **more: Any) -> Set:
    return Set("C", rows, TRAIN, VALIDATION, suits=suits, **more)


def _curved(rows: Any, suits: tuple[str, ...] = NETS, **more: Any) -> Set:
    return _set(rows, suits, curved=True, **more)


HEALTHY_ONLY: dict[str, Any] = {"faults": False}
FILES: dict[str, Any] = {"first": 1000, "take": 790}

UNSEEN: dict[str, Set] = {
    "ellipses": _set(_ellipses, ALL),
    "opposites": _curved(_opposites),
    "elections": _set(_elections, PLAIN),
    "evens": _set(principal((0, 2, 4, 7), **FILES), ALL, images=True),
    "baskets": _set(_baskets, PLAIN, **HEALTHY_ONLY),
    "folds": _curved(_folds, **HEALTHY_ONLY),
    "ones": _set(
        principal((1, 4, 6, 9), first=3000, take=790), NETS, images=True, **HEALTHY_ONLY
    ),
    "vehicles": _set(
        colors(("bird", "horse", "ship", "truck"), **FILES),
        (SMALL,),
        images=True,
        **HEALTHY_ONLY,
    ),
    "chain": _set(_chain, PLAIN),
    "ridges": _curved(_ridges),
    "sales": _set(_sales, PLAIN),
    "seasons": _curved(_seasons),
    "factors": _set(_factors, PLAIN, **HEALTHY_ONLY),
    "teacher": _set(_teacher, NETS, **HEALTHY_ONLY),
    "two_normals": _set(_two_normals, ALL),
    "diagonals": _curved(_diagonals),
    "tube": _curved(_tube),
    "coast": _curved(_coast, **HEALTHY_ONLY),
    "prototypes": _set(_prototypes, PLAIN),
    "presence": _set(_presence, PLAIN),
    "pixels": _set(pictures("mnist/train", 316, 8, first=2000), NETS, images=True),
    "pixels_test": _set(
        pictures("mnist/test", 316, 8), NETS, images=True, **HEALTHY_ONLY
    ),
    "latent": _set(_latent, PLAIN),
    "outliers": _set(_outliers, PLAIN, **HEALTHY_ONLY),
    "antipodes": _curved(_antipodes),
}
