"""Losses and models whose values are right and whose gradients are not.

What somebody gets who writes a backward pass by hand: a sign, a missing factor, a bias
that was forgotten; and objectives that are another function than was meant.
"""

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

import jax
import jax.numpy as jnp

from steepest.models import Model
from steepest.objectives import Loss, hinge

__all__ = [
    "bias_forgotten",
    "factor_missing",
    "hinge_without_margin",
    "probabilities_as_scores",
    "sign_turned",
    "summed",
]


@cache
def sign_turned(loss: Loss) -> Loss:
    """Return a loss whose hand-written gradient points uphill."""

    @jax.custom_vjp
    def uphill(losses: jax.Array) -> jax.Array:
        return losses

    uphill.defvjp(lambda losses: (losses, None), lambda _, slope: (-slope,))
    return replace(
        loss, per_example=lambda scores, y: uphill(loss.per_example(scores, y))
    )


@cache
def factor_missing(model: Model) -> Model:
    """Return a model whose first weights get half of their gradient."""
    return _with_first(model, "weight", 0.5)


@cache
def bias_forgotten(model: Model) -> Model:
    """Return a model whose first bias gets no gradient."""
    return _with_first(model, "bias", 0.0)


@cache
def summed(loss: Loss) -> Loss:
    """Return a loss that adds the rows of a batch up where others take their mean."""

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        losses = loss.per_example(scores, targets)
        return losses * losses.shape[0]

    return replace(loss, per_example=per_example)


@cache
def probabilities_as_scores(model: Model) -> Model:
    """Return a model that ends in a softmax, before the loss makes another."""

    def apply(params: Any, inputs: Any, key: Any = None) -> jax.Array:
        return jax.nn.softmax(model.apply(params, inputs, key), axis=1)

    return Model(model.init, apply, f"{model.name} with softmax")


@cache
def hinge_without_margin() -> Loss:
    """Return the hinge with a margin of 0, which `hinge` itself refuses."""
    whole = hinge(1.0)

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        own = jnp.arange(scores.shape[1])[None, :] == targets[:, None]
        right = jnp.sum(jnp.where(own, scores, 0.0), axis=1, keepdims=True)
        over = jnp.where(own | (scores <= right), 0.0, scores - right)
        return jnp.sum(over, axis=1)

    return replace(
        whole,
        per_example=per_example,
        at_equal_scores=lambda n_classes, targets=None, weights=None: 0.0,
        options=MappingProxyType({"margin": 0.0}),
    )


def _with_first(model: Model, name: str, factor: float) -> Model:
    """Return the model with the gradient of one tensor of the first layer scaled."""

    @jax.custom_vjp
    def scaled(tensor: jax.Array) -> jax.Array:
        return tensor

    scaled.defvjp(lambda tensor: (tensor, None), lambda _, slope: (factor * slope,))

    def apply(params: Any, inputs: Any, key: Any = None) -> jax.Array:
        if isinstance(params, dict):
            params = {**params, name: scaled(params[name])}
        else:
            first = {**params[0], name: scaled(params[0][name])}
            params = (first, *params[1:])
        return model.apply(params, inputs, key)

    return Model(model.init, apply, f"{model.name}, own gradient")
