"""A dataclass field with its option on the command line."""

from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Option:
    """The option of a setting on the command line.

    Attributes
    ----------
    flag : str
        The name of the option, such as "--warmup"; "" for a positional argument.
    help : str
        Its line in the help of a command.
    panel : str
        The heading above it in the help.
    metavar : str or None
        The placeholder of its value in the help; None for a switch.
    read : callable or None
        `read(text, flag)` returns the value of the setting; None where the type of the
        field is enough.
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
    """Return a dataclass field with its `Option`; a dict is copied for each object.

    See Also
    --------
    steepest.settings.Settings : all its fields are made by this.
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
    metadata = next(f.metadata for f in fields(owner) if f.name == name)
    return field(default=default, metadata=metadata)


def option_of(field: Field[Any]) -> Option:
    """Return the command-line option of a field.

    Examples
    --------
    >>> from dataclasses import fields
    >>> from steepest.settings import DescentSettings
    >>> [option_of(field).flag for field in fields(DescentSettings)][-2:]
    ['--seed', '--dtype']
    """
    return field.metadata["option"]
