"""Every example table by its name, and its text as CSV."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from ..errors import unknown_name
from ._churn import churn
from ._houses import houses
from ._sensors import sensors

Rows = Iterator[dict[str, object]]


@dataclass(frozen=True)
class ExampleTable:
    """An example table.

    Attributes
    ----------
    rows : callable
        `rows(random)` yields the rows; None is a missing value.
    target : str
        The column to predict.
    about : str
        What the rows are, and what the table is an example of.
    advice : str
        The options of `steepest train` that suit it.
    """

    rows: Callable[[Random], Rows]
    target: str
    about: str
    advice: str = ""


example_tables: dict[str, ExampleTable] = {
    "churn": ExampleTable(
        churn,
        "churned",
        "customers of a phone company, some of whom left: classes of unequal size",
        "--class-weight balanced",
    ),
    "houses": ExampleTable(
        houses,
        "price",
        "houses that were sold: numbers, text and gaps; the target is a number",
    ),
    "sensors": ExampleTable(
        sensors,
        "power",
        "hours of three machines: a few readings of the target are far off",
        "--loss huber",
    ),
}
"""The example tables by name."""


def table_named(name: str) -> ExampleTable:
    """Return the example table with a name.

    Raises
    ------
    UnknownNameError
        If there is no such table.

    Examples
    --------
    >>> table_named("houses").target
    'price'
    """
    if name not in example_tables:
        raise unknown_name("example", name, example_tables)
    return example_tables[name]


def table_text(name: str) -> str:
    r"""Return an example table as CSV with a header; it is always the same.

    Raises
    ------
    UnknownNameError
        If there is no such table.

    Examples
    --------
    >>> header, *rows = table_text("houses").splitlines()
    >>> header
    'area,rooms,built,district,heating,garden,distance,price'
    >>> len(rows)
    250
    """
    rows = list(table_named(name).rows(Random(name)))
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)  # None is written as an empty cell
    return file.getvalue()
