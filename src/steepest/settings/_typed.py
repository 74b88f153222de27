"""Settings from texts, as people type them: options of a command, fields of a page."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ._option import option_of
from ._settings import Settings
from ._together import check_together

FIELDS = {field.name: field for field in fields(Settings)}


def settings_from_options(typed: Mapping[str, Any]) -> Settings:
    """Return settings with the values of these options, the others by default.

    Parameters
    ----------
    typed : mapping
        By name of a setting: a text, true or false for a switch, a list of "key=value"
        for options of an option.

    Raises
    ------
    SettingError
        If an option cannot take its value, or two options do not go together.

    Examples
    --------
    >>> settings_from_options({"data": "iris", "hidden": "8,4"}).hidden
    (8, 4)
    """
    values = {name: _value(name, value) for name, value in typed.items()}
    settings = Settings(**values)
    check_together(settings)
    return settings


def _value(name: str, typed: Any) -> Any:
    option = option_of(FIELDS[name])
    if typed is None or option.read is None:
        return typed
    return option.read(typed, option.flag)
