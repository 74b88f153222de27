"""`steepest compare`."""

from typing import Annotated

import typer

from . import _console as console
from . import _options as options
from ._completion import complete_runs
from ._run_folder import run_folder


def compare(
    runs: Annotated[
        list[str],
        typer.Argument(
            metavar="RUN RUN…",
            help="Folders of runs, or their names in 'runs'; the first against each.",
            autocompletion=complete_runs,
        ),
    ],
    language: options.Language = "en",
    as_json: options.Json = False,
) -> None:
    """Compare runs: settings that differ, metrics side by side, and what may be chance.

    For example:
      steepest compare runs/first runs/second
      steepest compare runs/first runs/second runs/third --json
    """
    from .._core import keep_compiled_programs
    from ..diagnosis import compare as compared
    from ..diagnosis import languages
    from ..runs import read_run

    languages[language]  # or say which there are, before anything takes long
    keep_compiled_programs()
    stored = [read_run(run_folder(name)) for name in runs]
    found = compared(stored, runs)
    if as_json:
        console.print_json(found.to_json())
    else:
        from ..report import comparison_tables, gain_sentences

        for sentence in gain_sentences(found, language):
            console.result(console.wrapped(sentence))
        for side in comparison_tables(found, language):
            rows = [[side.heading, *found.names]]
            rows += [[f"  {first}", *others] for first, *others in side.rows]
            console.result("\n".join(["", *console.columns(rows)]))
