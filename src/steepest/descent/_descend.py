"""`descend`: minimize any objective by gradient descent, and return the run."""

import time
from collections.abc import Callable, Sequence
from typing import Any

import jax

from .._core import Tree
from ..objectives import Objective
from ..runs import Run
from ..settings import DescentSettings
from ._begin import begin
from ._progress import Callback
from ._snapshot import Snapshot


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
    with jax.enable_x64(dtype == "float64"):
        begun = begin(
            settings,
            objective,
            params,
            data,
            validation=validation,
            evaluate_every=evaluate_every,
            target_unit=target_unit,
            exact_zeros=exact_zeros,
            callbacks=callbacks,
            watch=watch,
            resume_from=resume_from,
        )
        journal = begun.journal
        saved = time.perf_counter()
        for stretch in begun.walk():
            stops = journal.record(stretch, begun.rule)
            due = time.perf_counter() - saved > snapshot_every
            if on_snapshot is not None and (journal.interrupted or (due and not stops)):
                on_snapshot(journal.snapshot(stretch, begun.choice))
                saved = time.perf_counter()
            if stops:
                break
        return begun.close()
