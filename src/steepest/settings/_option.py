"""A field that knows how the command line asks for it."""

from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Option:
    """How the command line asks for a setting.

    Attributes
    ----------
    flag : str
        What is typed before the value, such as "--warmup"; "" for an argument.
    help : str
        A line of the command's help.
    panel : str
        The heading that it stands under.
    metavar : str or None
        What stands for the value; None for a switch.
    read : callable or None
        From (what was typed, the flag) to the setting; None where the type is enough.
    repeated : bool
        Whether it may be given several times.
    """

    flag: str
    help: str
    panel: str
    metavar: str | None = None
    read: Callable[[Any, str], Any] | None = None
    repeated: bool = False


def setting(
    default: Any,
    flag: str,
    metavar: str | None,
    help: str,
    *,
    panel: str,
    read: Callable[[Any, str], Any] | None = None,
) -> Any:
    """Return a dataclass field with its `Option`; a dict is made anew for each value.

    See Also
    --------
    steepest.settings.Settings : has nothing else.
    """
    repeated = isinstance(default, dict)
    option = Option(
        flag=flag,
        help=help,
        panel=panel,
        metavar=metavar,
        read=read,
        repeated=repeated,
    )
    if repeated:
        return field(default_factory=dict, metadata={"option": option})
    return field(default=default, metadata={"option": option})


def with_default(owner: Any, name: str, default: Any) -> Any:
    """Return a field of another class with another default and the same option."""
    found = next(field for field in fields(owner) if field.name == name)
    return field(default=default, metadata=found.metadata)


def option_of(field: Field[Any]) -> Option:
    """Return how the command line asks for the setting of a field.

    Examples
    --------
    >>> from dataclasses import fields
    >>> from steepest.settings import DescentSettings
    >>> [option_of(field).flag for field in fields(DescentSettings)][-2:]
    ['--seed', '--dtype']
    """
    return field.metadata["option"]
