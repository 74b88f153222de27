"""The interval of learning rates that work in a short training, and which to take."""

from typing import NamedTuple

import numpy as np

ENOUGH = 0.5  # of the best gain
LONG_RUN = 1 / 3  # of the best rate of a short training suits a long one


class Interval(NamedTuple):
    """The learning rates at which a short training works.

    Attributes
    ----------
    low, high : float
        Where the gain reaches half of the best gain.
    best : float
        The rate with the best gain, one of those tried.
    low_is_open, high_is_open : bool
        Whether the interval may extend beyond the rates that were tried.
    """

    low: float
    high: float
    best: float
    low_is_open: bool
    high_is_open: bool

    @property
    def center(self) -> float:
        """√(low · high)."""
        return float(np.sqrt(self.low * self.high))

    def within(self, rate: float) -> float:
        """Return the rate with three digits, moved into the interval if it is outside.

        With all digits where three of them would lie outside.
        """
        inside = float(np.clip(rate, self.low, self.high))
        step = 10.0 ** (np.floor(np.log10(inside)) - 2)
        near = (inside, inside - step / 2, inside + step / 2)
        rounded = [float(f"{value:.3g}") for value in near]
        return next((r for r in rounded if self.low <= r <= self.high), inside)

    def recommended(self, *, long_run: bool) -> float:
        """Return the rate to take, always inside: a third of the best for a long run.

        The noise of batches matters more in a longer run.
        """
        return self.within(self.best * (LONG_RUN if long_run else 1.0))

    def candidates(self) -> list[float]:
        """Return rates to try in turn, all inside."""
        rates = (self.best / 3, self.best, self.best / 10, self.center)
        return list(dict.fromkeys(map(self.within, rates)))


def interval_of(rates: np.ndarray, gains: np.ndarray) -> Interval | None:
    """Return where the gain is at least half of the best one, None without a gain.

    Connected, around the best rate; its ends are interpolated on a logarithmic scale
    and lie among the rates that were tried.

    Parameters
    ----------
    rates : (K,)
        Ascending.
    gains : (K,)
        How much the loss fell; −inf where it stopped being finite.

    Examples
    --------
    >>> rates, gains = np.array([0.1, 1.0, 10.0]), np.array([0.0, 1.0, -np.inf])
    >>> interval = interval_of(rates, gains)
    >>> round(interval.low, 3), interval.best, round(interval.high, 3)
    (0.316, 1.0, 1.778)
    """
    best = int(np.argmax(gains))
    if not gains[best] > 0:
        return None
    # a loss that diverged counts like one that rose by the best gain
    share = np.clip(gains / gains[best], -1.0, None)
    log = np.log(rates)

    def end(direction: int) -> tuple[float, bool]:
        i = best
        while 0 <= (j := i + direction) < len(rates):
            if share[j] < ENOUGH:
                part = (share[i] - ENOUGH) / (share[i] - share[j])
                return float(np.exp(log[i] + part * (log[j] - log[i]))), False
            i = j
        return float(rates[i]), True

    (low, low_is_open), (high, high_is_open) = end(-1), end(1)
    return Interval(low, high, float(rates[best]), low_is_open, high_is_open)
