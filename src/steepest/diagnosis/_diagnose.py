"""`diagnose`: why a run works or why it does not, and what to fix first."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from ..runs import Run
from ._case import Case
from ._cases import case_of, case_of_run
from ._diagnosis import Diagnosis
from ._session import ask_all


def diagnose(
    what: Case | Run | str | Path,
    *,
    objective: Any = None,
    params: Any = None,
    data: Any = None,
    validation: Any = None,
    model: str | None = None,
    budget: float | None = None,
    also: Collection[str] = (),
    on_check: Callable[[str, int, int], object] | None = None,
) -> Diagnosis:
    """Ask every check about a run, and order the findings by what to fix first.

    A failure needs a mechanism and a symptom: an exceeded bound is only a warning as
    long as the run did not diverge, is as good as simple learners on the same rows, and
    is not beaten by a few steps at another learning rate; or as long as it learned nine
    tenths of what was seen to be learnable, counted from the best constant to the best
    score of those learners and those steps. A finding that another one explains is
    listed under it, as its consequence.

    Parameters
    ----------
    what : Run, path or Case
        A run of `descend`, together with its objective, start and data; the folder of a
        run that `train` stored, which knows them; or a case.
    objective, params, data, validation
        The arguments of `descend`, if `what` is a run in memory.
    model : str, optional
        "package.module:name", for a folder whose model is the user's own code; see
        `steepest.load_predictor`.
    budget : float, optional
        Seconds. Checks that would take longer than the rest of them are skipped; 0 asks
        only the checks that cost nothing.
    also : collection of str
        Checks that are asked only on request, such as "memorize".
    on_check : callable, optional
        Called with the next check, the number of checks before it, and that of all.

    Returns
    -------
    Diagnosis
        It prints as text; `findings` holds the numbers.

    Raises
    ------
    SettingError
        If a run in memory comes without its objective or its start, a stored run's
        model is the user's own code and is not named, the budget is negative, or there
        is no such check.
    RunError, DataError
        If there is no run in the folder, or its data cannot be read again.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> from steepest import descend
    >>> def bowl(w):
    ...     return w[0] ** 2 + 3 * w[1] ** 2
    >>> start = jnp.array([1.0, 1.0])
    >>> run = descend(bowl, start, learning_rate=1.0, epochs=30)
    >>> diagnosis = diagnose(run, objective=bowl, params=start, budget=0)
    >>> diagnosis.symptom.diverged
    True
    """
    if isinstance(what, Run):
        what = case_of(
            what, objective=objective, params=params, data=data, validation=validation
        )
    elif not isinstance(what, Case):
        what = case_of_run(what, model=model)
    return ask_all(what, budget=budget, also=also, on_check=on_check)
