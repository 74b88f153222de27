"""How values are shown: by the report layer, which is loaded only when needed."""

from typing import Any, Protocol, cast


class Looks(Protocol):
    """The report layer: it draws values."""

    def fragment(self, value: Any, /) -> str:
        """Return a value as a piece of a page."""
        ...

    def plotted(self, run: Any, /, language: str = "en") -> Any:
        """Return a run as a figure."""
        ...


def looks() -> Looks:
    """Return the report layer; `steepest` imports it at first use."""
    import steepest

    return cast(Looks, steepest.report)


def as_html(value: Any) -> str:
    """Return a value as a piece of a page, as notebooks show it."""
    return looks().fragment(value)
