"""Read-only tables by name; a misspelled name is answered with the nearest one."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from ..errors import UnknownNameError
from ._looks import as_html

Value = TypeVar("Value")


def unknown_name(kind: str, name: object, known: Iterable[str]) -> UnknownNameError:
    """Build the error for a name that is not known, with the nearest known one.

    Parameters
    ----------
    kind : str
        What is named: "loss", "optimizer", "column", …
    name : object
        The unknown name.
    known : iterable of str
        The names that would have worked.

    Returns
    -------
    UnknownNameError
        To be raised by the caller.

    Examples
    --------
    >>> print(unknown_name("loss", "hinje", ["hinge", "huber"]))
    Unknown loss 'hinje'. Did you mean 'hinge'? Available: hinge, huber.
    """
    known = sorted(known)
    near = difflib.get_close_matches(str(name), known, n=1)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    return UnknownNameError(
        f"Unknown {kind} '{name}'.{meant} Available: {', '.join(known)}."
    )


class NameTable(Mapping[str, Value]):
    """A read-only table; hyphens and underscores in a name mean the same.

    Parameters
    ----------
    kind : str
        What the table holds, for the error message: "loss", "optimizer", …
    entries : mapping of str to value
        The table, with names in their Python spelling.

    Examples
    --------
    >>> table = NameTable("loss", {"squared_error": 1})
    >>> table["squared-error"]
    1
    >>> table
    NameTable(loss: squared_error)
    """

    def __init__(self, kind: str, entries: Mapping[str, Value]) -> None:
        self.kind = kind
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> Value:
        """Return the entry of that name, or raise with the nearest name."""
        entry = self._entries.get(str(name).replace("-", "_"))
        if entry is None:
            raise unknown_name(self.kind, name, self._entries)
        return entry

    def __contains__(self, name: object) -> bool:
        return str(name).replace("-", "_") in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"NameTable({self.kind}: {', '.join(self)})"

    def _repr_html_(self) -> str:
        return as_html(self)
