"""Settings and results as strict JSON."""

import json
import math
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import RunError

TAG = "$float"
SPECIAL = ("inf", "-inf", "nan")


def to_json_value(value: Any, name: str = "value") -> Any:
    """Return a value in the types of JSON; a number that is not finite is null.

    Tuples and arrays become lists, paths, enumerations and keys become text, NumPy's
    numbers plain ones. JSON has no infinity and no NaN, so each is null.

    Parameters
    ----------
    value : Any
        Nested dicts, lists, tuples, arrays, numbers, texts and None.
    name : str
        The name of the value in an error message.

    Raises
    ------
    RunError
        If a value has no counterpart in JSON.

    Examples
    --------
    >>> to_json_value({"hidden": (128, 64), "loss": float("inf")})
    {'hidden': [128, 64], 'loss': None}
    """
    return _converted(value, name, exact=False)


def dump(value: Any, name: str, indent: int | None = 2) -> bytes:
    """Return JSON from which `load` restores every number exactly.

    A number that is not finite is written as {"$float": "inf"}, "-inf" or "nan".
    """
    exact = _converted(value, name, exact=True)
    text = json.dumps(exact, indent=indent, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def load(text: bytes | str) -> Any:
    """Return what `dump` wrote; raise ValueError if it is no strict JSON."""
    try:
        return json.loads(text, object_hook=_untagged, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _converted(value: Any, name: str, exact: bool) -> Any:
    if isinstance(value, np.generic | np.ndarray):
        value = value.tolist()
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        return {TAG: str(value)} if exact else None
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {
            str(key): _converted(entry, f"{name}.{key}", exact)
            for key, entry in value.items()
        }
    if isinstance(value, list | tuple):
        return [_converted(v, f"{name}[{i}]", exact) for i, v in enumerate(value)]
    if hasattr(value, "__array__"):
        return _converted(np.asarray(value), name, exact)
    raise RunError(
        f"Cannot store '{name}': JSON knows no {type(value).__name__}. "
        "Use numbers, text, lists and dicts."
    )


def _untagged(entry: dict[str, Any]) -> Any:
    if set(entry) != {TAG}:
        return entry
    if entry[TAG] not in SPECIAL:
        raise ValueError(f"{entry[TAG]!r} is none of {', '.join(SPECIAL)}")
    return float(entry[TAG])


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")
