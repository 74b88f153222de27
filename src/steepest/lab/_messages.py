"""What the page sends: decoded once, into a message whose fields have limits."""

import json
import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from ..errors import SettingError
from ..language import LANGUAGES

LONGEST = 64 * 1024  # bytes of a message
LARGEST = 2**53  # whole numbers that JSON and JavaScript hold exactly


@dataclass(frozen=True)
class Message:
    """A message of the page.

    Attributes
    ----------
    number : int
        The page's number for it; the reply carries the same.
    topic : str
        What it is about, such as "surfaces.race".
    language : str
        The language of the page, in which errors are told.
    fields : dict
        Everything else, as JSON holds it; read it with the methods, which have limits.
    """

    number: int
    topic: str
    language: str
    fields: dict[str, Any]

    def with_content(self, content: bytes) -> "Message":
        """Return it with the bytes of a file, as the field "content"."""
        return replace(self, fields={**self.fields, "content": content})

    def real(
        self, name: str, low: float, high: float, default: float | None = None
    ) -> float:
        """Return a finite number between two limits."""
        value = self.fields.get(name, default)
        return _real(name, value, low, high)

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number between two limits."""
        value = self.real(name, low, high, default)
        if value != int(value):
            raise SettingError(f"'{name}' is a whole number; found {value:g}.")
        return int(value)

    def reals(self, name: str, most: int, low: float, high: float) -> list[float]:
        """Return at most `most` finite numbers between two limits."""
        return [
            _real(name, value, low, high)
            for value in self.list_of(name, (object,), most)
        ]

    def text(self, name: str, most: int = 200, default: str | None = None) -> str:
        """Return a text of at most `most` characters."""
        value = self.fields.get(name, default)
        if not isinstance(value, str) or len(value) > most:
            raise SettingError(
                f"'{name}' is a text of at most {most} characters; found "
                f"{_shown(value)}."
            )
        return value

    def choice(
        self, name: str, choices: Collection[str], default: str | None = None
    ) -> str:
        """Return one of several words."""
        value = self.fields.get(name, default)
        if not isinstance(value, str) or value not in choices:
            raise SettingError(
                f"'{name}' is one of {', '.join(choices)}; found {_shown(value)}."
            )
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self.fields.get(name, default)
        if not isinstance(value, bool):
            raise SettingError(f"'{name}' is true or false; found {_shown(value)}.")
        return value

    def list_of(self, name: str, kinds: tuple[type, ...], most: int) -> list[Any]:
        """Return a list of at most `most` values of some types; without one, []."""
        values = self.fields.get(name, [])
        if not isinstance(values, list) or len(values) > most:
            raise SettingError(
                f"'{name}' is a list of at most {most} values; found {_shown(values)}."
            )
        for value in values:
            if not isinstance(value, kinds):
                raise SettingError(
                    f"'{name}' holds a value that cannot be used: {_shown(value)}."
                )
        return values


def decode(text: str | bytes) -> Message:
    """Return the message of a text of the page.

    Raises
    ------
    SettingError
        If it is no message: too long, not JSON, or without a topic.

    Examples
    --------
    >>> message = decode('{"id": 3, "topic": "surfaces.race", "steps": 200}')
    >>> message.topic, message.whole("steps", 1, 5000)
    ('surfaces.race', 200)
    """
    if isinstance(text, bytes) or len(text) > LONGEST:
        raise SettingError(f"A message is a text of at most {LONGEST} bytes.")
    try:
        fields = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise SettingError("A message is JSON; this one cannot be read.") from None
    if not isinstance(fields, dict):
        raise SettingError("A message is a JSON object with 'id' and 'topic'.")
    number, topic = fields.pop("id", None), fields.pop("topic", None)
    language = fields.pop("language", "en")
    whole = isinstance(number, int) and not isinstance(number, bool)
    if not (whole and 0 <= number <= LARGEST and isinstance(topic, str)):
        raise SettingError("A message is a JSON object with 'id' and 'topic'.")
    known = isinstance(language, str) and language in LANGUAGES
    return Message(number, topic, language if known else "en", fields)


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _real(name: str, value: Any, low: float, high: float) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or not low <= value <= high:
        raise SettingError(
            f"'{name}' is a number from {low:g} to {high:g}; found {_shown(value)}."
        )
    return float(value)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
