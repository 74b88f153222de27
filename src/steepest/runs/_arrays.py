"""Named arrays as one file that runs no code when it is read (safetensors)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import RunError


def as_array(value: Any, name: str) -> np.ndarray:
    """Return an array that safetensors stores rightly, or say why there is none."""
    try:
        # safetensors writes memory as it lies, so the order must be C and the bytes
        # native; np.ascontiguousarray would turn a scalar into a vector
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
    ValueError
        If it is no safetensors file, or a truncated one.
    """
    from safetensors import SafetensorError, safe_open

    try:
        # only safe_open knows bfloat16
        with safe_open(path, framework="numpy") as file:
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            return arrays, file.metadata() or {}
    except SafetensorError as error:
        raise ValueError(str(error)) from error
