"""The case of a model or a function before any training, for assertions about it."""

from dataclasses import replace
from typing import Any

from ..diagnosis import Case, case_of
from ..objectives import Objective
from ..runs import History, Outcome, Run
from ..settings import DescentSettings
from ._case import case_of_foreign
from ._data import batch_of, rows_of
from ._read import read
from ._with_loss import with_loss


def case_as_it_came(
    model: Any, X: Any, y: Any, *, loss: Any = None, seed: int = 0
) -> tuple[Case, str]:
    """Return the case of a model at fresh parameters, and what to call it.

    Nothing is trained.

    Parameters
    ----------
    model, X, y, loss
        As for `steepest.diagnose`; or a function `f(params, batch)` with its parameters
        and its batch.
    seed : int
        Of what is drawn.

    See Also
    --------
    steepest.testing.assert_learns : asserts about it.
    """
    settings = {"optimizer": "adam", "learning_rate": 1e-3, "seed": seed}
    if _is_function(model):
        known = DescentSettings(batch_size="full", **settings).keywords()
        run = Run(X, Outcome.FINISHED, "", History(), known)
        case = case_of(run, objective=model, params=X, data=y)
        return case, f"The function {getattr(model, '__name__', 'given')}"
    X, y = rows_of(X, y, "X")
    foreign = read(model, X, y, loss=loss)
    foreign, targets_of = with_loss(foreign, X, y, loss)
    foreign = replace(foreign, trained=True)
    rows = batch_of(foreign, X, targets_of(y, "X"))
    case, _ = case_of_foreign(foreign, rows, None, settings)
    start = case.start
    if foreign.fresh is None:
        start = foreign.params
    objective: Objective = case.objective
    return replace(case, start=start), f"The model {objective.model.name}"


def _is_function(model: Any) -> bool:
    of = type(model).__module__.partition(".")[0]  # also a function that is compiled
    return callable(model) and of in ("builtins", "functools", "jax", "jaxlib")
