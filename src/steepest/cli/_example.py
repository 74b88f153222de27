"""`steepest example`."""

from typing import Annotated

import typer

from ..language import told
from ..tables import example_tables, table_named, table_text
from . import _console as console
from . import _options as options


def example(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A table: churn, houses or sensors.  [default: list them]",
            autocompletion=lambda incomplete: [
                name for name in example_tables if name.startswith(incomplete)
            ],
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Print a small table to try the other commands on, as CSV.

    For example:
      steepest example
      steepest example houses > houses.csv
      steepest train houses.csv --target price
    """
    if name is None:
        _list(as_json)
        return
    table, text = table_named(name), table_text(name)
    if as_json:
        fields = {"name": name, "target": table.target, "about": table.about}
        console.print_json({**fields, "csv": text})
    else:
        console.result(text.removesuffix("\n"))


def _list(as_json: bool) -> None:
    rows = [["name", "rows", "target", "what it is"]]
    for name, table in example_tables.items():
        count = str(table_text(name).count("\n") - 1)
        rows.append([name, count, table.target, table.about])
    if as_json:
        names = ("name", "rows", "target", "about")
        console.print_json(
            {"examples": [dict(zip(names, row, strict=True)) for row in rows[1:]]}
        )
        return
    first, *others = rows
    shown = [[*map(told, first)], *([*row[:3], told(row[3])] for row in others)]
    console.result("\n".join(console.columns(shown, right=(1,))))
    console.result()
    for name, table in example_tables.items():
        advice = f" {table.advice}" if table.advice else ""
        console.result(f"steepest example {name} > {name}.csv")
        console.result(f"steepest train {name}.csv --target {table.target}{advice}")
