"""The view of surfaces: races, maps and critical points, as the page asks for them."""

from typing import Any

from ..landscape import race
from ._client import Client
from ._frames import Reply
from ._messages import Message


def answer_race(message: Message, client: Client) -> Reply:
    """Answer with a race."""
    del client
    result = race(message.text("surface", 400), steps=message.whole("steps", 1, 5000))
    header: dict[str, Any] = {"labels": [runner.label for runner in result.runners]}
    return Reply(header, {"values": [runner.values for runner in result.runners]})


topics = {"surfaces.race": answer_race}
