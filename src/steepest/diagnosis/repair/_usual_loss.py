"""The loss of this package that stands in for a wrong one of the user's own."""

from ...objectives import Loss, losses
from ..measured._reach import is_own


def usual_loss(loss: Loss) -> str | None:
    """Return the loss to put in the place of the user's own; None if it is none.

    That of the same name, or the usual one for such scores and targets.

    Examples
    --------
    >>> from steepest.objectives import hinge
    >>> usual_loss(hinge()) is None
    True
    """
    if not is_own(loss):
        return None
    if loss.name in losses:
        return loss.name
    if loss.task == "regression":
        return "squared_error"
    return "binary_cross_entropy" if loss.n_scores(2) == 1 else "softmax_cross_entropy"
