"""TensorBoard's event files: records of a small protocol buffer with checksums.

https://github.com/tensorflow/tensorboard, `event.proto` and `summary.proto`; the format
of the records is that of TensorFlow's `record_writer.h`.
"""

import struct
from collections.abc import Iterable
from typing import Any

EVENTS = "events.out.tfevents.{began}.steepest"  # the name that TensorBoard looks for
VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5  # how a field is encoded
POLYNOMIAL = 0x82F63B78  # of CRC-32C, bits reversed
TEXT = 7  # the type of a tensor of strings


def event_file(
    began: float,
    scalars: Iterable[tuple[int, float, dict[str, float]]],
    texts: dict[str, str],
) -> bytes:
    """Return the bytes of an event file.

    Parameters
    ----------
    began : float
        Seconds since 1970.
    scalars : iterable of (step, seconds, values by tag)
        Numbers, and when they were measured after the beginning.
    texts : dict of str to str
        Markdown by tag.

    Examples
    --------
    >>> data = event_file(0.0, [(1, 0.5, {"train/loss": 0.25})], {})
    >>> data[23:36]
    b'brain.Event:2'
    """
    records = [_event(began, _field(3, BYTES, b"brain.Event:2"))]
    for tag, text in texts.items():
        records.append(_event(began, _summary([_text_value(tag, text)])))
    for step, seconds, values in scalars:
        numbers = [
            _field(1, BYTES, tag.encode())
            + _field(2, FIXED32, struct.pack("<f", value))
            for tag, value in values.items()
        ]
        records.append(_event(began + seconds, _summary(numbers), step))
    return b"".join(map(_record, records))


def _event(wall_time: float, what: bytes, step: int = 0) -> bytes:
    time = _field(1, FIXED64, struct.pack("<d", wall_time))
    return time + (_field(2, VARINT, step) if step else b"") + what


def _summary(values: Iterable[bytes]) -> bytes:
    return _field(5, BYTES, b"".join(_field(1, BYTES, value) for value in values))


def _text_value(tag: str, text: str) -> bytes:
    one_row = _field(2, BYTES, _field(1, VARINT, 1))
    tensor = (
        _field(1, VARINT, TEXT)
        + _field(2, BYTES, one_row)
        + _field(8, BYTES, text.encode())
    )
    plugin = _field(1, BYTES, _field(1, BYTES, b"text"))
    return (
        _field(1, BYTES, tag.encode())
        + _field(8, BYTES, tensor)
        + _field(9, BYTES, plugin)
    )


def _field(number: int, kind: int, value: Any) -> bytes:
    """Return a field of a protocol buffer."""
    head = _varint(number << 3 | kind)
    if kind == VARINT:
        return head + _varint(value)
    return head + (_varint(len(value)) if kind == BYTES else b"") + value


def _varint(number: int) -> bytes:
    """Return a whole number in groups of seven bits, the lowest first."""
    groups = []
    while number > 0x7F:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*groups, number])


def _record(data: bytes) -> bytes:
    length = struct.pack("<Q", len(data))
    return length + checksum(length) + data + checksum(data)


def checksum(data: bytes) -> bytes:
    """Return the masked CRC-32C, so that a checksum of checksums stays one."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    crc ^= 0xFFFFFFFF
    masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
    return struct.pack("<I", masked)


def _table() -> list[int]:
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ POLYNOMIAL * (byte & 1)
        table.append(byte)
    return table


TABLE = _table()
