"""A torch.nn.Module: exported in training and in evaluation, and run by JAX."""

import copy
import inspect
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...errors import ModelError
from ...models import Model
from ...objectives import Penalty
from .._data import as_array
from .._foreign import Foreign
from .._packing import each_of, is_several
from ._graph import Graph
from ._losses import left_out_by, loss_of
from ._optimizers import settings_of

FEW = 3
WHOLE = ("lstm.input", "gru.input", "rnn_tanh.input", "rnn_relu.input")
"""Functions that are kept whole: written out, they have a node for every time step."""


def from_torch(module: Any, X: Any, loss: Any = None, optimizer: Any = None) -> Foreign:
    """Return what a module computes and how it is trained.

    Raises
    ------
    ModelError
        If it cannot be exported, or uses functions that are not known here.
    """
    import torch  # pyright: ignore[reportMissingImports]

    notes: list[str] = []
    module = _copied(module, notes)
    inputs_of = _inputs_of(torch, module)
    example = each_of(lambda rows: torch.from_numpy(np.array(rows[:FEW])), inputs_of(X))
    name = type(module).__name__
    _try(torch, module, example)
    graphs = {
        training: Graph(
            _exported(torch, module, example, training), name, _tied(module)
        )
        for training in (True, False)
    }
    learned = {key for key, p in module.named_parameters() if p.requires_grad}
    if not learned:
        raise ModelError(_nothing_to_learn(module))
    values = _values(module)
    params = {key: values[key] for key in values if key in learned}
    state = {key: values[key] for key in values if key not in learned}
    ours = weights = penalty = trained = None
    decay = 0.0
    if loss is not None and not isinstance(loss, str):
        ours, weights = loss_of(loss)
    settings: dict[str, Any] = {}
    if optimizer is not None and not isinstance(optimizer, str):
        settings, decay, more = settings_of(optimizer)
        notes += more
        penalty = Penalty("l2", l2=0.5) if decay else None
        trained = bool(optimizer.state)
    return Foreign(
        model=_model(graphs, params, state, name),
        params=params,
        state=state or None,
        fresh=_fresh(torch, module, learned),
        trained=trained,
        loss=ours,
        class_weights=weights,
        penalty=penalty,
        penalty_strength=decay,
        settings=settings,
        inputs_of=inputs_of,
        classes_first=True,
        left_out=left_out_by(loss),
        notes=tuple(notes),
    )


def _copied(module: Any, notes: list[str]) -> Any:
    """Return a copy in float32 on the processor; the module itself is not changed."""
    import torch  # pyright: ignore[reportMissingImports]

    name = type(module).__name__
    if isinstance(module, torch.jit.ScriptModule):
        raise ModelError(
            f"{name} is a scripted module, which cannot be read layer by layer. Give "
            "the module from before torch.jit.script or torch.jit.trace."
        )
    module = getattr(module, "_orig_mod", module)  # below torch.compile
    tensors = dict(module.named_parameters()) | dict(module.named_buffers())
    for path, tensor in tensors.items():
        if isinstance(tensor, torch.nn.parameter.UninitializedTensorMixin):
            raise ModelError(
                f"{path} of {name} has no shape yet: a lazy layer was never called. "
                "Call the module once on a batch: module(X[:2])."
            )
        if tensor.is_meta:
            raise ModelError(
                f"{path} of {name} is on the device 'meta', which holds no numbers. "
                "Load its weights first: module.to_empty(device='cpu') and "
                "module.load_state_dict(…)."
            )
    for path, part in module.named_modules():
        if "quantized" in type(part).__module__:
            raise ModelError(
                f"{path or name} is a quantized layer, {type(part).__name__}: its "
                "whole numbers have no gradient. Give it from before the quantization."
            )
    moved = copy.deepcopy(module).cpu()
    types = {str(t.dtype) for t in tensors.values() if t.is_floating_point()}
    if types - {"torch.float32"}:
        shown = ", ".join(sorted(kind.removeprefix("torch.") for kind in types))
        notes.append(f"It computes in {shown}, and was examined in float32.")
        moved = moved.float()
    return moved


def _nothing_to_learn(module: Any) -> str:
    name = type(module).__name__
    if any(True for _ in module.parameters()):
        return (
            f"All parameters of the module {name} are frozen; nothing can be learned. "
            "Let those that are trained have requires_grad=True."
        )
    return f"The module {name} has no parameters; nothing can be learned."


