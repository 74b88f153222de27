"""What layers there are, told while a computation is gone through equation by equation.

Wherever inputs are multiplied with something that comes from the parameters alone is a
layer with weights; what is known as an activation, by its name or by what it computes,
is one with units.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np

from ._computation import PRODUCTS, called, computed, walk
from ._loops import Loop, loop_of
from ._unit_axes import axis_after, of_dense, of_kernel

ACTIVATIONS = {
    "elu": "elu",
    "gelu": "gelu",
    "leaky_relu": "leaky_relu",
    "relu": "relu",
    "relu6": "relu6",
    "selu": "selu",
    "silu": "silu",
    "softplus": "softplus",
    "swish": "silu",
}
"""Of functions by their name in JAX: their name here."""

AS_ONE_STEP = {"logistic": "sigmoid", "tanh": "tanh"}
ROOTS = ("rsqrt", "sqrt")
REPEATING = ("scan", "while", "cond")


class Weights(NamedTuple):
    """A layer with weights.

    Attributes
    ----------
    name : str
        That of its parameters, without the last part.
    leaf : int
        Which of the parameters, in the order of the tree, the weights come from.
    step : int
        Where in the computation.
    weight : (units, inputs)
        W, where every output is a sum over inputs.
    field : int
        How many places of the inputs a kernel looks at; 1 if it is dense.
    shape : tuple of int
        Of its output.
    axes : tuple of int
        Of its output: those of the units.
    operand : int
        Which of the two that are multiplied is the signal.
    depth : int
        How many such layers come before it on the longest way, itself included; where
        it looks back at an earlier round of a loop, those of one round.
    rounds : tuple of int
        Of the loops that it is in, the outermost first.
    """

    name: str
    leaf: int
    step: int
    weight: np.ndarray
    field: int
    shape: tuple[int, ...]
    axes: tuple[int, ...]
    operand: int
    depth: int
    rounds: tuple[int, ...] = ()


class Units(NamedTuple):
    """The values after an activation.

    Attributes
    ----------
    name : str
        Of the layer with weights before it; of several, what their names share.
    activation : str
    step : int
        Where in the computation.
    axis : int or None
        That of the units; None if all axes but that of the rows are.
    """

    name: str
    activation: str
    step: int
    axis: int | None


@dataclass
class Known:
    """What is known of a value while the computation is gone through."""

    shape: tuple[int, ...]
    value: Any = None  # if it comes from parameters and constants alone
    leaf: int | None = None
    depends: bool = False  # on the inputs
    axis: int | None = None  # of the units
    rooted: bool = False
    before: frozenset[int] = frozenset()  # layers since the last product
    acts: frozenset[int] = frozenset()  # activations since the last product
    depth: int = 0


@dataclass
class Survey:
    """Collects the layers, as the step of a `walk`."""

    leaves: list[tuple[str, int]]
    rows: int
    weights: list[Weights] = field(default_factory=list)
    units: list[Units] = field(default_factory=list)
    normalized: set[int] = field(default_factory=set)
    gates: set[int] = field(default_factory=set)
    step: int = 0
    largest: int = 0
    repeats: bool = False
    rounds: tuple[int, ...] = ()
    opened: dict[int, int] = field(default_factory=dict)

    def __call__(self, equation: Any, given: list[Known]) -> list[Known]:
        self.step += 1
        out = [
            Known(tuple(getattr(v.aval, "shape", ())), **self._from(given))
            for v in equation.outvars
        ]
        if not any(known.depends for known in given):
            values = computed(equation, [known.value for known in given])
            for known, value in zip(out, values, strict=True):
                known.value = value
        sizes = (int(np.prod((*k.shape, *self.rounds))) for k in out)
        self.largest = max(self.largest, *sizes, 0)
        primitive = equation.primitive.name
        loop = loop_of(equation)
        if loop is not None and any(known.depends for known in given):
            self._loop(loop, given, out)
        elif primitive in PRODUCTS:
            self._product(equation, given, out[0])
        elif primitive in REPEATING:
            self.repeats = True
            for known in out:
                known.before, known.acts = frozenset(), frozenset()
                known.depth += 1
        else:
            self._other(equation, primitive, given, out)
        return out

    def _from(self, given: list[Known]) -> dict[str, Any]:
        leaves = [known.leaf for known in given if known.leaf is not None]
        empty: frozenset[int] = frozenset()
        return {
            "leaf": max(leaves, key=lambda i: self.leaves[i][1], default=None),
            "depends": any(known.depends for known in given),
            "rooted": any(known.rooted for known in given),
            "before": empty.union(*(known.before for known in given)),
            "acts": empty.union(*(known.acts for known in given)),
            "depth": max((known.depth for known in given), default=0),
        }

    def _loop(self, loop: Loop, given: list[Known], out: list[Known]) -> None:
        """Go through the computation inside a loop once, as in a round amid others."""
        self.repeats = True
        step = self.step
        constants, carried, parts = loop.divided(given)
        carried = [
            known
            if same
            else replace(
                known, value=None, leaf=None, depends=True, depth=known.depth + 1
            )
            for known, same in zip(carried, loop.unchanged, strict=True)
        ]
        parts = [
            replace(
                known,
                shape=known.shape[1:],
                value=None,
                leaf=None,
                depends=True,
                axis=known.axis - 1 if known.axis else None,
            )
            for known in parts
        ]
        held = [Known(np.shape(value), value) for value in loop.held]
        outside, self.rounds = self.rounds, (*self.rounds, loop.rounds)
        inside = walk(
            loop.inside,
            held,
            [*constants, *carried, *parts],
            self,
            is_activation,
            lambda value: Known(np.shape(value), value),
        )
        self.rounds, self.opened[step] = outside, self.step
        for i, (known, after) in enumerate(zip(out, inside, strict=True)):
            axis = after.axis
            if i >= loop.carried and axis is not None:
                axis += 1  # behind that of the rounds
            known.axis, known.depth = axis, after.depth
            known.before, known.acts = after.before, after.acts
            known.depends, known.leaf = True, None

    def _product(self, equation: Any, given: list[Known], out: Known) -> None:
        fixed = [i for i in (0, 1) if not given[i].depends]
        out.before = out.acts = frozenset()
        out.rooted, out.axis = False, None
        leaf = given[fixed[0]].leaf if len(fixed) == 1 else None
        if leaf is None:
            return
        about = equation.params["dimension_numbers"]
        value = np.asarray(given[fixed[0]].value)
        if equation.primitive.name == "dot_general":
            weight, axes = of_dense(about, fixed[0], value, given)
            places = 1
        elif fixed == [1]:
            weight, axes = of_kernel(about, value)
            places = int(np.prod([value.shape[i] for i in about.rhs_spec[2:]]))
        else:
            return
        out.depth += 1
        out.leaf = None
        out.axis = axes[-1] if axes else None
        out.before = frozenset((self.step,))
        name = self.leaves[leaf][0]
        self.weights.append(
            Weights(
                name=name,
                leaf=leaf,
                step=self.step,
                weight=weight,
                field=places,
                shape=out.shape,
                axes=axes,
                operand=1 - fixed[0],
                depth=out.depth,
                rounds=self.rounds,
            )
        )

    def _other(
        self, equation: Any, primitive: str, given: list[Known], out: list[Known]
    ) -> None:
        name = ACTIVATIONS.get(called(equation)) or AS_ONE_STEP.get(primitive)
        changing = [known for known in given if known.depends]
        if primitive == "max" and _with_zero(given):
            name = "relu"
        if primitive in ROOTS:
            for known in out:
                known.rooted = True
        if primitive in ("mul", "div"):
            self._scaled(given, out[0])
        for known in out:
            known.axis = axis_after(equation, primitive, changing, known.shape)
        if name and len(changing) == 1 and changing[0].before:
            out[0].acts = frozenset((self.step,))
            of = [w.name for w in self.weights if w.step in changing[0].before]
            self.units.append(Units(shared_name(of), name, self.step, out[0].axis))

    def _scaled(self, given: list[Known], out: Known) -> None:
        """Look whether a layer is divided by a root, or one signal gates another."""
        for one, other in (given, given[::-1]):
            if one.rooted and other.depends and not other.rooted:
                self.normalized |= other.before
                out.rooted = False
                return
        if all(known.depends for known in given):
            self.gates |= self._gates(given[0].acts, given[1].acts)

    def _gates(self, one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
        """Return what gates the other: sigmoid, where the other is none, or both."""
        kinds = {units.step: units.activation for units in self.units}
        for gate, signal in ((one, other), (other, one)):
            opens = gate and all(kinds[step] == "sigmoid" for step in gate)
            if opens and any(kinds[step] != "sigmoid" for step in signal):
                return gate
        return one | other


def shared_name(names: list[str]) -> str:
    """Return the parts that names begin with together; the last of them if none.

    Examples
    --------
    >>> shared_name(["LSTMCell_0/ii", "LSTMCell_0/hi"])
    'LSTMCell_0'
    >>> shared_name(["rnn.weight_ih_l1", "rnn.weight_hh_l1"]), shared_name(["a", "b"])
    ('rnn', 'b')
    """
    parts = [re.split(r"(?=[/.])", name) for name in dict.fromkeys(names)]
    together = [each[0] for each in zip(*parts, strict=False) if len(set(each)) == 1]
    same = len(together)
    while same and any(each[:same] != parts[0][:same] for each in parts):
        same -= 1
    return "".join(parts[0][:same]) or names[-1]


def is_activation(equation: Any) -> bool:
    """Whether a call is an activation that is known by its name."""
    return called(equation) in ACTIVATIONS


def _with_zero(given: list[Known]) -> bool:
    fixed = [known.value for known in given if not known.depends]
    return len(given) == 2 and len(fixed) == 1 and not np.any(np.asarray(fixed[0]))
