"""Completion by the Tab key, without loading the modules that define the names."""

from collections.abc import Callable
from pathlib import Path

from ..settings import NAMES


def names_of(kind: str) -> Callable[[str], list[str]]:
    """Return a function that completes the beginning of a name of this kind."""

    def complete(incomplete: str) -> list[str]:
        prefix = incomplete.replace("_", "-")
        return [name for name in NAMES[kind] if name.startswith(prefix)]

    return complete


def complete_data(incomplete: str) -> list[str]:
    """Return the built-in data sets and the paths that begin like this."""
    names = [name for name in NAMES["data"] if name.startswith(incomplete)]
    return names + _paths(incomplete)


def complete_runs(incomplete: str) -> list[str]:
    """Return the runs here and in 'runs' that begin like this."""
    here = [path for path in _paths(incomplete) if Path(path, "run.json").is_file()]
    stored = [path for path in _paths("runs/") if path.startswith(incomplete)]
    return sorted({*here, *(p for p in stored if Path(p, "run.json").is_file())})


def _paths(incomplete: str) -> list[str]:
    folder = Path(incomplete) if incomplete.endswith("/") else Path(incomplete).parent
    try:
        paths = sorted(str(path) for path in folder.iterdir())
    except OSError:
        return []
    return [path for path in paths if path.startswith(incomplete)]
