"""A flax.nnx Module as two pure functions."""

import inspect
from typing import Any

import jax

from ._flax_linen import running_state
from ._model import Model


def from_nnx(thing: Any, sizes: dict[str, int]) -> Model:
    """Return the Model of a flax.nnx Module; `adapt` says what it needs."""
    from flax import nnx

    is_class = inspect.isclass(thing)
    name = thing.__name__ if is_class else type(thing).__name__

    def new_module(key: jax.Array) -> Any:
        return thing(**sizes, rngs=nnx.Rngs(key)) if is_class else thing

    module = new_module(jax.random.key(0))
    graphs = {}
    for training in (True, False):
        module.train() if training else module.eval()
        graphs[training], params, rest = nnx.split(module, nnx.Param, ...)
    state = {type(leaf).__name__ for leaf in _variables(nnx, rest)} - {
        "RngKey",
        "RngCount",
    }
    if state:
        raise running_state(name, state)
    first_params = nnx.to_pure_dict(params)

    def init(key: jax.Array) -> Any:
        if not is_class:
            return jax.tree.map(jax.numpy.array, first_params)  # descent may donate it
        return nnx.to_pure_dict(nnx.state(new_module(key), nnx.Param))

    def apply(
        new_params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        # copies: merging would change the variables that these closures share
        params_copy, rest_copy = jax.tree.map(lambda leaf: leaf, (params, rest))
        nnx.replace_by_pure_dict(params_copy, new_params)
        merged = nnx.merge(graphs[key is not None], params_copy, rest_copy)
        if key is not None:
            nnx.reseed(merged, default=key, dropout=key)
        return merged(inputs)

    stochastic = bool(_variables(nnx, rest))
    return Model(init, apply, name, stochastic)


def _variables(nnx: Any, state: Any) -> list[Any]:
    return jax.tree.leaves(state, is_leaf=lambda leaf: isinstance(leaf, nnx.Variable))
