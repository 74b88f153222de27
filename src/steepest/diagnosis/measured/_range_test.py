"""Fourteen learning rates side by side for 96 steps from the start.

Of a costly model five rates for 24 steps.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import jax
import numpy as np

from .._case import Case
from .._evidence import STUCK
from ._interval import Interval, interval_of
from ._paired import certain_gain, paired_z
from ._rate_grid import FARTHEST, FEW_MEMBERS, grid_step, half_decades
from ._row_losses import RowLosses
from ._trials import ROWS, STEPS, Trials, trial_settings_of

SEEDS = 2
FACTORS = half_decades(-4)  # 1e-4 … 300 times the run's rate
FEW_FACTORS = half_decades(-2, 2 * FEW_MEMBERS)[::2]  # 1e-2 … 100 times


@dataclass(frozen=True, eq=False)
class RangeTest:
    """How the loss fell in a short training, for each of many learning rates.

    Attributes
    ----------
    rates : (14,)
        Ascending: half decades around the run's own, or beyond those where none of
        them works and the best is the first or the last. Five decades for a costly
        model.
    own_rate : float
        The run's own, the largest of its schedule.
    train, validation : list of RowLosses
        After the steps, one for each seed; empty without validation rows.
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
        return np.mean([row_losses.mean for row_losses in self.train], axis=0)

    @cached_property
    def interval(self) -> Interval | None:
        """The rates that work, over all seeds; None if no rate works.

        Between decades an end is unsure by half a decade, which is given to the rates
        that work.
        """
        interval = self._interval_of(self.losses) if self.works else None
        if interval is None or len(self.rates) > FEW_MEMBERS:
            return interval
        return interval._replace(
            low=interval.low / self.near, high=interval.high * self.near
        )

    @cached_property
    def intervals(self) -> list[Interval]:
        """The rates that work, seed by seed."""
        intervals = [self._interval_of(row_losses.mean) for row_losses in self.train]
        return [interval for interval in intervals if interval is not None]

    @property
    def works(self) -> bool:
        """Whether any rate brought the loss clearly below both the start and chance.

        For a run that diverged, below the start: lower rates that do not diverge work.
        """
        before = float(self.start_train.mean[0])
        diverged = not np.isfinite(self.end_train.mean[0])
        bound = before if diverged else min(before, self.chance)
        lowest = float(self.losses.min())
        if bound > 0:
            return lowest < STUCK * bound
        return lowest < bound - (1 - STUCK) * abs(bound)

    @property
    def best(self) -> int:
        """Which member's validation loss is lowest; training loss without such rows."""
        return int(np.argmin(self.validation_losses))

    @cached_property
    def validation_losses(self) -> np.ndarray:
        """The mean validation loss of each rate; training loss without such rows."""
        orders = self.validation or self.train
        return np.mean([row_losses.mean for row_losses in orders], axis=0)

    @cached_property
    def own_gain(self) -> float:
        """The gain of the run's own rate as a share of the best gain."""
        before = float(self.start_train.mean[0])
        gains = before - self.losses
        distances = np.abs(np.log10(self.rates / self.own_rate))
        own = int(np.argmin(distances))
        if distances[own] > 1 or not gains.max() > 0:
            return 0.0  # these rates lie beyond a grid around it, where none works
        return float(gains[own] / gains.max())

    @cached_property
    def z(self) -> float:
        """By how many standard errors the best rate beats the whole run."""
        orders = self.validation or self.train
        end = self.end_validation or self.end_train
        after = np.mean([row_losses.losses[self.best] for row_losses in orders], axis=0)
        return paired_z(end.losses[0], after)

    @cached_property
    def left(self) -> float:
        """The share of the best rate's fall that the run did not reach.

        The smaller one of the shares on training and on validation rows. On training
        rows with the penalty, as it is what the run minimized.
        """
        reached = [orders.objective[self.best] for orders in self.train]
        shares = [
            left_undone(
                self.start_train.objective[0],
                self.end_train.objective[0],
                float(np.mean(reached)),
            )
        ]
        if self.start_validation is not None and self.end_validation is not None:
            lowest = self.validation_losses[self.best]
            before, after = self.start_validation.mean[0], self.end_validation.mean[0]
            shares.append(left_undone(before, after, lowest))
        return min(shares)

    @cached_property
    def gained(self) -> float:
        """By how much accuracy or R² of the best rate is certainly above the run's."""
        parts = [(self.end_train, self.train)]
        if self.end_validation is not None:
            parts.append((self.end_validation, self.validation))
        gains = []
        for end, orders in parts:
            score = np.mean([row_losses.scores[self.best] for row_losses in orders])
            gains.append(float(score - end.scores[0]))
        return certain_gain(gains, [len(end.weights) for end, _ in parts])

    @property
    def near(self) -> float:
        """Half a step of the grid: so near an end of the interval is unsure."""
        return grid_step(self.rates) ** 0.5

    @property
    def in_doubt(self) -> bool:
        """Whether another order of the rows could change on which side the rate is."""
        interval = self.interval
        if interval is None:
            return True
        ends = [interval.low] * (not interval.low_is_open)
        ends += [interval.high] * (not interval.high_is_open)
        return any(1 / self.near < self.own_rate / end < self.near for end in ends)

    def _interval_of(self, losses: np.ndarray) -> Interval | None:
        return interval_of(self.rates, float(self.start_train.mean[0]) - losses)


