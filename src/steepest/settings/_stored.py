"""Stored settings as the types of their fields, and within the limits of options."""

import types
from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..errors import SettingError
from ._option import Option


def checked(cls: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored values of some fields, with tuples where lists were stored.

    Parameters
    ----------
    cls : type
        A group of settings.
    values : mapping
        JSON values by the names of its fields.

    Raises
    ------
    SettingError
        If a value is of another type, or a number is beyond the limits of its option.
    """
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}
    return {
        name: _checked(known[name], hints[name], value)
        for name, value in values.items()
    }


def _checked(field: Field[Any], hint: Any, value: Any) -> Any:
    # loads JAX, which the help of a command does without
    from .._core._stored import DamagedError, stored

    option: Option | None = field.metadata.get("option")
    try:
        value = stored(_of_json(hint), value, f"The setting '{field.name}'")
    except DamagedError as error:
        raise SettingError(f"{error}. Give another value.") from error
    if option is not None and option.read is not None and _is_number(value):
        option.read(repr(value), option.flag)
    return tuple(value) if isinstance(value, list) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _of_json(hint: Any) -> Any:
    """Return the type that a field has in JSON: no functions, and bounded numbers."""
    from .._core._stored import Whole

    if hint is int:
        return Whole
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [_of_json(kind) for kind in get_args(hint)]
        return Union[*(kind for kind in kinds if kind is not Callable)]
    if get_origin(hint) is Callable or hint is Callable:
        return Callable
    if get_origin(hint) is Mapping:
        return dict[str, bool | Whole | float | str | list[Any] | None]
    if get_origin(hint) is tuple:
        return tuple[tuple(Whole if kind is int else kind for kind in get_args(hint))]
    return hint
