"""In what precision a function really computes, whatever it is given."""

from collections.abc import Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np


def in_float64(tree: Any) -> Any:
    """Return a tree whose floating arrays, and Python floats, are float64.

    For use under `jax.enable_x64(True)`. Integers, booleans and keys stay as they are.
    The arrays are NumPy's, because turning one of JAX's compiles a program per shape.
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


def _types(jaxpr: Any, moving: set[Any]) -> Iterator[Any]:
    """Yield the floating types of all that is computed from the variables `moving`."""
    for equation in jaxpr.eqns:
        # a constant in the program has no identity and does not move
        touched = [not hasattr(v, "val") and v in moving for v in equation.invars]
        if not any(touched):
            continue
        moving.update(equation.outvars)
        for variable in equation.outvars:
            dtype = getattr(variable.aval, "dtype", None)
            if dtype is not None and jnp.issubdtype(dtype, jnp.floating):
                yield dtype
        for inner in _inside(equation):
            # the arguments of an inner program are the last ones of the outer
            tail = touched[len(touched) - len(inner.invars) :]
            fits = len(inner.invars) <= len(touched)
            known = zip(inner.invars, tail, strict=True) if fits else ()
            own = {v for v, moves in known if moves} if fits else set(inner.invars)
            yield from _types(inner, own)


def _inside(equation: Any) -> Iterator[Any]:
    """Yield the programs inside an equation: jit, scan, cond, custom rules."""
    for value in equation.params.values():
        for each in value if isinstance(value, (tuple, list)) else (value,):
            inner = getattr(each, "jaxpr", each)
            if hasattr(inner, "eqns"):
                yield inner