def measure_rates(case: Case, seeds: int | None = None) -> RangeTest | None:
    """Try 14 learning rates from a run's start for 96 steps; 5 for 24, if it is costly.

    With the run's own optimizer, options, clipping and penalty; always in a shuffled
    order and at a constant rate. A step sees the run's batch size, or fewer rows where
    96 steps of all members would take longer than about half a second.

    Parameters
    ----------
    case : Case
        A run with its objective, start and rows.
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
    >>> from steepest.diagnosis import Case
    >>> bowl = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> start = np.ones(2, np.float32)
    >>> run = descend(bowl, start, learning_rate=0.01, epochs=10)
    >>> test = measure_rates(Case(objective=bowl, start=start, rows=None, run=run))
    >>> 0.01 < test.interval.best < 0.2  # 2 / λ_max
    True
    """
    settings = trial_settings_of(case)
    if settings is None:
        return None
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(case, settings)
        start = trials.evaluate([case.start])
        end = trials.evaluate([case.params], diverged=case.diverged)
        empty = RangeTest(
            settings.rate * factors_of(trials),
            settings.rate,
            [],
            [],
            *start,
            *end,
            chance=_chance(case, start[0]),
            batch_size=trials.plan.batch_size,
            own_batch_size=case.plan.batch_size,
            steps=trials.steps,
        )
        test = _filled(case, trials, empty, seeds)
        for _ in range(FARTHEST):
            rates = _farther(test)
            if rates is None:
                break
            test = _filled(case, trials, replace(empty, rates=rates), seeds)
        return test


def factors_of(trials: Trials) -> np.ndarray:
    """Return what the run's own rate is multiplied by."""
    return FEW_FACTORS if trials.costly else FACTORS


def _filled(
    case: Case, trials: Trials, test: RangeTest, seeds: int | None
) -> RangeTest:
    """Return an empty test with trainings at its rates, as many orders as needed."""
    for seed in range(seeds or SEEDS):
        if seeds is None and seed and not test.in_doubt:
            break
        train, validation = trials.train(case.start, test.rates, seed)
        test = replace(
            test,
            train=[*test.train, train],
            validation=[*test.validation, *([validation] if validation else [])],
        )
    return test


def _farther(test: RangeTest) -> np.ndarray | None:
    """Return the rates beyond the first or last one, if that is best and none works."""
    finite = test.losses[np.isfinite(test.losses)]
    if test.works or (len(finite) == len(test.rates) and np.ptp(finite) == 0):
        return None
    lowest = int(np.argmin(test.losses))
    n = len(test.rates)
    far = grid_step(test.rates) ** n
    beyond = {0: 1 / far, n - 1: far}
    return test.rates * beyond[lowest] if lowest in beyond else None


def own_gain_with(case: Case, batch_size: int) -> float:
    """Return the gain of the run's own rate at another batch size.

    As a share of the best gain, like `RangeTest.own_gain`.
    """
    settings = trial_settings_of(case)
    if settings is None:
        return math.nan
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(case, settings, batch_size)
        factors = factors_of(trials)
        train, _ = trials.train(case.start, settings.rate * factors, 0)
        start, _ = trials.evaluate([case.start])
        gains = float(start.mean[0]) - train.mean
        own = int(np.argmin(np.abs(np.log(factors))))
        return float(gains[own] / gains.max()) if gains.max() > 0 else math.nan


def left_undone(before: float, after: float, lowest: float) -> float:
    """Return the share of the fall from `before` to `lowest` that `after` lacks.

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
