"""A flax.nnx Module as two pure functions."""

import inspect
from typing import Any

import jax

from ..errors import ModelError
from ._model import Model


def from_nnx(thing: Any, sizes: dict[str, int]) -> Model:
    """Return the Model of a flax.nnx Module; `adapt` says what it needs."""
    from flax import nnx

    is_class = inspect.isclass(thing)
    name = thing.__name__ if is_class else type(thing).__name__

    def made(key: jax.Array) -> Any:
        return thing(**sizes, rngs=nnx.Rngs(key)) if is_class else thing

    module = made(jax.random.key(0))
    graphs = {}
    for training in (True, False):
        module.train() if training else module.eval()
        graphs[training], params, rest = nnx.split(module, nnx.Param, ...)
    state = {type(leaf).__name__ for leaf in _variables(nnx, rest)} - {
        "RngKey",
        "RngCount",
    }
    if state:
        raise ModelError(
            f"The model {name} keeps running state ({', '.join(sorted(state))}), "
            "which is not trained by descent. "
            "Use LayerNorm or GroupNorm in place of BatchNorm."
        )
    own = nnx.to_pure_dict(params)

    def init(key: jax.Array) -> Any:
        if not is_class:
            return jax.tree.map(jax.numpy.array, own)  # a copy, which may be donated
        return nnx.to_pure_dict(nnx.state(made(key), nnx.Param))

    def apply(
        params_now: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        # copies: the merged module's variables must not be those kept out here
        own_now, rest_now = jax.tree.map(lambda leaf: leaf, (params, rest))
        nnx.replace_by_pure_dict(own_now, params_now)
        module_now = nnx.merge(graphs[key is not None], own_now, rest_now)
        if key is not None:
            nnx.reseed(module_now, default=key, dropout=key)
        return module_now(inputs)

    stochastic = bool(_variables(nnx, rest))
    return Model(init, apply, name, stochastic)


def _variables(nnx: Any, state: Any) -> list[Any]:
    return jax.tree.leaves(state, is_leaf=lambda leaf: isinstance(leaf, nnx.Variable))
