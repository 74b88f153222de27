"""Sums over rows that arrive some at a time: means, deviations, counts of texts."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Moments:
    """Mean and deviation of columns, exact to rounding whatever the order of chunks.

    Chunks are joined by Chan, Golub & LeVeque (1979), equation 2.1.

    Examples
    --------
    >>> moments = Moments()
    >>> for part in (np.array([1.0, 2.0]), np.array([6.0])):
    ...     moments.add(part)
    >>> float(moments.mean), round(float(moments.deviation), 6)
    (3.0, 2.160247)
    """

    n: int = 0
    mean: np.ndarray = field(default_factory=lambda: np.zeros(()))
    squares: np.ndarray = field(default_factory=lambda: np.zeros(()))
    low: np.ndarray = field(default_factory=lambda: np.full((), np.inf))
    high: np.ndarray = field(default_factory=lambda: np.full((), -np.inf))

    def add(self, values: np.ndarray) -> None:
        """Take in (rows, …) finite numbers."""
        if not len(values):
            return
        values = values.astype(np.float64)
        n, mean = len(values), values.mean(axis=0)
        squares = ((values - mean) ** 2).sum(axis=0)
        total, gap = self.n + n, mean - self.mean
        self.squares = self.squares + squares + gap**2 * (self.n * n / total)
        self.mean = self.mean + gap * (n / total)
        self.n = total
        self.low = np.minimum(self.low, values.min(axis=0))
        self.high = np.maximum(self.high, values.max(axis=0))

    @property
    def deviation(self) -> np.ndarray:
        """The standard deviation of each column, with n in the denominator."""
        return np.sqrt(self.squares / max(1, self.n))

    def scaling(self, scaling: str) -> tuple[np.ndarray, np.ndarray]:
        """Return center and factor of each column, as `of_columns` gives them."""
        center, factor = np.zeros_like(self.mean), np.ones_like(self.mean)
        if scaling == "none":
            return center, factor
        constant = self.low == self.high
        center = np.where(constant, self.low, self.mean)
        if scaling == "standard":
            deviation = self.deviation
            still = constant | (deviation == 0)
            factor = np.where(still, 1.0, 1 / np.where(still, 1.0, deviation))
        return center, factor


@dataclass
class Counting:
    """Whether a column numbers its rows: each is one more than the row before.

    Examples
    --------
    >>> counting = Counting()
    >>> for part in (np.array([5.0, 6.0]), np.array([7.0])):
    ...     counting.add(part)
    >>> counting.true, counting.last
    (True, 7.0)
    """

    true: bool = True
    first: float = 0.0
    last: float | None = None

    def add(self, values: np.ndarray) -> None:
        """Take in the next rows."""
        if not self.true or not len(values):
            return
        if self.last is None:
            self.first = float(values[0])
        before = values[:1] - 1 if self.last is None else np.array([self.last])
        self.true = bool(np.all(np.diff(np.concatenate([before, values])) == 1))
        self.last = float(values[-1])


@dataclass
class Texts:
    """How often each text occurs in a column, until there are too many of them.

    Attributes
    ----------
    most : int
        The number of different texts above which they are no longer counted.
    """

    most: int
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def too_many(self) -> bool:
        """Whether there were more different texts than are counted."""
        return len(self.counts) > self.most

    def add(self, values: np.ndarray) -> None:
        """Take in texts; None is missing."""
        if not self.too_many:
            self.counts.update(values.tolist())
            self.counts.pop(None, None)  # pyright: ignore[reportArgumentType]
