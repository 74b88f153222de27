"""What every layer needs: parameter trees, random keys, tables of names, JSON.

What needs JAX is fetched when it is first used: a stored run is read, and an estimator
predicts, where JAX is not installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import unknown_name
from ._fork import forked, refuse_in_forked_child
from ._json import to_json_value
from ._names import NameTable, shown_name

if TYPE_CHECKING:
    from ._at_once import at_once
    from ._compilation import Stopwatch, keep_compiled_programs, timed
    from ._keys import generator_for, key_for, keys_for
    from ._ready import Ready
    from ._room import make_room
    from ._trees import Tree, count, dot, norm, squared_norm

__all__ = [
    "NameTable",
    "Ready",
    "Stopwatch",
    "Tree",
    "at_once",
    "count",
    "dot",
    "forked",
    "generator_for",
    "keep_compiled_programs",
    "key_for",
    "keys_for",
    "make_room",
    "norm",
    "refuse_in_forked_child",
    "shown_name",
    "squared_norm",
    "timed",
    "to_json_value",
    "unknown_name",
]

_HOME = {
    **dict.fromkeys(("Stopwatch", "keep_compiled_programs", "timed"), "_compilation"),
    **dict.fromkeys(("generator_for", "key_for", "keys_for"), "_keys"),
    **dict.fromkeys(("Tree", "count", "dot", "norm", "squared_norm"), "_trees"),
    "Ready": "_ready",
    "at_once": "_at_once",
    "make_room": "_room",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    import_module("._compilation", __name__)  # first: it gives XLA its options
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value
