"""A flax.linen Module as pure functions."""

import inspect
from collections.abc import Mapping
from typing import Any

import jax

from ._model import Model
from ._several import arguments_of

NOT_STATE = frozenset({"params", "intermediates"})


def from_linen(module: Any, example: Any, variables: Any = None) -> Model:
    """Return the Model of a flax.linen Module; `adapt` says what it needs.

    Parameters
    ----------
    module : flax.linen.Module
    example : (batch, …), or a dict or a tuple of them
        A few rows.
    variables : mapping, optional
        What `module.init` returned, trained or not; the model then starts from it.
    """
    flags = flags_of(module.__call__)

    def drawn(key: jax.Array) -> Any:
        keys = {"params": key, "dropout": jax.random.fold_in(key, 1)}
        args, named = arguments_of(module.__call__, example)
        return module.init(keys, *args, **named, **_set(flags, training=False))

    def first(key: jax.Array) -> Any:
        return drawn(key) if variables is None else variables

    shapes = jax.eval_shape(first, jax.random.key(0))
    kinds = tuple(kind for kind in shapes if kind not in NOT_STATE)

    def init(key: jax.Array) -> Any:
        return jax.tree.map(jax.numpy.array, first(key).get("params", {}))

    def start_state(key: jax.Array) -> Any:
        found = first(key)
        return {kind: _as_dict(found[kind]) for kind in kinds}

    def apply(
        params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> tuple[jax.Array, Any]:
        variables = {"params": params, **state}
        args, named = arguments_of(module.__call__, inputs)
        options = named | _set(flags, training=key is not None)
        if key is None:
            return module.apply(variables, *args, **options), state
        keys = {"dropout": key}
        scores, changed = module.apply(
            variables, *args, rngs=keys, mutable=list(kinds), **options
        )
        return scores, {kind: _as_dict(changed[kind]) for kind in kinds}

    def apply_alone(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        training = bool(flags) and key is not None
        keys = {"dropout": key} if training else None
        args, named = arguments_of(module.__call__, inputs)
        options = named | _set(flags, training=training)
        return module.apply({"params": params}, *args, rngs=keys, **options)

    name = type(module).__name__
    if kinds:
        return Model(init, apply, name, bool(flags), start_state=start_state)
    return Model(init, apply_alone, name, bool(flags))


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


def _as_dict(tree: Any) -> Any:
    """Return a mapping of any kind as dicts, whose trees are alike."""
    if isinstance(tree, Mapping):
        return {key: _as_dict(branch) for key, branch in tree.items()}
    return tree
