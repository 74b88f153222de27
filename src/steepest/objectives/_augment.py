"""Augmentations: random changes of training inputs that keep their class."""

from collections.abc import Callable

import jax
import jax.numpy as jnp

from .._core import NameTable
from ..errors import ModelError


def horizontal_flip(key: jax.Array, inputs: jax.Array) -> jax.Array:
    """Mirror each image left to right with probability ½.

    Parameters
    ----------
    key : key
        Decides which images are mirrored, independently.
    inputs : (batch, height, width) or (batch, height, width, channels)
        Pixels of any type, which is kept.

    Returns
    -------
    array of the shape and type of `inputs`

    Raises
    ------
    ModelError
        If the inputs are not images.

    Examples
    --------
    >>> import jax, jax.numpy as jnp
    >>> images = jnp.tile(jnp.array([[[1, 2, 3]]], jnp.uint8), (50, 1, 1))
    >>> flipped = horizontal_flip(jax.random.key(0), images)
    >>> sorted(set(map(tuple, flipped[:, 0].tolist())))
    [(1, 2, 3), (3, 2, 1)]
    """
    if inputs.ndim not in (3, 4):
        raise ModelError(
            "horizontal_flip takes images of shape (batch, height, width) or "
            f"(batch, height, width, channels); found {inputs.shape}. "
            "Leave the augmentation out for tables."
        )
    # one boolean per image, with axes of length 1 for its pixels
    mirrored = jax.random.bernoulli(
        key, 0.5, inputs.shape[:1] + (1,) * (inputs.ndim - 1)
    )
    return jnp.where(mirrored, inputs[:, :, ::-1], inputs)


augmentations: NameTable[Callable[[jax.Array, jax.Array], jax.Array]] = NameTable(
    "augmentation", {"horizontal_flip": horizontal_flip}
)
"""Each entry is `augment(key, inputs)`, as `Objective` takes it."""
