"""`descend`: minimize any objective by gradient descent, and return the run."""

import functools
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import jax
import numpy as np

from .._core import Stopwatch, Tree, count, key_for, shown_name
from ..errors import SettingError
from ..objectives import Objective
from ..runs import Run
from ..settings import DescentSettings, metric_named
from ._batches import BatchPlan, choose_batch_size
from ._deciding import Deciding, deciding
from ._journal import Journal
from ._optimizer import Optimizer, make_optimizer
from ._program import start
from ._progress import Callback
from ._rate_search import RateChoice, choose_learning_rate
from ._rows import blocks_of, check_classes, check_start, prepared, rows_of
from ._schedules import make_schedule
from ._snapshot import Snapshot, state_from
from ._state import Rules
from ._walk import walk

LARGE = 1 << 16  # parameters; more than this the nearest cache does not hold


def descend(
    objective: Objective | Callable[..., Any],
    params: Tree,
    data: Any = None,
    *,
    validation: Any = None,
    optimizer: Any = "sgd",
    optimizer_options: dict[str, Any] | None = None,
    learning_rate: float | str = "auto",
    schedule: str | Callable[[Any], Any] = "constant",
    schedule_options: dict[str, float] | None = None,
    warmup: int = 0,
    batch_size: int | str = "auto",
    epochs: int = 20,
    clip_norm: float | None = None,
    metric: str = "loss",
    patience: int | None = None,
    evaluate_every: int | None = None,
    target_unit: Any = 1.0,
    exact_zeros: bool = False,
    callbacks: Sequence[Callback] = (),
    shuffle: bool = True,
    watch: bool = True,
    seed: int = 0,
    dtype: str = "float32",
    on_snapshot: Callable[[Snapshot], object] | None = None,
    snapshot_every: float = 30.0,
    resume_from: Snapshot | None = None,
) -> Run:
    """Minimize an objective from `params` on, and return the run with its history.

    Each step moves the parameters by an update rule of the gradient; plain descent is
    W ← W − η ∇L(W). A run that diverges is returned like any other.

    Parameters
    ----------
    objective : Objective or callable
        What is minimized: an `Objective`, or a pure JAX function `f(params)` or
        `f(params, batch)` that returns one number.
    params : tree of arrays
        The parameters before the first step.
    data : Dataset, Batch, tuple or tree of arrays, optional
        The examples, with a leading axis of rows: for an `Objective` a `Dataset`, or
        (inputs, targets) or (inputs, targets, weights); for a function, whatever its
        `batch` is. None if the function takes no batch. Memory-mapped arrays and
        `steepest.data.open_rows` stay on disk.
    validation : like `data`, optional
        Rows that are never descended on, evaluated with the epochs.
    optimizer : str or optax.GradientTransformation
        A name of `steepest.descent.optimizers`, or an Optax transformation, which
        keeps the learning rate that it was made with.
    optimizer_options : dict, optional
        By Optax's names, such as {"momentum": 0.9}.
    learning_rate : float or "auto"
        η > 0. "auto" tries a grid of rates side by side for a few hundred steps.
    schedule : str or callable
        How η moves during the run; see `steepest.descent.schedules`.
    schedule_options : dict, optional
        Options of the schedule.
    warmup : int
        Steps over which η first rises.
    batch_size : int, "full" or "auto"
        Examples per step; "auto" gives about 50 steps an epoch, and a full batch for
        lbfgs and newton_cg, which do not work with noisy gradients. More than there
        are means all of them, with a note in the run.
    epochs : int
        Passes over the data; for a function without data, steps.
    clip_norm : float, optional
        Gradients longer than this are shortened to it.
    metric : str
        What the choice of the learning rate, on rows held out for it, and `patience`
        decide by: "loss", or a metric of `steepest.settings.METRICS` that suits the
        task, such as "roc_auc", which is then recorded beside the loss.
    patience : int, optional
        Stop when the validation loss, or metric, has not improved for so many
        evaluations, and keep the best parameters.
    evaluate_every : int, optional
        Epochs between two evaluations of the training and validation rows; by default
        1, or as many as make 200 evaluations of the run. 0 evaluates at the end only.
    exact_zeros : bool
        Whether proximal steps on all rows follow the last epoch if there is an l1
        penalty: mini-batches alone leave useless weights small, not zero.
    target_unit : float or (outputs,) array
        What 1 of the targets is in the unit in which a metric tells errors: the
        standard deviation that they were divided by.
    callbacks : sequence of callable
        Each is called with a `Progress` after every chunk of steps; a true return
        value stops the run.
    shuffle : bool
        Whether every epoch takes the rows in a new random order.
    watch : bool
        Whether the norms of gradient, update and weights and the cosine of the angle
        between update and −gradient are recorded.
    seed : int
        The same seed gives the same bits on the same machine.
    dtype : {"float32", "float64"}
        Precision of parameters and arithmetic.
    on_snapshot : callable, optional
        Called with a `Snapshot` now and then, and when the run is interrupted.
    snapshot_every : float
        Seconds between two snapshots, at least.
    resume_from : Snapshot, optional
        Resume there, with the settings that the run began with; the result has the
        same bits as that of a run that never stopped.

    Returns
    -------
    Run
        With `params` as NumPy arrays, `history`, `metrics`, `outcome` and `reason`.

    Raises
    ------
    SettingError
        If a setting cannot work.
    DataError
        If there are no rows, or inputs and targets differ in their number.
    ModelError
        If the objective does not return one finite number at the start.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> bowl = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> run = descend(bowl, jnp.array([1.0, 1.0]), learning_rate=0.1, epochs=200)
    >>> run.outcome, bool(abs(run.params).max() < 1e-6)
    (<Outcome.FINISHED: 'finished'>, True)
    """
    settings = DescentSettings(
        optimizer=optimizer,
        optimizer_options=optimizer_options or {},
        learning_rate=learning_rate,
        schedule=schedule,
        schedule_options=schedule_options or {},
        warmup=warmup,
        batch_size=batch_size,
        epochs=epochs,
        clip_norm=clip_norm,
        metric=metric,
        patience=patience,
        shuffle=shuffle,
        seed=seed,
        dtype=dtype,
    )
    if dtype not in ("float32", "float64"):
        raise SettingError(f"dtype is 'float32' or 'float64'; got {dtype!r}.")
    with jax.enable_x64(dtype == "float64"):
        clock = Stopwatch()
        if isinstance(objective, Objective):
            objective = objective.started(seed)
        objective, rows = prepared(objective, data, dtype)
        if validation is not None:
            validation = rows_of(validation, dtype, objective)
        params = jax.tree.map(lambda a: np.asarray(a, dtype), params)
        check_start(objective, params, rows)
        for part in (rows, validation):
            check_classes(objective, params, part)
        n_rows = len(jax.tree.leaves(rows)[0])
        rule = make_optimizer(optimizer, optimizer_options, seed)
        if batch_size == "auto" and rule.rule.full_batch:
            batch_size = "full"
        size = choose_batch_size(batch_size, n_rows)
        plan = BatchPlan(n_rows, size, seed, shuffle, *blocks_of(rows))
        if plan.full and plan.block > 1:
            raise SettingError(
                "A full batch needs all the rows at once, and these stay on disk. "
                f"Give a batch size below their number, {n_rows:,}."
            )
        if epochs < 1:
            raise SettingError(f"The number of epochs is at least 1; got {epochs}.")
        if patience is not None and validation is None:
            raise SettingError("Patience needs validation rows; none were given.")
        decides = deciding(metric, objective, params, rows, validation, target_unit)
        steps = epochs * plan.steps_per_epoch
        factors = make_schedule(schedule, steps, schedule_options, warmup)
        journal = Journal(
            objective,
            plan,
            epochs,
            rows,
            validation,
            patience=patience,
            every=evaluate_every,
            deciding=decides,
            callbacks=callbacks,
            clock=clock,
            exact_zeros=exact_zeros,
        )
        limit = None if clip_norm is None else _positive("clip_norm", clip_norm)
        key = None
        if getattr(objective, "stochastic", False):
            key = key_for(seed, "training noise")
        if resume_from is not None:
            choice = RateChoice(**resume_from.facts["rate"])
        else:
            choice = _rate(
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
        rules = Rules(np.asarray(choice.rate, dtype), key, limit)
        model_state = getattr(objective, "state", None)
        state = start(rule, params, rules.learning_rate, model_state)
        journal.begin()
        first = 0
        if resume_from is not None:
            first = journal.restore(resume_from, params, model_state)
            state = state_from(resume_from, state)
            if first == steps:  # the process died between the last step and the end
                journal.end_at(state, rule)
        saved = time.perf_counter()
        measure_every = 0
        if watch:
            measure_every = measuring_interval(plan.batch_size, count(params))
        for stretch in walk(
            objective,
            rule,
            rules,
            state,
            rows,
            plan,
            factors,
            first,
            steps,
            boundary=journal.every or None,
            measure_every=measure_every,
        ):
            stops = journal.record(stretch, rule)
            due = time.perf_counter() - saved > snapshot_every
            if on_snapshot is not None and (journal.interrupted or (due and not stops)):
                on_snapshot(journal.snapshot(stretch, choice))
                saved = time.perf_counter()
            if stops:
                break
        run = journal.close(
            settings=_resolved(settings, rule, choice, plan),
            schedule=factors,
            environment=environment(),
        )
        notes = [choice.note] if choice.note else []
        if isinstance(batch_size, int) and batch_size > n_rows:
            notes.append(
                f"The batch size {batch_size} is larger than the {n_rows} training "
                "rows, so every step takes all of them."
            )
        return replace(run, notes=tuple(notes))


def measuring_interval(batch_size: int, n_params: int) -> int:
    """Return every how many steps the norms are measured.

    Measuring costs about as much as four rows of a linear model's batch: 13 % of a step
    at B = 64. At every 512 / B steps it costs less than 2 %. Parameters that the
    nearest cache does not hold take four times as long to read. Powers of two, so that
    batches of about the same size share a program.
    """
    rows = 512 if n_params < LARGE else 2048
    return 1 << max(rows // batch_size, 1).bit_length() - 1


def environment() -> dict[str, str]:
    """Return what the numbers of a run may depend on."""
    device = jax.devices()[0]
    return {
        "python": platform.python_version(),
        **_versions(),
        "platform": platform.platform(),
        "device": f"{len(jax.devices())} × {device.device_kind}",
    }


@functools.cache
def _versions() -> dict[str, str]:
    """Return the installed versions; looking them up takes as long as 5000 steps."""
    packages = ("steepest", "jax", "jaxlib", "optax", "numpy")
    return {name: version(name) for name in packages}


def _positive(name: str, value: Any) -> float:
    if not isinstance(value, int | float) or not np.isfinite(value) or value <= 0:
        raise SettingError(f"{name} must be a positive number; got {value!r}.")
    return float(value)


def _rate(
    settings: DescentSettings,
    objective: Any,
    params: Tree,
    rows: Any,
    plan: BatchPlan,
    rule: Optimizer,
    steps: int,
    limit: float | None,
    journal: Journal,
    decides: Deciding | None,
) -> RateChoice:
    rate = settings.learning_rate
    if rate != "auto":
        if isinstance(rate, str):
            raise SettingError(
                f"learning_rate is a positive number or 'auto'; got {rate!r}."
            )
        return RateChoice(_positive("learning_rate", rate), "given")
    if rule.custom is not None:
        return RateChoice(1.0, "the transformation's own")
    if rule.rule.own_rate:
        return RateChoice(
            1.0, f"{shown_name(rule.name)} finds the length of its own steps"
        )
    return choose_learning_rate(
        objective,
        params,
        rows,
        plan,
        rule,
        steps,
        limit,
        journal.report_search,
        decides,
    )


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
