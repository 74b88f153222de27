"""Where an import would look for a module, without importing anything."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path


@contextmanager
def from_here() -> Iterator[str]:
    """Look for modules in the current directory first."""
    here = str(Path.cwd())
    sys.path.insert(0, here)
    try:
        yield here
    finally:
        sys.path.remove(here)


def looks_into(name: str, folder: Path) -> bool:
    """Return whether an import of a module, from here, would look into a folder.

    It would if the module, or a package that it is part of, lies there, or if the
    folder is in `sys.path`. Each part of the name is looked up in the search path of
    the package before it; nothing is imported.

    Parameters
    ----------
    name : str
        Such as "package.module".
    folder : Path
        Compared both as it is and with symbolic links resolved.

    Examples
    --------
    >>> import jax
    >>> looks_into("jax.numpy", Path(jax.__file__).parent)
    True
    >>> looks_into("jax.numpy", Path("elsewhere"))
    False
    """
    inside = {folder.absolute(), folder.resolve()}
    return any(
        path in inside or not inside.isdisjoint(path.parents)
        for place in _places(name)
        for path in (place.absolute(), place.resolve())
    )


def _places(name: str) -> Iterator[Path]:
    """Yield the files and folders that an import of a module would look at."""
    parts = name.split(".")
    where = None
    with from_here():
        yield from map(Path, sys.path)
        for k in range(1, len(parts) + 1):
            spec = _spec(".".join(parts[:k]), where)
            if spec is None:
                return
            if spec.has_location and spec.origin:
                yield Path(spec.origin)
            if spec.submodule_search_locations is None:
                return
            where = list(spec.submodule_search_locations)
            yield from map(Path, where)


def _spec(name: str, where: list[str] | None) -> ModuleSpec | None:
    specs = (finder.find_spec(name, where) for finder in sys.meta_path)
    return next((spec for spec in specs if spec is not None), None)
