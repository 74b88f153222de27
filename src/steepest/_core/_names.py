"""Read-only tables by name; a misspelled name is answered with the nearest one."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from ..display import as_html
from ..errors import unknown_name

Value = TypeVar("Value")


def shown_name(name: str) -> str:
    """Return a name as the command line and every message show it, with hyphens.

    Examples
    --------
    >>> shown_name("squared_error")
    'squared-error'
    """
    return name.replace("_", "-")


class NameTable(Mapping[str, Value]):
    """A read-only table; hyphens and underscores in a name mean the same.

    Messages show names as the command line does, with hyphens.

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
            raise unknown_name(self.kind, name, map(shown_name, self._entries))
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
