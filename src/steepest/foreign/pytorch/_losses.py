"""A loss object of PyTorch as a loss of this package."""

from typing import Any

import numpy as np

from ...errors import ModelError
from ...objectives import (
    Loss,
    absolute_error,
    binary_cross_entropy,
    huber,
    softmax_cross_entropy,
    squared_error,
)
from .._probabilities import binary_cross_entropy_of_probabilities
from .._smoothed import smoothed_cross_entropy

KNOWN = {
    "BCELoss": binary_cross_entropy_of_probabilities,
    "BCEWithLogitsLoss": binary_cross_entropy,
    "CrossEntropyLoss": softmax_cross_entropy,
    "L1Loss": absolute_error,
    "MSELoss": squared_error,
    "NLLLoss": softmax_cross_entropy,  # which leaves log-probabilities as they are
}
USUAL = -100  # ignore_index of CrossEntropyLoss
FUNCTIONS = {
    "binary_cross_entropy": "BCELoss",
    "binary_cross_entropy_with_logits": "BCEWithLogitsLoss",
    "cross_entropy": "CrossEntropyLoss",
    "huber_loss": "HuberLoss",
    "l1_loss": "L1Loss",
    "mse_loss": "MSELoss",
    "nll_loss": "NLLLoss",
}
"""Functions of torch.nn.functional: their module."""


def left_out_by(loss: Any) -> int | None:
    """Return the target of rows that do not count; without a loss, PyTorch's usual."""
    if loss is None or isinstance(loss, str):
        return USUAL
    if getattr(loss, "__name__", "") in ("cross_entropy", "nll_loss"):
        return USUAL
    value = getattr(loss, "ignore_index", None)
    return None if value is None else int(value)


def loss_of(loss: Any) -> tuple[Loss, np.ndarray | None]:
    """Return the loss, and how much each class counts.

    Raises
    ------
    ModelError
        If it, or one of its options, is not known here.
    """
    kind = type(loss).__name__
    if callable(loss) and hasattr(loss, "__name__"):  # a function
        kind = str(loss.__name__)
        if getattr(loss, "__module__", "") == "torch.nn.functional":
            kind = FUNCTIONS.get(kind, kind)
    if getattr(loss, "reduction", "mean") not in ("mean", "none"):
        raise ModelError(
            f"{kind} with reduction={loss.reduction!r} grows with the batch. Give it "
            "with reduction='mean', and a learning rate that fits."
        )
    weight = getattr(loss, "weight", None)
    weights = None if weight is None else weight.detach().cpu().numpy()
    positive = getattr(loss, "pos_weight", None)
    if positive is not None:
        if positive.numel() != 1 or weights is not None:
            raise ModelError(
                f"{kind} with a pos_weight for each of several outputs, or beside a "
                "weight, is not known here. Give sample_weight=… instead."
            )
        weights = np.array([1.0, float(positive)])
    smoothing = float(getattr(loss, "label_smoothing", 0.0))
    if smoothing:
        return smoothed_cross_entropy(smoothing), weights
    if kind in ("HuberLoss", "SmoothL1Loss"):
        attribute = "delta" if kind == "HuberLoss" else "beta"
        delta = float(getattr(loss, attribute, 1.0))
        if kind == "SmoothL1Loss" and delta != 1:
            raise ModelError(
                f"SmoothL1Loss with beta={delta:g} is HuberLoss divided by it. Give "
                "HuberLoss, and a learning rate that fits."
            )
        return huber(delta), weights
    if kind not in KNOWN:
        known = ", ".join(sorted((*KNOWN, "HuberLoss", "SmoothL1Loss")))
        raise ModelError(
            f"The loss {kind} of PyTorch is not known here. Known are {known}; or name "
            "one of steepest.losses: loss=…"
        )
    return KNOWN[kind](), weights
