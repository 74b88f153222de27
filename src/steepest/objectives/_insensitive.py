"""Losses of regression that ignore small errors."""

from functools import cache

import jax
import jax.numpy as jnp
import numpy as np

from ._loss import Loss
from ._options import not_negative
from ._regression import of_difference


def epsilon_insensitive(epsilon: float = 0.1) -> Loss:
    """Return the absolute error beyond ε, mean over the outputs.

    ℓᵢ = 1/K Σₖ max(0, |sᵢₖ − yᵢₖ| − ε): errors up to ε cost nothing. That of support
    vector regression: scikit-learn's `SGDRegressor(loss="epsilon_insensitive")` and
    `LinearSVR`. Where an error is exactly ε the slope is taken as 0.

    Parameters
    ----------
    epsilon : float
        ε ≥ 0, in the unit of the targets that are trained on: an estimator and a
        training standardize them first, unless scaling is "none".

    Returns
    -------
    Loss
        Of scores (batch, outputs) and targets (batch, outputs).

    Raises
    ------
    SettingError
        If ε is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[0.05], [-3.0]])
    >>> epsilon_insensitive(0.5).per_example(scores, jnp.zeros((2, 1))).tolist()
    [0.0, 2.5]

    References
    ----------
    Vapnik (1995), The Nature of Statistical Learning Theory, eq. 6.1.
    """
    return _epsilon_insensitive(not_negative("epsilon", epsilon))


def squared_epsilon_insensitive(epsilon: float = 0.1) -> Loss:
    """Return the square of the absolute error beyond ε, mean over the outputs.

    ℓᵢ = 1/K Σₖ max(0, |sᵢₖ − yᵢₖ| − ε)², as scikit-learn's
    `SGDRegressor(loss="squared_epsilon_insensitive")` has it.

    Parameters
    ----------
    epsilon : float
        ε ≥ 0, in the unit of the targets that are trained on.

    Returns
    -------
    Loss
        Of scores (batch, outputs) and targets (batch, outputs).

    Raises
    ------
    SettingError
        If ε is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[0.05], [-3.0]])
    >>> squared_epsilon_insensitive(0.5).per_example(scores, jnp.zeros((2, 1))).tolist()
    [0.0, 6.25]
    """
    return _squared_epsilon_insensitive(not_negative("epsilon", epsilon))


@cache
def _epsilon_insensitive(epsilon: float) -> Loss:
    return of_difference(
        "epsilon_insensitive",
        lambda residual: _beyond(residual, epsilon),
        lambda residual: np.maximum(np.abs(residual) - epsilon, 0),
        {"epsilon": epsilon},
        at_best_constant=None,  # searched: neither the mean nor the median
        has_kinks=True,
    )


@cache
def _squared_epsilon_insensitive(epsilon: float) -> Loss:
    return of_difference(
        "squared_epsilon_insensitive",
        lambda residual: _beyond(residual, epsilon) ** 2,
        lambda residual: np.maximum(np.abs(residual) - epsilon, 0) ** 2,
        {"epsilon": epsilon},
        squares_errors=True,
        at_best_constant=None,
    )


def _beyond(residual: jax.Array, epsilon: float) -> jax.Array:
    beyond = jnp.abs(residual) - epsilon
    return jnp.where(beyond <= 0, 0.0, beyond)
