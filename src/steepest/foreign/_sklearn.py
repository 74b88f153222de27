"""A fitted scikit-learn estimator: its scores, its objective, and how it was fitted."""

import warnings
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import jax
import numpy as np

from ..errors import ModelError
from ..models import Model, linear, mlp
from ..objectives import (
    Loss,
    Penalty,
    binary_cross_entropy,
    huber,
    softmax_cross_entropy,
    squared_error,
)
from ..runs import History
from ._foreign import Foreign
from ._sklearn_losses import OF_MARGIN, half_squared_error, one_against_rest

MOST_CLASSES_OF_BINARY = 2


def from_sklearn(estimator: Any, X: Any, y: Any, weights: Any = None) -> Foreign:
    """Return what an estimator or a Pipeline is; one that is not fitted is fitted.

    Raises
    ------
    ModelError
        If it is an estimator without scores that gradients improve, such as a tree.
    """
    from sklearn.base import clone
    from sklearn.exceptions import NotFittedError
    from sklearn.utils.validation import check_is_fitted

    estimator = getattr(estimator, "best_estimator_", estimator)
    last = estimator.steps[-1][1] if hasattr(estimator, "steps") else estimator
    read = _reader_of(last)
    notes = []
    try:
        check_is_fitted(last)
    except NotFittedError:
        estimator = clone(estimator)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # whether it converged is what is examined
            estimator.fit(X, y, **_fit_weights(estimator, weights))
        notes.append(f"{type(last).__name__} was not fitted, so it was fitted first.")
    inputs_of: Callable[[Any], Any] = _dense
    if hasattr(estimator, "steps"):
        last = estimator.steps[-1][1]
        if len(estimator.steps) > 1:
            before = estimator[:-1]
            inputs_of = partial(_after, before)
    else:
        last = estimator
    return read(last, len(y), inputs_of, tuple(notes))


def _after(steps: Any, rows: Any) -> np.ndarray:
    return _dense(steps.transform(rows))


def _fit_weights(estimator: Any, weights: Any) -> dict[str, Any]:
    if weights is None:
        return {}
    if hasattr(estimator, "steps"):
        return {f"{estimator.steps[-1][0]}__sample_weight": weights}
    return {"sample_weight": weights}


def _dense(rows: Any) -> np.ndarray:
    rows = rows.toarray() if hasattr(rows, "toarray") else np.asarray(rows)
    return rows.astype(np.float64) if rows.dtype.kind in "OUS" else rows


def _reader_of(estimator: Any) -> Callable[..., Foreign]:
    for base in type(estimator).__mro__:
        if base.__name__ in READERS and base.__module__.startswith("sklearn."):
            return READERS[base.__name__]
    raise ModelError(
        f"{type(estimator).__name__} is not fitted by descending on a loss of scores, "
        f"so that these checks cannot be asked about it. Known are "
        f"{', '.join(sorted(READERS))}, and a Pipeline that ends in one of them."
    )


def _linear_params(estimator: Any) -> tuple[Model, dict[str, np.ndarray]]:
    weight = np.atleast_2d(np.asarray(estimator.coef_, np.float64))
    bias = np.atleast_1d(np.asarray(estimator.intercept_, np.float64)).ravel()
    outputs, inputs = weight.shape
    params = {"weight": weight, "bias": np.broadcast_to(bias, (outputs,)).copy()}
    return linear(inputs, outputs), params


def _of_linear(
    estimator: Any,
    inputs_of: Callable[[Any], Any],
    notes: tuple[str, ...],
    *,
    loss: Loss,
    penalty: Penalty | None,
    settings: Mapping[str, Any],
) -> Foreign:
    model, params = _linear_params(estimator)
    classes = getattr(estimator, "classes_", None)
    return Foreign(
        model=model,
        params=params,
        fresh=jax.tree.map(np.zeros_like, params),
        trained=True,
        loss=loss,
        penalty=penalty,
        penalty_strength=1.0 if penalty is not None else 0.0,
        settings=settings,
        inputs_of=inputs_of,
        classes=classes,
        notes=notes,
    )


def _solver(estimator: Any) -> dict[str, Any]:
    """Return the settings of a solver that sees all rows and needs no rate."""
    taken = np.max(np.atleast_1d(getattr(estimator, "n_iter_", None) or 100))
    return {
        "optimizer": "lbfgs",
        "batch_size": "full",
        "epochs": int(max(taken, 1)),
    }


