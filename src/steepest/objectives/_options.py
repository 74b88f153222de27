"""Checks of the numeric options of losses and penalties."""

import math

from ..errors import SettingError


def positive(name: str, value: float) -> float:
    """Return a positive, finite number as a float, or raise.

    Examples
    --------
    >>> positive("margin", 1)
    1.0
    """
    if not (value > 0 and math.isfinite(value)):
        raise SettingError(f"{name} must be a positive number; found {value}.")
    return float(value)


def not_negative(name: str, value: float) -> float:
    """Return a finite number from 0 up as a float, or raise.

    Examples
    --------
    >>> not_negative("margin", 0)
    0.0
    """
    if not (value >= 0 and math.isfinite(value)):
        raise SettingError(f"{name} must be 0 or a positive number; found {value}.")
    return float(value)


def share(name: str, value: float) -> float:
    """Return a number from 0 to 1 as a float, or raise.

    Examples
    --------
    >>> share("l1_ratio", 0.15)
    0.15
    """
    if not 0 <= value <= 1:
        raise SettingError(f"{name} must lie between 0 and 1; found {value}.")
    return float(value)
