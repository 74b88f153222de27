"""Features by name with options, given as text or in Python."""

from collections.abc import Mapping
from numbers import Real
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from .._core._options import build
from ..errors import SettingError
from ._table import features

NameAndOptions = tuple[str, Mapping[str, Any]]
"""A feature's name and its options."""

KIND_NAMES = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a name",
    tuple: "several numbers such as 2x4",
    NoneType: "none",
}


def parse_features(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Read a list of features with options, as written on the command line.

    Commas separate features, a colon comes before each option, and x separates the
    numbers of an option that takes several.

    Examples
    --------
    >>> parse_features("hog:cell=4:block=2x3,color-histogram:space=hue")
    [('hog', {'cell': 4, 'block': (2, 3)}), ('color-histogram', {'space': 'hue'})]
    """
    features_with_options = []
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
        features_with_options.append((name, values))
    return features_with_options


def build_feature(name: str, options: Mapping[str, Any]) -> Any:
    """Return the transformer of that name, or raise naming the option that is wrong.

    Raises
    ------
    UnknownNameError
        If there is no such feature, or it has no such option.
    SettingError
        If an option has a value of the wrong kind, such as a name instead of a number.

    Examples
    --------
    >>> build_feature("hog", {"cell": 4})
    HOG(cell=4)
    """
    transformer = build("feature", name, features[name], options, by_default=False)
    for option, hint in get_type_hints(type(transformer).__init__).items():
        if option != "return":
            _check_kind(name, option, hint, getattr(transformer, option))
    return transformer


def _value(text: str) -> Any:
    """Read a word, a number, or several numbers with x between them."""
    words = {"true": True, "false": False, "none": None}
    if text.lower() in words:
        return words[text.lower()]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    numbers = text.split("x")
    if len(numbers) > 1 and all(number.isdigit() for number in numbers):
        return tuple(int(number) for number in numbers)
    return text


def _check_kind(name: str, option: str, hint: Any, value: Any) -> None:
    hints = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    kinds = [get_origin(kind) or kind for kind in hints]
    if not any(_is_of(kind, value) for kind in kinds):
        expected = ", or ".join(KIND_NAMES[kind] for kind in kinds)
        raise SettingError(
            f"The option `{option}` of the feature '{name}' must be {expected}; "
            f"found {value!r}."
        )


def _is_of(kind: type, value: Any) -> bool:
    if isinstance(value, bool):  # in Python, True is an int too
        return kind is bool
    if kind in (int, float):
        number = isinstance(value, Real)
        return number and (kind is float or float(value).is_integer())
    if kind is tuple:
        return isinstance(value, (tuple, list, np.ndarray))
    return isinstance(value, kind)
