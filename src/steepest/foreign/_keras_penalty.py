"""The regularizers of a Keras model as a penalty of all its weights."""

from typing import Any

from ..objectives import Penalty


def penalty_of(model: Any) -> Penalty | None:
    """Return the penalty, if every weight has the same regularizer and nothing else.

    Biases, and what else has one axis, have no penalty here and may have none there.
    """
    if not is_regularized(model):
        return None
    of_weights = {
        _factors(v.regularizer) for v in model.trainable_variables if len(v.shape) > 1
    }
    of_others = {
        _factors(v.regularizer) for v in model.trainable_variables if len(v.shape) < 2
    }
    if len(of_weights) != 1 or of_others - {(0.0, 0.0)} or _of_activity(model):
        return None
    factors = of_weights.pop()
    if factors is None or not any(factors):
        return None
    l1, l2 = factors
    name = "elastic_net" if l1 and l2 else "l1" if l1 else "l2"
    return Penalty(name, l1=l1, l2=l2)


def is_regularized(model: Any) -> bool:
    """Whether anything of a model is added to its loss."""
    return _of_activity(model) or any(
        getattr(v, "regularizer", None) is not None for v in model.trainable_variables
    )


def _of_activity(model: Any) -> bool:
    return any(
        getattr(layer, "activity_regularizer", None) is not None
        for layer in model._flatten_layers()
    )


def _factors(regularizer: Any) -> tuple[float, float] | None:
    """Return the factors of |w| and w²; None of a regularizer that is not known."""
    if regularizer is None:
        return 0.0, 0.0
    if type(regularizer).__name__ not in ("L1", "L2", "L1L2"):
        return None
    l1, l2 = (getattr(regularizer, name, 0.0) for name in ("l1", "l2"))
    return float(l1), float(l2)
