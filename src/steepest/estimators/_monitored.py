"""scikit-learn's own callbacks, `set_callbacks`: an epoch is a task of a fit."""

from collections.abc import Callable
from typing import Any

import jax
import numpy as np

from ..descent import Progress
from ..runs import History, Outcome, Run

try:
    from sklearn.callback import (  # pyright: ignore
        CallbackSupportMixin,  # pyright: ignore
        with_callbacks,
    )
except ImportError:  # before scikit-learn 1.9

    class CallbackSupportMixin:  # pyright: ignore
        """Without `set_callbacks`."""

    def with_callbacks(method: Any) -> Any:
        """Return the method as it is."""
        return method


__all__ = ["CallbackSupportMixin", "monitor_of", "with_callbacks"]

EVALUATED = 200  # epochs, if there are no more: otherwise only some of them


def monitor_of(
    estimator: Any, X: Any, y: Any, sample_weight: Any
) -> tuple[Callable[[Progress], bool], Callable[[], None]] | None:
    """Return what tells scikit-learn's callbacks of an epoch, and of the end of a fit.

    None where there are none. Each gets an estimator that predicts as if the fit had
    ended with this epoch; a true answer of one of them stops the fit.

    Parameters
    ----------
    estimator : DescentClassifier or DescentRegressor
        In its fit, with everything but its parameters.
    X, y, sample_weight
        As `fit` was given them.
    """
    if not getattr(estimator, "_skl_callbacks", None):
        return None
    subtasks = estimator.epochs if estimator.epochs <= EVALUATED else None
    context = estimator._init_callback_context(max_subtasks=subtasks)
    given: dict[str, Any] = {"estimator": estimator, "X": X, "y": y}
    if sample_weight is not None:
        given["metadata"] = {"sample_weight": sample_weight}
    context.call_on_fit_task_begin(**given)

    def tell(progress: Progress) -> bool:
        if not progress.epoch_ended:
            return False
        epoch = context.subcontext(task_name="epoch")
        epoch.call_on_fit_task_begin(**given)

        def so_far() -> dict[str, Any]:
            params = jax.tree.map(np.array, progress.params)
            state = jax.tree.map(np.array, progress.model_state)
            run = Run(params, Outcome.FINISHED, "", History(), model_state=state)
            return {"run_": run}

        return epoch.call_on_fit_task_end(**given, reconstruction_attributes=so_far)

    def end() -> None:
        context.call_on_fit_task_end(
            **given, reconstruction_attributes=lambda: {"run_": estimator.run_}
        )

    return tell, end
