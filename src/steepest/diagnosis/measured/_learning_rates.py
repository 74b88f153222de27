"""`learning_rates`: which learning rates work, before anything is trained."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...descent import choose_batch_size, make_optimizer, prepared, rows_of
from ...errors import SettingError
from ...landscape import StableRate, largest_stable_rate
from .._case import Case
from ._interval import Interval, interval_of
from ._sample import sample_of
from ._trials import MEMBERS, STEPS, Trials, setting_of

LOW = 1e-5  # of the first fourteen rates, half a decade apart: 1e-5 … 30
FARTHEST = 2  # more times fourteen, on the side where the interval is open
LANCZOS = 20


@dataclass(frozen=True, eq=False)
class LearningRates:
    """Which learning rates lower the loss in a short training.

    Attributes
    ----------
    rates : (K,)
        Those tried, ascending.
    train : (seeds, K)
        Mean loss on fixed training rows after the steps; infinite where it died.
    validation : (seeds, K) or None
        The same on validation rows.
    start : float
        The training loss before the first step.
    steps : int
        How many were taken.
    batch_size, own_batch_size : int
        Rows a step, here and as asked for.
    optimizer : str
        Whose steps.
    long_run : bool
        Whether the run that is planned takes more than ten times the steps.
    edge : StableRate or None
        Where plain theory says it becomes unstable at the start; None where no edge is
        known for the optimizer.
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
        held_out = (
            [None] * len(self.train) if self.validation is None else self.validation
        )
        pairs = zip(self.train, held_out, strict=True)
        found = [self._interval_of(losses, held) for losses, held in pairs]
        return [each for each in found if each is not None]

    @property
    def recommended(self) -> float | None:
        """The rate to take, always inside of the interval; None without one.

        The best one on validation rows, or a third of it for a long run.
        """
        if self.interval is None:
            return None
        judged = self.train if self.validation is None else self.validation
        best = self.rates[int(np.argmin(judged.mean(axis=0)))]
        chosen = self.interval.within(float(best))
        moved = self.interval._replace(best=chosen)
        return moved.recommended(long_run=self.long_run)

    def _interval_of(
        self, losses: np.ndarray, held_out: np.ndarray | None
    ) -> Interval | None:
        gains = self.start - losses
        if held_out is not None and self.validation_start is not None:
            gains = np.where(held_out <= self.validation_start, gains, -np.inf)
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

    Fourteen rates, half a decade apart, several times over with the rows in another
    order. Where the interval is open on one side, fourteen more on that side.

    Parameters
    ----------
    objective, params, data, validation
        What `descend` takes.
    optimizer, optimizer_options, batch_size, epochs, clip_norm, dtype
        As for `descend`; the epochs only say whether the run will be a long one.
    around : float, optional
        A rate that the first fourteen lie around, instead of 1e-5 to 30.
    seeds : int
        How often, each time in another order of the rows.
    on_trial : callable, optional
        Told (trials done, of how many).

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
    >>> found = learning_rates(bowl, jnp.ones(2), seeds=1)
    >>> found.interval.low < found.recommended < 0.2, round(found.edge.rate, 3)
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
            f"{rule.name} finds the length of its own steps; there is no learning rate "
            "to choose. Take another optimizer, such as adam."
        )
    with jax.enable_x64(dtype == "float64"):
        case = _case(
            objective,
            params,
            data,
            validation,
            {
                "optimizer": rule.name,
                "optimizer_options": dict(rule.choices) | dict(rule.numbers),
                "learning_rate": around or 1.0,
                "batch_size": batch_size,
                "epochs": epochs,
                "clip_norm": clip_norm,
                "seed": 0,
                "shuffle": True,
                "dtype": dtype,
            },
        )
        rates = LOW * 10.0 ** (np.arange(MEMBERS) / 2)
        if around is not None:
            rates = rates * (around / rates[MEMBERS // 2])
        return _measured(case, rates, seeds, on_trial)


def _case(
    objective: Any, params: Any, data: Any, validation: Any, settings: dict[str, Any]
) -> Case:
    """Return the case of a run that has not happened."""
    dtype = settings["dtype"]
    made, rows = prepared(objective, data, dtype)
    n_rows = len(jax.tree.leaves(rows)[0])
    settings["batch_size"] = choose_batch_size(settings["batch_size"], n_rows)
    start = jax.tree.map(lambda a: np.asarray(a, dtype), params)
    return Case(
        objective=objective if data is None else getattr(made, "function", made),
        start=start,
        rows=None if data is None else rows,
        planned=settings,
        validation=None if validation is None else rows_of(validation, dtype, made),
    )


def _measured(
    case: Case,
    rates: np.ndarray,
    seeds: int,
    on_trial: Callable[[int, int], object] | None,
) -> LearningRates:
    setting = setting_of(case)
    if setting is None:
        raise SettingError("There is no learning rate to choose.")
    trials = Trials(case, setting)
    at_start = trials.judged([case.start])
    start = float(at_start[0].mean[0])
    held_start = None if at_start[1] is None else float(at_start[1].mean[0])
    tell, done, of = on_trial or (lambda *_: None), 0, seeds
    columns: list[tuple[np.ndarray, np.ndarray, np.ndarray | None]] = []
    while True:
        train, validation = [], []
        for seed in range(seeds):
            tell(done, of)
            held, held_out = trials.trained(case.start, rates, seed)
            train.append(held.mean)
            if held_out is not None:
                validation.append(held_out.mean)
            done += 1
        columns.append(
            (rates, np.array(train), np.array(validation) if validation else None)
        )
        columns.sort(key=lambda each: each[0][0])
        found = _joined(case, trials, columns, start, held_start)
        farther = _farther(found)
        if farther is None or len(columns) > FARTHEST:
            break
        rates, of = farther, of + seeds
    tell(done, of)
    return replace(found, edge=_edge(case))


def _joined(
    case: Case,
    trials: Trials,
    columns: list[Any],
    start: float,
    validation_start: float | None,
) -> LearningRates:
    return LearningRates(
        rates=np.concatenate([rates for rates, _, _ in columns]),
        train=np.concatenate([train for _, train, _ in columns], axis=1),
        validation=None
        if columns[0][2] is None
        else np.concatenate([held for _, _, held in columns], axis=1),
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
    if make_optimizer(name, options).edge is None:
        return None
    objective, data = sample_of(case)
    params = jax.tree.map(jnp.asarray, case.start)
    return largest_stable_rate(objective, params, name, options, data, steps=LANCZOS)


def _farther(found: LearningRates) -> np.ndarray | None:
    """Return fourteen rates beyond the end at which the interval is open."""
    interval = found.interval
    if interval is None:
        return None
    half_decades = 10.0 ** (np.arange(1, MEMBERS + 1) / 2)
    if interval.high_is_open:
        return found.rates[-1] * half_decades
    if interval.low_is_open:
        return found.rates[0] / half_decades[::-1]
    return None
