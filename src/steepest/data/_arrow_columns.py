"""One column of Arrow → numbers, booleans or texts."""

from typing import Any

import numpy as np

from ..errors import DataError


def can_be_input(column: Any) -> bool:
    """Return whether a column of Arrow holds numbers, booleans or texts."""
    import pyarrow as pa

    try:
        column_values("", column.slice(0, 0), "")
    except (DataError, pa.ArrowException):
        return False
    return True


def column_values(name: str, column: Any, source: str) -> np.ndarray:
    """Return a column of Arrow as numbers, booleans or texts, as `Table` holds them.

    Raises
    ------
    DataError
        If it holds anything else, or is damaged.
    """
    import pyarrow as pa

    try:
        return _values_of(name, column, source)
    except pa.ArrowException as error:
        raise DataError(
            f"{source}: column '{name}' cannot be read ({error}). Write the file "
            f"again, or leave the column out with --ignore (from Python "
            f"ignore='{name}')."
        ) from error


def _values_of(name: str, column: Any, source: str) -> np.ndarray:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        return _values_of(name, _decoded(column), source)
    if pa.types.is_boolean(kind):
        if not column.null_count:
            return column.to_numpy()
        return column.cast(pa.string()).to_numpy().astype(object)
    if pa.types.is_null(kind):
        return np.full(len(column), np.nan)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return column.cast(pa.float64(), safe=False).to_numpy()
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64()).to_numpy()
    if str(kind) in ("string", "large_string", "string_view"):
        return column.to_numpy().astype(object)
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("us"), safe=False).to_numpy().astype("M8[s]")
    if pa.types.is_time(kind) or pa.types.is_duration(kind):  # in hours
        unit = "s" if str(kind) in ("time32[s]", "duration[s]") else "us"
        counts = column.cast(_ticks(kind, unit)).cast(pa.int64()).cast(pa.float64())
        return counts.to_numpy() / (3600 if unit == "s" else 3.6e9)
    raise DataError(
        f"{source}: column '{name}' holds {kind}, which is neither numbers, true/false "
        "nor text. Turn it into one of these, or leave it out with --ignore (from "
        f"Python ignore='{name}')."
    )


def _ticks(kind: Any, unit: str) -> Any:
    """Return the type of times or durations in seconds or microseconds."""
    import pyarrow as pa

    if pa.types.is_duration(kind):
        return pa.duration(unit)
    return pa.time32("s") if unit == "s" else pa.time64("us")


def _decoded(column: Any) -> Any:
    """Return a column of codes with the values that they stand for."""
    import pyarrow as pa

    if str(column.type.value_type) != "string_view":
        return column.cast(column.type.value_type)
    texts = [  # Arrow does not decode these itself
        pa.DictionaryArray.from_arrays(
            chunk.indices, chunk.dictionary.cast(pa.string())
        ).cast(pa.string())
        for chunk in column.chunks
    ]
    return pa.chunked_array(texts, pa.string())
