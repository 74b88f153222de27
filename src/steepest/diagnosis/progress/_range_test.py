"""Fourteen learning rates side by side for 96 steps, from the start or from the end."""

import math
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import jax
import numpy as np

from ..._core import Tree, count, key_for
from ...descent import (
    OWN_RATE,
    BatchPlan,
    Evaluation,
    Optimizer,
    make_optimizer,
    make_schedule,
    metrics,
    population,
    prepared,
    side_by_side,
)
from ...objectives import Batch, Objective
from ._chance import chance_loss
from ._interval import Interval, interval_of
from ._paired import paired_z
from ._planned import planned_rates

if TYPE_CHECKING:
    from .._case import Case

__all__ = [
    "EndTest",
    "Held",
    "RangeTest",
    "measure_end",
    "measure_rates",
    "own_gain_with",
]

MEMBERS = 14  # of every population here, so that there is one program
STEPS = 96
SEEDS = 2
HALF_DECADES = 10.0 ** (np.arange(MEMBERS) / 2 - 4)  # 1e-4 … 300 times the run's rate
QUARTER_DECADES = 10.0 ** (np.arange(MEMBERS) / 4 - 2)  # 1e-2 … 18 times
SEVEN = 10.0 ** (np.arange(MEMBERS // 2) / 2 - 2)  # 1e-2 … 10 times
LIGHTER = 0.01  # of the penalty strength, for half of the members from the end
WARMING = 20  # steps at rate 0, in which the optimizer's memory fills
ROWS = 512
WORK = 1.5e10  # weights × examples that one seed may cost: about a second
FEWEST_ROWS_A_STEP = 32
STUCK = 0.97  # of the loss at chance: above, nothing was learned


@dataclass(frozen=True, eq=False)
class Held:
    """How good several parameters are on fixed rows.

    Attributes
    ----------
    losses : (members, rows)
        ℓᵢ, infinite for a member that died; one column for a function.
    scores : (members,)
        Accuracy or R²; not a number for a function.
    weights : (rows,)
        How much each row counts.

    See Also
    --------
    steepest.diagnosis.measure_rates : makes them.
    """

    losses: np.ndarray
    scores: np.ndarray
    weights: np.ndarray

    @cached_property
    def mean(self) -> np.ndarray:
        """Return the mean loss of each member, shape (members,)."""
        return np.average(self.losses, axis=1, weights=self.weights)

    def __getitem__(self, members: slice) -> "Held":
        """Return some of the members."""
        return Held(self.losses[members], self.scores[members], self.weights)


@dataclass(frozen=True, eq=False)
class RangeTest:
    """How the loss fell in a short training, for each of many learning rates.

    Attributes
    ----------
    rates : (14,)
        Those tried, ascending: half decades around the run's own.
    own_rate : float
        The run's own, the largest of its schedule.
    train, validation : list of Held
        After the steps, one for each seed; no validation: empty.
    start_train, start_validation : Held
        Before the first step.
    end_train, end_validation : Held
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
    train: list[Held]
    validation: list[Held]
    start_train: Held
    start_validation: Held | None
    end_train: Held
    end_validation: Held | None
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
        own = int(np.argmin(np.abs(np.log(self.rates / self.own_rate))))
        return float(gains[own] / gains.max()) if gains.max() > 0 else 0.0

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

    def _interval_of(self, losses: np.ndarray) -> Interval | None:
        return interval_of(self.rates, float(self.start_train.mean[0]) - losses)


@dataclass(frozen=True, eq=False)
class EndTest:
    """How the loss goes on from the end of a run, for each of many learning rates.

    Attributes
    ----------
    factors : (members,)
        Multiples of the run's own rate, ascending.
    train, validation : Held
        After the steps; no validation: None.
    lighter_train, lighter_validation : Held or None
        The same with a hundredth of the penalty strength; None without a penalty.
    end_train, end_validation : Held
        At the end of the run.
    steps : int
        How many were taken, after those that fill the optimizer's memory.

    See Also
    --------
    steepest.diagnosis.measure_end : makes it.
    """

    factors: np.ndarray
    train: Held
    validation: Held | None
    lighter_train: Held | None
    lighter_validation: Held | None
    end_train: Held
    end_validation: Held | None
    steps: int = STEPS

    @property
    def own(self) -> int:
        """Which member goes on at the run's own rate."""
        return int(np.argmin(np.abs(np.log(self.factors))))

    @cached_property
    def lowest(self) -> tuple[float, float, float]:
        """Which factor went lowest, to what share, by how many standard errors.

        The share is of the loss at the end, or of that of the run's own rate where this
        is lower; both on validation rows, where there are any.
        """
        held, end = self.judged
        best = int(np.argmin(held.mean))
        at_end, own = end.losses[0], held.losses[self.own]
        before = at_end if end.mean[0] <= held.mean[self.own] else own
        least = min(float(end.mean[0]), float(held.mean[self.own]))
        share = held.mean[best] / least if least > 0 else 1.0
        z = paired_z(before, held.losses[best])
        return float(self.factors[best]), float(share), z

    @property
    def way_on(self) -> int:
        """The better one of the run's own rate and of about a third of it.

        A third, because a schedule ends with rates below the run's own.
        """
        held, _ = self.judged
        third = int(np.argmin(np.abs(np.log(3 * self.factors))))
        return min(self.own, third, key=lambda member: held.mean[member])

    def z_of(self, member: int) -> float:
        """By how many standard errors a member ended below the end of the run."""
        held, end = self.judged
        return paired_z(end.losses[0], held.losses[member])

    def z_lighter(self, member: int, other: int) -> float:
        """By how many standard errors less penalty ended below a member."""
        return paired_z(
            self.judged[0].losses[member], self.lighter_judged.losses[other]
        )

    @property
    def lighter_judged(self) -> Held:
        """The members with less penalty, on the rows of `judged`."""
        held = self.lighter_validation or self.lighter_train
        return self.train if held is None else held

    @property
    def judged(self) -> tuple[Held, Held]:
        """The members and the end on validation rows; on training rows without."""
        if self.validation is None or self.end_validation is None:
            return self.train, self.end_train
        return self.validation, self.end_validation


def measure_rates(case: "Case") -> RangeTest | None:
    """Try 14 learning rates from a run's start, for 96 steps and with two orders.

    With the run's own optimizer, options, clipping and penalty; always in a shuffled
    order and at a constant rate. A step sees the run's batch size, or fewer rows where
    96 steps of all members would take longer than about a second.

    Parameters
    ----------
    case : Case
        A run with what it was made of.

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
    setting = _setting(case)
    if setting is None:
        return None
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = _Trials(case, setting)
        rates = setting.rate * HALF_DECADES
        train, validation = [], []
        for seed in range(SEEDS):
            of_train, of_validation = trials.trained(case.start, rates, seed)
            train.append(of_train)
            if of_validation is not None:
                validation.append(of_validation)
        start = trials.judged([case.start])
        end = trials.judged([case.params], dead=case.diverged)
        return RangeTest(
            rates,
            setting.rate,
            train,
            validation,
            *start,
            *end,
            chance=_chance(case, start[0]),
            batch_size=trials.plan.batch_size,
            own_batch_size=case.plan.batch_size,
        )


def own_gain_with(case: "Case", batch_size: int) -> float:
    """Return the gain of the run's own rate, as a share of the best, at another size.

    See Also
    --------
    steepest.diagnosis.measure_rates : the same at the run's own batch size.
    """
    setting = _setting(case)
    if setting is None:
        return math.nan
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = _Trials(case, setting, batch_size)
        found, _ = trials.trained(case.start, setting.rate * HALF_DECADES, 0)
        start, _ = trials.judged([case.start])
        gains = float(start.mean[0]) - found.mean
        own = int(np.argmin(np.abs(np.log(HALF_DECADES))))
        return float(gains[own] / gains.max()) if gains.max() > 0 else math.nan


def measure_end(case: "Case") -> EndTest | None:
    """Go on from the end of a run at several learning rates for 96 steps.

    The same program as `measure_rates`. With a penalty, seven rates as they are and
    seven with a hundredth of its strength; without, fourteen rates. First 20 steps at
    rate 0 fill the optimizer's memory.

    Returns
    -------
    EndTest or None
        None if the run diverged, or if there is no rate to try.

    See Also
    --------
    steepest.diagnosis.measure_rates : the same from the start.
    """
    setting = _setting(case)
    if setting is None or case.diverged:
        return None
    penalized = not case.own_function and float(case.objective.penalty_strength) > 0
    factors = np.tile(SEVEN, 2) if penalized else QUARTER_DECADES
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = _Trials(case, setting)
        strengths = np.ones(MEMBERS)
        if penalized:
            strengths[MEMBERS // 2 :] = LIGHTER
        found = trials.trained(
            case.params, setting.rate * factors, SEEDS, strengths, WARMING
        )
        end = trials.judged([case.params])
    if not penalized:
        return EndTest(factors, *found, None, None, *end)
    as_is, lighter = slice(None, MEMBERS // 2), slice(MEMBERS // 2, None)
    train, validation = found
    if validation is None:
        return EndTest(SEVEN, train[as_is], None, train[lighter], None, *end)
    return EndTest(
        SEVEN,
        train[as_is],
        validation[as_is],
        train[lighter],
        validation[lighter],
        *end,
    )


@dataclass(frozen=True)
class _Setting:
    """How the run descended."""

    optimizer: Optimizer
    rate: float
    clip_norm: float | None


def _setting(case: "Case") -> _Setting | None:
    said = case.settings
    name = str(said.get("optimizer"))
    if name in OWN_RATE or name == "custom" or "learning_rate" not in said:
        return None
    rate = float(planned_rates(case).max())
    if not rate > 0:
        return None
    options = dict(said.get("optimizer_options") or {})
    return _Setting(make_optimizer(name, options), rate, said.get("clip_norm"))


class _Trials:
    """Short trainings of one case, and the rows that judge them."""

    def __init__(
        self, case: "Case", setting: _Setting, batch_size: int | None = None
    ) -> None:
        dtype = case.settings.get("dtype", "float32")
        self.case, self.setting = case, setting
        self.objective, self.rows = prepared(case.objective, case.rows, dtype)
        n_rows = len(jax.tree.leaves(self.rows)[0])
        size = min(batch_size or case.plan.batch_size, n_rows)
        self.plan = BatchPlan(n_rows, _affordable(size, count(case.start)))
        self.held: list[Evaluation] = []
        if isinstance(self.objective, Objective):
            parts = ["rows"] + ["validation"] * (case.validation is not None)
            self.held = [Evaluation(_held(case.sample(part, ROWS))) for part in parts]

    def trained(
        self,
        params: Tree,
        rates: np.ndarray,
        seed: int,
        strengths: np.ndarray | None = None,
        warming: int = 0,
    ) -> tuple[Held, Held | None]:
        """Train the members, and return how good they are on the held rows."""
        objective = side_by_side(self.objective, MEMBERS)
        if strengths is not None and isinstance(objective, Objective):
            strength: Any = objective.penalty_strength * strengths
            kept = strength.astype(objective.penalty_strength.dtype)
            objective = replace(objective, penalty_strength=kept)
        dtype = jax.tree.leaves(params)[0].dtype
        many = jax.tree.map(
            lambda a: np.repeat(np.asarray(a, dtype)[None], MEMBERS, 0), params
        )
        factors = make_schedule("constant", STEPS)
        if warming:
            factors = partial(_after, warming)
        *_, last = population(
            objective,
            many,
            self.rows,
            replace(self.plan, seed=seed),
            self.setting.optimizer,
            rates,
            jax.random.split(key_for(seed, "noise of the range test"), MEMBERS),
            0,
            STEPS + warming,
            clip_norm=self.setting.clip_norm,
            schedule=factors,
        )
        state = last.state
        ended = state.params
        if self.setting.optimizer.name.startswith("schedule_free"):
            ended = jax.vmap(self.setting.optimizer.best_params)(
                state.optimizer, state.params
            )
        on_host = jax.tree.map(np.asarray, ended)
        members = [jax.tree.map(lambda a, k=k: a[k], on_host) for k in range(MEMBERS)]
        found = self.judged(members)
        for held in found:
            if held is not None:
                held.losses[~np.asarray(state.alive)] = np.inf
        return found

    def judged(self, members: list[Tree], dead: bool = False) -> tuple[Any, Any]:
        """Return how good members are on the rows of train and of validation."""
        if not isinstance(self.objective, Objective):
            rows = jax.tree.map(lambda a: a[:ROWS], self.rows)
            losses = np.array(
                [[float(_value(self.objective, p, rows))] for p in members]
            )
            nothing = np.full(len(members), np.nan)
            found = [Held(_finite(losses, dead), nothing, np.ones(1)), None]
            return found[0], found[1]
        found = [self._of_part(part, members, dead) for part in self.held]
        return found[0], found[1] if len(found) > 1 else None

    def _of_part(self, part: Evaluation, members: list[Tree], dead: bool) -> Held:
        losses, scores = [], []
        for params in members:
            each, predicted = part.each(self.objective, params)
            task = self.objective.loss.task
            said = metrics(task, each, predicted, part.rows)
            losses.append(each)
            scores.append(said["accuracy" if task == "classification" else "r2"])
        n = len(part.rows.inputs)
        given = part.rows.weights
        weights = np.ones(n) if given is None else np.asarray(given, np.float64)
        return Held(_finite(np.array(losses), dead), np.array(scores), weights)


def _after(warming: int, step: np.ndarray) -> np.ndarray:
    return np.where(step < warming, 0.0, 1.0)


@jax.jit
def _value(objective: Any, params: Tree, rows: Any) -> jax.Array:
    return objective(params, rows)


def _finite(losses: np.ndarray, dead: bool) -> np.ndarray:
    """Return losses in which a member with anything not finite is infinite."""
    losses = np.asarray(losses, np.float64)
    died = dead | ~np.isfinite(losses).all(axis=1, keepdims=True)
    return np.where(died, np.inf, losses)


def _affordable(size: int, n_weights: int) -> int:
    """Return the batch size, or the power of two below it that can be afforded."""
    rows = WORK / (MEMBERS * STEPS * (n_weights + 100))
    if size <= rows:
        return size
    return min(size, max(FEWEST_ROWS_A_STEP, 1 << int(math.log2(max(rows, 1)))))


def _held(rows: Any) -> Batch:
    return Batch(*(None if a is None else np.asarray(a) for a in rows))


def _chance(case: "Case", start: Held) -> float:
    if case.own_function:
        return float(start.mean[0])
    rows = case.sample("rows", ROWS)
    return chance_loss(case.objective, rows.targets, rows.weights)


def _ratio(run: float, other: float) -> float:
    """Return how many times larger the run's loss is, infinite where it died."""
    if not math.isfinite(other):
        return 0.0
    if other <= 0 or not math.isfinite(run):
        return math.inf if run > other else 1.0
    return run / other
