"""A random key for every purpose, so that a new purpose changes no other numbers."""

import zlib

import jax
import numpy as np


def key_for(seed: int, purpose: str) -> jax.Array:
    """Return the JAX key of a seed for one purpose.

    Parameters
    ----------
    seed : int
        The run's seed.
    purpose : str
        What the key is for, such as "initial weights".

    Returns
    -------
    jax.Array
        A typed key, independent of the keys of other purposes.

    Examples
    --------
    >>> import jax
    >>> a, b = key_for(0, "initial weights"), key_for(0, "dropout")
    >>> bool((jax.random.key_data(a) == jax.random.key_data(b)).all())
    False
    """
    return jax.random.fold_in(jax.random.key(seed), _number_of(purpose))


def generator_for(seed: int, purpose: str, *more: int) -> np.random.Generator:
    """Return the NumPy generator of a seed for one purpose.

    Parameters
    ----------
    seed : int
        The run's seed.
    purpose : str
        What the numbers are for, such as "batch order".
    *more : int
        Further numbers that the seed is made of, such as the epoch.

    Examples
    --------
    >>> bool(generator_for(0, "batch order", 3).random() < 1)
    True
    """
    return np.random.default_rng([seed, int(_number_of(purpose)), *more])


def _number_of(purpose: str) -> np.uint32:
    return np.uint32(zlib.crc32(purpose.encode()))
