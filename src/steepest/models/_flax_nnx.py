"""A flax.nnx Module as pure functions."""

import inspect
from typing import Any

import jax

from ._model import Model
from ._several import arguments_of


def from_nnx(thing: Any, sizes: dict[str, int]) -> Model:
    """Return the Model of a flax.nnx Module; `adapt` says what it needs."""
    from flax import nnx

    is_class = inspect.isclass(thing)
    name = thing.__name__ if is_class else type(thing).__name__

    def new_module(key: jax.Array) -> Any:
        return thing(**sizes, rngs=nnx.Rngs(key)) if is_class else thing

    def parts_of(module: Any) -> Any:
        return nnx.split(module, nnx.Param, nnx.RngState, ...)[1:]

    module = new_module(jax.random.key(0))
    graphs = {}
    for training in (True, False):
        module.train() if training else module.eval()
        graphs[training] = nnx.split(module, nnx.Param, nnx.RngState, ...)[0]
    params, keys, rest = parts_of(module)
    first_params, first_state = nnx.to_pure_dict(params), nnx.to_pure_dict(rest)

    def init(key: jax.Array) -> Any:
        if not is_class:
            return jax.tree.map(jax.numpy.array, first_params)  # descent may donate it
        return nnx.to_pure_dict(parts_of(new_module(key))[0])

    def start_state(key: jax.Array) -> Any:
        if not is_class:
            return jax.tree.map(jax.numpy.array, first_state)
        return nnx.to_pure_dict(parts_of(new_module(key))[2])

    def apply(
        new_params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> tuple[jax.Array, Any]:
        # copies: merging would change the variables that these closures share
        copies = jax.tree.map(lambda leaf: leaf, (params, keys, rest))
        nnx.replace_by_pure_dict(copies[0], new_params)
        nnx.replace_by_pure_dict(copies[2], state)
        merged = nnx.merge(graphs[key is not None], *copies)
        if key is not None:
            nnx.reseed(merged, default=key, dropout=key)
        args, named = arguments_of(merged.__call__, inputs)
        scores = merged(*args, **named)
        return scores, nnx.to_pure_dict(parts_of(merged)[2])

    def apply_alone(
        new_params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        return apply(new_params, first_state, inputs, key)[0]

    stochastic = bool(jax.tree.leaves(keys))
    if jax.tree.leaves(first_state):
        return Model(init, apply, name, stochastic, start_state=start_state)
    return Model(init, apply_alone, name, stochastic)
