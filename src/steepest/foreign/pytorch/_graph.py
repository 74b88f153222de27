"""A graph that `torch.export` wrote, run by JAX."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

import jax
import jax.numpy as jnp

from ...errors import ModelError
from ._arithmetic import ARITHMETIC
from ._layers import LAYERS
from ._shapes import SHAPES

FUNCTIONS: dict[str, Callable[..., Any]] = {**ARITHMETIC, **LAYERS, **SHAPES}
"""What each ATen function does, by its name and overload, such as "add.Tensor"."""

ON_NUMBERS = {operator.getitem, operator.mul, operator.add, operator.sub} | {
    operator.floordiv,
    operator.truediv,
    operator.neg,
    operator.eq,
    operator.ge,
    operator.gt,
    operator.le,
    operator.lt,
}
CHECKS = ("_assert_scalar", "sym_constrain_range", "_assert_tensor_metadata", "_assert")
"""Functions that only make sure of something."""


def _native_dropout(key: Any, x: Any, share: float, training: Any = True) -> Any:
    if not training or not share:
        return x, jnp.ones(x.shape, bool)
    kept = jax.random.bernoulli(key, 1 - share, x.shape)
    return jnp.where(kept, x / (1 - share), 0.0), kept


def _dropout(key: Any, x: Any, share: float, training: Any = True) -> Any:
    return _native_dropout(key, x, share, training)[0]


def _bernoulli(key: Any, x: Any, share: Any = 0.5) -> Any:
    return jax.random.bernoulli(key, share, x.shape).astype(x.dtype)


def _rand_like(key: Any, x: Any, **about: Any) -> Any:
    return jax.random.uniform(key, x.shape, x.dtype)


def _randn_like(key: Any, x: Any, **about: Any) -> Any:
    return jax.random.normal(key, x.shape, x.dtype)


RANDOM: dict[str, Callable[..., Any]] = {
    "bernoulli.p": _bernoulli,
    "dropout.default": _dropout,
    "native_dropout.default": _native_dropout,
    "rand_like.default": _rand_like,
    "randn_like.default": _randn_like,
}
"""Functions that also take a key."""


class Graph:
    """An exported program as a function of parameters, state, inputs and a key.

    Parameters
    ----------
    program : torch.export.ExportedProgram
    name : str
        Of the module, for errors.
    tied : mapping
        For each name of a parameter or a buffer that has several, the first of them.
    """

    def __init__(
        self, program: Any, name: str, tied: Mapping[str, str] | None = None
    ) -> None:
        self.tied = tied or {}
        self.signature = program.graph_signature
        self.nodes = list(program.graph.nodes)
        self.constants = {
            key: jnp.asarray(value.detach().cpu().numpy())
            for key, value in program.constants.items()
            if hasattr(value, "detach")
        }
        missing = [node for node in self.nodes if not _is_known(node)]
        if missing:
            places = [_with_place(node) for node in missing]
            shown = ", ".join(dict.fromkeys(places))
            raise ModelError(
                f"The module {name} uses functions of PyTorch that are not known here: "
                f"{shown}. Replace that layer by others, or leave it out of the part "
                "that you give."
            )

    @property
    def stochastic(self) -> bool:
        """Whether it draws random numbers."""
        return any(_name(node) in RANDOM for node in self.nodes)

    def __call__(
        self, params: Mapping[str, Any], state: Mapping[str, Any], inputs: Any, key: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the output and the new buffers."""
        values, result = self._run(params, state, inputs, key)
        del values
        changed = self.signature.buffers_to_mutate
        specs = self.signature.output_specs
        new, outputs = dict(state), []
        for spec, value in zip(specs, result, strict=True):
            if spec.arg.name in changed:
                path = changed[spec.arg.name]
                new[self.tied.get(path, path)] = value
            else:
                outputs.append(value)
        return outputs[0] if len(outputs) == 1 else tuple(outputs), new

    def _run(
        self, params: Mapping[str, Any], state: Mapping[str, Any], inputs: Any, key: Any
    ) -> tuple[dict[str, Any], Any]:
        values: dict[str, Any] = {}
        result: Any = ()
        drawn = 0

        def known(argument: Any) -> Any:
            if hasattr(argument, "op"):
                return values[argument.name]
            if isinstance(argument, list | tuple):
                return [known(part) for part in argument]
            return argument

        for node in self.nodes:
            if node.op == "placeholder":
                values[node.name] = self._given(node.name, params, state, inputs)
            elif node.op == "output":
                result = known(node.args[0])
            elif node.op == "call_function":
                name = _name(node)
                arguments = [known(argument) for argument in node.args]
                options = {key: known(value) for key, value in node.kwargs.items()}
                if name in RANDOM:
                    drawn += 1
                    arguments.insert(0, jax.random.fold_in(key, drawn))
                    values[node.name] = RANDOM[name](*arguments, **options)
                elif node.target in ON_NUMBERS:
                    values[node.name] = node.target(*arguments)
                elif not name.startswith(CHECKS):
                    values[node.name] = FUNCTIONS[name](*arguments, **options)
        return values, result

    def _given(
        self,
        name: str,
        params: Mapping[str, Any],
        state: Mapping[str, Any],
        inputs: Any,
    ) -> Any:
        signature = self.signature
        parameter = signature.inputs_to_parameters.get(name)
        if parameter is not None:
            parameter = self.tied.get(parameter, parameter)
            return params[parameter] if parameter in params else state[parameter]
        buffer = signature.inputs_to_buffers.get(name)
        if buffer is not None:
            buffer = self.tied.get(buffer, buffer)
            return state[buffer] if buffer in state else self.constants[buffer]
        constant = signature.inputs_to_lifted_tensor_constants.get(name)
        if constant is not None:
            return self.constants[constant]
        if not isinstance(inputs, tuple | dict):
            return inputs
        parts = list(inputs.values()) if isinstance(inputs, dict) else inputs
        return parts[list(signature.user_inputs).index(name)]


def _is_known(node: Any) -> bool:
    if node.op in ("placeholder", "output"):
        return True
    if node.op != "call_function":
        return False
    name = _name(node)
    if node.target in ON_NUMBERS or name in RANDOM or name.startswith(CHECKS):
        return True
    if name in ("lstm.input", "gru.input", "rnn_tanh.input", "rnn_relu.input"):
        dropout, training = node.args[5], node.args[6]
        return not (dropout and training)
    return name in FUNCTIONS


def _name(node: Any) -> str:
    return str(node.target).removeprefix("aten.")


def _with_place(node: Any) -> str:
    place = place_of(node)
    return f"{_name(node)} ({place})" if place else _name(node)


def place_of(node: Any) -> str:
    """Return the path of the layer that a node belongs to, such as "encoder.norm".

    Empty for the module itself.
    """
    stack = (getattr(node, "meta", None) or {}).get("nn_module_stack") or {}
    paths = [path for path, _ in stack.values()]
    return paths[-1] if paths else ""
