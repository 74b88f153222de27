"""Small random damages: of JSON values, of bytes, of arrays, of tables."""

import copy
import io
import json
import random
import struct
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pyarrow
from pyarrow import parquet
from safetensors.numpy import load, save

JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2**31,
    2**63,
    2**70,
    -(2**70),
    0.5,
    -0.0,
    1e308,
    "",
    "text",
    "nan",
    "../../etc/passwd",
    "/etc/passwd",
    "evil:model",
    "\x00",
    "\ud55c\uae00",
    "{0.__class__}",
    "%s%n",
    "x" * 10_000,
    [],
    {},
    [[]],
    [None],
    [1, "a", {}],
    {"$float": "inf"},
    {"$float": "nan"},
    {"$float": [1]},
    {"$float": "x"},
    {"a": {"b": []}},
    {"array": "params/weight"},
    {"dict": []},
    list(range(50)),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value inside a JSON value."""
    yield path
    if isinstance(value, dict):
        for key, branch in value.items():
            yield from places(branch, (*path, key))
    elif isinstance(value, list):
        for number, branch in enumerate(value):
            yield from places(branch, (*path, number))


def changed_json(value: Any, draw: random.Random) -> Any:
    """Return a JSON value with one to three of its parts replaced, removed or added."""
    value = copy.deepcopy(value)
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        paths = [path for path in places(value) if path]
        if not paths:
            return draw.choice(JUNK)
        # each of the first names as often as another, however much is below it
        first = draw.choice(sorted({path[0] for path in paths}, key=str))
        *way, last = draw.choice([path for path in paths if path[0] == first])
        owner = value
        for key in way:
            owner = owner[key]
        how = draw.random()
        if how < 0.65:
            owner[last] = copy.deepcopy(draw.choice(JUNK))
        elif how < 0.8:
            del owner[last]
        elif how < 0.9 and isinstance(owner[last], int | float):
            owner[last] = draw.choice((-owner[last], owner[last] * 10**9, 1e-300))
        elif isinstance(owner, dict):
            owner["extra"] = copy.deepcopy(draw.choice(JUNK))
        else:
            owner.append(copy.deepcopy(draw.choice(JUNK)))
    return value


def deep_json(draw: random.Random) -> bytes:
    """Return JSON that is nested deeper than any reader should follow."""
    depth = draw.choice((200, 900, 5_000, 100_000))
    opening = draw.choice((b"[", b'{"a":'))
    return opening * depth


def changed_bytes(content: bytes, draw: random.Random) -> bytes:
    """Return bytes truncated, doubled, flipped, or with a part overwritten."""
    if not content:
        return bytes(draw.randrange(256) for _ in range(draw.randrange(1, 40)))
    how = draw.randrange(5)
    at = draw.randrange(len(content))
    if how == 0:
        return content[:at]
    if how == 1:
        return content + content[at:]
    damaged = bytearray(content)
    if how == 2:
        for _ in range(draw.randrange(1, 8)):
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
    elif how == 3:
        damaged[at : at + 8] = struct.pack("<Q", draw.choice((0, 2**31, 2**63, 7)))
    else:
        end = min(len(damaged), at + draw.randrange(1, 64))
        damaged[at:end] = bytes(end - at)
    return bytes(damaged)


def changed_arrays(content: bytes, draw: random.Random) -> bytes:
    """Return a valid safetensors file with other shapes, types, names or numbers."""
    arrays = {name: array.copy() for name, array in load(content).items()}
    for name in draw.sample(sorted(arrays), min(len(arrays), draw.randrange(1, 3))):
        array = arrays[name]
        how = draw.randrange(7)
        if how == 0:
            del arrays[name]
        elif how == 1:
            arrays[name] = np.zeros(draw.choice(((), (0,), (1,), (7, 3), (2, 2, 2))))
        elif how == 2:
            kinds = ("uint8", "int64", "bool", "float16", "float64", "int8")
            arrays[name] = np.ones_like(array, dtype=draw.choice(kinds))
        elif how == 3:
            arrays[name + "x"] = arrays.pop(name)
        elif how == 4 and array.ndim:
            arrays[name] = array[:-1].copy()
        elif how == 5 and array.dtype.kind == "f":
            arrays[name] = np.full_like(array, draw.choice((np.nan, np.inf, 1e38, 0)))
        else:
            arrays[name] = array.reshape(-1)
    try:
        return save(arrays)
    except (ValueError, KeyError):
        return content


def lying_header(content: bytes, draw: random.Random) -> bytes:
    """Return a safetensors file whose header promises what is not there."""
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8 : 8 + length])
    header = changed_json(header, draw)
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + content[8 + length :]


def changed_table(content: bytes, draw: random.Random) -> bytes:
    """Return a valid Parquet file with other columns, types or lengths."""
    columns = parquet.read_table(io.BytesIO(content))
    how = draw.randrange(6)
    if how == 0 and columns.num_columns:
        columns = columns.drop([draw.choice(columns.column_names)])
    elif how == 1:
        words = pyarrow.array(["a"] * len(columns))
        columns = columns.append_column("words", words)
    elif how == 2 and columns.num_columns:
        at = draw.randrange(columns.num_columns)
        values: Any = [[1.0]] * len(columns)
        if draw.random() < 0.5:
            values = [draw.choice((None, "x")) for _ in range(len(columns))]
        columns = columns.set_column(
            at, columns.column_names[at], pyarrow.array(values)
        )
    elif how == 3:
        columns = columns.slice(0, draw.choice((0, 1)))
    elif how == 4:
        columns = pyarrow.table({})
    else:
        name = draw.choice([*columns.column_names, "loss", "step"])
        columns = columns.append_column(name, pyarrow.array([1e300] * len(columns)))
    sink = io.BytesIO()
    parquet.write_table(columns, sink)
    return sink.getvalue()


Damage = Callable[[bytes, random.Random], bytes]
