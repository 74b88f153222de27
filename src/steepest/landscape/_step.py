"""One step of any update rule on a plain function, with or without gradient noise."""

from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ..descent import Optimizer
from ._hessian import products


def apply_rule(
    f: Any,
    rule: Optimizer,
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
        Added to the gradient: the model of a batch, whose gradient is ∇f plus a random
        error of mean zero.
    """
    value, gradient = jax.value_and_grad(f)(params)
    if noise is not None:
        gradient = jax.tree.map(jnp.add, gradient, noise)
    step, state = rule.update(
        learning_rate,
        gradient,
        state,
        params,
        value=value,
        value_of=f,
        gradient_of=jax.grad(f),
        hessian_vector_product=lambda w, v: products(f, w, ())(v),
    )
    params = jax.tree.map(lambda w, s: w + s.astype(w.dtype), params, step)
    return params, state, value
