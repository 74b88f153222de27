"""An Equinox Module, alone or with its state: the module itself is the tree."""

import inspect
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import ModelError
from ..models import Model
from ._data import as_array
from ._foreign import Foreign
from ._packing import each_of

AXIS = "batch"  # the name of the axis of rows, which normalization is given


def from_equinox(thing: Any, X: Any) -> Foreign:
    """Return what a Module computes for rows; it is called on a single one.

    Parameters
    ----------
    thing : equinox.Module, or (equinox.Module, equinox.nn.State)
        Its `__call__` takes a row, then a state if there is one, and `key` if it draws
        random numbers.
    X : array
        Rows to try it on.

    Raises
    ------
    ModelError
        If it fails on the rows.
    """
    import equinox as eqx  # pyright: ignore[reportMissingImports]

    module, first_state = thing if isinstance(thing, tuple) else (thing, None)
    takes = inspect.signature(type(module).__call__).parameters
    if "state" in takes and first_state is None:
        raise ModelError(
            f"{type(module).__name__} takes a state. Give both as a pair, as "
            "eqx.nn.make_with_state returned them: diagnose((model, state), X, y)."
        )
    learned, rest = eqx.partition(module, eqx.is_inexact_array)
    quiet = eqx.nn.inference_mode(rest)
    names, leaves, tree = _named(learned)
    state_names, state_leaves, state_tree = _named(first_state)
    arrays = [n for n, a in zip(state_names, state_leaves, strict=True) if _is_array(a)]

    def apply(
        params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> tuple[jax.Array, Any]:
        # arrays of JAX: those of NumPy cannot be indexed while a program is traced
        values = tree.unflatten([jnp.asarray(params[name]) for name in names])
        called = eqx.combine(values, quiet if key is None else rest)
        n = len(jax.tree.leaves(inputs)[0])
        keys = None if key is None else jax.random.split(key, n)
        options = {} if keys is None or "key" not in takes else {"key": keys}

        def of_row(row: Any, state: Any, options: Any) -> Any:
            given = row if isinstance(row, tuple) else (row,)
            if isinstance(row, dict):
                given, options = (), {**row, **options}
            states = () if first_state is None else (state,)
            return called(*given, *states, **options)

        if first_state is None:
            scores = jax.vmap(of_row, (0, None, 0), axis_name=AXIS)(
                inputs, None, options
            )
            return scores, state
        restored = state_tree.unflatten(
            [
                state.get(name, leaf)
                for name, leaf in zip(state_names, state_leaves, strict=True)
            ]
        )
        scores, after = jax.vmap(of_row, (0, None, 0), (0, None), axis_name=AXIS)(
            inputs, restored, options
        )
        new = dict(zip(state_names, jax.tree.leaves(after), strict=True))
        return scores, {name: new[name] for name in arrays}

    def alone(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        return apply(params, {}, inputs, key)[0]

    first_params = dict(zip(names, map(np.asarray, leaves), strict=True))
    kept = {
        name: np.asarray(leaf)
        for name, leaf in zip(state_names, state_leaves, strict=True)
        if name in arrays
    }

    def init(key: jax.Array) -> Any:
        del key
        return jax.tree.map(jnp.array, first_params)

    def start_state(key: jax.Array) -> Any:
        del key
        return jax.tree.map(jnp.array, kept)

    name = type(module).__name__
    stochastic = "key" in takes
    if kept:
        model = Model(init, apply, name, stochastic, start_state=start_state)
    else:
        model = Model(init, alone, name, stochastic)
    found = Foreign(
        model=model, params=first_params, state=kept or None, inputs_of=_inputs_of
    )
    _try(found, X)
    return found


def _named(tree: Any) -> tuple[list[str], list[Any], Any]:
    pairs, structure = jax.tree_util.tree_flatten_with_path(tree)
    names = [jax.tree_util.keystr(path).lstrip(".") or "state" for path, _ in pairs]
    names = [
        f"{name} {i}" if names.count(name) > 1 else name for i, name in enumerate(names)
    ]
    return names, [leaf for _, leaf in pairs], structure


def _is_array(leaf: Any) -> bool:
    return isinstance(leaf, jax.Array | np.ndarray)


def _inputs_of(rows: Any) -> Any:
    return each_of(_one_input, rows)


def _one_input(rows: Any) -> np.ndarray:
    rows = as_array(rows)
    return rows.astype(np.float32) if rows.dtype.kind == "f" else rows


def _try(foreign: Foreign, X: Any) -> None:
    """Call the model on two rows, so that its own error comes with an explanation."""
    few = each_of(lambda rows: rows[:2], _inputs_of(X))
    try:
        if foreign.model.has_state:
            foreign.model.apply(foreign.params, foreign.state, few, None)
        else:
            foreign.model.apply(foreign.params, few, None)
    except Exception as error:  # whatever the user's own code raises is shown
        shape = each_of(lambda rows: rows.shape[1:], few)
        raise ModelError(
            f"The model {foreign.model.name} failed on a row of shape {shape}: "
            f"{type(error).__name__}: {error}. An Equinox model is called on one row "
            "at a time here, without the axis of rows."
        ) from error
