"""Losses of regression: functions of the difference to the target."""

from collections.abc import Callable
from functools import cache

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..scoring import themselves
from ._chance import lower_of_mean_and_median
from ._loss import AtBestConstant, AtEqualScores, Loss
from ._options import positive
from ._penalty import distance
from ._targets import aligned


@cache
def squared_error() -> Loss:
    """Return the loss that is the squared error, mean over the outputs.

    ℓᵢ = 1/K Σₖ (sᵢₖ − yᵢₖ)², so that the mean over rows is the mean squared error as
    scikit-learn's `mean_squared_error`, torch's `MSELoss` and optax's `squared_error`
    have it; without the factor ½ of `SGDRegressor` and optax's `l2_loss`.

    Returns
    -------
    Loss
        Of scores (batch, outputs) and targets (batch, outputs); (batch,) stands for
        one output.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores, targets = jnp.array([[1.0, 2.0]]), jnp.array([[4.0, 2.0]])
    >>> float(squared_error().per_example(scores, targets)[0])
    4.5

    References
    ----------
    Bishop (2006), Pattern Recognition and Machine Learning, eq. 3.12 (with ½).
    """
    return of_difference("squared_error", jnp.square, np.square, squares_errors=True)


@cache
def absolute_error() -> Loss:
    """Return the loss that is the absolute error, mean over the outputs.

    ℓᵢ = 1/K Σₖ |sᵢₖ − yᵢₖ|, as scikit-learn's `mean_absolute_error` and torch's
    `L1Loss` have it. Its best constant is the median, so outliers matter less than
    with squares. The slope at a residual of exactly 0 is taken as 0.

    Returns
    -------
    Loss
        Of scores (batch, outputs) and targets (batch, outputs); (batch,) stands for
        one output.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores, targets = jnp.array([[1.0, 2.0]]), jnp.array([[4.0, 2.0]])
    >>> float(absolute_error().per_example(scores, targets)[0])
    1.5
    """
    return of_difference("absolute_error", distance, np.abs, has_kinks=True)


def huber(delta: float = 1.0) -> Loss:
    """Return the loss that is quadratic near the target and linear far from it.

    ρ(r) = ½ r² for |r| ≤ δ and δ(|r| − ½δ) beyond, mean over the outputs: Huber's own
    scale, as in optax's `huber_loss`, torch's `HuberLoss` and scikit-learn's
    `SGDRegressor(loss="huber", epsilon=δ)`. Value and slope are continuous at δ.

    Parameters
    ----------
    delta : float
        δ > 0, the residual at which squares turn into absolute values.

    Returns
    -------
    Loss
        Of scores (batch, outputs) and targets (batch, outputs); (batch,) stands for
        one output.

    Raises
    ------
    SettingError
        If δ is not a positive, finite number.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[0.5], [3.0]])
    >>> huber(delta=1.0).per_example(scores, jnp.zeros((2, 1))).tolist()
    [0.125, 2.5]

    References
    ----------
    Huber (1964), Robust Estimation of a Location Parameter, section 4.
    """
    return _huber(positive("delta", delta))


@cache
def _huber(delta: float) -> Loss:
    def loss(residual: jax.Array) -> jax.Array:
        size = jnp.abs(residual)
        near = jnp.minimum(size, delta)  # ½ near² + δ(|r| − near) covers both cases
        return 0.5 * near**2 + delta * (size - near)

    def loss_on_host(residual: np.ndarray) -> np.ndarray:
        near = np.minimum(np.abs(residual), delta)
        return 0.5 * near**2 + delta * (np.abs(residual) - near)

    return of_difference("huber", loss, loss_on_host, {"delta": delta})


def of_difference(
    name: str,
    loss: Callable[[jax.Array], jax.Array],
    loss_on_host: Callable[[np.ndarray], np.ndarray],
    options: dict[str, float] | None = None,
    squares_errors: bool = False,
    at_best_constant: AtBestConstant | None = lower_of_mean_and_median,
    has_kinks: bool = False,
) -> Loss:
    """Return the loss that is a function of s − y, mean over the outputs.

    Parameters
    ----------
    name : str
    loss, loss_on_host : callable
        ρ(r), by JAX and by NumPy.
    options, squares_errors, at_best_constant, has_kinks
        Fields of `Loss`.
    """

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        return jnp.mean(loss(scores - aligned(scores, targets)), axis=1)

    return Loss(
        name=name,
        per_example=per_example,
        task="regression",
        at_equal_scores=_mean_loss_of_targets(name, loss_on_host),
        n_scores=_one_score_per_column,
        predict=themselves,
        options=options or {},
        at_best_constant=at_best_constant,
        squares_errors=squares_errors,
        has_kinks=has_kinks,
    )


def _mean_loss_of_targets(
    name: str, loss: Callable[[np.ndarray], np.ndarray]
) -> AtEqualScores:
    def at_equal_scores(
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        if targets is None:
            raise SettingError(
                f"What {name} is at scores of zero depends on the targets; "
                "found None. Pass them."
            )
        rows = np.asarray(targets, np.float64)
        rows = loss(rows.reshape(len(rows), -1)).mean(axis=1)
        return float(np.average(rows, weights=weights))

    return at_equal_scores


def _one_score_per_column(n_outputs: int) -> int:
    return n_outputs
