"""The learning rates of scikit-learn's SGD, as schedules of this package."""

from typing import Any

import numpy as np


def rate_of_sgd(estimator: Any, steps: float) -> tuple[float, dict[str, Any]]:
    """Return η₀ and the schedule nearest to that of an SGD estimator.

    Its "optimal" is η = 1 / (α (t₀ + t)) with 1 / (α t₀) = α^(−1/4), the same as the
    schedule `inverse`; "invscaling" is η₀ / t^p, and nearest is the one that halves its
    rate at the same step.

    Parameters
    ----------
    estimator : SGDClassifier or SGDRegressor
    steps : float
        Of all epochs.

    Examples
    --------
    >>> from sklearn.linear_model import SGDClassifier
    >>> rate, schedule = rate_of_sgd(SGDClassifier(alpha=1e-4), steps=5000)
    >>> round(rate, 6), schedule["schedule"]  # 1e-4 ** −¼; half of it at step 1000
    (10.0, 'inverse')
    >>> round(schedule["schedule_options"]["half"], 6)
    0.2
    """
    kind = estimator.learning_rate
    if kind == "optimal":
        alpha = max(float(estimator.alpha), 1e-12)
        first = float(np.sqrt(1 / np.sqrt(alpha)))
        return first, _inverse(1 / (first * alpha) / max(steps, 1))
    if kind == "invscaling" and estimator.power_t > 0 and steps >= 1:
        half = min(2 ** (1 / float(estimator.power_t)) / steps, 1.0)
        return float(estimator.eta0), _inverse(half)
    return float(estimator.eta0), {"schedule": "constant"}


def _inverse(half: float) -> dict[str, Any]:
    half = float(np.clip(half, 1e-9, 1e9))
    return {"schedule": "inverse", "schedule_options": {"half": half}}
