"""Fourteen learning rates side by side for 96 steps from the start."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import jax
import numpy as np

from .._case import Case
from .._evidence import STUCK
from ._interval import Interval, interval_of
from ._paired import certain_gain, paired_z
from ._trials import MEMBERS, ROWS, STEPS, RowLosses, Trials, setting_of

SEEDS = 2
NEAR = 10.0**0.25  # of an end of the interval, half a step of the grid: in doubt
HALF_DECADES = 10.0 ** (np.arange(MEMBERS) / 2 - 4)  # 1e-4 … 300 times the run's rate
FARTHEST = 2  # more times fourteen, where the answer lies beyond those that were tried


@dataclass(frozen=True, eq=False)
class RangeTest:
    """How the loss fell in a short training, for each of many learning rates.

    Attributes
    ----------
    rates : (14,)
        Those tried, ascending: half decades around the run's own, or beyond them
        where none works and the best is the first or the last.
    own_rate : float
        The run's own, the largest of its schedule.
    train, validation : list of RowLosses
        After the steps, one for each seed; no validation: empty.
    start_train, start_validation : RowLosses
        Before the first step.
    end_train, end_validation : RowLosses
        After the whole run; infinite if it diverged.
    chance : float
        The training loss of the best constant scores; for a function, of the start.
    batch_size, own_batch_size : int
        Rows a step, here and in the run.
    steps : int
        How many were taken.

    See Also
    --------
    steepest.diagnosis.measure_rates : makes it.
    """

    rates: np.ndarray
    own_rate: float
    train: list[RowLosses]
    validation: list[RowLosses]
    start_train: RowLosses
    start_validation: RowLosses | None
    end_train: RowLosses
    end_validation: RowLosses | None
    chance: float
    batch_size: int
    own_batch_size: int
    steps: int = STEPS

    @cached_property
    def losses(self) -> np.ndarray:
        """The mean training loss of each rate, shape (14,)."""
        return np.mean([held.mean for held in self.train], axis=0)

    @cached_property
    def interval(self) -> Interval | None:
        """The rates that work, over all seeds; None if no rate works."""
        return self._interval_of(self.losses) if self.works else None

    @cached_property
    def intervals(self) -> list[Interval]:
        """The rates that work, seed by seed."""
        found = [self._interval_of(held.mean) for held in self.train]
        return [each for each in found if each is not None]

    @property
    def works(self) -> bool:
        """Whether any rate brought the loss clearly below both the start and chance."""
        before = float(self.start_train.mean[0])
        bound = min(before, self.chance)
        lowest = float(self.losses.min())
        if bound > 0:
            return lowest < STUCK * bound
        return lowest < bound - (1 - STUCK) * abs(bound)

    @property
    def best(self) -> int:
        """Which member's validation loss is lowest; the training loss without."""
        return int(np.argmin(self.validation_losses))

    @cached_property
    def validation_losses(self) -> np.ndarray:
        """The mean validation loss of each rate; the training loss without."""
        judged = self.validation or self.train
        return np.mean([held.mean for held in judged], axis=0)

    @cached_property
    def own_gain(self) -> float:
        """The gain of the run's own rate as a share of the best gain."""
        before = float(self.start_train.mean[0])
        gains = before - self.losses
        away = np.abs(np.log10(self.rates / self.own_rate))
        own = int(np.argmin(away))
        if away[own] > 1 or not gains.max() > 0:
            return 0.0  # it was tried before these, and does not work
        return float(gains[own] / gains.max())

    @cached_property
    def z(self) -> float:
        """By how many standard errors the best rate beats the whole run."""
        judged = self.validation or self.train
        end = self.end_validation or self.end_train
        after = np.mean([held.losses[self.best] for held in judged], axis=0)
        return paired_z(end.losses[0], after)

    @cached_property
    def beats_run(self) -> float:
        """The least ratio of the run's loss to the best rate's, over both parts.

        Above 1 the 96 steps ended lower than the run, on training and validation rows.
        """
        ratios = [_ratio(self.end_train.mean[0], self.losses[self.best])]
        if self.end_validation is not None:
            lowest = self.validation_losses[self.best]
            ratios.append(_ratio(self.end_validation.mean[0], lowest))
        return float(min(ratios))

    @cached_property
    def left(self) -> float:
        """Which part of the best rate's fall the run left, the least of both parts."""
        parts = [
            left_undone(
                self.start_train.mean[0],
                self.end_train.mean[0],
                self.losses[self.best],
            )
        ]
        if self.start_validation is not None and self.end_validation is not None:
            lowest = self.validation_losses[self.best]
            before, after = self.start_validation.mean[0], self.end_validation.mean[0]
            parts.append(left_undone(before, after, lowest))
        return min(parts)

    @cached_property
    def gained(self) -> float:
        """By how much accuracy or R² of the best rate is certainly above the run's."""
        pairs = [(self.end_train, self.train)]
        if self.end_validation is not None:
            pairs.append((self.end_validation, self.validation))
        return certain_gain(
            [
                (float(np.mean([h.scores[self.best] for h in held]) - end.scores[0]))
                for end, held in pairs
            ],
            [len(end.weights) for end, _ in pairs],
        )

    @property
    def in_doubt(self) -> bool:
        """Whether another order of the rows could change what is said of the rate."""
        found = self.interval
        if found is None:
            return True
        ends = [found.low] * (not found.low_is_open)
        ends += [found.high] * (not found.high_is_open)
        return any(1 / NEAR < self.own_rate / end < NEAR for end in ends)

    def _interval_of(self, losses: np.ndarray) -> Interval | None:
        return interval_of(self.rates, float(self.start_train.mean[0]) - losses)


