"""A model whose starting parameters are given as numbers."""

from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import ModelError
from ._model import Model


def given_start(model: Model, params: Any) -> Model:
    """Return the model with these starting parameters.

    Parameters
    ----------
    model : Model
        Its parameters have the tree, names and shapes that the start must have.
    params : tree
        Arrays of numbers.

    Raises
    ------
    ModelError
        If the tree or a shape does not fit, or a number is not finite.

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest.models import linear
    >>> start = {"weight": np.array([[1.0, 2.0]]), "bias": np.zeros(1)}
    >>> given_start(linear(2, 1), start).init(jax.random.key(0))["weight"].tolist()
    [[1.0, 2.0]]
    """
    expected = jax.eval_shape(model.init, jax.random.key(0))
    _check_fits(model.name, expected, params)

    def init(key: jax.Array) -> Any:
        del key
        # a new copy for each call: a training loop may donate its memory
        return jax.tree.map(
            lambda number, leaf: jnp.array(number, leaf.dtype), params, expected
        )

    return replace(model, init=init)


def _check_fits(name: str, expected: Any, params: Any) -> None:
    if jax.tree.structure(params) != jax.tree.structure(expected):
        raise ModelError(
            f"The start given for the model {name} must be a tree like "
            f"{jax.tree.map(lambda leaf: leaf.shape, expected)}; "
            f"found {jax.tree.map(np.shape, params)}."
        )
    shapes = jax.tree_util.tree_leaves_with_path(expected)
    for (path, leaf), number in zip(shapes, jax.tree.leaves(params), strict=True):
        array = np.asarray(number)
        where = f"the start given for {jax.tree_util.keystr(path)} of the model {name}"
        if array.shape != leaf.shape:
            raise ModelError(
                f"The shape of {where} must be {leaf.shape}; found {array.shape}. "
                "Weights are stored (outputs, inputs), biases (outputs,)."
            )
        if array.dtype.kind not in "biuf" or not np.isfinite(array).all():
            raise ModelError(f"Every number of {where} must be finite; one is not.")
