"""A Keras 3 model on the JAX backend: `stateless_call` as the functions of a Model."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import ModelError
from ..models import Model
from ..objectives import Loss
from ..runs import History
from ._data import as_array, is_name
from ._foreign import Foreign
from ._keras_loss import left_out_by, loss_of
from ._keras_optimizer import number_of, settings_of
from ._keras_penalty import is_regularized, penalty_of
from ._packing import each_of, is_several, n_rows

FEW = 2
HALF = ("float16", "bfloat16", "float8")


def from_keras(model: Any, X: Any, loss: Any = None, optimizer: Any = None) -> Foreign:
    """Return what a Keras model computes and how it is trained.

    Raises
    ------
    ModelError
        If it runs on another backend than JAX, is not built, or has several inputs or
        outputs.
    """
    check(model)
    _check_number_of_inputs(model, X)
    inputs_of = _inputs_of(model)
    example = each_of(lambda rows: rows[:FEW], inputs_of(X))
    compiled = getattr(model, "optimizer", None)
    theirs = loss if loss is not None else getattr(model, "loss", None)
    shape = _shape_of_scores(model, example)
    _check_mask(model, example)
    last, activation = _last_activation(model)
    ours, belongs = None, False
    if not isinstance(theirs, Loss) and not is_name(theirs):  # one of this package
        ours, belongs = loss_of(theirs, activation, int(shape[-1]))
    read = _Functions(model, last if belongs else None)
    notes = []
    if belongs:
        notes.append(
            f"The {activation} at the end of {model.name} is part of the loss here, "
            "which is computed from scores."
        )
    if any(str(layer.compute_dtype).startswith(HALF) for layer in _layers(model)):
        notes.append("It computes in half precision, and was examined in float32.")
    penalty = penalty_of(model)
    if penalty is None and is_regularized(model):
        notes.append(
            "The regularizers of its layers are left out: here one penalty is for all "
            "weights."
        )
    settings: dict[str, Any] = {}
    rule = optimizer if optimizer is not None else compiled
    if rule is not None and not isinstance(rule, str):
        settings, more = settings_of(rule)
        notes += more
    trained = None
    if compiled is not None:
        trained = int(number_of(compiled.iterations)) > 0
    history, of_fit = _fitted(model, n_rows(X))
    params, state = read.params(), read.state()
    fresh = _fresh(model)
    return Foreign(
        model=read.model(),
        params=params,
        state=state or None,
        fresh=None if fresh is None else _values(read.names, fresh.trainable_variables),
        trained=trained,
        loss=ours,
        penalty=penalty,
        penalty_strength=0.0 if penalty is None else 1.0,
        settings=settings | of_fit,
        inputs_of=inputs_of,
        history=history,
        left_out=None if isinstance(theirs, Loss) else left_out_by(theirs),
        notes=tuple(notes),
    )


def _shape_of_scores(model: Any, example: Any) -> tuple[Any, ...]:
    try:
        return model.compute_output_shape(
            each_of(lambda rows: (None, *rows.shape[1:]), example)
        )
    except Exception as error:  # whatever Keras or the user's own code raises is shown
        shape = each_of(lambda rows: rows.shape[1:], example)
        raise ModelError(
            f"The Keras model {model.name} failed on rows of shape {shape}: "
            f"{type(error).__name__}: {error}"
        ) from error


def check(model: Any) -> None:
    """Raise unless a model can be called from JAX."""
    import keras  # pyright: ignore[reportMissingImports]

    backend = keras.config.backend()
    if backend != "jax":
        raise ModelError(
            f"This Keras model runs on the backend {backend!r}, whose functions JAX "
            "cannot differentiate. Save it with model.save('model.keras'), start "
            "Python anew with the environment variable KERAS_BACKEND=jax, and load it "
            "there with keras.models.load_model('model.keras')."
        )
    if not isinstance(model, keras.Model):
        raise ModelError(
            f"{type(model).__name__} is a part of Keras, but not a model. Put layers "
            "into keras.Sequential([…])."
        )
    if model.built and model.variables and not model.trainable_variables:
        raise ModelError(
            f"All layers of the Keras model {model.name} are frozen; nothing can be "
            "learned. Let those that are trained have trainable=True."
        )
    if not model.built or not model.trainable_variables:
        raise ModelError(
            f"The Keras model {model.name} has no weights yet, for it was not built. "
            "Give it keras.Input(shape=…) first, or call it once: model(X[:1])."
        )
    if any(
        "Quantized" in type(layer.dtype_policy).__name__ for layer in _layers(model)
    ):
        raise ModelError(
            f"The Keras model {model.name} is quantized: its whole numbers have no "
            "gradient. Give it before quantize()."
        )
    number = len(getattr(model, "outputs", None) or [0])
    if number != 1:
        raise ModelError(
            f"The Keras model {model.name} has {number} outputs; known here are models "
            "with one. Give a part of it: keras.Model(model.inputs, an_output)."
        )


def _check_number_of_inputs(model: Any, X: Any) -> None:
    wanted = len(getattr(model, "inputs", None) or [0])
    given = len(X) if is_several(X) else 1
    if wanted != given:
        raise ModelError(
            f"The Keras model {model.name} takes {wanted} inputs; X holds {given}. "
            "Give several as a tuple or a dict of arrays, in the order of the model."
        )


def _check_mask(model: Any, example: Any) -> None:
    """Raise if positions of the scores are masked, which Keras' loss leaves out."""
    masking = [
        layer.name
        for layer in _layers(model)
        if getattr(layer, "mask_zero", False) or type(layer).__name__ == "Masking"
    ]
    if not masking:
        return
    scores = model(example, training=False)
    if getattr(scores, "_keras_mask", None) is not None:
        raise ModelError(
            f"The layer {masking[0]} of the Keras model {model.name} masks positions "
            "up to the scores, so that Keras leaves them out of the loss; here all "
            "positions of a row count. Give padding a class of its own and no mask, or "
            "give one answer a row: a recurrent layer without return_sequences."
        )


