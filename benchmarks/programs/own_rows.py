"""Rows of the programs that we wrote ourselves, small and as beginners make them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from .description import Rows

__all__ = [
    "ads",
    "celsius",
    "circles",
    "gate",
    "houses",
    "line",
    "next_of_waves",
    "parity",
    "powers",
    "prices",
    "products",
    "sine",
    "spirals",
    "sums",
    "table",
    "words",
]


def _apart(x: Any, y: Any, share: float = 0.25) -> Rows:
    """Keep a share of the rows apart at random."""
    x, y = np.asarray(x, np.float32), np.asarray(y)
    y = y.astype(np.int32 if y.dtype.kind in "iub" else np.float32)
    order = np.random.default_rng(1).permutation(len(x))
    n = round(share * len(x))
    apart, rest = order[:n], order[n:]
    validation = (x[apart], y[apart]) if n else None
    return Rows(x[rest], y[rest], validation)


def gate(folder: Path, *, answers: tuple[int, ...]) -> Rows:
    """Two bits, and what a logic gate makes of them."""
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    return Rows(x, np.array(answers, np.int32))


def parity(folder: Path, *, bits: int) -> Rows:
    """Whether a number of bits is odd, of all rows of bits."""
    x = np.array([[i >> b & 1 for b in range(bits)] for i in range(2**bits)])
    return Rows(x.astype(np.float32), (x.sum(axis=1) % 2).astype(np.int32))


def line(folder: Path) -> Rows:
    """Six points of y = 2 x − 1."""
    x = np.arange(-1, 5, dtype=np.float32)[:, None]
    return Rows(x, 2 * x - 1)


def celsius(folder: Path) -> Rows:
    """Seven temperatures in degrees Celsius and Fahrenheit."""
    x = np.array([-40, -10, 0, 8, 15, 22, 38], np.float32)[:, None]
    return Rows(x, 1.8 * x + 32)


def sums(folder: Path, *, largest: int, numbers: int = 2, rows: int = 400) -> Rows:
    """Whole numbers, and their sum."""
    x = np.random.default_rng(0).integers(0, largest + 1, (rows, numbers))
    return _apart(x, x.sum(axis=1, keepdims=True).astype(np.float32))


def products(folder: Path) -> Rows:
    """Two numbers between −1 and 1: their sum and their product."""
    x = np.random.default_rng(0).uniform(-1, 1, (500, 2))
    return _apart(x, np.stack([x.sum(axis=1), x.prod(axis=1)], axis=1))


def sine(folder: Path, *, turns: float = 1.0, rows: int = 200) -> Rows:
    """A sine over some turns."""
    x = np.linspace(0, turns * 2 * np.pi, rows)[:, None]
    return Rows(x.astype(np.float32), np.sin(x).astype(np.float32))


def powers(folder: Path, *, power: int, largest: float, rows: int = 121) -> Rows:
    """x to a power, from −largest to largest."""
    x = np.linspace(-largest, largest, rows)[:, None]
    return Rows(x.astype(np.float32), (x**power).astype(np.float32))


def houses(folder: Path, *, unit: float = 1.0) -> Rows:
    """Rooms, area, age and distance of houses, and their price."""
    draw = np.random.default_rng(3)
    rooms, area = draw.integers(1, 7, 600), draw.uniform(30, 220, 600)
    age, far = draw.uniform(0, 90, 600), draw.uniform(0, 30, 600)
    price = 40e3 + 1900 * area + 9e3 * rooms - 700 * age - 2500 * far
    price = (price + 15e3 * draw.standard_normal(600)) / unit
    return _apart(np.stack([rooms, area, age, far], axis=1), price[:, None])


def ads(folder: Path) -> Rows:
    """Number, age and salary of people, and whether they bought something."""
    draw = np.random.default_rng(4)
    number = draw.integers(15_000_000, 15_800_000, 400)
    age, salary = draw.uniform(18, 60, 400), draw.uniform(15_000, 150_000, 400)
    wish = (age - 38) / 6 + (salary - 80_000) / 20_000 + draw.logistic(0, 0.6, 400)
    return _apart(np.stack([number, age, salary], axis=1), wish > 0)


def circles(folder: Path, *, rows: int = 400) -> Rows:
    """Points on two rings, one inside the other."""
    from sklearn.datasets import make_circles

    return _apart(*make_circles(rows, noise=0.08, factor=0.5, random_state=0))


def spirals(folder: Path) -> Rows:
    """Two spirals that wind around each other once."""
    draw = np.random.default_rng(5)
    angle = np.sqrt(draw.uniform(0.02, 1, 600)) * 2 * np.pi
    y = np.arange(600) % 2
    phase = angle + np.pi * y
    x = np.stack([np.cos(phase), np.sin(phase)], axis=1) * angle[:, None] / 3
    return _apart(x + 0.03 * draw.standard_normal(x.shape), y)


def next_of_waves(folder: Path) -> Rows:
    """Ten values of a noisy wave, and the next; the last quarter apart."""
    time = np.arange(600)
    wave = np.sin(time / 8) + 0.05 * np.random.default_rng(6).standard_normal(600)
    return _windows(wave)


def prices(folder: Path) -> Rows:
    """Ten daily prices that wander between about 80 and 200, and the next."""
    draw = np.random.default_rng(7)
    time = np.arange(800)
    price = 140 + 45 * np.sin(time / 60) + draw.standard_normal(800).cumsum() * 0.5
    return _windows(price)


def _windows(values: np.ndarray, length: int = 10) -> Rows:
    x = np.lib.stride_tricks.sliding_window_view(values, length)[:-1]
    x, y = x.astype(np.float32), values[length:, None].astype(np.float32)
    n = round(0.75 * len(x))
    return Rows(x[:n], y[:n], (x[n:], y[n:]))


def words(folder: Path) -> Rows:
    """Which of 200 words a review holds, and whether it is a good one."""
    draw = np.random.default_rng(8)
    y = draw.integers(0, 2, 600)
    leaning = draw.normal(0, 0.12, 200) * (2 * y[:, None] - 1)
    x = draw.uniform(size=(600, 200)) < np.clip(0.1 + leaning, 0.01, 0.9)
    return _apart(x, y)


def table(folder: Path, *, name: str, factor: float = 1.0, rows: int = 0) -> Rows:
    """A table of scikit-learn, its inputs multiplied."""
    from sklearn import datasets

    load: Callable[..., Any] = getattr(datasets, f"load_{name}")
    x, y = load(return_X_y=True)
    y = np.asarray(y, float)[:, None] if name == "diabetes" else y.astype(int)
    order = np.random.default_rng(2).permutation(len(x))[: rows or None]
    return _apart(factor * x[order], y[order])
