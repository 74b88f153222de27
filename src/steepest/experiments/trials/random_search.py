"""Random weights, random steps or the slope: a classifier of 300 digits."""

import numpy as np

from ...display import short_number
from .._picture import Curve, Panel
from .._trial import Choice, Trial, Tried
from ..search.random_search import TRIES, searched

WAYS = ("random weights", "random steps", "descent")


def measure(way: str, tries: int) -> Tried:
    """Look at the first tries of one way, beside all of the others."""
    found = searched()
    here = found[WAYS.index(way)]
    at = np.arange(1, TRIES + 1)
    curves = [Curve(way, at[:tries], here.losses[:tries])]
    curves += [
        Curve(name, at, other.losses, "dashed")
        for name, other in zip(WAYS, found, strict=True)
        if name != way
    ]
    panel = Panel(
        "lowest loss so far", "tries or steps", "loss", tuple(curves), log_x=True
    )
    said = (
        f"After {tries} tries the loss is {short_number(here.losses[tries - 1])}, and "
        f"{short_number(here.right[tries - 1])} % of 300 digits are right; guessing "
        "gets 10 %."
    )
    return Tried((said,), (panel,))


TRIAL = Trial(
    name="random_search",
    title="Random search or the gradient",
    claim="Random weights are hardly better than guessing, random steps that are kept "
    "where the loss falls are better, and the gradient shows where it falls most.",
    choices=(
        Choice("way", "way", WAYS[0], words=WAYS),
        Choice("tries", "tries or steps", TRIES, 1, TRIES, log=True, whole=True),
    ),
    presets={
        "wrong: random weights": {"way": WAYS[0], "tries": TRIES},
        "better: random steps": {"way": WAYS[1], "tries": TRIES},
        "right: the gradient": {"way": WAYS[2], "tries": TRIES},
        "right: 30 steps of the gradient": {"way": WAYS[2], "tries": 30},
    },
    measure=measure,
)
