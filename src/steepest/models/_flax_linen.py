"""A flax.linen Module as two pure functions."""

import inspect
from collections.abc import Mapping
from typing import Any

import jax

from ..errors import ModelError
from ._model import Model


def from_linen(module: Any, example: jax.Array) -> Model:
    """Return the Model of a flax.linen Module; `adapt` says what it needs."""
    flags = flags_of(module.__call__)
    stochastic = bool(flags)

    def variables(key: jax.Array) -> Any:
        keys = {"params": key, "dropout": jax.random.fold_in(key, 1)}
        return module.init(keys, example, **_set(flags, training=False))

    state = set(jax.eval_shape(variables, jax.random.key(0))) - {"params"}
    if state:
        raise running_state(type(module).__name__, state)

    def init(key: jax.Array) -> Any:
        return variables(key).get("params", {})

    def apply(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        training = stochastic and key is not None
        keys = {"dropout": key} if training else None
        options = _set(flags, training=training)
        return module.apply({"params": params}, inputs, rngs=keys, **options)

    return Model(init, apply, type(module).__name__, stochastic)


def running_state(name: str, kinds: set[str]) -> ModelError:
    """Build the error for a model with state that gradients do not train."""
    return ModelError(
        f"The model {name} keeps running state ({', '.join(sorted(kinds))}), which is "
        "not trained by descent. Use LayerNorm or GroupNorm in place of BatchNorm."
    )


def flags_of(call: Any) -> Mapping[str, bool]:
    """Return the training flags that a call takes, and their value in training.

    Examples
    --------
    >>> def call(x, deterministic=True): ...
    >>> flags_of(call)
    {'deterministic': False}
    """
    known = {"train": True, "training": True, "deterministic": False}
    parameters = inspect.signature(call).parameters
    return {name: value for name, value in known.items() if name in parameters}


def _set(flags: Mapping[str, bool], *, training: bool) -> dict[str, bool]:
    return {name: value == training for name, value in flags.items()}
