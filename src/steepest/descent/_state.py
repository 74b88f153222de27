"""All that changes while walking downhill, and all that a program needs beside it."""

from functools import partial
from typing import Any, NamedTuple

import jax

from .._core import Tree


class State(NamedTuple):
    """What one step turns into the next.

    Attributes
    ----------
    params : tree
        The parameters.
    optimizer : tree
        The update rule's own memory.
    step : () int32
        How many steps have been taken.
    alive : () bool
        False from the first step whose loss is not finite.
    """

    params: Tree
    optimizer: Any
    step: jax.Array
    alive: jax.Array


class Rules(NamedTuple):
    """What stays the same during a run and is traced all the same.

    Attributes
    ----------
    learning_rate : () or (members,)
        η, which the schedule's factor multiplies.
    key : typed key, () or (members,), or None
        Where the noise of dropout and augmentation comes from, if there is any.
    clip_norm : () or None
        The longest gradient that is let through; None for no limit.
    """

    learning_rate: Any
    key: Any
    clip_norm: Any = None


@partial(
    jax.tree_util.register_dataclass,
    data_fields=["starts", "counts", "factors", "n"],
    meta_fields=[],
)
class Steps:
    """Which rows each step of a chunk sees, and how fast it goes.

    Parameters
    ----------
    starts : (capacity,) int32
        First row of each step's batch in the chunk's rows.
    counts : (capacity,) int32
        How many rows that batch has.
    factors : (capacity,) float32
        What the schedule multiplies the learning rate by.
    n : () int32
        How many of these steps there are; traced, so any number runs.
    """

    def __init__(self, starts: Any, counts: Any, factors: Any, n: Any) -> None:
        self.starts, self.counts, self.factors, self.n = starts, counts, factors, n
