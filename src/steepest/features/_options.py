"""Which features are asked for: names with options, from text or from Python."""

from collections.abc import Mapping
from numbers import Real
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from .._core._options import build
from ..errors import SettingError
from ._table import features

Asked = tuple[str, Mapping[str, Any]]
"""A feature's name and its options."""

SAID = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a name",
    tuple: "several numbers such as 2x4",
    NoneType: "none",
}


def parse_features(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Read a list of features with options, as the command line takes it.

    Commas stand between features, colons before options, and x between the numbers of
    an option with several.

    Examples
    --------
    >>> parse_features("hog:cell=4:block=2x3,color-histogram:space=hue")
    [('hog', {'cell': 4, 'block': (2, 3)}), ('color-histogram', {'space': 'hue'})]
    """
    found = []
    for part in text.split(","):
        name, *options = (piece.strip() for piece in part.split(":"))
        values = {}
        for option in options:
            key, equals, value = option.partition("=")
            if not equals or not key:
                raise SettingError(
                    f"An option of a feature is name=value; found '{option}' in "
                    f"'{part.strip()}'. Write it as hog:cell=4:block=2."
                )
            values[key.strip()] = _value(value.strip())
        found.append((name, values))
    return found


def made(name: str, options: Mapping[str, Any]) -> Any:
    """Return the transformer of that name, or raise with the option that is wrong.

    Raises
    ------
    UnknownNameError
        If there is no such feature, or it has no such option.
    SettingError
        If an option is of another kind, such as a name where a number belongs.

    Examples
    --------
    >>> made("hog", {"cell": 4})
    HOG(cell=4)
    """
    part = build("feature", name, features[name], options)
    for option, hint in get_type_hints(type(part).__init__).items():
        if option != "return":
            _check_kind(name, option, hint, getattr(part, option))
    return part


def _value(text: str) -> Any:
    """Read a word, a number, or numbers with x between them."""
    words = {"true": True, "false": False, "none": None}
    if text.lower() in words:
        return words[text.lower()]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    sides = text.split("x")
    if len(sides) > 1 and all(side.isdigit() for side in sides):
        return tuple(int(side) for side in sides)
    return text


def _check_kind(name: str, option: str, hint: Any, value: Any) -> None:
    hints = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    kinds = [get_origin(one) or one for one in hints]
    if not any(_is_of(kind, value) for kind in kinds):
        told = ", or ".join(SAID[kind] for kind in kinds)
        raise SettingError(
            f"The option `{option}` of the feature '{name}' must be {told}; "
            f"found {value!r}."
        )


def _is_of(kind: type, value: Any) -> bool:
    if isinstance(value, bool):  # Python counts with True
        return kind is bool
    if kind in (int, float):
        number = isinstance(value, Real)
        return number and (kind is float or float(value).is_integer())
    if kind is tuple:
        return isinstance(value, (tuple, list, np.ndarray))
    return isinstance(value, kind)