def _try(torch: Any, module: Any, example: Any) -> None:
    """Call the module on a few rows, so that its own error comes with an explanation.

    Raises
    ------
    ModelError
        If it fails, or gives something else than one tensor.
    """
    name, named = type(module).__name__, isinstance(example, dict)
    given = () if named else example if is_several(example) else (example,)
    shape = each_of(lambda a: tuple(a.shape), example)
    try:
        with torch.no_grad():
            out = copy.deepcopy(module).eval()(*given, **(example if named else {}))
    except Exception as error:  # whatever the user's own code raises is shown
        raise ModelError(
            f"The module {name} failed on inputs of shape {shape}, of which the first "
            f"axis is that of the rows: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(out, torch.Tensor):
        kind = type(out).__name__
        raise ModelError(
            f"The module {name} returns a {kind}, not one tensor of scores. Give a "
            "module whose forward returns the scores alone."
        )


def _exported(torch: Any, module: Any, example: Any, training: bool) -> Any:
    """Return the module's program for batches of any size."""
    batch = torch.export.Dim("batch", min=2, max=1 << 20)
    module = copy.deepcopy(module).train(training)
    with _quiet(torch):
        try:
            named = isinstance(example, dict)
            given = () if named else example if is_several(example) else (example,)
            program = torch.export.export(
                module,
                given,
                example if named else None,
                dynamic_shapes=(
                    {name: {0: batch} for name in example}
                    if named
                    else _of_arguments(module, given, batch)
                ),
            )
            table = torch.export.default_decompositions()
            for name in WHOLE:
                function, overload = name.split(".")
                operator = getattr(getattr(torch.ops.aten, function), overload)
                table.pop(operator, None)
            return program.run_decompositions(table)
        except Exception as error:
            raise _not_exported(type(module).__name__, example, error) from error


def _of_arguments(module: Any, given: tuple[Any, ...], batch: Any) -> Any:
    """Return that the first axis of every argument may have any length."""
    takes = inspect.signature(module.forward).parameters.values()
    if any(each.kind is each.VAR_POSITIONAL for each in takes):  # forward(*inputs)
        return (tuple({0: batch} for _ in given),)
    return tuple({0: batch} for _ in given)


@contextmanager
def _quiet(torch: Any) -> Iterator[None]:
    """Let modules be written down as they train, without fast paths and warnings."""
    fast = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    heard = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # what fails is told by the error alone
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(heard)
        torch.backends.mha.set_fastpath_enabled(fast)


def _not_exported(name: str, example: Any, error: Exception) -> ModelError:
    text = f"{type(error).__name__}: {error}".strip()
    first = next((line for line in text.splitlines() if line.strip()), text)
    first = first[:300].rstrip(" .")
    advice = "Its forward must be one computation of one tensor."
    if "data-dependent" in text.lower() or "GuardOnDataDependent" in text:
        advice = (
            "Its forward decides by the values of a tensor, as in `if x.sum() > 0:`. "
            "Use torch.where, or give the part of the module without that decision."
        )
    elif "Constraints violated" in text or "specialized" in text:
        advice = (
            "Its forward takes the number of rows for a fixed number. Use x.shape[0] "
            "or −1 where it reshapes."
        )
    return ModelError(
        f"The module {name} could not be read by torch.export on inputs of shape "
        f"{each_of(lambda a: tuple(a.shape), example)}: {first}. {advice}"
    )


def _tied(module: Any) -> dict[str, str]:
    """Return the first name of all parameters and buffers that have several."""
    every = [
        *module.named_parameters(remove_duplicate=False),
        *module.named_buffers(remove_duplicate=False),
    ]
    first: dict[int, str] = {}
    for path, tensor in every:
        first.setdefault(id(tensor), path)
    return {path: first[id(t)] for path, t in every if first[id(t)] != path}


def _values(module: Any) -> dict[str, np.ndarray]:
    tensors = dict(module.named_parameters()) | dict(module.named_buffers())
    return {path: _as_numpy(tensor) for path, tensor in tensors.items()}


def _as_numpy(tensor: Any) -> np.ndarray:
    values = np.array(tensor.detach().numpy())
    return values.astype(np.int32) if values.dtype == np.int64 else values


def _model(
    graphs: dict[bool, Graph], first_params: Any, first_state: Any, name: str
) -> Model:
    def apply(
        params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> tuple[jax.Array, Any]:
        scores, new = graphs[key is not None](params, state, inputs, key)
        types = {path: first_state[path].dtype for path in first_state}
        kept = {
            path: jnp.asarray(value).astype(state[path].dtype)
            for path, value in new.items()
            if path in types
        }
        return scores, kept

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

    stochastic = graphs[True].stochastic
    if first_state:
        return Model(init, apply, name, stochastic, start_state=start_state)
    return Model(init, alone, name, stochastic)


def _inputs_of(torch: Any, module: Any) -> Any:
    looks_up = any(isinstance(part, torch.nn.Embedding) for part in module.modules())

    def inputs_of(rows: Any) -> Any:
        return each_of(one, rows)

    def one(rows: Any) -> np.ndarray:
        array = as_array(rows)
        if looks_up and array.dtype.kind in "iu":
            return array.astype(np.int32)
        return array.astype(np.float32) if array.dtype.kind in "iufb" else array

    return inputs_of


def _fresh(torch: Any, module: Any, learned: set[str]) -> Any:
    """Return newly drawn parameters; None where a layer does not say how."""
    again = copy.deepcopy(module)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        drawn: set[str] = set()
        for path, part in again.named_modules():
            reset = getattr(part, "reset_parameters", None) or getattr(
                part, "_reset_parameters", None
            )
            if reset is None:
                continue
            reset()
            prefix = f"{path}." if path else ""
            drawn |= {prefix + name for name, _ in part.named_parameters()}
    if learned - drawn:
        return None
    return {path: value for path, value in _values(again).items() if path in learned}
