"""Cells as numbers, or as text."""

from typing import Any

import numpy as np

LARGEST = 1e38  # float32 ends at 3.4e38; the sum of a few must fit too


def as_numbers(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a float64 column and a mask of the cells that hold other text.

    Missing cells become NaN; "true" and "false" become 1 and 0.

    Examples
    --------
    >>> import numpy as np
    >>> numbers, bad = as_numbers(np.array(["1.5", "x", "true", None], object))
    >>> numbers.tolist(), bad.tolist()
    ([1.5, nan, 1.0, nan], [False, True, False, False])
    """
    if values.dtype.kind in "US":
        values = values.astype(object)
    if values.dtype != object:
        return values.astype(np.float64), np.zeros(values.shape, bool)
    known: dict[object, float | None] = {None: np.nan}
    for text in set(values) - {None}:
        known[text] = _number(str(text))
    bad = np.array([known[value] is None for value in values], bool)
    numbers = np.array([known[value] for value in values], object)
    numbers[bad] = np.nan
    return numbers.astype(np.float64), bad


def as_text(values: np.ndarray) -> np.ndarray:
    """Return an object column of str, None where a cell is missing.

    Whole numbers lose their decimal point and booleans become "true" and "false", so
    that a class keeps its name whether a file stores it as 1, 1.0 or "1".

    Examples
    --------
    >>> import numpy as np
    >>> as_text(np.array([1.0, 2.5, np.nan])).tolist()
    ['1', '2.5', None]
    """
    if values.dtype == object:
        if set(map(type, values.tolist())) <= {str, type(None)}:
            return values
        return np.array([_text(value) for value in values], object)
    if values.dtype.kind in "US":
        return values.astype(str).astype(object)
    distinct, codes = distinct_texts(values)
    return distinct[codes]


def distinct_texts(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each text of a column once, as `as_text` has it, and which each cell is.

    Examples
    --------
    >>> import numpy as np
    >>> texts, codes = distinct_texts(np.array(["b", None, "b"], object))
    >>> texts.tolist(), codes.tolist()
    (['b', None], [0, 1, 0])
    """
    if values.dtype.kind not in "OUS":
        distinct, codes = np.unique(values, return_inverse=True)
        return np.array([_text(value) for value in distinct.tolist()], object), codes
    texts = as_text(values).tolist()
    known = {text: code for code, text in enumerate(dict.fromkeys(texts))}
    codes = np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))
    return np.array(list(known), object), codes


def unusable(values: np.ndarray) -> np.ndarray:
    """Return where numbers are infinite or too large for float32; NaN is not."""
    with np.errstate(invalid="ignore"):
        return np.abs(values) > LARGEST


def _number(text: str) -> float | None:
    if text.strip().lower() in ("true", "false"):
        return float(text.strip().lower() == "true")
    try:
        return float(text)
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if value is None or value != value:
        return None
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else str(value)
