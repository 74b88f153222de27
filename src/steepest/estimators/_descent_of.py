"""How an estimator of scikit-learn descends, in the settings of this package."""

from typing import Any

import numpy as np
from sklearn.base import clone, is_classifier

from ..foreign import adaptive_rate, batch_of_network, rate_of_sgd
from ..language import told

ENOUGH = 100  # steps of L-BFGS: scikit-learn's default where it has one
ENOUGH_WITHOUT = 1000  # steps on all rows that only know the slope
PASSES = 10.0  # until the rate of a decaying one is half, about what SGD needs

LARGEST_BATCH = 200  # of a network's "auto", the smaller of this and all rows
FOREVER = 1_000_000_000  # epochs of patience, where theirs is infinite

OF_ANY_LENGTH = ("constant", "adaptive", "pa1", "pa2")
"""Rates that need not know how many steps there will be."""

LEFT_OUT = {
    "ElasticNet": ("positive", "selection", "precompute"),
    "Lasso": ("positive", "selection", "precompute"),
    "LinearRegression": ("positive",),
    "LinearSVC": (),
    "LogisticRegression": ("dual", "intercept_scaling"),
    "MLPClassifier": ("power_t", "max_fun"),
    "MLPRegressor": ("power_t", "max_fun"),
    "Ridge": ("positive",),
    "SGDClassifier": (),
    "SGDRegressor": (),
}
"""The parameters that change a fit and have no equivalent, by class."""


def descent_of(estimator: Any, l1: bool, factor: float, rows: float) -> dict[str, Any]:
    """Return the settings of the descent that is nearest to an estimator's own.

    Parameters
    ----------
    estimator : estimator of scikit-learn
    l1 : bool
        Whether its penalty has a part that is not smooth.
    factor : float
        What its objective is of ours: its rates are multiplied by it.
    rows : float
        Training rows; NaN if that is not known.
    """
    if hasattr(estimator, "hidden_layer_sizes"):
        return _of_network(estimator, factor, rows)
    if hasattr(estimator, "eta0"):
        return _of_sgd(estimator, factor, rows)
    steps = int(np.max(getattr(estimator, "max_iter", None) or ENOUGH))
    smooth = {"optimizer": "lbfgs", "epochs": max(steps, ENOUGH)}
    rough = {"optimizer": "nesterov", "epochs": max(steps, ENOUGH_WITHOUT)}
    return {"batch_size": "full", "schedule": "constant"} | (rough if l1 else smooth)


def _of_sgd(estimator: Any, factor: float, rows: float) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "optimizer": "sgd",
        "batch_size": 1,
        "epochs": int(estimator.max_iter),
        "shuffle": bool(estimator.shuffle),
    } | _stopping(estimator, 0)
    if estimator.average:
        begin = float(max(int(estimator.average) - 1, 0))
        settings |= {"optimizer": "averaged_sgd", "optimizer_options": {"begin": begin}}
    known = np.isfinite(rows)
    if not known and estimator.learning_rate not in OF_ANY_LENGTH:
        half = min(PASSES / estimator.max_iter, 1.0)
        return settings | {"schedule": "inverse", "schedule_options": {"half": half}}
    if known and estimator.early_stopping:
        rows -= np.ceil(rows * estimator.validation_fraction)
    rate, schedule = rate_of_sgd(estimator, rows * estimator.max_iter if known else 0)
    return settings | {"learning_rate": rate * factor} | schedule


def _of_network(estimator: Any, factor: float, rows: float) -> dict[str, Any]:
    epochs = {"epochs": int(estimator.max_iter), "schedule": "constant"}
    if estimator.solver == "lbfgs":
        whole = {"optimizer": "lbfgs", "batch_size": "full", "tol": estimator.tol}
        return epochs | whole | {"patience": _patience(estimator) + 1}
    known = np.isfinite(rows) or estimator.batch_size != "auto"
    size = int(batch_of_network(estimator, rows)) if known else LARGEST_BATCH
    settings = epochs | {
        "optimizer": estimator.solver,
        "learning_rate": float(estimator.learning_rate_init),
        "batch_size": size,
        "shuffle": bool(estimator.shuffle),
    }
    # a network's epochs must be more than this, those of SGD as many
    settings |= _stopping(estimator, 1)
    if estimator.solver == "adam":
        options = {"b1": estimator.beta_1, "b2": estimator.beta_2}
        return settings | {"optimizer_options": options | {"eps": estimator.epsilon}}
    options = {
        "momentum": float(estimator.momentum),
        "nesterov": bool(estimator.nesterovs_momentum),
    }
    if estimator.learning_rate == "adaptive":
        settings |= adaptive_rate(estimator, estimator.learning_rate_init)
    settings["learning_rate"] *= factor
    return settings | {"optimizer_options": options}


def _stopping(estimator: Any, more: int) -> dict[str, Any]:
    """Return when to stop: by a score of validation rows, or by the training loss."""
    patience = _patience(estimator) + more
    if not estimator.early_stopping:
        known = {} if estimator.tol is None else {"patience": patience}
        return known | {"tol": estimator.tol}
    return {
        "validation_fraction": float(estimator.validation_fraction),
        "patience": patience,
        "tol": estimator.tol,
        "metric": "accuracy" if is_classifier(estimator) else "r2",
    }


def _patience(estimator: Any) -> int:
    return int(min(estimator.n_iter_no_change, FOREVER))


def not_taken_over(estimator: Any, rows: float) -> list[str]:
    """Return sentences about what has no equivalent here.

    Parameters
    ----------
    estimator : estimator of scikit-learn
    rows : float
        Training rows; NaN if that is not known.
    """
    name = next(
        base.__name__ for base in type(estimator).__mro__ if base.__name__ in LEFT_OUT
    )
    usual = type(estimator)().get_params()
    given = clone(estimator).get_params()
    differ = [
        f"{key}={given[key]!r}"
        for key in LEFT_OUT[name]
        if key in given and given[key] != usual.get(key)
    ]
    sentences = []
    if differ:
        listed = ", ".join(differ)
        sentences.append(told(f"{name}: {listed} has no equivalent and is left out."))
    liblinear = given.get("solver") == "liblinear" or name == "LinearSVC"
    if liblinear and given.get("fit_intercept"):
        sentences.append(
            told(
                f"{name} penalizes the intercept and ours never does: a new fit gives "
                "another one."
            )
        )
    rate = given.get("learning_rate", "constant")
    same = {"constant", "adaptive"}
    if "eta0" in given and np.isfinite(rows):
        same |= {"optimal", "invscaling"}
    decays = "eta0" in given or given.get("solver") == "sgd"
    if decays and rate not in same:
        unknown = "eta0" in given and rate not in OF_ANY_LENGTH
        what = "chosen by trying" if unknown else "always the same"
        sentences.append(
            told(f"{name}: learning_rate='{rate}' has no equivalent; ours is {what}.")
        )
    return sentences
