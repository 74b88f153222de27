"""How values look: what draws them stands above them, and is asked for at the door."""

from typing import Any, Protocol, cast


class Looks(Protocol):
    """What draws values."""

    def fragment(self, value: Any, /) -> str:
        """Return a value as a piece of a page."""
        ...

    def plotted(self, run: Any, /, language: str = "en") -> Any:
        """Return a run as a figure."""
        ...


def looks() -> Looks:
    """Return the layer that draws, which the package's door loads when it is asked."""
    import steepest

    return cast(Looks, steepest.report)


def as_html(value: Any) -> str:
    """Return a value as a piece of a page, as notebooks show it."""
    return looks().fragment(value)
