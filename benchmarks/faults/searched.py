"""What the search for healthy recipes found; see `searching.py`."""

import json
from functools import cache
from pathlib import Path

__all__ = ["FOUND", "searched"]

FOUND = Path(__file__).with_name("searched.json")


@cache
def _found() -> dict[str, tuple[float, float]]:
    return json.loads(FOUND.read_text()) if FOUND.exists() else {}


def searched(name: str, model: str, optimizer: str) -> tuple[float, float] | None:
    """Return the factor of the rate and the penalty that were found, if any."""
    found = _found().get(f"{name}/{model}/{optimizer}")
    return None if found is None else (found[0], found[1])
