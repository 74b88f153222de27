"""The loss of counts: half the deviance of a Poisson distribution."""

from functools import cache

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..scoring import exponential
from ._chance import PerExample
from ._loss import Loss
from ._targets import aligned


@cache
def poisson() -> Loss:
    """Return half the Poisson deviance of exp(s), mean over the outputs.

    ℓᵢ = 1/K Σₖ (exp(sᵢₖ) − yᵢₖ sᵢₖ + yᵢₖ log yᵢₖ − yᵢₖ). Predictions are exp(s), always
    positive; targets are counts or other numbers from 0 up, and are never scaled. 0
    where every prediction is exact: half of scikit-learn's `mean_poisson_deviance`, the
    loss of its `PoissonRegressor`; torch's `PoissonNLLLoss` lacks the last two terms.

    Returns
    -------
    Loss
        Of scores (batch, outputs) and targets (batch, outputs).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.log(jnp.array([[3.0], [3.0]]))
    >>> values = poisson().per_example(scores, jnp.array([3.0, 0.0]))
    >>> [abs(round(float(value), 4)) for value in values]
    [0.0, 3.0]

    References
    ----------
    McCullagh and Nelder (1989), Generalized Linear Models, section 2.3 and table 2.1.
    """

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        counts = aligned(scores, targets)
        # x log x is 0 at 0, and its slope is not asked for
        entropy = counts * jnp.log(jnp.where(counts > 0, counts, 1.0))
        return jnp.mean(jnp.exp(scores) - counts * scores + entropy - counts, axis=1)

    return Loss(
        name="poisson",
        per_example=per_example,
        task="regression",
        at_equal_scores=_at_one,
        n_scores=lambda outputs: outputs,
        predict=exponential,
        at_best_constant=_at_mean,
        target_range=(0.0, np.inf),
    )


def _at_one(
    n_classes: int | None,
    targets: np.ndarray | None = None,
    weights: np.ndarray | None = None,
) -> float:
    del n_classes
    if targets is None:
        raise SettingError(
            "What poisson is at scores of zero depends on the targets; "
            "found None. Pass them."
        )
    counts = _columns(targets)
    rows = (1 - counts + _x_log_x(counts)).mean(axis=1)
    return float(np.average(rows, weights=weights))


def _at_mean(
    per_example: PerExample, targets: np.ndarray, weights: np.ndarray | None = None
) -> float:
    del per_example
    counts = _columns(targets)
    mean = np.average(counts, axis=0, weights=weights)
    entropy = np.average(_x_log_x(counts), axis=0, weights=weights)
    return float((entropy - _x_log_x(mean)).mean())


def _x_log_x(x: np.ndarray) -> np.ndarray:
    from scipy.special import xlogy  # slow to import

    return xlogy(x, x)


def _columns(targets: np.ndarray) -> np.ndarray:
    counts = np.asarray(targets, np.float64)
    return counts.reshape(len(counts), -1)
