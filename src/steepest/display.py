"""How values show themselves: by the report layer, which loads when one is shown.

The package's door says how that layer is fetched, so that no layer imports one above
it.
"""

from collections.abc import Callable
from typing import Any, Protocol

from .language import language


class Report(Protocol):
    """The report layer: it draws values."""

    def fragment(self, value: Any, /, language: str = "en") -> str:
        """Return a value as a piece of a page."""
        ...

    def plain_text(self, value: Any, /, language: str = "en") -> str:
        """Return a value in words."""
        ...

    def plotted(self, run: Any, /, language: str = "en") -> Any:
        """Return a run as a figure."""
        ...


_fetch: list[Callable[[], Any]] = []


def shown_by(report: Callable[[], Any], lab: Callable[[], Any]) -> None:
    """Say how the layers are fetched that draw values, and show them in a notebook."""
    _fetch[:] = [report, lab]


def report() -> Report:
    """Return the report layer."""
    return _fetch[0]()


def lab() -> Any:
    """Return the layer of the lab, whose widgets a notebook shows."""
    return _fetch[1]()


def in_words(value: Any) -> str:
    """Return a value in words, as a terminal shows it."""
    return report().plain_text(value, language())


def as_html(value: Any) -> str:
    """Return a value as a piece of a page, as notebooks show it."""
    return report().fragment(value, language())


def short_number(value: float) -> str:
    """Return a number in four significant digits, as a person would write it.

    Examples
    --------
    >>> [short_number(value) for value in (19417.3, 0.104449, 1e-7, 5.0)]
    ['19,420', '0.1044', '1e-07', '5']
    """
    text = f"{value:.4g}"
    if "e+" not in text or abs(value) >= LONGEST:
        return text
    return f"{float(text):,.0f}"


LONGEST = 1e9
"""Numbers from here on are written with an exponent."""
