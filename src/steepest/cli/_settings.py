"""Options of a command, made of the fields of `Settings`."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Annotated, Any, TypeVar

import typer

from ..settings import Settings, option_of
from ._completion import NAMES, complete_data, names_of

FIELDS = {field.name: field for field in fields(Settings)}

Command = TypeVar("Command", bound=Callable[..., None])


def asks_for(*names: str) -> Callable[[Command], Command]:
    """Give a command an option for each of these settings, or for every setting.

    What was typed arrives as keywords, for `settings_asked`.
    """

    def decorate(command: Command) -> Command:
        signature = inspect.signature(command, eval_str=True)
        own = [each for each in signature.parameters.values() if each.kind != _REST]
        asked = [_parameter(name) for name in names or FIELDS]
        signature = signature.replace(parameters=[*own, *asked])
        command.__signature__ = signature  # pyright: ignore[reportFunctionMemberAccess]
        return command

    return decorate


def settings_asked(typed: Mapping[str, Any]) -> Settings:
    """Return the settings that were typed; the others stay as they are by default.

    Raises
    ------
    SettingError
        If a text is not what its option takes.
    """
    return Settings(**{name: _value(name, given) for name, given in typed.items()})


def option(name: str) -> Any:
    """Return what Typer is told of a setting."""
    told = option_of(FIELDS[name])
    if not told.flag:
        return typer.Argument(
            metavar=told.metavar, help=told.help, autocompletion=complete_data
        )
    return typer.Option(
        told.flag,
        metavar=told.metavar,
        help=told.help,
        rich_help_panel=told.panel,
        autocompletion=names_of(name) if name in NAMES else None,
    )


_REST = inspect.Parameter.VAR_KEYWORD


def _parameter(name: str) -> inspect.Parameter:
    field = FIELDS[name]
    kind: Any = field.type
    default: Any = field.default
    if option_of(field).repeated:
        kind, default = list[str], []
    elif option_of(field).read is not None:  # typed as a text of a form of its own
        kind = str if default is not None else str | None
        default = _text(default)
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind, option(name)],
    )


def _value(name: str, typed: Any) -> Any:
    told = option_of(FIELDS[name])
    return typed if typed is None or told.read is None else told.read(typed, told.flag)


def _text(value: Any) -> str | None:
    """Return a setting as it is typed."""
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return None if value is None else str(value)
