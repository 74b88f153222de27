"""The values that a sweep tries: typed as text, and checked."""

from collections.abc import Sequence

import numpy as np

from ..errors import SettingError


def numbers_of(name: str, typed: str) -> tuple[float, ...]:
    """Return the numbers of a text with commas between them.

    Raises
    ------
    SettingError
        If one of them is no number.

    Examples
    --------
    >>> numbers_of("rates", "0.1,1e-3")
    (0.1, 0.001)
    """
    try:
        return tuple(float(part) for part in typed.split(",") if part.strip())
    except ValueError:
        raise SettingError(
            f"{name} are numbers separated by commas, such as 0.1,0.01; got '{typed}'."
        ) from None


def sizes_of(typed: str) -> list[int | str]:
    """Return the batch sizes of a text: whole numbers, full or auto.

    Raises
    ------
    SettingError
        If one of them is none of these.

    Examples
    --------
    >>> sizes_of("32,full")
    [32, 'full']
    """
    sizes: list[int | str] = []
    for part in map(str.strip, typed.split(",")):
        if part not in ("full", "auto") and not (part.isdecimal() and int(part)):
            raise SettingError(
                "Batch sizes are whole numbers separated by commas, or full; got "
                f"'{typed}'."
            )
        sizes.append(int(part) if part.isdecimal() else part)
    return sizes


def pairs_of(rates: Sequence[float], l2: Sequence[float]) -> list[tuple[float, float]]:
    """Return every rate with every strength.

    See Also
    --------
    steepest.training.sweep : raises as this does, and has an example.
    """
    for name, values, least in (("rates", rates, "above 0"), ("l2", l2, "from 0 up")):
        for value in values:
            number = isinstance(value, int | float | np.number)
            enough = number and (value > 0 or (name == "l2" and value == 0))
            if not enough or not np.isfinite(value):
                raise SettingError(f"{name} are numbers {least}; got {value!r}.")
        if not len(values):
            raise SettingError(f"{name} are numbers {least}; there is none.")
        if len(set(values)) < len(values):
            raise SettingError(f"A value stands twice in {name}. Give each once.")
    return [(float(rate), float(strength)) for rate in rates for strength in l2]
