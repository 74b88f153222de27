"""What layers there are, told while a computation is gone through equation by equation.

Wherever inputs are multiplied with something that comes from the parameters alone is a
layer with weights; what is known as an activation, by its name or by what it computes,
is one with units.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from ._computation import PRODUCTS, called, computed

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
        How many such layers come before it on the longest way, itself included.
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


class Units(NamedTuple):
    """The values after an activation.

    Attributes
    ----------
    name : str
        Of the layer with weights before it.
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
        self.largest = max(self.largest, *(int(np.prod(k.shape)) for k in out), 0)
        primitive = equation.primitive.name
        if primitive in PRODUCTS:
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
            weight, axes = _of_dense(about, fixed[0], value, given)
            places = 1
        elif fixed == [1]:
            weight, axes = _of_kernel(about, value)
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
            known.axis = _axis_after(equation, primitive, changing, known.shape)
        if name and len(changing) == 1 and changing[0].before:
            out[0].acts = frozenset((self.step,))
            layer = max(changing[0].before)
            of = next(w.name for w in self.weights if w.step == layer)
            self.units.append(Units(of, name, self.step, out[0].axis))

    def _scaled(self, given: list[Known], out: Known) -> None:
        """Look whether a layer is divided by a root, or one signal gates another."""
        for one, other in (given, given[::-1]):
            if one.rooted and other.depends and not other.rooted:
                self.normalized |= other.before
                out.rooted = False
                return
        if all(known.depends for known in given):
            self.gates |= given[0].acts | given[1].acts


def is_activation(equation: Any) -> bool:
    """Whether a call is an activation that is known by its name."""
    return called(equation) in ACTIVATIONS


def _with_zero(given: list[Known]) -> bool:
    fixed = [known.value for known in given if not known.depends]
    return len(given) == 2 and len(fixed) == 1 and not np.any(np.asarray(fixed[0]))


def _of_dense(
    about: Any, at: int, value: np.ndarray, given: list[Known]
) -> tuple[np.ndarray, tuple[int, ...]]:
    """Return W as (units, inputs), and the axes of the units in what comes out.

    An axis along which both are multiplied place by place is one of units if the
    weights differ along it, and one of places if they were only repeated.
    """
    contracted, batch = tuple(about[0][at]), tuple(about[1][at])
    free = [i for i in range(value.ndim) if i not in (*contracted, *batch)]
    others = len(given[1 - at].shape) - len(batch) - len(contracted)
    begin = len(batch) + (others if at == 1 else 0)
    axes = (*range(len(batch)), *range(begin, begin + len(free)))
    value = value.transpose(*batch, *free, *contracted)
    for _ in batch:
        if not (value == value[:1]).all():
            break
        value, axes = value[0], axes[1:]
    n_units = int(np.prod(value.shape[: len(axes)], dtype=int))
    return value.reshape(n_units, -1), axes


def _of_kernel(about: Any, value: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    weight = value.transpose(about.rhs_spec)
    return weight.reshape(len(weight), -1), (about.out_spec[1],)


def _axis_after(
    equation: Any, primitive: str, given: list[Known], shape: tuple[int, ...]
) -> int | None:
    """Return where the axis of the units is after an equation, if that can be told."""
    known = next((known for known in given if known.axis is not None), None)
    if known is None:
        return None
    about, axis = equation.params, int(known.axis or 0)
    if primitive == "transpose":
        return tuple(about["permutation"]).index(axis)
    if primitive == "squeeze":
        return axis - sum(i < axis for i in about["dimensions"])
    if primitive == "broadcast_in_dim":
        return int(about["broadcast_dimensions"][axis])
    if primitive.startswith("reduce_") and "axes" in about:
        gone = about["axes"]
        return None if axis in gone else axis - sum(i < axis for i in gone)
    if primitive == "reshape":
        units, after = known.shape[axis], known.shape[axis + 1 :]
        places = [
            i
            for i, size in enumerate(shape)
            if size == units and np.prod(shape[i + 1 :]) == np.prod(after)
        ]
        return places[0] if places else None
    return axis if len(shape) == len(known.shape) else None
