"""The run that the page trained last, for the view that diagnoses it."""

from ..runs import Run
from ..training import Material

_last: list[tuple[Run, Material]] = []


def keep(run: Run, material: Material) -> None:
    """Keep a run with its material, in place of the one before it."""
    _last[:] = [(run, material)]


def last() -> tuple[Run, Material] | None:
    """Return the run that was kept last."""
    return _last[0] if _last else None
