"""How many products a model computes for one row, counted and not timed."""

from typing import Any

import jax
import numpy as np

from ...objectives import Objective


def products_of_a_row(objective: Objective, params: Any, inputs: Any) -> int:
    """Return the multiplications in the products of matrices and the convolutions.

    For a dense net about as many as it has weights; a kernel counts once for every
    place, and a layer that repeats over time once for every step.

    Parameters
    ----------
    objective : Objective
    params : tree
    inputs : (batch, …)
        Two rows are enough; only their shape counts.

    Examples
    --------
    >>> import jax
    >>> from steepest.models import mlp
    >>> from steepest.objectives import squared_error
    >>> model = mlp(4, [5], 1)
    >>> params = model.init(jax.random.key(0))
    >>> products_of_a_row(Objective(model, squared_error()), params, np.ones((2, 4)))
    25
    """
    rows = np.asarray(inputs)[:2]
    jaxpr = jax.make_jaxpr(objective.scores)(params, rows)
    return _products(jaxpr.jaxpr) // len(rows)


def _products(jaxpr: Any) -> int:
    total = 0
    for equation in jaxpr.eqns:
        name, params = equation.primitive.name, equation.params
        if name == "dot_general":
            (contracted, _), _ = params["dimension_numbers"]
            shape = equation.invars[0].aval.shape
            each = int(np.prod([shape[i] for i in contracted], dtype=int))
            total += each * int(np.prod(equation.outvars[0].aval.shape, dtype=int))
        elif name == "conv_general_dilated":
            kernel = equation.invars[1].aval.shape
            units = kernel[params["dimension_numbers"].rhs_spec[0]]
            each = int(np.prod(kernel, dtype=int)) // units
            total += each * int(np.prod(equation.outvars[0].aval.shape, dtype=int))
        times = int(params["length"]) if name == "scan" else 1
        total += times * sum(_products(inner) for inner in _inside(params))
    return total


def _inside(params: dict[str, Any]) -> list[Any]:
    """Return the computations that an equation calls."""
    found = []
    for value in params.values():
        for each in value if isinstance(value, tuple | list) else (value,):
            each = getattr(each, "jaxpr", each)
            if hasattr(each, "eqns"):
                found.append(each)
    return found
