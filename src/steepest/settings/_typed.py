"""From settings to what is typed for them: the way back of every reader."""

import shlex
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ._option import Option, option_of
from ._settings import Settings


def typed_command(settings: Settings, command: str = "steepest train") -> str:
    """Return the command that asks for settings; those by default are not typed.

    Parameters
    ----------
    settings : Settings
        What to ask for.
    command : str
        What takes them.

    Examples
    --------
    >>> typed_command(Settings(data="my wine.csv", hidden=(64, 32), shuffle=False))
    "steepest train 'my wine.csv' --hidden 64,32 --no-shuffle"
    """
    default, words = Settings(), []
    for field in fields(settings):
        told, value = option_of(field), getattr(settings, field.name)
        if not told.flag:
            words.append(str(value))
        elif value != getattr(default, field.name):
            words += _words(told, value)
    return f"{command} {shlex.join(words)}".rstrip()


def _words(told: Option, value: Any) -> list[str]:
    if isinstance(value, bool):
        on, _, off = told.flag.partition("/")
        return [on if value else off] if value or off else []
    if told.repeated:
        pairs = [f"{key}={_text(each)}" for key, each in value.items()]
        return [word for pair in pairs for word in (told.flag, pair)]
    if isinstance(value, Mapping):
        return [told.flag, ",".join(f"{k}={_text(each)}" for k, each in value.items())]
    if told.metavar == "H[xW]":
        return [told.flag, "x".join(map(str, value))]
    return [told.flag, _text(value)]


def _text(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return str(value)
