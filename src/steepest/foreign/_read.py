"""From a model of any known package to what the diagnosis works with."""

from dataclasses import replace
from typing import Any

import jax

from ..errors import ModelError
from ._data import as_array, check_numbers
from ._foreign import Foreign
from ._kinds import package_of
from ._packing import each_of, is_several, n_rows, packed_inputs
from .recording import Recording

SEVERAL = ("keras", "torch", "equinox", "flax")
"""Packages whose models may have several inputs."""


def read(
    thing: Any,
    X: Any,
    y: Any,
    *,
    weights: Any = None,
    loss: Any = None,
    optimizer: Any = None,
) -> Foreign:
    """Return a model's functions, numbers, loss and settings.

    Parameters
    ----------
    thing : model
        See `steepest.diagnose`.
    X, y : arrays
        Rows that the model is tried on, or fitted to if it is an estimator that is not.
    weights : array, optional
        How much each row counts.
    loss, optimizer : objects of the model's package, optional
        What it is trained with, if the model does not know.

    Raises
    ------
    ModelError
        If it is from no known package, or cannot be read.

    Examples
    --------
    >>> from sklearn.linear_model import Ridge
    >>> X, y = [[0.0], [1.0], [2.0]], [1.0, 3.0, 5.0]
    >>> foreign = read(Ridge(alpha=0.0).fit(X, y), X, y)
    >>> foreign.params["weight"].round(6).tolist(), foreign.loss
    ([[2.0]], Loss(squared_error))
    """
    if isinstance(thing, Recording):
        return _recorded(thing, X, y, weights, loss, optimizer)
    package = package_of(thing)
    if package != "sklearn":  # whose Pipelines may encode text
        each_of(lambda rows: check_numbers(as_array(rows), "X"), X)
    if is_several(X) and package in SEVERAL:
        found = _of_package(package, thing, X, y, weights, loss, optimizer)
        return packed_inputs(found, X)
    return _of_package(package, thing, X, y, weights, loss, optimizer)


def _of_package(
    package: str,
    thing: Any,
    X: Any,
    y: Any,
    weights: Any,
    loss: Any,
    optimizer: Any,
) -> Foreign:
    if package == "sklearn":
        from ._sklearn import from_sklearn

        return from_sklearn(thing, X, y, weights)
    if package == "keras":
        from ._keras import from_keras

        return from_keras(thing, X, loss, optimizer)
    if package == "torch":
        from .pytorch._read import from_torch

        return from_torch(thing, X, loss, optimizer)
    if package == "equinox":
        from ._equinox import from_equinox

        return from_equinox(thing, X)
    if package == "flax":
        from ._flax import from_flax

        return from_flax(thing, X)
    if package == "haiku":
        raise ModelError(
            "A Haiku function is given as a steepest Model of its init and apply: "
            "Model(lambda key: net.init(key, X[:2]), lambda params, x, key=None: "
            "net.apply(params, key, x), 'mine')."
        )
    key = jax.random.key(0)
    state = None if thing.start_state is None else thing.start_state(key)
    return Foreign(model=thing, params=thing.init(key), state=state, trained=False)


def _recorded(
    thing: Recording, X: Any, y: Any, weights: Any, loss: Any, optimizer: Any
) -> Foreign:
    """Return a model with the start and the history of its recorded training."""
    found = read(
        thing.model,
        X,
        y,
        weights=weights,
        loss=thing.loss_function if loss is None else loss,
        optimizer=thing.optimizer if optimizer is None else optimizer,
    )
    settings = {**found.settings, **thing.settings(n_rows(X))}
    return replace(
        found,
        fresh=found.fresh if thing.start is None else thing.start,
        trained=True,
        history=thing.history,
        settings=settings,
        recorded=thing.start is not None,
    )
