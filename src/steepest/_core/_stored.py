"""Stored values as the types that they were written from; others are damaged."""

import math
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import numpy as np
from msgspec import Meta, MsgspecError, Struct, convert

Kind = TypeVar("Kind")

LARGEST = 2**53
"""Whole numbers up to here are exact in JSON."""
Count = Annotated[int, Meta(ge=0, le=LARGEST)]
Whole = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Size = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Text = Annotated[str, Meta(max_length=1_000_000)]
Texts = list[Text]
Shape = Annotated[list[Size], Meta(max_length=8)]
Numbers = dict[str, float | None]


LARGEST_ROW = 2**31
"""Numbers of one row."""


class DamagedError(ValueError):
    """A stored value is not what this package writes.

    It is raised where a stored value is read, and turned into an error with the name
    of the file by whoever knows it.
    """


class Stored(Struct):
    """What a stored mapping must hold; names that it does not know are ignored."""


def stored(kind: type[Kind], value: Any, what: str) -> Kind:
    """Return a stored value as a type.

    Parameters
    ----------
    kind : type
        A type that msgspec converts to: a `Stored`, a dataclass, list[int], ….
    value : Any
        What JSON held.
    what : str
        What it is, in a message.

    Raises
    ------
    DamagedError
        If it is of another type or beyond its bounds.

    Examples
    --------
    >>> stored(list[int], [1, 2], "its shape")
    [1, 2]
    >>> stored(list[int], [1, "2"], "its shape")
    Traceback (most recent call last):
    steepest._core._stored.DamagedError: its shape: at '[1]': expected int, got str
    """
    try:
        return convert(value, kind)
    except (MsgspecError, ValueError, TypeError, OverflowError) as error:
        raise DamagedError(_with_place(what, str(error))) from error
    except RecursionError as error:
        raise DamagedError(f"{what}: it is nested too deeply") from error


def _with_place(what: str, why: str) -> str:
    """Return a message of msgspec with the place in front."""
    why, _, place = why.replace("`", "").partition(" - at $")
    why, place = f"{why[:1].lower()}{why[1:]}", place.removeprefix(".")
    return f"{what}: at '{place}': {why}" if place else f"{what}: {why}"


def check_depth(value: Any, deepest: int) -> None:
    """Raise DamagedError if a JSON value is nested deeper than so many levels."""
    level = [value]
    for _ in range(deepest):
        branches = [
            branch.values() if isinstance(branch, dict) else branch
            for branch in level
            if isinstance(branch, dict | list)
        ]
        if not branches:
            return
        level = [entry for entries in branches for entry in entries]
    raise DamagedError(f"it is nested deeper than {deepest} levels")


def check_row_shape(shape: list[int], most: int = LARGEST_ROW) -> None:
    """Raise ValueError unless a row of this shape has numbers, and not too many."""
    if not shape or not 0 < math.prod(shape) <= most:
        raise ValueError(f"a row has no shape {shape}")


def stored_array(
    arrays: Mapping[str, np.ndarray],
    name: str,
    shape: tuple[int, ...] | None = None,
    ndim: int | None = None,
) -> np.ndarray:
    """Return a stored array of finite numbers with a shape that is promised elsewhere.

    Parameters
    ----------
    arrays : mapping of str to array
        What the file holds.
    name : str
        Which of them.
    shape : tuple of int, optional
        The shape that it must have.
    ndim : int, optional
        How many dimensions it must have.

    Raises
    ------
    DamagedError
        If it is missing, has another shape, or holds something else than finite
        floating-point numbers.

    Examples
    --------
    >>> stored_array({"fill": np.zeros(3)}, "fill", (3,))
    array([0., 0., 0.])
    >>> stored_array({"fill": np.zeros(3)}, "fill", (4,))
    Traceback (most recent call last):
    steepest._core._stored.DamagedError: its array 'fill' has shape (3,), and not (4,)
    """
    if name not in arrays:
        raise DamagedError(f"its array '{name}' is missing")
    array = arrays[name]
    if shape is not None and array.shape != shape:
        raise DamagedError(
            f"its array '{name}' has shape {array.shape}, and not {shape}"
        )
    if ndim is not None and array.ndim != ndim:
        raise DamagedError(
            f"its array '{name}' has shape {array.shape}, and not {ndim} dimensions"
        )
    if array.dtype.kind != "f" or not np.isfinite(array).all():
        raise DamagedError(
            f"its array '{name}' holds {array.dtype} values that are no finite "
            "fractions"
        )
    return array
