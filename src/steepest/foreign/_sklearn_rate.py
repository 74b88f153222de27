"""The learning rates of scikit-learn's SGD, as schedules of this package."""

from typing import Any

import numpy as np

NEVER = -1e300  # a loss that is lower by more than this is always found


def rate_of_sgd(estimator: Any, steps: float) -> tuple[float, dict[str, Any]]:
    """Return η₀ and the schedule nearest to that of an SGD estimator.

    Its "optimal" is η = 1 / (α (t₀ + t)) with 1 / (α t₀) = α^(−1/4), the same as the
    schedule `inverse`; "invscaling" is η₀ / t^p, the same with the power p; "adaptive"
    is `adaptive`, with a plateau of `n_iter_no_change` epochs.

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
        power = float(estimator.power_t)
        # (1 + t)^(−p), with t from 0, is half of the first after 2^(1/p) − 1 steps
        return float(estimator.eta0), _inverse((2 ** (1 / power) - 1) / steps, power)
    if kind == "adaptive":
        return float(estimator.eta0), adaptive_rate(estimator, estimator.eta0)
    return float(estimator.eta0), {"schedule": "constant"}


def adaptive_rate(estimator: Any, rate: float) -> dict[str, Any]:
    """Return the schedule of an SGD estimator or a network with an adaptive rate.

    A fifth after every plateau of the training loss, until the rate is below 1e-6.

    Parameters
    ----------
    estimator : SGDClassifier, SGDRegressor, MLPClassifier or MLPRegressor
    rate : float
        Its first rate.

    Examples
    --------
    >>> from sklearn.linear_model import SGDClassifier
    >>> adaptive_rate(SGDClassifier(tol=0.01), rate=1.0)["schedule_options"]
    {'factor': 0.2, 'patience': 5.0, 'tol': 0.01, 'end': 1e-06}
    """
    options = {
        "factor": 0.2,
        "patience": float(min(estimator.n_iter_no_change, -NEVER)),
        "tol": NEVER if estimator.tol is None else float(estimator.tol),
        "end": 1e-6 / float(rate),
    }
    return {"schedule": "adaptive", "schedule_options": options}


def _inverse(half: float, power: float = 1.0) -> dict[str, Any]:
    options = {"half": float(np.clip(half, 1e-9, 1e9))}
    if power != 1:
        options["power"] = power
    return {"schedule": "inverse", "schedule_options": options}