def measure_rates(case: Case, seeds: int | None = None) -> RangeTest | None:
    """Try 14 learning rates from a run's start for 96 steps.

    With the run's own optimizer, options, clipping and penalty; always in a shuffled
    order and at a constant rate. A step sees the run's batch size, or fewer rows where
    96 steps of all members would take longer than about half a second.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    seeds : int, optional
        How many orders of the rows; by default one, and a second where the first leaves
        in doubt on which side of an end of the interval the run's own rate is.

    Returns
    -------
    RangeTest or None
        None if there is no rate to try: the optimizer finds its own, or is a ready
        transformation with its rate inside.

    Notes
    -----
    Cannot see what takes longer than 96 steps: a large momentum passes and fails later.

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, measure_rates
    >>> bowl = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> start = np.ones(2, np.float32)
    >>> run = descend(bowl, start, learning_rate=0.01, epochs=10)
    >>> found = measure_rates(Case(objective=bowl, start=start, rows=None, run=run))
    >>> 0.01 < found.interval.best < 0.2  # 2 / λ_max
    True
    """
    setting = setting_of(case)
    if setting is None:
        return None
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(case, setting)
        rates = setting.rate * HALF_DECADES
        start = trials.judged([case.start])
        end = trials.judged([case.params], dead=case.diverged)
        nothing = RangeTest(
            rates,
            setting.rate,
            [],
            [],
            *start,
            *end,
            chance=_chance(case, start[0]),
            batch_size=trials.plan.batch_size,
            own_batch_size=case.plan.batch_size,
        )
        found = _tried(case, trials, nothing, seeds)
        for _ in range(FARTHEST):
            farther = _farther(found)
            if farther is None:
                break
            found = _tried(case, trials, replace(nothing, rates=farther), seeds)
        return found


def _tried(
    case: Case, trials: Trials, found: RangeTest, seeds: int | None
) -> RangeTest:
    """Train at the rates of an empty test, as often as it takes."""
    for seed in range(seeds or SEEDS):
        if seeds is None and seed and not found.in_doubt:
            break
        train, validation = trials.trained(case.start, found.rates, seed)
        found = replace(
            found,
            train=[*found.train, train],
            validation=[*found.validation, *([validation] if validation else [])],
        )
    return found


def _farther(found: RangeTest) -> np.ndarray | None:
    """Return the rates beyond the first or the last one, if none works but that end."""
    finite = found.losses[np.isfinite(found.losses)]
    if found.works or (len(finite) == MEMBERS and np.ptp(finite) == 0):
        return None
    lowest = int(np.argmin(found.losses))
    beyond = {0: 10.0 ** (-MEMBERS / 2), MEMBERS - 1: 10.0 ** (MEMBERS / 2)}
    return found.rates * beyond[lowest] if lowest in beyond else None


def own_gain_with(case: Case, batch_size: int) -> float:
    """Return the gain of the run's own rate, as a share of the best, at another size.

    See Also
    --------
    steepest.diagnosis.measure_rates : the same at the run's own batch size.
    """
    setting = setting_of(case)
    if setting is None:
        return math.nan
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(case, setting, batch_size)
        found, _ = trials.trained(case.start, setting.rate * HALF_DECADES, 0)
        start, _ = trials.judged([case.start])
        gains = float(start.mean[0]) - found.mean
        own = int(np.argmin(np.abs(np.log(HALF_DECADES))))
        return float(gains[own] / gains.max()) if gains.max() > 0 else math.nan


def left_undone(before: float, after: float, lowest: float) -> float:
    """Return which part of a fall from `before` to `lowest` was not done at `after`.

    Examples
    --------
    >>> left_undone(1.0, 0.4, 0.2)
    0.25
    """
    possible = float(before) - float(lowest)
    if not (math.isfinite(possible) and possible > 0):
        return 0.0
    return (float(after) - float(lowest)) / possible


def _chance(case: Case, start: RowLosses) -> float:
    if case.own_function:
        return float(start.mean[0])
    rows = case.sample("rows", ROWS)
    return case.objective.loss.chance(rows.targets, rows.weights)


def _ratio(run: float, other: float) -> float:
    """Return how many times larger the run's loss is, infinite where it died."""
    if not math.isfinite(other):
        return 0.0
    if other <= 0 or not math.isfinite(run):
        return math.inf if run > other else 1.0
    return run / other
