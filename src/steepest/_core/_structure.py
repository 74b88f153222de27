"""Static parts of a program's arguments in words that are the same in any process."""

import enum
import functools
import sys
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import jax
import numpy as np

TRACED = (
    *("_core", "descent", "diagnosis", "landscape", "models", "objectives"),
    "scoring",
)
"""Layers of this package whose functions are part of programs."""
FIXED = ("jax", "jaxlib", "numpy", "optax")
"""Packages whose code their version tells."""
DEEPEST = 30
_Tree = jax.tree_util.PyTreeDef


class NotTold(Exception):
    """Something has no description that another process could compare."""


def described(value: Any, depth: int = 0) -> Any:
    """Return what a static value is, as JSON: equal for equal values alone.

    A function of the layers in `TRACED` or of a package in `FIXED` is its place in the
    source and what it encloses. Any other may change without notice: it has none.

    Raises
    ------
    NotTold
    """
    if depth > DEEPEST:
        raise NotTold
    inside = functools.partial(described, depth=depth + 1)
    if value is None or isinstance(value, bool | int | str):
        return [type(value).__name__, value]
    if isinstance(value, float | complex | bytes | enum.Enum):
        return [type(value).__qualname__, repr(value)]
    if isinstance(value, np.dtype | np.generic):
        return ["numpy", str(getattr(value, "dtype", "dtype")), str(value)]
    if isinstance(value, Mapping):
        return ["mapping", [[inside(k), inside(v)] for k, v in value.items()]]
    if is_dataclass(value) and not isinstance(value, type):
        return [
            _name(type(value)),
            [inside(getattr(value, f.name)) for f in fields(value)],
        ]
    if isinstance(value, tuple | list):
        return [_name(type(value)), [inside(v) for v in value]]
    if isinstance(value, functools.partial):
        return [
            "partial",
            inside(value.func),
            inside(value.args),
            inside(value.keywords),
        ]
    if isinstance(value, types.CellType):
        return inside(value.cell_contents)
    if _is_global(value):
        return ["global", _name(value)]
    if isinstance(value, types.FunctionType) and _is_fixed(value.__module__):
        place = [_name(value), value.__code__.co_firstlineno]
        parts = (value.__closure__, value.__defaults__, value.__kwdefaults__)
        return ["function", place, [inside(part) for part in parts]]
    if callable(value) and hasattr(value, "__wrapped__"):
        return [_name(type(value)), inside(value.__wrapped__)]
    raise NotTold


def described_tree(tree: Any) -> Any:
    """Return what a tree's structure is, with its static parts, as JSON."""
    data = tree.node_data()
    if data is None:
        return "leaf"
    kind, static = data
    if kind is type(None):
        return "none"
    children = [described_tree(child) for child in tree.children()]
    return [_name(kind), described(static), children]


def written_tree(tree: Any) -> Any:
    """Return a tree's structure as JSON from which `read_tree` makes it again.

    Raises
    ------
    NotTold
        If it has nodes other than tuples, lists, dictionaries and named tuples.
    """
    data = tree.node_data()
    if data is None:
        return "leaf"
    kind, static = data
    if kind is type(None):
        return "none"
    children = [written_tree(child) for child in tree.children()]
    if kind is dict and all(isinstance(name, str) for name in static):
        return ["dict", list(static), children]
    if kind in (tuple, list) and static is None:
        return [kind.__name__, None, children]
    if issubclass(kind, tuple) and hasattr(kind, "_fields") and _is_global(kind):
        return ["named", [kind.__module__, kind.__qualname__], children]
    raise NotTold


def read_tree(written: Any) -> Any:
    """Return the structure that `written_tree` wrote.

    Of classes, only named tuples that are loaded already are taken.
    """
    return jax.tree.structure(_example(written))


def _example(written: Any) -> Any:
    if written == "leaf":
        return 0
    if written == "none":
        return None
    kind, about, children = written
    parts = [_example(child) for child in children]
    if kind == "dict":
        return dict(zip(about, parts, strict=True))
    if kind in ("tuple", "list"):
        return tuple(parts) if kind == "tuple" else parts
    module, name = about
    found = _found(module, name)
    if not (isinstance(found, type) and issubclass(found, tuple)):
        raise NotTold
    return found(*parts)


def _name(value: Any) -> str:
    return f"{value.__module__}.{value.__qualname__}"


def _found(module: str, name: str) -> Any:
    """Return what has this name in a loaded module whose code is known; or None."""
    if not _is_fixed(module):
        return None
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found


def _is_fixed(module: str) -> bool:
    parts = module.split(".")
    if parts[0] == "steepest":
        return len(parts) > 1 and parts[1] in TRACED
    return parts[0] in FIXED


def _is_global(value: Any) -> bool:
    module, name = (getattr(value, n, None) for n in ("__module__", "__qualname__"))
    if not (isinstance(module, str) and isinstance(name, str)):
        return False
    return _found(module, name) is value
