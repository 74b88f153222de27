"""Batch normalization: every filter's values at mean 0 and variance 1."""

import jax
import jax.numpy as jnp

EPSILON = 1e-5  # added to the variance
MEMORY = 0.9  # of the running means


def first_statistics(n: int) -> dict[str, jax.Array]:
    """Return the running means before the first step: mean 0 and variance 1."""
    return {"mean": jnp.zeros(n), "variance": jnp.ones(n)}


def normalized(
    values: jax.Array, running: dict[str, jax.Array], training: bool
) -> tuple[jax.Array, dict[str, jax.Array]]:
    """Return (values − mean) / √(variance + 10⁻⁵), and the running means after it.

    While training, mean and variance are those of all axes but the last one, and the
    running means move a tenth of the way to them; otherwise they are the running means.

    Parameters
    ----------
    values : (…, filters)
    running : {"mean": (filters,), "variance": (filters,)}
    training : bool

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> values = jnp.array([[1.0], [3.0]])
    >>> now, running = normalized(values, first_statistics(1), training=True)
    >>> now.round(3).tolist(), running["mean"].round(3).tolist()
    ([[-1.0], [1.0]], [0.2])

    References
    ----------
    Ioffe and Szegedy (2015), Batch Normalization, algorithms 1 and 2; the running
    variance is that of the batch, divided by its size, as in Keras and Flax.
    """
    if not training:
        factor = jax.lax.rsqrt(running["variance"] + EPSILON)
        return (values - running["mean"]) * factor, running
    axes = tuple(range(values.ndim - 1))
    mean = values.mean(axis=axes)
    centered = values - mean
    variance = jnp.square(centered).mean(axis=axes)
    now = {"mean": mean, "variance": variance}
    new = {name: MEMORY * running[name] + (1 - MEMORY) * now[name] for name in running}
    return centered * jax.lax.rsqrt(variance + EPSILON), new
