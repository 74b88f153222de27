"""`Descent`: a descent whose steps are taken one by one, or many, as its owner asks."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from .._core import Tree
from ..objectives import Objective
from ..runs import Run
from ..settings import DescentSettings
from ._begin import begin
from ._chosen_rate import positive
from ._progress import Callback
from ._rate_changes import RateChanges


class Descent:
    """A descent that is driven from outside: some steps at a time, at any rate.

    However its steps are divided, they are those of `descend`: the same bits, as long
    as the learning rate is left alone.

    Parameters
    ----------
    objective, params, data, validation, target_unit, callbacks
        What `descend` takes.
    settings : DescentSettings
        The others of its settings, in one value.

    Attributes
    ----------
    step, steps : int
        Steps taken, and planned.
    steps_per_epoch, batch_size : int
        Steps that see every row once, and rows that a step sees.
    learning_rate : float
        η of the next step, before the schedule's factor.
    changes : tuple of (int, float)
        The steps at which the rate was changed, and to what.
    over : bool
        Whether no step is left to take: all are taken, or the loss is not finite.

    Raises
    ------
    SettingError, DataError, ModelError
        As from `descend`.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> from steepest.settings import DescentSettings
    >>> def bowl(w):
    ...     return 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> settings = DescentSettings(learning_rate=0.01, epochs=100)
    >>> descent = Descent(bowl, jnp.array([1.0, 1.0]), settings=settings)
    >>> descent.advance(3)["loss"].round(3).tolist()
    [5.5, 4.54, 3.761]
    >>> descent.change_rate(0.1)
    >>> descent.advance(1)["loss"].round(3).tolist(), descent.step, descent.changes
    ([3.128], 4, ((3, 0.1),))
    """

    def __init__(
        self,
        objective: Objective | Callable[..., Any],
        params: Tree,
        data: Any = None,
        *,
        settings: DescentSettings,
        validation: Any = None,
        target_unit: Any = 1.0,
        callbacks: Sequence[Callback] = (),
    ) -> None:
        self._precise = settings.dtype == "float64"
        with jax.enable_x64(self._precise):
            self._begun = begin(
                settings,
                objective,
                params,
                data,
                validation=validation,
                target_unit=target_unit,
                callbacks=callbacks,
            )
        self._rates = RateChanges(self._begun.choice.rate, self._begun.factors)
        self._begun.factors = self._rates
        self.step, self.steps = self._begun.first, self._begun.steps
        self.steps_per_epoch = self._begun.plan.steps_per_epoch
        self.batch_size = self._begun.plan.batch_size
        self.over = False

    @property
    def learning_rate(self) -> float:
        """η of the next step, before the schedule's factor."""
        return self._rates.last

    @property
    def changes(self) -> tuple[tuple[int, float], ...]:
        """The steps at which the rate was changed, and to what."""
        return self._rates.changes

    @property
    def objective(self) -> Any:
        """What is minimized, with the state of the model after the last step."""
        state = self._begun.state.model
        objective = self._begun.objective
        return objective if state is None else objective.with_state(state)

    @property
    def params(self) -> Tree:
        """The parameters now; the next `advance` reuses their memory."""
        state = self._begun.state
        return self._begun.rule.best_params(state.optimizer, state.params)

    @property
    def epochs(self) -> dict[str, np.ndarray]:
        """The history by epoch so far."""
        return self._begun.journal.epoch_columns()

    def change_rate(self, rate: float) -> None:
        """Take the next steps at another learning rate; compiles nothing.

        Raises
        ------
        SettingError
            If it is no positive number.
        """
        self._rates.change(self.step, positive("learning_rate", rate))

    def advance(self, steps: int = 1) -> dict[str, np.ndarray]:
        """Take steps, as many as are left, and return what was recorded of them."""
        begun = self._begun
        last = min(self.step + steps, begun.steps)
        columns: list[dict[str, np.ndarray]] = []
        if self.over or last <= self.step:
            return {}
        with jax.enable_x64(self._precise):
            for stretch in begun.walk(self.step, last):
                begun.state = stretch.state
                stops = begun.journal.record(stretch, begun.rule)
                columns.append(stretch.columns())
                if stops:
                    break
            diverged = begun.journal.catch_up()
            if diverged:
                begun.journal.end_at(begun.state, begun.rule)
        taken = {
            name: np.concatenate([one[name] for one in columns]) for name in columns[0]
        }
        self.step += len(taken["loss"])
        self.over = stops or diverged or self.step >= begun.steps
        return taken

    def close(self) -> Run:
        """Return the run of the steps that were taken; more may follow it.

        Between epochs it is measured once more, and the reason says how far it came.
        """
        begun, journal = self._begun, self._begun.journal
        notes = (self._rates.note(),) if self.changes else ()
        with jax.enable_x64(self._precise):
            if self.over:
                run = begun.close()
            else:
                reason = f"Stopped by hand after {self.step:,} of {self.steps:,} steps."
                journal.end_at(begun.state, begun.rule, reason)
                run = begun.close()
                journal.end_at(begun.state, begun.rule)  # and goes on
        return replace(run, notes=(*run.notes, *notes))
