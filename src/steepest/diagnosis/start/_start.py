"""Every check of a start, in the order in which a cause explains the next."""

from typing import Any

from ...objectives import Batch
from .._finding import Finding
from ._batch_mean import check_batch_mean
from ._initial_loss import check_initial_loss
from ._margin import check_margin
from ._scores import check_scores
from ._signal import check_signal
from ._symmetry import check_symmetry
from ._units import check_dead_units, check_saturated_units
from ._weight_scale import check_weight_scale


def check_start(
    objective: Any, params: Any, batch: Batch, *, symptom: bool = False
) -> list[Finding]:
    """Ask everything that can be asked before the first step.

    Parameters
    ----------
    objective : Objective or callable
        Of a function of one's own only the mean over the batch is checked.
    params : tree
        The start.
    batch : Batch
        Some rows.
    symptom : bool
        Whether a run from here was seen to fail; without, a bound only warns.

    Returns
    -------
    list of Finding
        A cause before what it explains.

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
    given = (objective, params, batch)
    return [
        check_batch_mean(*given),
        check_scores(*given),
        check_margin(objective, symptom=symptom),
        check_symmetry(params),
        check_weight_scale(params, symptom=symptom),
        check_initial_loss(*given, symptom=symptom),
        check_dead_units(*given, symptom=symptom),
        check_saturated_units(*given, symptom=symptom),
        check_signal(*given, symptom=symptom),
    ]
