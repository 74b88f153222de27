"""A fitted scikit-learn estimator: its scores, its objective, and how it was fitted."""

import warnings
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import jax
import numpy as np

from ..errors import ModelError
from ..models import Model, linear, mlp
from ..objectives import Loss, Penalty, loss_named
from ..runs import History
from ._foreign import Foreign
from ._sklearn_losses import halved
from ._sklearn_objective import (
    Minimized,
    batch_of_network,
    known_name,
    minimized,
)
from ._sklearn_rate import rate_of_sgd


def from_sklearn(estimator: Any, X: Any, y: Any, weights: Any = None) -> Foreign:
    """Return what an estimator or a Pipeline is; one that is not fitted is fitted.

    Raises
    ------
    ModelError
        If it is an estimator without scores that gradients improve, such as a tree, or
        cannot be fitted to the rows.
    """
    from sklearn.base import clone
    from sklearn.exceptions import NotFittedError
    from sklearn.utils.validation import check_is_fitted

    estimator = getattr(estimator, "best_estimator_", estimator)
    last = estimator.steps[-1][1] if hasattr(estimator, "steps") else estimator
    read = READERS[known_name(last)]
    notes = []
    try:
        check_is_fitted(last)
    except NotFittedError:
        estimator = clone(estimator)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # whether it converged is what is examined
            _fit(estimator, X, y, weights)
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


def _fit(estimator: Any, X: Any, y: Any, weights: Any) -> None:
    try:
        estimator.fit(X, y, **_fit_weights(estimator, weights))
    except Exception as error:  # whatever scikit-learn or a step of the user's raises
        name, kind = type(estimator).__name__, type(error).__name__
        why = str(error).rstrip(".")
        if hasattr(X, "columns"):
            raise ModelError(
                f"{name} could not be fitted to {len(y):,} rows: {kind}: {why}. Fit it "
                "first: what fit(X, y) needs is missing here."
            ) from error
        raise ModelError(
            f"{name} could not be fitted to {len(y):,} rows: {kind}: {why}. These rows "
            "have no names of columns: give a DataFrame to steepest.diagnose in "
            "Python, or leave out the steps that choose columns by name; the command "
            "line has encoded text already."
        ) from error


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


def _linear_params(estimator: Any) -> tuple[Model, dict[str, np.ndarray]]:
    weight = np.atleast_2d(np.asarray(estimator.coef_, np.float64))
    bias = np.atleast_1d(np.asarray(estimator.intercept_, np.float64)).ravel()
    outputs, inputs = weight.shape
    params = {"weight": weight, "bias": np.broadcast_to(bias, (outputs,)).copy()}
    return linear(inputs, outputs), params


def _of_linear(
    estimator: Any,
    n: int,
    inputs_of: Callable[[Any], Any],
    notes: tuple[str, ...],
    settings: Mapping[str, Any] | None = None,
) -> Foreign:
    model, params = _linear_params(estimator)
    classes = getattr(estimator, "classes_", None)
    outputs = len(params["bias"]) if classes is None else len(classes)
    objective = minimized(estimator, n, outputs)
    penalty, strength = _penalty(objective)
    return Foreign(
        model=model,
        params=params,
        fresh=jax.tree.map(np.zeros_like, params),
        trained=True,
        loss=_loss(objective),
        penalty=penalty,
        penalty_strength=strength,
        settings=_solver(estimator) if settings is None else settings,
        inputs_of=inputs_of,
        classes=classes,
        notes=notes,
    )


def _loss(objective: Minimized) -> Loss:
    loss = loss_named(objective.loss, **objective.options)
    return loss if objective.factor == 1 else halved(loss)


def _solver(estimator: Any) -> dict[str, Any]:
    """Return the settings of a solver that sees all rows and needs no rate."""
    taken = np.max(np.atleast_1d(getattr(estimator, "n_iter_", None) or 100))
    return {
        "optimizer": "lbfgs",
        "batch_size": "full",
        "epochs": int(max(taken, 1)),
    }


def _penalty(objective: Minimized) -> tuple[Penalty | None, float]:
    """Return the penalty, and its strength as scikit-learn counts it: alpha, 1/(C n).

    There an l2 penalty is half the sum of the squares.
    """
    l1, l2 = float(objective.l1), float(objective.l2)
    if not l1 and not l2:
        return None, 0.0
    strength = l1 + 2 * l2
    name = "elastic_net" if l1 and l2 else "l1" if l1 else "l2"
    return Penalty(name, l1=l1 / strength, l2=l2 / strength), strength


def _sgd(estimator: Any, n: int, inputs_of: Any, notes: Any) -> Foreign:
    epochs = int(np.max(np.atleast_1d(estimator.n_iter_)))
    rate, schedule = rate_of_sgd(estimator, n * epochs)
    settings = {
        "optimizer": "sgd",
        "learning_rate": rate,
        **schedule,
        "batch_size": 1,
        "epochs": epochs,
        "shuffle": bool(estimator.shuffle),
    }
    return _of_linear(estimator, n, inputs_of, notes, settings)


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
    objective = minimized(estimator, n, len(getattr(estimator, "classes_", biases[-1])))
    penalty, strength = _penalty(objective)
    size = int(batch_of_network(estimator, n))
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
        loss=_loss(objective),
        penalty=penalty,
        penalty_strength=strength,
        settings=settings | {"seed": seed},
        inputs_of=inputs_of,
        classes=getattr(estimator, "classes_", None),
        history=history,
        notes=notes,
    )


READERS: dict[str, Callable[..., Foreign]] = {
    "ElasticNet": _of_linear,
    "Lasso": _of_linear,
    "LinearRegression": _of_linear,
    "LinearSVC": _of_linear,
    "LogisticRegression": _of_linear,
    "MLPClassifier": _network,
    "MLPRegressor": _network,
    "Ridge": _of_linear,
    "SGDClassifier": _sgd,
    "SGDRegressor": _sgd,
}
"""How each estimator of `MINIMIZED` is read."""