def named_parameters(model: Any) -> dict[str, np.ndarray]:
    """Return a copy of what is trained, by the names of its variables."""
    variables = model.trainable_variables
    values = _values(_unique([v.path for v in variables]), variables)
    return {name: np.array(value) for name, value in values.items()}


class _Functions:
    """The functions of a Keras model, with names for its variables."""

    def __init__(self, model: Any, last: Any) -> None:
        self.keras, self.last = model, last
        self.names = _unique([v.path for v in model.trainable_variables])
        self.rest = list(model.non_trainable_variables)
        self.seeds = [i for i, v in enumerate(self.rest) if "seed" in v.path]
        self.kept = [i for i in range(len(self.rest)) if i not in self.seeds]
        self.rest_names = _unique([self.rest[i].path for i in self.kept])

    def params(self) -> dict[str, np.ndarray]:
        return _values(self.names, self.keras.trainable_variables)

    def state(self) -> dict[str, np.ndarray]:
        return _values(self.rest_names, [self.rest[i] for i in self.kept])

    def model(self) -> Model:
        first_params, first_state = self.params(), self.state()
        seeds = {i: np.asarray(self.rest[i].value) for i in self.seeds}
        names, rest_names, kept = self.names, self.rest_names, self.kept

        def apply(
            params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
        ) -> tuple[jax.Array, Any]:
            dtype = jnp.result_type(*params.values())
            rest: list[Any] = [None] * len(self.rest)
            for i, name in zip(kept, rest_names, strict=True):
                rest[i] = state[name]
            for i, seed in seeds.items():
                rest[i] = seed
                if key is not None:
                    drawn = jax.random.bits(jax.random.fold_in(key, i), seed.shape)
                    rest[i] = drawn.astype(seed.dtype)
            with _computing_in(self.keras, str(dtype)), _without(self.last):
                scores, after = self.keras.stateless_call(
                    [params[name] for name in names],
                    rest,
                    inputs,
                    training=key is not None,
                )
            return scores.astype(dtype), {
                name: after[i] for i, name in zip(kept, rest_names, strict=True)
            }

        def alone(
            params: Any, inputs: jax.Array, key: jax.Array | None = None
        ) -> jax.Array:
            return apply(params, {}, inputs, key)[0]

        def init(key: jax.Array) -> Any:
            del key
            return jax.tree.map(jnp.array, first_params)

        def start_state(key: jax.Array) -> Any:
            del key
            return jax.tree.map(jnp.array, first_state)

        name, stochastic = self.keras.name, bool(self.seeds)
        if first_state:
            return Model(init, apply, name, stochastic, start_state=start_state)
        return Model(init, alone, name, stochastic)


