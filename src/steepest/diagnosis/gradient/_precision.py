"""The precision in which a function computes, whatever the type of its inputs."""

from collections.abc import Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np


def in_float64(tree: Any) -> Any:
    """Return a tree whose floating arrays, and Python floats, are float64.

    For use under `jax.enable_x64(True)`. Integers, booleans and keys stay as they are.
    The arrays are NumPy's: to convert one of JAX's compiles a program per shape.
    """

    def widened(leaf: Any) -> Any:
        if jnp.issubdtype(jnp.result_type(leaf), jnp.floating):
            return np.asarray(leaf, np.float64)
        return leaf

    return jax.tree.map(widened, tree)


def is_half(dtype: Any) -> bool:
    """Say whether a type has 16 bits or fewer, as float16 and bfloat16 have."""
    return jnp.issubdtype(dtype, jnp.floating) and jnp.finfo(dtype).bits <= 16


def narrowest(program: Any, n_params: int) -> Any:
    """Return the narrowest floating type that the parameters pass through.

    A model that turns its weights into bfloat16 rounds its value to 8 bits, also for
    float64 parameters, and differences of such values say little.

    Parameters
    ----------
    program : Jaxpr
        Of a function traced with parameters of float64.
    n_params : int
        How many of its first inputs are parameters.
    """
    types = set(_types(program, set(program.invars[:n_params])))
    return min(types, key=lambda dtype: jnp.finfo(dtype).bits, default=jnp.float64)


def _types(jaxpr: Any, dependent: set[Any]) -> Iterator[Any]:
    """Yield the floating types of all values that depend on some variables."""
    for equation in jaxpr.eqns:
        # a literal depends on nothing, and cannot be looked up in a set
        depends = [not hasattr(v, "val") and v in dependent for v in equation.invars]
        if not any(depends):
            continue
        dependent.update(equation.outvars)
        for variable in equation.outvars:
            dtype = getattr(variable.aval, "dtype", None)
            if dtype is not None and jnp.issubdtype(dtype, jnp.floating):
                yield dtype
        for inner in _inside(equation):
            # the arguments of an inner program are the last ones of the outer
            if len(inner.invars) <= len(depends):
                tail = depends[len(depends) - len(inner.invars) :]
                pairs = zip(inner.invars, tail, strict=True)
                inner_dependent = {v for v, is_dependent in pairs if is_dependent}
            else:
                inner_dependent = set(inner.invars)
            yield from _types(inner, inner_dependent)


def _inside(equation: Any) -> Iterator[Any]:
    """Yield the programs inside an equation: jit, scan, cond, custom rules."""
    for value in equation.params.values():
        for program in value if isinstance(value, (tuple, list)) else (value,):
            inner = getattr(program, "jaxpr", program)
            if hasattr(inner, "eqns"):
                yield inner
