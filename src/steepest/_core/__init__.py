"""What every layer needs: parameter trees, random keys, tables of names, JSON."""

from ..errors import unknown_name
from ._at_once import at_once
from ._compilation import Stopwatch, keep_compiled_programs, timed
from ._fork import forked, refuse_in_forked_child
from ._json import to_json_value
from ._keys import generator_for, key_for, keys_for
from ._names import NameTable, shown_name
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
