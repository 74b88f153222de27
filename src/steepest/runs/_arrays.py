"""Named arrays as one safetensors file, which runs no code when it is read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .._core._stored import DamagedError
from ..errors import RunError


def as_array(value: Any, name: str) -> np.ndarray:
    """Return the value as an array that safetensors can store, or raise."""
    try:
        # safetensors writes the memory as it is, so it must be in C order with native
        # bytes; np.ascontiguousarray would turn a scalar into a vector
        array = np.asarray(value, order="C")
    except (TypeError, ValueError) as error:
        raise RunError(
            f"Cannot store '{name}': it is no array of numbers ({error}). "
            "Store the numbers of a key with jax.random.key_data."
        ) from error
    if array.dtype.kind in "OUSMm" or array.dtype == np.complex128:
        raise RunError(
            f"Cannot store '{name}': it holds {array.dtype}. "
            "Use dicts, lists, tuples and arrays of real numbers."
        )
    if not array.dtype.isnative:
        array = array.astype(array.dtype.newbyteorder("="))
    return array


def pack(arrays: Mapping[str, Any], metadata: Mapping[str, str]) -> bytes:
    """Return the content of a safetensors file."""
    from safetensors.numpy import save

    named = {name: as_array(array, name) for name, array in arrays.items()}
    return save(named, dict(metadata))


def unpack(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Return the arrays and the metadata of a safetensors file.

    Raises
    ------
    OSError
        If the file cannot be read.
    DamagedError
        If it is no safetensors file, or a truncated one.
    """
    from safetensors import SafetensorError, safe_open

    try:
        # of the readers, only safe_open reads bfloat16
        with safe_open(path, framework="numpy") as file:
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            return arrays, file.metadata() or {}
    except (SafetensorError, ValueError, TypeError, MemoryError) as error:
        raise DamagedError(str(error) or type(error).__name__) from error
