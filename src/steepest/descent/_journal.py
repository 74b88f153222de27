"""The history of a run while it trains: steps, epochs, and how it ended."""

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import jax
import numpy as np

from .._core import Stopwatch
from ..data import DiskRows
from ..display import short_number
from ..objectives import Objective
from ..processes import together
from ..runs import History, Outcome, Run
from ..settings import METRICS
from ._batches import BatchPlan
from ._deciding import Deciding
from ._ending import agreed, ends_of, reason_of
from ._evaluation import SAMPLE, Evaluation, sample_of
from ._exact_zeros import with_exact_zeros
from ._optimizer import Optimizer
from ._progress import Callback, Progress
from ._rate_search import RateChoice
from ._schedules import Schedule
from ._snapshot import Snapshot
from ._state import State
from ._stopping import Patience
from ._walk import Stretch

BLOWN_UP = 1e4  # a loss that rose by this factor has diverged, though it is finite
EVALUATIONS = 200  # of a run at most, where `evaluate_every` is None


class Journal:
    """Records every stretch of a walk, evaluates the epochs, and says when to stop.

    Parameters
    ----------
    objective, plan, epochs, rows, validation
        What is trained, in which batches, for how long, on which rows.
    patience : int or None
        See `Patience`.
    every : int or None
        Epochs between evaluations.
    deciding : Deciding or None
        Measures the metric that decides; None for the loss.
    callbacks : sequence of callable
        Called with a `Progress` after every stretch.
    clock : Stopwatch
        Started at the beginning of the run.
    """

    def __init__(
        self,
        objective: Any,
        plan: BatchPlan,
        epochs: int,
        rows: Any,
        validation: Any,
        *,
        patience: int | None,
        every: int | None,
        deciding: Deciding | None,
        callbacks: Sequence[Callback],
        clock: Stopwatch,
        exact_zeros: bool,
    ) -> None:
        self.exact_zeros = exact_zeros
        self.objective, self.plan, self.epochs = objective, plan, epochs
        self.rows, self.clock = rows, clock
        self.callbacks = tuple(callbacks)
        self.deciding = deciding
        metric = METRICS["loss"] if deciding is None else deciding.metric
        self.patience = None if patience is None else Patience(patience, metric)
        self.every = max(1, -(-epochs // EVALUATIONS)) if every is None else every
        self.sets = self._evaluation_sets(validation)
        if not self.sets:
            self.every = 0
        self._columns: list[dict[str, np.ndarray]] = []
        self._epochs: list[dict[str, float]] = []
        self._waiting: Stretch | None = None
        self._metrics: dict[str, dict[str, float]] = {}
        self._params: Any = None
        self._model_state: Any = None
        self._evaluated: Any = None
        self._diverged_at: int | None = None
        self._stopped: str | None = None
        self.interrupted = self._on_other_rows = False
        self._before = 0  # steps as they are counted, before those of the history
        self._began = time.perf_counter()
        self._compiled_before = 0.0

    def _evaluation_sets(self, validation: Any) -> dict[str, Evaluation]:
        """Return a fixed sample of the training rows, and the validation rows."""
        if not isinstance(self.objective, Objective):
            return {}
        sets = {}
        if self.every:
            sets["train"] = Evaluation(sample_of(self.rows, self.plan.seed))
        if validation is not None:
            sets["validation"] = Evaluation(validation)
        return sets

    def begin(self) -> None:
        """Start the clock of the training, after the choice of a learning rate."""
        self._began = time.perf_counter()
        self._compiled_before = self.clock.compiling

    def report_search(self, steps: int, of: int) -> None:
        """Call the callbacks with the progress of the search for a learning rate."""
        seconds = self.clock.seconds
        self._call_back(
            Progress(
                "choosing the learning rate", step=steps, steps=of, seconds=seconds
            )
        )

    def record(self, stretch: Stretch, optimizer: Optimizer) -> bool:
        """Record a stretch; return whether the walk should stop."""
        last = stretch.chunk.first + len(stretch.chunk)
        per_epoch = self.plan.steps_per_epoch
        finished = last == self.epochs * per_epoch
        ends = self.every and (last % (self.every * per_epoch) == 0 or finished)
        if ends or finished:
            self._take(stretch.state, optimizer)
        # the record of the stretch before this one is ready while this one computes
        waiting, self._waiting = self._waiting, stretch
        if waiting is not None:
            self._write(waiting)
        if ends or finished or self._diverged_at is not None:
            self._write(stretch)
            self._waiting = None
        if self._diverged_at is not None:
            self._params = stretch.state.params
            self._model_state = stretch.state.model
            return True
        if ends:
            self._evaluate(last // per_epoch, last)
        answer = self.callbacks and self._call_back(self._progress(last, bool(ends)))
        if self._stopped is None and answer and not finished:
            self._stopped = reason_of(answer, last / per_epoch)
            self.interrupted = answer is Outcome.INTERRUPTED
        if together() > 1 and not finished:
            mine = self._stopped, self.interrupted
            self._stopped, self.interrupted = agreed(*mine, last / per_epoch)
        if self._stopped is not None:
            self.catch_up()
            if not ends:
                self._take(stretch.state, optimizer)
        return self._stopped is not None

    def catch_up(self) -> bool:
        """Write the stretch that is waiting; return whether the loss is not finite."""
        if self._waiting is not None:
            self._write(self._waiting)
            self._waiting = None
        return self._diverged_at is not None

    def snapshot(self, stretch: Stretch, choice: RateChoice) -> Snapshot:
        """Return what is needed to resume after this stretch."""
        self.catch_up()
        columns = self._joined()
        best = None if self.patience is None else self.patience.best
        return Snapshot(
            arrays=[
                *(np.array(leaf) for leaf in jax.tree.leaves(stretch.state)),
                *jax.tree.leaves(best),
                *columns.values(),
            ],
            facts={
                "step": stretch.chunk.first + len(stretch.chunk),
                "columns": list(columns),
                "epochs": list(self._epochs),
                "seconds": time.perf_counter() - self._began,
                "rate": asdict(choice),
                "patience": None if self.patience is None else self.patience.facts(),
            },
        )

    def restore(self, snapshot: Snapshot, params: Any, model_state: Any = None) -> int:
        """Restore the history of a snapshot, and return the step to resume at."""
        facts = snapshot.facts
        names = facts["columns"]
        columns = snapshot.arrays[len(snapshot.arrays) - len(names) :]
        self._columns = [dict(zip(names, columns, strict=True))]
        self._epochs = list(facts["epochs"])
        self._began -= facts["seconds"]
        if self.patience is not None and facts["patience"] is not None:
            arrays = snapshot.arrays[: len(snapshot.arrays) - len(names)]
            self.patience.restore(facts["patience"], arrays, (params, model_state))
        self._on_other_rows = facts["step"] is None
        if self._on_other_rows:
            step = int(facts["epoch"]) * self.plan.steps_per_epoch
            self._before = step - len(columns[0])
            return step
        return int(facts["step"])

    def end_at(
        self, state: State, optimizer: Optimizer, reason: str | None = None
    ) -> None:
        """Take the parameters of a state after which no step is taken, and why."""
        self._take(state, optimizer)
        self._stopped = reason

    def _take(self, state: State, optimizer: Optimizer) -> None:
        self._params = optimizer.best_params(state.optimizer, state.params)
        self._model_state = state.model

    @property
    def _now(self) -> Any:
        """The objective with the state of the model that was taken last."""
        if self._model_state is None:
            return self.objective
        return self.objective.with_state(self._model_state)

    def _write(self, stretch: Stretch) -> None:
        columns = stretch.columns()
        bad = np.flatnonzero(~np.isfinite(columns["loss"]))
        if len(bad) and self._diverged_at is None:
            self._diverged_at = stretch.chunk.first + int(bad[0])
            columns = {name: column[: bad[0]] for name, column in columns.items()}
        elif self._diverged_at is not None:
            return
        columns["examples"] = stretch.chunk.counts[: len(columns["loss"])]
        self._columns.append(columns)

    def _evaluate(self, epoch: int, step: int) -> None:
        self._metrics = {
            name: self._measured(part, self._params) for name, part in self.sets.items()
        }
        self._evaluated = self._params
        row = {
            "epoch": float(epoch),
            "step": float(step),
            "seconds": time.perf_counter() - self._began,
        }
        for name, metrics in self._metrics.items():
            row |= {f"{name}_{metric}": value for metric, value in metrics.items()}
        self._epochs.append(row)
        patience = self.patience
        if patience is not None and patience.is_over(
            epoch,
            self._metrics["validation"][patience.metric.name],
            (self._params, self._model_state),
        ):
            self._stopped = (
                f"The validation {patience.metric.label} has not improved on "
                f"{short_number(patience.best_value)} since epoch "
                f"{patience.best_epoch}, whose parameters are kept."
            )

    def _measured(self, part: Evaluation, params: Any) -> dict[str, float]:
        """Return the metrics on a part, with the one that decides."""
        values = part(self._now, params)
        if self.deciding is None:
            return values
        return self.deciding.added_to(values, self._now, params, part.rows)

    def _progress(self, step: int, epoch_ended: bool) -> Progress:
        seconds = max(time.perf_counter() - self._began, 1e-9)
        recent = self._columns[-1]["loss"] if self._columns else np.empty(0)
        per_epoch = self.plan.steps_per_epoch
        return Progress(
            "training",
            epoch=step // per_epoch,
            epochs=self.epochs,
            step=step,
            steps=self.epochs * per_epoch,
            loss=float(recent.mean()) if len(recent) else float("nan"),
            metrics=self._metrics,
            examples_per_second=step * self.plan.n_rows / per_epoch / seconds,
            seconds=seconds,
            epoch_ended=epoch_ended,
            recorded=self._columns[-1] if self._columns else {},
            params=self._params if epoch_ended else None,
            model_state=self._model_state if epoch_ended else None,
        )

    def _call_back(self, progress: Progress) -> object:
        """Call every callback; return the first answer that is true."""
        answers = [callback(progress) for callback in self.callbacks]
        return next((answer for answer in answers if answer), None)

    def close(
        self, settings: dict[str, Any], schedule: Schedule, environment: dict[str, str]
    ) -> Run:
        """Return the run, with the metrics of the parameters that are kept."""
        if self.patience is not None and self.patience.best is not None:
            self._params, self._model_state = self.patience.best
        ended = self._diverged_at is None and not self.interrupted
        if self.exact_zeros and ended and not self._on_other_rows:
            self._params = with_exact_zeros(
                self.objective, self._params, self.rows, self.epochs
            )
        params = jax.tree.map(np.array, self._params)
        self._model_state = jax.tree.map(np.array, self._model_state)
        training = time.perf_counter() - self._began
        compiling = self.clock.compiling
        steps = self._steps(settings["learning_rate"], schedule)
        outcome, reason = self._outcome(steps)
        metrics = self._final_metrics(params) if outcome != Outcome.DIVERGED else {}
        if not np.isfinite(metrics.get("train", {}).get("loss", 0.0)):
            outcome, metrics = Outcome.DIVERGED, {}
            reason = (
                "The loss is not finite after the last step; the loss before it was "
                f"{steps['loss'][-1]:.3g}."
            )
        computing = max(training - (compiling - self._compiled_before), 1e-9)
        examples = int(steps.pop("examples").sum())
        return Run(
            params=params,
            model_state=self._model_state,
            outcome=outcome,
            reason=reason,
            history=History(steps, self.epoch_columns()),
            settings=settings,
            metrics=metrics,
            seconds={
                "compile": compiling,
                "train": computing,
                "total": self.clock.seconds,
            },
            examples_per_second=examples / computing,
            environment=environment,
            data={"rows": self.plan.n_rows},
        )

    def _steps(self, rate: float, schedule: Schedule) -> dict[str, np.ndarray]:
        columns = self._joined()
        n = len(columns["loss"])
        with np.errstate(over="ignore"):
            steps = np.maximum(np.arange(n) + self._before, 0)
            columns["learning_rate"] = rate * schedule(steps)
        return columns

    def _joined(self) -> dict[str, np.ndarray]:
        names = list(self._columns[0]) if self._columns else ["loss", "examples"]
        parts = {name: [c[name] for c in self._columns] for name in names}
        return {name: np.concatenate(of or [np.empty(0)]) for name, of in parts.items()}

    def epoch_columns(self) -> dict[str, np.ndarray]:
        """Return the history by epoch so far."""
        if not self._epochs:
            return {}
        columns = {
            name: np.array([row[name] for row in self._epochs])
            for name in self._epochs[0]
        }
        for whole in ("epoch", "step"):
            columns[whole] = columns[whole].astype(np.int64)
        return columns

    def _outcome(self, steps: dict[str, np.ndarray]) -> tuple[Outcome, str]:
        loss = steps["loss"]
        if self._diverged_at is not None:
            path = ", ".join(f"{x:.3g}" for x in loss[-4:])
            before = f"; the losses before it were {path}" if len(loss) else ""
            return Outcome.DIVERGED, (
                f"The loss stopped being finite at step {self._diverged_at}{before}."
            )
        if self._stopped is not None:
            outcome = Outcome.INTERRUPTED if self.interrupted else Outcome.STOPPED_EARLY
            return outcome, self._stopped
        first, last = ends_of(loss)
        if last - first > BLOWN_UP * max(abs(first), 1.0):
            return Outcome.DIVERGED, f"The loss rose from {first:.3g} to {last:.3g}."
        ran = f"All {len(loss):,} steps ran"
        # one batch may hold an outlier or none, so the start is that of an epoch
        epoch = 1 if self.plan.full else self.plan.steps_per_epoch
        start = float(loss[: max(min(epoch, len(loss) // 2), 1)].mean())
        if last > max(first, start):
            return Outcome.FINISHED, (
                f"{ran}, but the loss ended above its start: {last:.4g} > {start:.4g}."
            )
        return Outcome.FINISHED, f"{ran}."

    def _final_metrics(self, params: Any) -> dict[str, dict[str, float]]:
        if not isinstance(self.objective, Objective):
            rows = self.rows
            if any(isinstance(a, DiskRows) for a in jax.tree.leaves(rows)):
                # a function takes all rows at once
                rows = sample_of(rows, self.plan.seed)
            return {"train": {"loss": float(jax.jit(self.objective)(params, rows))}}
        known = self._metrics if self._evaluated is self._params else {}
        metrics = {}
        if "train" in known and self.plan.n_rows <= SAMPLE:
            metrics["train"] = known["train"]
        else:
            whole = Evaluation(self.rows, keep=False)
            metrics["train"] = self._measured(whole, params)
        if "validation" in known:
            metrics["validation"] = known["validation"]
        elif "validation" in self.sets:
            metrics["validation"] = self._measured(self.sets["validation"], params)
        return metrics