def _values(names: list[str], variables: Any) -> dict[str, np.ndarray]:
    pairs = zip(names, variables, strict=True)
    return {name: np.asarray(v.value) for name, v in pairs}


def _unique(paths: list[str]) -> list[str]:
    """Return the names; those that several variables share are numbered."""
    return [
        path if paths.count(path) == 1 else f"{path} {paths[: i + 1].count(path)}"
        for i, path in enumerate(paths)
    ]


def _layers(model: Any) -> list[Any]:
    return list(model._flatten_layers())


@contextmanager
def _computing_in(model: Any, dtype: str) -> Iterator[None]:
    """Let every layer compute in a type while it is traced.

    Keras casts to the type of each variable and of each layer, which would hide a
    change of 1e-9.
    """
    variables = [
        v for v in model.variables if v._dtype != dtype and "float" in v._dtype
    ]
    types = [v._dtype for v in variables]
    changed = [
        (layer, layer.dtype_policy)
        for layer in _layers(model)
        if layer.compute_dtype != dtype
    ]
    try:
        for layer, _ in changed:
            layer.dtype_policy = dtype
        for variable in variables:
            variable._dtype = dtype
        yield
    finally:
        for variable, kept in zip(variables, types, strict=True):
            variable._dtype = kept
        for layer, policy in changed:
            layer.dtype_policy = policy


@contextmanager
def _without(layer: Any) -> Iterator[None]:
    """Let a layer leave out its activation while it is traced."""
    if layer is None:
        yield
        return
    import keras  # pyright: ignore[reportMissingImports]

    kept = layer.activation
    try:
        layer.activation = keras.activations.linear
        yield
    finally:
        layer.activation = kept


def _last_activation(model: Any) -> tuple[Any, str]:
    """Return the last layer and the name of its activation, "" if it has none."""
    layers = getattr(model, "layers", [])
    last = layers[-1] if layers else None
    while last is not None and getattr(last, "layers", None):
        last = last.layers[-1]
    activation = getattr(last, "activation", None)
    if last is None or activation is None:
        return None, ""
    return last, str(getattr(activation, "__name__", ""))


def _inputs_of(model: Any) -> Any:
    looks_up = any(type(layer).__name__ == "Embedding" for layer in _layers(model))

    def inputs_of(rows: Any) -> Any:
        return each_of(one, rows)

    def one(rows: Any) -> np.ndarray:
        array = as_array(rows)
        if looks_up and array.dtype.kind in "iu":
            return array.astype(np.int32)
        return array.astype(np.float32) if array.dtype.kind in "iufb" else array

    return inputs_of


def _fresh(model: Any) -> Any:
    """Return a copy with new weights; None where Keras cannot make one."""
    import keras  # pyright: ignore[reportMissingImports]

    try:
        copy = keras.models.clone_model(model)
        if not copy.built:
            copy.build(model.input_shape)
    except Exception:  # a class of the user's own that has no configuration
        return None
    shapes = [tuple(v.shape) for v in copy.trainable_variables]
    same = shapes == [tuple(v.shape) for v in model.trainable_variables]
    return copy if same else None


def _fitted(model: Any, n: int) -> tuple[History, dict[str, Any]]:
    """Return what `fit` recorded, and how many epochs and rows a batch it took."""
    recorded: Any = getattr(model, "history", None)
    columns = getattr(recorded, "history", None)
    if not columns or "loss" not in columns:
        return History(), {}
    epochs = len(columns["loss"])
    epoch_columns: dict[str, Any] = {"epoch": np.arange(1, epochs + 1)}
    names = {
        "loss": "train_loss",
        "accuracy": "train_accuracy",
        "val_loss": "validation_loss",
        "val_accuracy": "validation_accuracy",
    }
    for theirs, ours in names.items():
        if len(columns.get(theirs, ())) == epochs:
            epoch_columns[ours] = np.asarray(columns[theirs], np.float64)
    settings: dict[str, Any] = {"epochs": epochs}
    steps = (recorded.params or {}).get("steps")
    if steps:
        settings["batch_size"] = max(-(-n // int(steps)), 1)
    return History(epochs=epoch_columns), settings