def _penalty(l1: float, l2: float) -> Penalty | None:
    if not l1 and not l2:
        return None
    name = "elastic_net" if l1 and l2 else "l1" if l1 else "l2"
    return Penalty(name, l1=float(l1), l2=float(l2))


def _ratio(estimator: Any) -> float:
    """Return the share of l1 in an estimator's penalty."""
    ratio = getattr(estimator, "l1_ratio", None)
    kind = getattr(estimator, "penalty", "deprecated")
    by_name = {"l1": 1.0, "l2": 0.0, None: 0.0}
    return by_name[kind] if kind in by_name else float(ratio or 0.0)


def _logistic(estimator: Any, n: int, inputs_of: Any, notes: Any) -> Foreign:
    binary = len(estimator.classes_) == MOST_CLASSES_OF_BINARY
    loss = binary_cross_entropy() if binary else softmax_cross_entropy()
    strength = 0.0
    if estimator.penalty is not None and np.isfinite(estimator.C):
        strength = 1 / (float(estimator.C) * n)
    ratio = _ratio(estimator)
    return _of_linear(
        estimator,
        inputs_of,
        notes,
        loss=loss,
        penalty=_penalty(ratio * strength, (1 - ratio) * strength / 2),
        settings=_solver(estimator),
    )


def _linear_svc(estimator: Any, n: int, inputs_of: Any, notes: Any) -> Foreign:
    strength = 1 / (float(estimator.C) * n)
    l1 = estimator.penalty == "l1"
    return _of_linear(
        estimator,
        inputs_of,
        notes,
        loss=one_against_rest(estimator.loss),
        penalty=_penalty(strength * l1, strength / 2 * (not l1)),
        settings=_solver(estimator),
    )


def _ridge(estimator: Any, n: int, inputs_of: Any, notes: Any) -> Foreign:
    outputs = np.atleast_2d(estimator.coef_).shape[0]
    alpha = float(np.max(getattr(estimator, "alpha", 0.0)))
    return _of_linear(
        estimator,
        inputs_of,
        notes,
        loss=squared_error(),
        penalty=_penalty(0.0, alpha / (n * outputs)),
        settings=_solver(estimator),
    )


def _lasso(estimator: Any, n: int, inputs_of: Any, notes: Any) -> Foreign:
    del n
    outputs = np.atleast_2d(estimator.coef_).shape[0]
    alpha, ratio = 2 * float(estimator.alpha) / outputs, float(estimator.l1_ratio)
    return _of_linear(
        estimator,
        inputs_of,
        notes,
        loss=squared_error(),
        penalty=_penalty(ratio * alpha, (1 - ratio) * alpha / 2),
        settings=_solver(estimator),
    )


def _sgd(estimator: Any, n: int, inputs_of: Any, notes: Any) -> Foreign:
    alpha, ratio = float(estimator.alpha), _ratio(estimator)
    if estimator.penalty is None:
        alpha = 0.0
    epochs = int(np.max(np.atleast_1d(estimator.n_iter_)))
    rate, schedule = _sgd_rate(estimator, n * epochs)
    return _of_linear(
        estimator,
        inputs_of,
        notes,
        loss=_sgd_loss(estimator),
        penalty=_penalty(ratio * alpha, (1 - ratio) * alpha / 2),
        settings={
            "optimizer": "sgd",
            "learning_rate": rate,
            **schedule,
            "batch_size": 1,
            "epochs": epochs,
            "shuffle": bool(estimator.shuffle),
        },
    )


def _sgd_loss(estimator: Any) -> Loss:
    if estimator.loss in OF_MARGIN:
        return one_against_rest(estimator.loss)
    if estimator.loss == "squared_error" and not hasattr(estimator, "classes_"):
        return half_squared_error()
    if estimator.loss == "huber" and not hasattr(estimator, "classes_"):
        return huber(float(estimator.epsilon))
    raise ModelError(
        f"The loss {estimator.loss!r} of {type(estimator).__name__} is not known here. "
        f"Known are {', '.join(sorted(OF_MARGIN))}, squared_error and huber."
    )


