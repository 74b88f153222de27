"""`learning_rates`: which learning rates work, before anything is trained."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import shown_name
from ...descent import choose_batch_size, make_optimizer, prepared, rows_of
from ...errors import SettingError
from ...landscape import StableRate, largest_stable_rate
from ...settings import DescentSettings
from .._case import Case
from ._interval import Interval, interval_of
from ._rate_grid import FARTHEST, MEMBERS, half_decades
from ._sample import sample_of
from ._trials import STEPS, Trials, trial_settings_of

RATES = 1e-5 * half_decades(0)  # 1e-5 … 30
LANCZOS = 20


@dataclass(frozen=True, eq=False)
class LearningRates:
    """Which learning rates lower the loss in a short training.

    Attributes
    ----------
    rates : (K,)
        Ascending.
    train : (seeds, K)
        Mean loss on fixed training rows after the steps; infinite where it diverged.
    validation : (seeds, K) or None
        The same on validation rows.
    start : float
        The training loss before the first step.
    steps : int
        How many were taken.
    batch_size, own_batch_size : int
        Rows a step, here and in the planned run.
    optimizer : str
        Its name.
    long_run : bool
        Whether the planned run takes more than ten times the steps.
    edge : StableRate or None
        The largest stable rate at the start, by the theory of a quadratic; None where
        none is known for the optimizer, and for those that divide by the size of past
        gradients, of which there are none at the start.
    validation_start : float or None
        The validation loss before the first step.

    See Also
    --------
    steepest.diagnosis.learning_rates : makes it.
    """

    rates: np.ndarray
    train: np.ndarray
    validation: np.ndarray | None
    start: float
    steps: int
    batch_size: int
    own_batch_size: int
    optimizer: str
    long_run: bool
    edge: StableRate | None
    validation_start: float | None = None

    @cached_property
    def interval(self) -> Interval | None:
        """The rates whose mean gain is at least half of the best; None without gain.

        A rate at which the validation loss ends above its start has no gain.
        """
        held_out = None if self.validation is None else self.validation.mean(axis=0)
        return self._interval_of(self.train.mean(axis=0), held_out)

    @cached_property
    def intervals(self) -> list[Interval]:
        """The same, seed by seed."""
        count = len(self.train)
        validation = [None] * count if self.validation is None else self.validation
        pairs = zip(self.train, validation, strict=True)
        intervals = [self._interval_of(*losses) for losses in pairs]
        return [interval for interval in intervals if interval is not None]

    @property
    def recommended(self) -> float | None:
        """The rate to take, always inside of the interval; None without one.

        The best one on validation rows, or a third of it for a long run.
        """
        if self.interval is None:
            return None
        losses = self.train if self.validation is None else self.validation
        best = self.rates[int(np.argmin(losses.mean(axis=0)))]
        interval = self.interval._replace(best=self.interval.within(float(best)))
        return interval.recommended(long_run=self.long_run)

    def _interval_of(
        self, losses: np.ndarray, validation: np.ndarray | None
    ) -> Interval | None:
        gains = self.start - losses
        if validation is not None and self.validation_start is not None:
            gains = np.where(validation <= self.validation_start, gains, -np.inf)
        return interval_of(self.rates, gains)


def learning_rates(
    objective: Any,
    params: Any,
    data: Any = None,
    *,
    validation: Any = None,
    optimizer: str = "sgd",
    optimizer_options: Mapping[str, Any] | None = None,
    around: float | None = None,
    batch_size: int | str = "auto",
    epochs: int = 20,
    clip_norm: float | None = None,
    seeds: int = 3,
    dtype: str = "float32",
    on_trial: Callable[[int, int], object] | None = None,
) -> LearningRates:
    """Try learning rates side by side for 96 steps, and return which of them work.

    Fourteen rates, half a decade apart, repeated with the rows in other orders. Where
    the interval is open on one side, fourteen more on that side.

    Parameters
    ----------
    objective, params, data, validation
        What `descend` takes.
    optimizer, optimizer_options, batch_size, epochs, clip_norm, dtype
        As for `descend`; the epochs only say whether the run will be a long one.
    around : float, optional
        The middle of the first fourteen rates, which are 1e-5 to 30 without it.
    seeds : int
        How many orders of the rows.
    on_trial : callable, optional
        Called with the number of trials done and of all trials.

    Returns
    -------
    LearningRates

    Raises
    ------
    SettingError
        If the optimizer finds its own rate, or a number is not positive.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> bowl = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> rates = learning_rates(bowl, jnp.ones(2), seeds=1)
    >>> rates.interval.low < rates.recommended < 0.2, round(rates.edge.rate, 3)
    (True, 0.2)

    References
    ----------
    Smith (2017), Cyclical Learning Rates for Training Neural Networks, §3.3.
    """
    if seeds < 1:
        raise SettingError(f"At least 1 seed is needed; got {seeds}.")
    if around is not None and not 0 < around < math.inf:
        raise SettingError(f"A learning rate is positive; got {around}.")
    rule = make_optimizer(optimizer, dict(optimizer_options or {}))
    if rule.custom is not None or rule.rule.own_rate:
        raise SettingError(
            f"{shown_name(rule.name)} finds the length of its own steps; there is no "
            "learning rate to choose. Take another optimizer, such as adam."
        )
    settings = DescentSettings(
        optimizer=rule.name,
        optimizer_options=dict(rule.choices) | dict(rule.numbers),
        learning_rate=around or 1.0,
        batch_size=batch_size,
        epochs=epochs,
        clip_norm=clip_norm,
        dtype=dtype,
    )
    rates = RATES if around is None else RATES * (around / RATES[MEMBERS // 2])
    with jax.enable_x64(dtype == "float64"):
        case = _planned_case(objective, params, data, validation, settings)
        return _tried(case, rates, seeds, on_trial or (lambda done, of: None))


def _planned_case(
    objective: Any, params: Any, data: Any, validation: Any, settings: DescentSettings
) -> Case:
    """Return the case of a run that has not happened yet."""
    dtype = settings.dtype
    objective_of_data, rows = prepared(objective, data, dtype)
    n_rows = len(jax.tree.leaves(rows)[0])
    batch_size = choose_batch_size(settings.batch_size, n_rows)
    if data is not None:
        objective = getattr(objective_of_data, "function", objective_of_data)
    return Case(
        objective=objective,
        start=jax.tree.map(lambda a: np.asarray(a, dtype), params),
        rows=None if data is None else rows,
        planned=replace(settings, batch_size=batch_size).keywords(),
        validation=None
        if validation is None
        else rows_of(validation, dtype, objective_of_data),
    )


class _Grid(NamedTuple):
    """Fourteen rates and their mean losses, (seeds, 14)."""

    rates: np.ndarray
    train: np.ndarray
    validation: np.ndarray | None


def _tried(
    case: Case, rates: np.ndarray, seeds: int, tell: Callable[[int, int], object]
) -> LearningRates:
    """Try grids of rates until the interval is closed, or `FARTHEST` more."""
    settings = trial_settings_of(case)
    if settings is None:
        raise SettingError("There is no learning rate to choose.")
    trials = Trials(case, settings, all_members=True)
    train_start, validation_start = trials.evaluate([case.start])
    start = float(train_start.mean[0])
    loss_there = None if validation_start is None else float(validation_start.mean[0])
    done, of = 0, seeds
    grids: list[_Grid] = []
    while True:
        train, validation = [], []
        for seed in range(seeds):
            tell(done, of)
            on_train, on_validation = trials.train(case.start, rates, seed)
            train.append(on_train.mean)
            if on_validation is not None:
                validation.append(on_validation.mean)
            done += 1
        losses = np.array(train), np.array(validation) if validation else None
        grids.append(_Grid(rates, *losses))
        grids.sort(key=lambda grid: grid.rates[0])
        result = _joined(case, trials, grids, start, loss_there)
        farther = _farther(result)
        if farther is None or len(grids) > FARTHEST:
            break
        rates, of = farther, of + seeds
    tell(done, of)
    return replace(result, edge=_edge(case))


def _joined(
    case: Case,
    trials: Trials,
    grids: list[_Grid],
    start: float,
    validation_start: float | None,
) -> LearningRates:
    on_validation = [grid.validation for grid in grids if grid.validation is not None]
    return LearningRates(
        rates=np.concatenate([grid.rates for grid in grids]),
        train=np.concatenate([grid.train for grid in grids], axis=1),
        validation=np.concatenate(on_validation, axis=1) if on_validation else None,
        start=start,
        steps=STEPS,
        batch_size=trials.plan.batch_size,
        own_batch_size=case.plan.batch_size,
        optimizer=str(case.settings["optimizer"]),
        long_run=not case.plan.full and case.planned_steps > 10 * STEPS,
        edge=None,
        validation_start=validation_start,
    )


def _edge(case: Case) -> StableRate | None:
    name = str(case.settings["optimizer"])
    options = dict(case.settings["optimizer_options"])
    edge = make_optimizer(name, options).edge
    if edge is None or edge.divisor is not None:
        return None  # what divides is made of one gradient there, and says nothing yet
    objective, data = sample_of(case)
    params = jax.tree.map(jnp.asarray, case.start)
    return largest_stable_rate(objective, params, name, options, data, steps=LANCZOS)


def _farther(result: LearningRates) -> np.ndarray | None:
    """Return fourteen rates beyond the end at which the interval is open."""
    interval = result.interval
    if interval is None:
        return None
    factors = half_decades(0.5)
    if interval.high_is_open:
        return result.rates[-1] * factors
    if interval.low_is_open:
        return result.rates[0] / factors[::-1]
    return None
