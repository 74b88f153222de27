"""A descent before its first step: everything checked, chosen and ready to walk."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import jax
import numpy as np

from .._core import Stopwatch, Tree, count, key_for, make_room
from ..errors import SettingError
from ..objectives import Objective
from ..processes import first_has, together
from ..runs import Run
from ..settings import DescentSettings, metric_named
from ._adaptive_rate import AdaptiveRate
from ._batches import BatchPlan, choose_batch_size
from ._chosen_rate import chosen_rate, positive
from ._deciding import deciding
from ._devices import all_devices
from ._environment import environment
from ._journal import Journal
from ._optimizer import Optimizer, make_optimizer
from ._program import start
from ._progress import Callback
from ._rate_search import RateChoice
from ._rows import blocks_of, check_start, check_targets, prepared, rows_of
from ._schedules import Schedule, make_schedule
from ._snapshot import Snapshot, state_from
from ._state import Rules, State
from ._walk import Stretch, walk

LARGE = 1 << 16  # parameters; more than this the nearest cache does not hold


@dataclass
class Begun:
    """A descent that has begun: what its steps need, and the record of them.

    Attributes
    ----------
    settings : DescentSettings
        As they were given.
    objective, rows, plan, rule, rules, factors
        What `walk` takes.
    journal : Journal
        Records the steps.
    choice : RateChoice
        The learning rate, and why it is that one.
    state : State
        Before the next step.
    first, steps : int
        The next step, and how many there are in all.
    measure_every : int
        See `run_chunk`.
    notes : list of str
        What a person should know about the run.
    """

    settings: DescentSettings
    objective: Any
    rows: Any
    plan: BatchPlan
    rule: Optimizer
    rules: Rules
    factors: Schedule
    journal: Journal
    choice: RateChoice
    state: State
    first: int
    steps: int
    measure_every: int
    notes: list[str] = field(default_factory=list)

    def walk(self, first: int | None = None, last: int | None = None) -> Iterator[Any]:
        """Take the steps first … last − 1, by default all, as `walk` does."""
        stretches: Iterator[Stretch] = walk(
            self.objective,
            self.rule,
            self.rules,
            self.state,
            self.rows,
            self.plan,
            self.factors,
            self.first if first is None else first,
            self.steps if last is None else last,
            boundary=self.journal.every or None,
            measure_every=self.measure_every,
            mesh=all_devices(),
        )
        return stretches

    def close(self) -> Run:
        """Return the run of the steps that were recorded."""
        run = self.journal.close(
            settings=_resolved(self.settings, self.rule, self.choice, self.plan),
            schedule=self.factors,
            environment=environment(),
        )
        return replace(run, notes=tuple(self.notes))


def begin(
    settings: DescentSettings,
    objective: Objective | Callable[..., Any],
    params: Tree,
    data: Any,
    *,
    validation: Any = None,
    evaluate_every: int | None = None,
    target_unit: Any = 1.0,
    exact_zeros: bool = False,
    callbacks: Sequence[Callback] = (),
    watch: bool = True,
    resume_from: Snapshot | None = None,
) -> Begun:
    """Check what `descend` was given, choose what is "auto", and return the start.

    Parameters and errors are those of `descend`, whose settings are in one value here.
    Call it, and everything that walks, within `jax.enable_x64` of the right precision.
    """
    if settings.dtype not in ("float32", "float64"):
        raise SettingError(f"dtype is 'float32' or 'float64'; got {settings.dtype!r}.")
    clock = Stopwatch()
    make_room()
    dtype, seed = settings.dtype, settings.seed
    if isinstance(objective, Objective):
        objective = objective.started(seed)
    objective, rows = prepared(objective, data, dtype)
    if validation is not None:
        validation = rows_of(validation, dtype, objective)
    params = jax.tree.map(lambda a: np.asarray(a, dtype), params)
    check_start(objective, params, rows)
    for part in (rows, validation):
        check_targets(objective, params, part)
    n_rows = len(jax.tree.leaves(rows)[0])
    rule = make_optimizer(settings.optimizer, dict(settings.optimizer_options), seed)
    batch_size = settings.batch_size
    if batch_size == "auto" and rule.rule.full_batch:
        batch_size = "full"
    size = choose_batch_size(batch_size, n_rows)
    plan = BatchPlan(n_rows, size, seed, settings.shuffle, *blocks_of(rows))
    if plan.full and plan.block > 1:
        raise SettingError(
            "A full batch needs all the rows at once, and these stay on disk. "
            f"Give a batch size below their number, {n_rows:,}."
        )
    epochs = settings.epochs
    if epochs < 1:
        raise SettingError(f"The number of epochs is at least 1; got {epochs}.")
    if settings.patience is not None and validation is None:
        raise SettingError("Patience needs validation rows; none were given.")
    metric = settings.metric
    decides = deciding(metric, objective, params, rows, validation, target_unit)
    steps = epochs * plan.steps_per_epoch
    options = dict(settings.schedule_options)
    factors = make_schedule(settings.schedule, steps, options, settings.warmup)
    if settings.schedule == "adaptive":
        factors = AdaptiveRate(factors, **options)
        callbacks = (*callbacks, factors.watch)
    journal = Journal(
        objective,
        plan,
        epochs,
        rows,
        validation,
        patience=settings.patience,
        every=evaluate_every,
        deciding=decides,
        callbacks=callbacks,
        clock=clock,
        exact_zeros=exact_zeros,
    )
    if isinstance(factors, AdaptiveRate) and "train" not in journal.sets:
        raise SettingError(
            "The schedule 'adaptive' looks at the training loss after every epoch, and "
            "this training evaluates none. Choose another schedule."
        )
    clip_norm = settings.clip_norm
    limit = None if clip_norm is None else positive("clip_norm", clip_norm)
    key = None
    if getattr(objective, "stochastic", False):
        key = key_for(seed, "training noise")
    if resume_from is not None:
        choice = RateChoice(**resume_from.facts["rate"])
    else:
        choice = chosen_rate(
            settings,
            objective,
            params,
            rows,
            plan,
            rule,
            steps,
            limit,
            journal,
            decides,
        )
    if together() > 1:
        choice = RateChoice(**first_has(asdict(choice)))
    with np.errstate(over="ignore"):  # such a rate diverges at its first step
        rules = Rules(np.asarray(choice.rate, dtype), key, limit)
    model_state = getattr(objective, "state", None)
    state = start(rule, params, rules.learning_rate, model_state)
    journal.begin()
    first = 0
    if resume_from is not None:
        first = journal.restore(resume_from, params, model_state)
        if isinstance(factors, AdaptiveRate):
            for row in resume_from.facts["epochs"]:
                factors.see(int(row["step"]), row["train_loss"])
        state = state_from(resume_from, state)
        if first == steps:  # the process died between the last step and the end
            journal.end_at(state, rule)
    measure_every = 0
    if watch:
        measure_every = measuring_interval(plan.batch_size, count(params))
    notes = [choice.note] if choice.note else []
    if isinstance(settings.batch_size, int) and settings.batch_size > n_rows:
        notes.append(
            f"The batch size {settings.batch_size} is larger than the {n_rows} "
            "training rows, so every step takes all of them."
        )
    return Begun(
        settings=settings,
        objective=objective,
        rows=rows,
        plan=plan,
        rule=rule,
        rules=rules,
        factors=factors,
        journal=journal,
        choice=choice,
        state=state,
        first=first,
        steps=steps,
        measure_every=measure_every,
        notes=notes,
    )


def measuring_interval(batch_size: int, n_params: int) -> int:
    """Return every how many steps the norms are measured.

    Measuring costs about as much as four rows of a linear model's batch: 13 % of a step
    at B = 64. At every 512 / B steps it costs less than 2 %. Parameters that the
    nearest cache does not hold take four times as long to read. Powers of two, so that
    batches of about the same size share a program.
    """
    rows = 512 if n_params < LARGE else 2048
    return 1 << max(rows // batch_size, 1).bit_length() - 1


def _resolved(
    settings: DescentSettings, rule: Optimizer, choice: RateChoice, plan: BatchPlan
) -> dict[str, Any]:
    """Return the settings as a run stores them, with the values chosen for "auto"."""
    return settings.keywords() | {
        "optimizer": rule.name,
        "optimizer_options": dict(rule.choices)
        | {name: float(value) for name, value in rule.numbers.items()},
        "learning_rate": choice.rate,
        "learning_rate_choice": choice.described(),
        "schedule": settings.schedule
        if isinstance(settings.schedule, str)
        else "custom",
        "schedule_options": dict(settings.schedule_options),
        "batch_size": plan.batch_size,
        "metric": metric_named(settings.metric).name,
    }