def _sgd_rate(estimator: Any, steps: int) -> tuple[float, dict[str, Any]]:
    """Return η₀ and the schedule nearest to scikit-learn's.

    Its "optimal" is η = 1 / (α (t₀ + t)), which Bottou's rule begins at 1/(α t₀).
    """
    kind = estimator.learning_rate
    if kind in ("constant", "adaptive", "pa1", "pa2") or steps < 1:
        return float(estimator.eta0), {"schedule": "constant"}
    if kind == "invscaling":
        # half the rate after 2^(1/p) steps
        half = min(2 ** (1 / float(estimator.power_t)) / steps, 1.0)
        return float(estimator.eta0), _inverse(half)
    alpha = max(float(estimator.alpha), 1e-12)
    first = float(np.sqrt(1 / np.sqrt(alpha)))
    first /= max(1.0, _slope_of_loss(estimator.loss, first))
    # the first steps of hinges and cross-entropies have slope 1
    return first, _inverse(min(max(1 / (first * alpha) / steps, 1e-9), 1e3))


def _inverse(half: float) -> dict[str, Any]:
    return {"schedule": "inverse", "schedule_options": {"half": float(half)}}


def _slope_of_loss(name: str, far: float) -> float:
    """Return |ℓ′| at a score of −far for the class 1, as scikit-learn starts."""
    if name in OF_MARGIN:
        return abs(float(jax.grad(OF_MARGIN[name])(-far)))
    return 1.0 + far


def _network(estimator: Any, n: int, inputs_of: Any, notes: Any) -> Foreign:
    weights = [np.asarray(w, np.float64).T for w in estimator.coefs_]
    biases = [np.asarray(b, np.float64) for b in estimator.intercepts_]
    params = tuple(
        {"weight": w, "bias": b} for w, b in zip(weights, biases, strict=True)
    )
    activation = str(estimator.activation)
    activation = "sigmoid" if activation == "logistic" else activation
    hidden = [len(b) for b in biases[:-1]]
    model = mlp(
        weights[0].shape[1],
        hidden,
        len(biases[-1]),
        activation=activation,
        start="glorot",  # scikit-learn's
        last_start="glorot",
    )
    losses = {
        "identity": half_squared_error,
        "logistic": binary_cross_entropy,
        "softmax": softmax_cross_entropy,
    }
    if estimator.out_activation_ == "logistic" and len(biases[-1]) > 1:
        raise ModelError(
            f"{type(estimator).__name__} was fitted on several labels a row, which no "
            "loss here takes. Fit one estimator for each label."
        )
    size = n if estimator.solver == "lbfgs" else _batch_size(estimator, n)
    strength = float(estimator.alpha) / (2 * size)
    settings: dict[str, Any] = {"epochs": int(estimator.n_iter_)}
    if estimator.solver == "lbfgs":
        settings |= {"optimizer": "lbfgs", "batch_size": "full"}
    else:
        settings |= {
            "optimizer": estimator.solver,
            "learning_rate": float(estimator.learning_rate_init),
            "batch_size": size,
            "shuffle": bool(estimator.shuffle),
        }
        if estimator.solver == "sgd":
            options = {
                "momentum": float(estimator.momentum),
                "nesterov": bool(estimator.nesterovs_momentum),
            }
            settings["optimizer_options"] = options
        else:
            options = {"b1": float(estimator.beta_1), "b2": float(estimator.beta_2)}
            settings["optimizer_options"] = options | {"eps": float(estimator.epsilon)}
    seed = estimator.random_state if isinstance(estimator.random_state, int) else 0
    recorded = getattr(estimator, "loss_curve_", None)
    if recorded:
        epochs = np.arange(1, len(recorded) + 1)
        history = History(epochs={"epoch": epochs, "train_loss": np.array(recorded)})
    else:
        history = History()
    return Foreign(
        model=model,
        params=params,
        fresh=model.init(jax.random.key(seed)),
        trained=True,
        loss=losses[estimator.out_activation_](),
        penalty=_penalty(0.0, strength),
        penalty_strength=1.0 if strength else 0.0,
        settings=settings | {"seed": seed},
        inputs_of=inputs_of,
        classes=getattr(estimator, "classes_", None),
        history=history,
        notes=notes,
    )


def _batch_size(estimator: Any, n: int) -> int:
    if estimator.early_stopping:
        n = int(np.ceil(n * (1 - estimator.validation_fraction)))
    return min(200, n) if estimator.batch_size == "auto" else int(estimator.batch_size)


READERS: dict[str, Callable[..., Foreign]] = {
    "ElasticNet": _lasso,
    "Lasso": _lasso,
    "LinearRegression": _ridge,
    "LinearSVC": _linear_svc,
    "LogisticRegression": _logistic,
    "MLPClassifier": _network,
    "MLPRegressor": _network,
    "Ridge": _ridge,
    "SGDClassifier": _sgd,
    "SGDRegressor": _sgd,
}
"""The estimators that are known, by the names of their classes."""
