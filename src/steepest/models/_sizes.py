"""Sizes of layers, checked."""

import operator

from ..errors import SettingError


def whole(name: str, value: object) -> int:
    """Return a positive whole number as an int, or raise.

    Examples
    --------
    >>> whole("n_inputs", 784)
    784
    """
    try:
        size = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        size = 0
    if size < 1:
        raise SettingError(f"{name} must be a positive whole number; found {value!r}.")
    return size
