"""What a penalty is: a smooth part and an l1 part of the size of the weights."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp


def is_weight(leaf: jax.Array) -> bool:
    """Return whether a leaf is a weight: it has two axes or more.

    Biases and the scales of normalization layers have one axis and no penalty.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> is_weight(jnp.zeros((10, 64))), is_weight(jnp.zeros(10))
    (True, False)
    """
    return jnp.ndim(leaf) >= 2


def distance(x: jax.Array) -> jax.Array:
    """Return |x| with slope 0 at 0, where that of `jnp.abs` is 1."""
    return jnp.where(x == 0, 0.0, jnp.abs(x))


LEAST = 1e-6  # of l2: an l1 part below it makes no weight zero, and may not stop one


@dataclass(frozen=True)
class Penalty:
    """R(W) = l1 · Σ|W| + l2 · ΣW², over weights and never over biases.

    There is no factor ½ in front of the squares, and the loss is a mean over the N
    rows. So these strengths λ have the same minimum as scikit-learn:
    `Ridge(alpha)` with K target columns, λ = alpha / (N K); `SGDClassifier(alpha)`,
    λ = alpha / 2; `LogisticRegression(C)` with softmax, λ = 1 / (2 C N);
    `Lasso(alpha)`, λ = 2 alpha.

    Parameters
    ----------
    name : str
        Its name in tables and settings.
    l1 : float
        Factor of the absolute values.
    l2 : float
        Factor of the squares.

    Examples
    --------
    l2 prefers weights that are spread out; to l1 these two are equal.

    >>> import jax.numpy as jnp
    >>> single, spread = jnp.array([[1.0, 0, 0, 0]]), jnp.full((1, 4), 0.25)
    >>> square, absolute = Penalty("l2", l2=1.0), Penalty("l1", l1=1.0)
    >>> float(square(single)), float(square(spread))
    (1.0, 0.25)
    >>> float(absolute(single)), float(absolute(spread))
    (1.0, 1.0)
    """

    name: str
    l1: float = 0.0
    l2: float = 0.0

    @property
    def makes_zeros(self) -> bool:
        """Whether there is enough of l1 beside l2 to keep weights at zero."""
        return self.l1 > LEAST * self.l2

    def __call__(self, params: Any) -> jax.Array:
        """Return R(W) of a parameter tree."""
        return self.absolute(params) + self.smooth(params)

    def smooth(self, params: Any) -> jax.Array:
        """Return l2 · ΣW², the part that has a gradient everywhere."""
        return self.l2 * _sum_over_weights(jnp.square, params)

    def absolute(self, params: Any) -> jax.Array:
        """Return l1 · Σ|W|, the part with a kink at zero, where its slope is 0."""
        return self.l1 * _sum_over_weights(distance, params)


def _sum_over_weights(f: Callable[[jax.Array], jax.Array], params: Any) -> jax.Array:
    weights = [leaf for leaf in jax.tree.leaves(params) if is_weight(leaf)]
    # asarray(0.0) is weakly typed: the sum has the type of the weights
    return sum((jnp.sum(f(leaf)) for leaf in weights), start=jnp.asarray(0.0))
