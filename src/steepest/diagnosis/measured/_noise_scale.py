"""The gradient noise scale: how many examples average out the noise of a gradient."""

import math
from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import Ready, dot, squared_norm
from ...objectives import Batch, Objective
from ._activation_of import activation_of
from ._backprop import backprop, layers_of

ROWS = 256
TOGETHER = 16  # gradients of single examples kept at once


class NoiseScale(NamedTuple):
    """The gradient noise scale with an error bar.

    Attributes
    ----------
    scale : float
        tr Σ / ‖G‖²; not a number where the estimate of ‖G‖² is not above 0.
    low, high : float
        Two standard errors, by the jackknife: each example left out in turn.
    spread : float
        tr Σ, unbiased.
    squared_gradient : float
        ‖G‖², unbiased, so that it can be negative.
    rows : int
        How many examples were used.
    """

    scale: float
    low: float
    high: float
    spread: float
    squared_gradient: float
    rows: int


def measure_noise_scale(objective: Objective, params: Any, batch: Batch) -> NoiseScale:
    """Return the gradient noise scale tr Σ / ‖G‖² at some parameters.

    Σ is the covariance of the gradients of single examples and G their mean, both
    without the penalty. A batch much smaller than the scale is mostly noise; one much
    larger wastes examples. For dense layers ‖gᵢ‖² = Σₗ ‖δₗᵢ‖² (‖aₗ₋₁,ᵢ‖² + 1), exactly
    and without computing any gᵢ.

    Parameters
    ----------
    objective : Objective
        Its loss is used, without the penalty.
    params : tree
        Where the gradients are taken.
    batch : Batch
        At most 256 rows are used; their weights are ignored.

    Returns
    -------
    NoiseScale

    Notes
    -----
    Cannot see rare examples that are not among the rows.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.models import linear
    >>> from steepest.objectives import Batch, Objective, squared_error
    >>> objective = Objective(linear(1, 1), squared_error())
    >>> params = {"weight": np.zeros((1, 1)), "bias": np.zeros(1)}
    >>> batch = Batch(np.zeros((4, 1)), np.array([1.0, 2.0, 3.0, 4.0]))
    >>> noise = measure_noise_scale(objective, params, batch)
    >>> round(noise.spread, 3), round(noise.squared_gradient, 3)  # 4 · 5/3, 25 − 5/3
    (6.667, 23.333)

    References
    ----------
    McCandlish et al. (2018), An Empirical Model of Large-Batch Training, eq. 2.9 and
    appendix A.1; Goodfellow (2015), Efficient Per-Example Gradient Computations.
    """
    inputs = np.asarray(batch.inputs)[:ROWS]
    targets = np.asarray(batch.targets)[:ROWS]
    squares, along, mean = _by_layers(objective, params, inputs, targets)
    if squares is None:
        sums = _one_by_one(objective, params, Batch(inputs, targets))
        squares, along, mean = (np.asarray(a, np.float64) for a in sums)
    return noise_scale_of(squares, along, float(mean))


def noise_scale_of(squares: np.ndarray, along: np.ndarray, mean: float) -> NoiseScale:
    """Return the noise scale of n gradients from their lengths alone.

    Parameters
    ----------
    squares : (n,)
        ‖gᵢ‖².
    along : (n,)
        ⟨gᵢ, ḡ⟩.
    mean : float
        ‖ḡ‖².
    """
    n, nan = len(squares), math.nan
    if n < 3 or not np.isfinite(squares).all():
        return NoiseScale(nan, nan, nan, nan, nan, n)

    def estimate(total: Any, mean: Any, n: int) -> tuple[Any, Any]:
        spread = (total - n * mean) / (n - 1)
        return spread, mean - spread / n

    spread, slope = estimate(squares.sum(), mean, n)
    # without example i: ‖(nḡ − gᵢ) / (n − 1)‖² follows from the same lengths
    means = (n**2 * mean - 2 * n * along + squares) / (n - 1) ** 2
    spreads, slopes = estimate(squares.sum() - squares, means, n - 1)
    slope_error = _jackknife(slopes)
    if slope <= 0:
        return NoiseScale(nan, nan, nan, float(spread), float(slope), n)
    scale = spread / slope
    # of the logarithm, so that both ends stay positive
    usable = bool((slopes > 0).all() and (spreads > 0).all() and spread > 0)
    error = _jackknife(np.log(spreads / slopes)) if usable else math.inf
    sure = slope > 2 * slope_error
    return NoiseScale(
        float(scale),
        float(scale * math.exp(-2 * error)),
        float(scale * math.exp(2 * error)) if sure else math.inf,
        float(spread),
        float(slope),
        n,
    )


def _jackknife(values: np.ndarray) -> float:
    n = len(values)
    return float(np.sqrt((n - 1) / n * np.square(values - values.mean()).sum()))


def _by_layers(
    objective: Objective, params: Any, inputs: np.ndarray, targets: np.ndarray
) -> tuple[Any, Any, Any]:
    """Return ‖gᵢ‖², ⟨gᵢ, ḡ⟩ and ‖ḡ‖² from the δ and a of every dense layer."""
    layers = layers_of(params)
    if layers is None:
        return None, None, None
    activation = "identity"
    if len(layers) > 1:
        activation = activation_of(objective, params, inputs)
        if activation is None:
            return None, None, None
    rows: Any = inputs
    if objective.scaling is not None:
        rows = objective.scaling(rows)
    passed = backprop(layers, rows, targets, activation, objective.loss)
    n = len(inputs)
    squares, along, mean = np.zeros(n), np.zeros(n), 0.0
    before = np.asarray(passed.inputs, np.float64)
    for layer in passed.layers:
        delta = n * np.asarray(layer.delta, np.float64)  # the mean's 1/n taken back
        weight = np.asarray(layer.weight, np.float64)
        bias = np.asarray(layer.bias, np.float64)
        squares += np.square(delta).sum(1) * (np.square(before).sum(1) + 1)
        along += (delta * (before @ weight.T + bias)).sum(1)
        mean += float(np.square(weight).sum() + np.square(bias).sum())
        before = np.asarray(layer.a, np.float64)
    return squares, along, mean


@Ready
@jax.jit
def _one_by_one(objective: Objective, params: Any, batch: Batch) -> Any:
    """Return the same from one gradient per example, a few at a time."""

    def loss(params: Any, rows: Batch) -> jax.Array:
        return objective.mean_loss(params, rows)

    mean = jax.grad(loss)(params, batch)

    def of_one(row: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, jax.Array]:
        gradient = jax.grad(loss)(params, Batch(row[0][None], row[1][None]))
        return squared_norm(gradient), dot(gradient, mean)

    squares, along = jax.lax.map(
        of_one, (batch.inputs, batch.targets), batch_size=TOGETHER
    )
    return squares, along, squared_norm(mean)
