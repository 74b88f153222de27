"""Replies as bytes: a header in JSON, then arrays in float32.

    uint32, little-endian   length of the header in bytes
    JSON                    {"id", "topic", "arrays": [{"name", "shape"}], …}, padded
                            with spaces to a multiple of 4 bytes
    float32, little-endian  the arrays, one after the other, each in C order

Arrays may hold NaN and infinity, which JSON cannot; the header never does.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What a view answers with: named values, and named arrays.

    Attributes
    ----------
    header : mapping
        Values that JSON can hold; a number that is not finite becomes null.
    arrays : mapping of str to array
        Real numbers of any shape; they travel in float32.
    """

    header: Mapping[str, Any] = field(default_factory=dict)
    arrays: Mapping[str, Any] = field(default_factory=dict)


def frame(reply: Reply, topic: str, number: int) -> bytes:
    """Return a reply as the bytes that answer message `number` of a topic.

    Examples
    --------
    >>> len(frame(Reply({"step": 3}, {"loss": [0.5, float("nan")]}), "train", 7)) % 4
    0
    """
    import numpy as np  # with it comes JAX, which loads while the page already shows

    from .._core import to_json_value

    bodies = {
        name: np.ascontiguousarray(values, "<f4")
        for name, values in reply.arrays.items()
    }
    header = to_json_value({**reply.header, "id": number, "topic": topic})
    header["arrays"] = [
        {"name": name, "shape": list(body.shape)} for name, body in bodies.items()
    ]
    text = json.dumps(header, ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    start = struct.pack("<I", len(text))
    return b"".join([start, text, *(body.tobytes() for body in bodies.values())])
