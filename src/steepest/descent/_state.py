"""What changes from step to step, and what else the compiled loop takes."""

from functools import partial
from typing import Any, NamedTuple

import jax

from .._core import Tree


class State(NamedTuple):
    """What changes from step to step.

    Attributes
    ----------
    params : tree
        The parameters.
    optimizer : tree
        The state of the update rule.
    step : () int32
        How many steps have been taken.
    alive : () bool
        False from the first step whose loss is not finite.
    model : tree or None
        What a model with state keeps besides its parameters; None for any other.
    """

    params: Tree
    optimizer: Any
    step: jax.Array
    alive: jax.Array
    model: Any = None


class Rules(NamedTuple):
    """Numbers that are constant during a run, and traced.

    Attributes
    ----------
    learning_rate : () or (members,)
        η, which the schedule's factor multiplies.
    key : typed key, () or (members,), or None
        The source of the noise of dropout and augmentation; None without noise.
    clip_norm : () or None
        Gradients longer than this are shortened to it; None for no limit.
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
    """The rows of each step of a chunk, and the factor of its learning rate.

    Parameters
    ----------
    starts : (capacity,) int32
        First row of each step's batch in the chunk's rows.
    counts : (capacity,) int32
        How many rows that batch has.
    factors : (capacity,) or (capacity, members) float32
        What the schedule multiplies the learning rate by.
    n : () int32
        How many of these steps there are; traced, so any number runs.
    """

    def __init__(self, starts: Any, counts: Any, factors: Any, n: Any) -> None:
        self.starts, self.counts, self.factors, self.n = starts, counts, factors, n
