"""The loss that a Keras model was compiled with, and its last activation."""

from typing import Any

from ..errors import ModelError
from ..objectives import (
    Loss,
    absolute_error,
    binary_cross_entropy,
    huber,
    softmax_cross_entropy,
    squared_error,
)
from ._probabilities import (
    binary_cross_entropy_of_probabilities,
    cross_entropy_of_probabilities,
)
from ._smoothed import smoothed_cross_entropy

CATEGORICAL = ("categorical_crossentropy", "sparse_categorical_crossentropy")
BINARY = "binary_crossentropy"
NUMBERS = {
    "mean_absolute_error": absolute_error,
    "mean_squared_error": squared_error,
}
SHORT = {
    "bce": BINARY,
    "mae": "mean_absolute_error",
    "mse": "mean_squared_error",
}


def loss_of(loss: Any, activation: str, outputs: int) -> tuple[Loss | None, bool]:
    """Return the loss here, and whether the last activation belongs to it.

    Parameters
    ----------
    loss : str, Loss or function of Keras
        What the model was compiled with; None if it was not.
    activation : str
        The name of the last activation, such as "softmax" or "linear".
    outputs : int
        Units of the last layer.
    """
    name, options = _named(loss)
    softmax = activation == "softmax" and outputs > 1
    sigmoid = activation == "sigmoid" and outputs == 1
    if loss is None:
        if softmax:
            return softmax_cross_entropy(), True
        return (binary_cross_entropy(), True) if sigmoid else (None, False)
    smoothing = float(options.get("label_smoothing") or 0.0)
    from_scores = bool(options.get("from_logits"))
    if smoothing:
        if name in CATEGORICAL and outputs > 1 and (from_scores or softmax):
            return smoothed_cross_entropy(smoothing), not from_scores
        raise ModelError(
            f"Label smoothing of {name!r} is not known here, only that of categorical "
            "cross-entropy with scores or a softmax. Compile the model with a loss "
            "without it."
        )
    if name in CATEGORICAL and outputs > 1:
        if from_scores:
            return softmax_cross_entropy(), False
        if softmax:
            return softmax_cross_entropy(), True
        return cross_entropy_of_probabilities(), False
    if name == BINARY and outputs > 1:  # of several labels
        if from_scores or activation == "sigmoid":
            return binary_cross_entropy(), not from_scores
        return binary_cross_entropy_of_probabilities(), False
    if name in (BINARY, *CATEGORICAL) and outputs == 1:
        if from_scores:
            return binary_cross_entropy(), False
        if sigmoid:
            return binary_cross_entropy(), True
        return binary_cross_entropy_of_probabilities(), False
    if name in NUMBERS:
        return NUMBERS[name](), False
    if name in ("huber", "huber_loss"):
        return huber(float(options.get("delta", 1.0))), False
    raise ModelError(
        f"The Keras loss {name!r} with {outputs} outputs is not known here. Known are "
        f"{', '.join((*CATEGORICAL, BINARY, *NUMBERS, 'huber'))}; or name one of "
        "steepest.losses: loss=…"
    )


def left_out_by(loss: Any) -> int | None:
    """Return the target of rows that do not count, `ignore_class`."""
    value = _named(loss)[1].get("ignore_class")
    return None if value is None else int(value)


def _named(loss: Any) -> tuple[str, dict[str, Any]]:
    """Return the name of a loss in Keras' long form, and its options."""
    if loss is None:
        return "", {}
    if isinstance(loss, str):
        snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in loss).strip("_")
        return SHORT.get(snake, snake), {}
    if hasattr(loss, "get_config"):
        config = dict(loss.get_config())
        return str(SHORT.get(loss.name, loss.name)), config
    return str(getattr(loss, "__name__", type(loss).__name__)), {}
