"""Which axes of a value are those of the units, and W as units by inputs."""

from typing import Any

import numpy as np


def of_dense(
    about: Any, at: int, value: np.ndarray, given: list[Any]
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


def of_kernel(about: Any, value: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    """Return W as (units, inputs), and the axis of the channels in what comes out."""
    weight = value.transpose(about.rhs_spec)
    return weight.reshape(len(weight), -1), (about.out_spec[1],)


def axis_after(
    equation: Any, primitive: str, given: list[Any], shape: tuple[int, ...]
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
