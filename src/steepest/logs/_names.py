"""What a column of a log measures, by its name."""

import re
from typing import NamedTuple

VALIDATION = frozenset(
    ("val", "valid", "validation", "eval", "evaluation", "dev", "test")
)
TRAINING = frozenset(("train", "training", "tr"))
PLAIN = frozenset(
    ("epoch", "step", "batch", "total", "mean", "avg", "average", "running", "on", "0")
)
LOSSES = frozenset(("loss", "losses", "nll", "cost", "objective"))
ACCURACIES = frozenset(("acc", "accuracy", "acc1", "top1"))
OF_A_STEP, OF_AN_EPOCH = "step", "epoch"


class Meaning(NamedTuple):
    """What a column measures.

    Attributes
    ----------
    quantity : str
        A field of `Log`.
    rest : int
        How many words of the name say something else: of two losses the one with
        fewer is the whole loss, the other a part of it.
    """

    quantity: str
    rest: int


def meaning(name: str) -> Meaning | None:
    """Return what a column measures; None if that is unknown.

    Examples
    --------
    >>> meaning("val_loss").quantity, meaning("train/accuracy_epoch").quantity
    ('validation_loss', 'accuracy')
    >>> meaning("lr-Adam").quantity, meaning("image_width")
    ('rate', None)
    """
    words = [word for word in re.split(r"[^a-z0-9]+", _split_camel(name)) if word]
    known = set(words)
    side = "validation_" if known & VALIDATION else ""
    if ("learning" in known and "rate" in known) or "lr" in known:
        return Meaning("rate", len(words) - 1)
    if "norm" in known and known & {"grad", "gradient"}:
        return Meaning("gradient_norm", len(words) - 2)
    ends = [word for word in words if word in ACCURACIES or word.endswith("accuracy")]
    for quantity, is_named in (
        ("loss", known & LOSSES),
        ("accuracy", bool(ends)),
    ):
        if is_named:
            others = known - VALIDATION - TRAINING - PLAIN - LOSSES - ACCURACIES
            per_step = 0.5 if OF_A_STEP in known else 0
            per_step -= 0.25 if OF_AN_EPOCH in known else 0
            return Meaning(f"{side}{quantity}", int(4 * (len(others) + per_step)))
    return None


def _split_camel(name: str) -> str:
    """Return a name in lower case, with a space where a capital begins a word."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()
