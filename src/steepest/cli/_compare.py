"""`steepest compare`."""

from typing import Annotated

import typer

from ..language import language
from . import _console as console
from . import _options as options
from ._completion import complete_runs
from ._run_folder import run_folder


def compare(
    runs: Annotated[
        list[str],
        typer.Argument(
            metavar="RUN RUN…",
            help="Folders of runs, or their names in 'runs'; others against the first.",
            autocompletion=complete_runs,
        ),
    ],
    as_json: options.Json = False,
) -> None:
    """Compare runs: settings that differ, metrics side by side, and what may be chance.

    For example:
      steepest compare runs/first runs/second
      steepest compare runs/first runs/second runs/third --json
    """
    from .._core import keep_compiled_programs
    from ..diagnosis import compare as compared
    from ..runs import read_run

    keep_compiled_programs()
    stored = [read_run(run_folder(name)) for name in runs]
    comparison = compared(stored, runs)
    if as_json:
        console.print_json(comparison.to_json())
    else:
        from ..report import comparison_tables, gain_sentences

        for sentence in gain_sentences(comparison, language()):
            console.result(console.wrapped(sentence))
        for side in comparison_tables(comparison, language()):
            rows = [[side.heading, *comparison.names]]
            rows += [[f"  {first}", *others] for first, *others in side.rows]
            console.result("\n".join(["", *console.columns(rows)]))
