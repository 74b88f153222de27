"""Numbers in sentences: none of them longer than a reader can take in."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

LONGEST = 10  # characters of a number with a fixed number of decimals


class _Readable(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        text = super().format_field(value, format_spec)
        if format_spec.endswith("f") and len(text) > LONGEST:
            sign = "+" if format_spec.startswith("+") else ""
            text = super().format_field(value, f"{sign}.3g")
        return text


_FORMATTER = _Readable()


def with_numbers(template: str, numbers: Mapping[str, Any]) -> str:
    """Return a sentence with its numbers; long ones get an exponent.

    Examples
    --------
    >>> with_numbers("R² {score:.3f}", {"score": 0.91})
    'R² 0.910'
    >>> with_numbers("R² {score:.3f}", {"score": -3.8e39})
    'R² -3.8e+39'
    """
    return _FORMATTER.vformat(template, (), numbers)
