"""From a user's own model to a `Model` whose scores have the right shape."""

import inspect
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import count
from ..errors import ModelError
from ._model import Model

_ROWS_TO_TRY = 4


def adapt(thing: Any, example_inputs: Any, n_outputs: int | None) -> Model:
    """Return a `Model` from a user's own model, tried on a few rows.

    Parameters
    ----------
    thing : Model, function, flax.linen Module or flax.nnx Module
        A function, or a Module's class, is called with `n_inputs` and `n_outputs` as
        far as its signature takes them, and `rngs` for flax.nnx; a function returns
        any of the others. A Module with a `train` (or `training`, or `deterministic`)
        argument gets it, and its dropout gets a fresh key at every training step. What
        it keeps besides its parameters, such as the running means of batch
        normalization, is the state of the model. A flax.nnx instance always starts from
        its own weights, whatever the seed; so does a pair of a flax.linen Module and
        the variables that its `init` returned.
    example_inputs : (batch, …)
        A few rows as the model will see them. Whole numbers stay whole, so that they
        can be looked up in an embedding; bytes of pixels become floats. A dict or a
        tuple of arrays are several inputs.
    n_outputs : int or None
        How many scores the loss needs; None if scores of any shape will do.

    Returns
    -------
    Model

    Raises
    ------
    ModelError
        If it is none of these, fails on the example, or gives scores of another shape,
        not of a floating type, or not finite.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.models import mlp
    >>> def two_layers(n_inputs, n_outputs):
    ...     return mlp(n_inputs, [5], n_outputs)
    >>> adapt(two_layers, np.zeros((2, 4)), 3)
    Model(mlp 4-5-3)
    """
    example = jax.tree.map(_few, example_inputs)
    module = thing[0] if isinstance(thing, tuple) else thing
    name = module.name if isinstance(module, Model) else _name_of(module)
    try:
        model = _model_of(thing, example, n_outputs)
        params = model.init(jax.random.key(0))
        scores = _scores(model, params, example, None)
        if model.stochastic or model.has_state:
            _scores(model, params, example, jax.random.key(1))
    except ModelError:
        raise
    except Exception as error:  # whatever the user's own code raises is shown
        shapes = jax.tree.map(jnp.shape, example)
        raise ModelError(
            f"The model {name} failed on inputs of shape {shapes}: "
            f"{type(error).__name__}: {error}"
        ) from error
    _check(model.name, params, scores, len(jax.tree.leaves(example)[0]), n_outputs)
    return model


def _few(inputs: Any) -> jax.Array:
    example = jnp.asarray(inputs)[:_ROWS_TO_TRY]
    if example.dtype in (jnp.uint8, jnp.bool_):
        return example.astype(jnp.result_type(float))
    return example


def _scores(model: Model, params: Any, inputs: jax.Array, key: Any) -> Any:
    """Return the scores of a model, with its first state if it has one."""
    if model.start_state is None:
        return model.apply(params, inputs, key)
    return model.apply(params, model.start_state(jax.random.key(0)), inputs, key)[0]


def _name_of(thing: Any) -> str:
    return getattr(thing, "__name__", type(thing).__name__)


def _model_of(thing: Any, example: Any, n_outputs: int | None) -> Model:
    if isinstance(thing, Model):
        return thing
    if isinstance(thing, tuple):
        from ._flax_linen import from_linen

        return from_linen(thing[0], example, thing[1])
    known = {"n_inputs": sum(leaf[0].size for leaf in jax.tree.leaves(example))}
    if n_outputs is not None:
        known["n_outputs"] = n_outputs
    kind = _flax_kind(thing if inspect.isclass(thing) else type(thing))
    if kind == "linen":
        from ._flax_linen import from_linen

        return from_linen(made_with_sizes(thing, known), example)
    if kind == "nnx":
        from ._flax_nnx import from_nnx

        return from_nnx(thing, _arguments(thing, known))
    if inspect.isfunction(thing):
        return _model_of(made_with_sizes(thing, known), example, n_outputs)
    raise ModelError(
        f"{thing!r} is not a model. Give a steepest Model, a function that returns "
        "one, or a flax.linen or flax.nnx Module."
    )


def _flax_kind(cls: type) -> str | None:
    """Return "linen" or "nnx" without importing flax, which may not be installed."""
    for base in cls.__mro__:
        for kind in ("linen", "nnx"):
            if base.__name__ == "Module" and base.__module__.startswith(f"flax.{kind}"):
                return kind
    return None


def _is_factory(thing: Any) -> bool:
    return inspect.isclass(thing) or inspect.isfunction(thing)


def made_with_sizes(thing: Any, known: dict[str, int]) -> Any:
    """Return what a class or a function makes of sizes; any other thing itself.

    Examples
    --------
    >>> sizes = {"n_inputs": 4, "n_outputs": 3}
    >>> made_with_sizes(lambda n_outputs: n_outputs + 1, sizes)
    4
    """
    return thing(**_arguments(thing, known)) if _is_factory(thing) else thing


def _arguments(thing: Any, known: dict[str, int]) -> dict[str, int]:
    """Return the known sizes that a class or a function takes."""
    if not _is_factory(thing):
        return {}
    # a class by its __init__: the signature of a flax.nnx class is its metaclass's
    call = thing.__init__ if inspect.isclass(thing) else thing
    parameters = inspect.signature(call).parameters
    return {name: value for name, value in known.items() if name in parameters}


def _check(
    name: str, params: Any, scores: Any, n_rows: int, n_outputs: int | None
) -> None:
    if not isinstance(scores, jax.Array):
        raise ModelError(
            f"The model {name} must return an array of scores; found "
            f"{type(scores).__name__}."
        )
    shape = (n_rows, n_outputs)
    if n_outputs is not None and scores.shape != shape:
        raise ModelError(
            f"The model {name} gives scores of shape {scores.shape} for {shape[0]} "
            f"rows; the loss needs {shape}. Give its last layer {shape[1]} outputs."
        )
    if scores.ndim < 2 or len(scores) != n_rows:
        raise ModelError(
            f"The model {name} gives scores of shape {scores.shape} for {n_rows} rows. "
            "Return a row of scores for each row."
        )
    if not jnp.issubdtype(scores.dtype, jnp.floating):
        raise ModelError(
            f"The model {name} gives scores of type {scores.dtype}, which have no "
            "gradient. Return floating-point scores before any argmax."
        )
    wrong = ~np.isfinite(np.asarray(scores))
    if wrong.any():
        place = tuple(int(axis[0]) for axis in np.nonzero(wrong))
        row, column = place[0], place[1] if len(place) == 2 else place[1:]
        raise ModelError(
            f"The model {name} gives {scores[place]} for row {row}, score "
            f"{column}, at its starting weights. Check its start and its logarithms "
            "and divisions."
        )
    if count(params) == 0:
        raise ModelError(f"The model {name} has no parameters; nothing can be learned.")
