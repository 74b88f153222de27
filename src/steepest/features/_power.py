"""The exponent of counts and sums: below 1, frequent values outweigh others less."""

from ..errors import SettingError


def checked_power(power: float) -> float:
    """Return an exponent greater than 0 and at most 1, or raise.

    Examples
    --------
    >>> checked_power(0.5)
    0.5
    """
    if not 0 < power <= 1:
        raise SettingError(
            f"`power` must be greater than 0 and at most 1; found {power}."
        )
    return float(power)
