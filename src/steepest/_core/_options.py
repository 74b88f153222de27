"""Call a factory with options by name, and say which option is misspelled or wrong."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ..errors import SettingError, unknown_name

Built = TypeVar("Built")


def build(
    kind: str,
    name: str,
    factory: Callable[..., Built],
    options: Mapping[str, Any],
    *,
    by_default: bool = True,
) -> Built:
    """Return `factory(**options)`; an error names the option that was meant.

    Parameters
    ----------
    kind : str
        What the factory makes: "loss", "penalty", …
    name : str
        Its name, for the message.
    factory : callable
        Every keyword of its signature is an option.
    options : mapping of str to value
        The options; hyphens and underscores mean the same.
    by_default : bool
        Whether a text is refused where the default is a number; what declares the kinds
        of its options looks itself.

    Raises
    ------
    UnknownNameError
        If the factory has options, but none of that name.
    SettingError
        If the factory has no options at all, or one that it needs was not given, or is
        a text where a number is meant.

    Examples
    --------
    >>> build("penalty", "scaled", lambda share=0.5: 2 * share, {"share": 0.25})
    0.5
    """
    parameters = inspect.signature(factory).parameters
    given = {key.replace("-", "_"): value for key, value in options.items()}
    for key in given:
        if not parameters:
            raise SettingError(
                f"The {kind} '{name}' takes no options; found '{key}'. Leave it out."
            )
        if key not in parameters:
            raise unknown_name(f"option of the {kind} '{name}'", key, parameters)
    missing = [
        key
        for key, parameter in parameters.items()
        if parameter.default is inspect.Parameter.empty and key not in given
    ]
    if missing:
        raise SettingError(
            f"The {kind} '{name}' needs a value for '{missing[0]}'. "
            f"Its options are: {', '.join(parameters)}."
        )
    for key, value in given.items() if by_default else ():
        check_option(kind, name, key, value, parameters[key].default)
    return factory(**given)


def check_option(kind: str, name: str, option: str, value: Any, default: Any) -> None:
    """Refuse a text where an option is a number, or true or false.

    Raises
    ------
    SettingError
        Naming the option and what it is of.

    Examples
    --------
    >>> check_option("loss", "hinge", "margin", "much", 1.0)
    Traceback (most recent call last):
    steepest.errors.SettingError: The option 'margin' of the loss 'hinge' is a number...
    """
    if not isinstance(value, str):
        return
    if isinstance(default, bool):
        raise SettingError(
            f"The option '{option}' of the {kind} '{name}' is true or false; found "
            f"'{value}'."
        )
    if isinstance(default, int | float):
        raise SettingError(
            f"The option '{option}' of the {kind} '{name}' is a number; found "
            f"'{value}'."
        )
