"""Options of a command, made from the fields of `Settings`."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from ..settings import NAMES, Settings, option_of, settings_from_options, typed_in_toml
from ._completion import complete_data, names_of

__all__ = [
    "FIELDS",
    "defaults_from_config",
    "settings_from_options",
    "takes_settings",
    "typer_option",
]

FIELDS = {field.name: field for field in fields(Settings)}

Command = TypeVar("Command", bound=Callable[..., None])


def takes_settings(*names: str) -> Callable[[Command], Command]:
    """Give a command an option for each of these settings, or for every setting.

    The values arrive as keyword arguments, for `settings_from_options`.
    """

    def decorate(command: Command) -> Command:
        signature = inspect.signature(command, eval_str=True)
        own = [
            parameter
            for parameter in signature.parameters.values()
            if parameter.kind != inspect.Parameter.VAR_KEYWORD
        ]
        options = [_parameter(name) for name in names or FIELDS]
        signature = signature.replace(parameters=[*own, *options])
        command.__signature__ = signature  # pyright: ignore[reportFunctionMemberAccess]
        return command

    return decorate


def defaults_from_config(context: typer.Context, path: Path | None) -> Path | None:
    """Let the settings of a TOML file be the defaults of the options.

    Raises
    ------
    SettingError
        If the file cannot be read, or a name or a value is wrong.
    """
    if path is not None:
        context.default_map = typed_in_toml(path)
    return path


def typer_option(name: str) -> Any:
    """Return the Typer option, or argument, of a setting."""
    option = option_of(FIELDS[name])
    if not option.flag:
        return typer.Argument(
            metavar=option.metavar, help=option.help, autocompletion=complete_data
        )
    return typer.Option(
        option.flag,
        metavar=option.metavar,
        help=option.help,
        rich_help_panel=option.panel,
        autocompletion=names_of(name) if name in NAMES else None,
    )


def _parameter(name: str) -> inspect.Parameter:
    field = FIELDS[name]
    kind: Any = field.type
    default: Any = field.default
    if option_of(field).repeated:
        kind, default = list[str], []
    elif option_of(field).read is not None:  # it parses the text, not Typer
        kind = str if default is not None else str | None
        default = _text(default)
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind, typer_option(name)],
    )


def _text(value: Any) -> str | None:
    """Return the default of a setting as it would be typed."""
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return None if value is None else str(value)
