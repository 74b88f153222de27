"""Numbers of TensorBoard's event files, read without TensorBoard.

The format is that of `_event_file`: records with checksums, each a message of fields.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import RunError
from ._event_file import BYTES, FIXED32, FIXED64, VARINT, checksum

FLOAT, DOUBLE = 1, 2  # the types of a tensor that hold numbers
HEAD = 12  # bytes before a record: its length and the checksum of that


def read_events(path: str | Path) -> Iterator[tuple[int, float, str, float]]:
    """Yield the numbers of an event file: (step, seconds since 1970, tag, value).

    A last record that is not complete, of a training that still runs or was killed, is
    left out. Images, histograms and texts are left out, too.

    Parameters
    ----------
    path : str or Path
        A file of TensorBoard, PyTorch's SummaryWriter, Keras, Lightning, ….

    Raises
    ------
    RunError
        If this is no event file, or a record is damaged.

    Examples
    --------
    >>> import tempfile
    >>> from steepest.runs._event_file import event_file
    >>> with tempfile.NamedTemporaryFile() as file:
    ...     _ = file.write(event_file(0.0, [(3, 0.5, {"train/loss": 0.25})], {}))
    ...     file.flush()
    ...     print(*read_events(file.name))
    (3, 0.5, 'train/loss', 0.25)
    """
    data = Path(path).read_bytes()
    place = 0
    while place + HEAD <= len(data):
        length = data[place : place + 8]
        if checksum(length) != data[place + 8 : place + HEAD]:
            raise RunError(
                f"'{path}' is damaged, or no event file: the checksum of the record at "
                f"byte {place} is wrong. Copy it again."
            )
        begin = place + HEAD
        end = begin + int(struct.unpack("<Q", length)[0])
        if end + 4 > len(data):
            return
        yield from _numbers(data[begin:end])
        place = end + 4


def _numbers(event: bytes) -> Iterator[tuple[int, float, str, float]]:
    wall_time, step = 0.0, 0
    for number, value in _fields(event):
        if number == 1:
            wall_time = struct.unpack("<d", value)[0]
        elif number == 2:
            step = value
        elif number == 5:
            for _, entry in (f for f in _fields(value) if f[0] == 1):
                known = _value(entry)
                if known is not None:
                    yield step, wall_time, *known


def _value(entry: bytes) -> tuple[str, float] | None:
    """Return the tag and the number of a value; None if it holds no single number."""
    fields: dict[int, Any] = dict(_fields(entry))
    tag = fields.get(1, b"").decode("utf-8", "replace")
    if 2 in fields:
        return tag, struct.unpack("<f", fields[2])[0]
    if 8 not in fields:
        return None
    tensor: dict[int, Any] = dict(_fields(fields[8]))
    kinds = {FLOAT: ("<f", 5), DOUBLE: ("<d", 6)}
    if tensor.get(1) not in kinds:
        return None
    form, place = kinds[tensor[1]]
    content = tensor.get(4) or tensor.get(place) or b""
    if len(content) != struct.calcsize(form):
        return None
    return tag, struct.unpack(form, content)[0]


def _fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """Yield the number and the value of every field of a message."""
    place = 0
    while place < len(message):
        key, place = _varint(message, place)
        kind = key & 7
        if kind == VARINT:
            value: Any
            value, place = _varint(message, place)
        elif kind in (FIXED64, FIXED32, BYTES):
            size = {FIXED64: 8, FIXED32: 4}.get(kind, 0)
            if kind == BYTES:
                size, place = _varint(message, place)
            value, place = message[place : place + size], place + size
        else:
            return  # of a kind that no event has
        yield key >> 3, value


def _varint(message: bytes, place: int) -> tuple[int, int]:
    number, shift = 0, 0
    while place < len(message):
        byte = message[place]
        number |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            break
    return number, place
