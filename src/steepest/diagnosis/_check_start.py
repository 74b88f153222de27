"""`check_start`: the checks that need only a start, without a run."""

from typing import Any

from ..objectives import Batch
from ._case import Case
from ._finding import Finding
from .checks import checks

OF_A_START = (
    *("last_layer", "batch_mean", "scores", "margin", "symmetry", "weight_scale"),
    *("initial_loss", "dead_units", "saturated_units", "signal"),
)


def check_start(
    objective: Any, params: Any, batch: Batch, *, symptom: bool = False
) -> list[Finding]:
    """Ask the checks of a start, before any training.

    Parameters
    ----------
    objective : Objective or callable
        For a user-defined function most checks are skipped.
    params : tree
        The start.
    batch : Batch
        Some rows.
    symptom : bool
        Whether a run from here was seen to fail; otherwise a bound only warns.

    Returns
    -------
    list of Finding
        In the order of causes.

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest.models import mlp
    >>> from steepest.objectives import Objective, softmax_cross_entropy
    >>> objective = Objective(mlp(4, [16], 3), softmax_cross_entropy())
    >>> batch = Batch(np.eye(4), np.array([0, 1, 2, 0]))
    >>> params = objective.model.init(jax.random.key(0))
    >>> for finding in check_start(objective, params, batch):
    ...     print(finding.check, finding.verdict)
    last_layer pass
    batch_mean pass
    scores pass
    margin skipped
    symmetry pass
    weight_scale pass
    initial_loss pass
    dead_units pass
    saturated_units skipped
    signal pass
    """
    case = Case(objective=objective, start=params, rows=batch)
    return [checks[name](case, symptom=symptom) for name in OF_A_START]
