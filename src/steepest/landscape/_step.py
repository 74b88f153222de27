"""One step of any update rule on a plain function, with or without gradient noise."""

from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ._hessian import products
from ._rules import transformation_of, wanted


def take_step(
    f: Any,
    rule: Any,
    learning_rate: Any,
    params: Tree,
    state: Any,
    noise: Tree = None,
) -> tuple[Tree, Any, jax.Array]:
    """Return the parameters and the rule's state after one step, and f before it.

    Parameters
    ----------
    f : callable
        `f(params)` returns a scalar.
    rule : Optimizer
        Of `make_rule`.
    learning_rate : float
        η.
    params, state : tree
        Before the step.
    noise : tree, optional
        Added to the gradient: the model of a mini-batch, whose gradient is ∇f plus a
        random error of mean zero.
    """
    value, gradient = jax.value_and_grad(f)(params)
    if noise is not None:
        gradient = jax.tree.map(jnp.add, gradient, noise)
    offered = {
        "value": value,
        "grad": gradient,
        "value_fn": f,
        "obj_fn": f,
        "grad_fn": lambda params, _: jax.grad(f)(params),
        "hessian_vector_product": lambda w, v: products(f, w, ())(v),
    }
    step, state = transformation_of(rule, learning_rate).update(
        gradient, state, params, **{name: offered[name] for name in wanted(rule)}
    )
    moved = jax.tree.map(lambda w, s: w + s.astype(w.dtype), params, step)
    return moved, state, value
