"""A random key for every purpose, so that a new purpose changes no other numbers."""

import zlib
from typing import Any

import jax
import numpy as np

_ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))
_MASK = 0xFFFFFFFF


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
    known = isinstance(seed, int | np.integer) and 0 <= seed <= _MASK >> 1
    if not (known and _by_threefry()):  # in a compiled program the seed may be traced
        return jax.random.fold_in(jax.random.key(seed), _number_of(purpose))
    both = _threefry((0, seed), np.array([0]), _number_of(purpose)[None])
    return jax.random.wrap_key_data(np.concatenate(both))


def keys_for(seed: int, purpose: str, n: int) -> jax.Array:
    """Return n keys of a seed for one purpose, those of `jax.random.split`.

    See Also
    --------
    key_for : returns the key that is split.
    """
    key = key_for(seed, purpose)
    if not (_by_threefry() and jax.config.jax_threefry_partitionable):  # pyright: ignore[reportAttributeAccessIssue]
        return jax.random.split(key, n)
    first, second = np.asarray(jax.random.key_data(key))
    both = _threefry((int(first), int(second)), np.zeros(n), np.arange(n))
    return jax.random.wrap_key_data(np.stack(both, axis=1))


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


def _by_threefry() -> bool:
    return jax.config.jax_default_prng_impl == "threefry2x32"  # pyright: ignore[reportAttributeAccessIssue]


def _threefry(key: tuple[int, int], *blocks: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return Threefry-2x32 with 20 rounds of two blocks, as JAX computes it.

    By NumPy, because JAX compiles four programs for a single key. Salmon et al. (2011),
    Parallel Random Numbers: As Easy as 1, 2, 3, section 3.3.
    """
    words = (*key, key[0] ^ key[1] ^ 0x1BD11BDA)
    words = [np.uint32(word) for word in words]
    x, y = (np.asarray(block).astype(np.uint32) for block in blocks)
    x, y = x + words[0], y + words[1]
    for i in range(5):
        for turn in _ROTATIONS[i % 2]:
            x = x + y
            y = (y << np.uint32(turn) | y >> np.uint32(32 - turn)) ^ x
        x, y = x + words[(i + 1) % 3], y + words[(i + 2) % 3] + np.uint32(i + 1)
    return x, y


def _number_of(purpose: str) -> np.uint32:
    return np.uint32(zlib.crc32(purpose.encode()))
