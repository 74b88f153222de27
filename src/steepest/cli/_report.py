"""`steepest report`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..language import language, told
from . import _console as console
from . import _options as options
from ._completion import complete_runs
from ._progress import shown_progress
from ._run_folder import run_folder
from ._signals import stopping

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..report import Reported
    from ..runs import Run


def report(
    runs: Annotated[
        list[str],
        typer.Argument(
            metavar="RUN…",
            help="Folders of runs, or their names in 'runs'.",
            autocompletion=complete_runs,
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The page, .html.")
    ] = Path("report.html"),
    budget: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            help="Skip checks that would take longer; 0 runs only those that are free.",
        ),
    ] = None,
    force: options.Force = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Write a page about runs: verdict, curves, findings, metrics, how to repeat them.

    For example:
      steepest report runs/first
      steepest report runs/first runs/second -o both.html
      steepest report runs/first --language ko --budget 10
    """
    with stopping() as stop, shown_progress(quiet, stop) as tell:
        from ..diagnosis import compare
        from ..report import comparison_html, free_place, write_report
        from ..runs import read_run

        free_place(out, force, ("html",))
        stored = [read_run(run_folder(name)) for name in runs]
        reported = [_diagnosed(run, budget, tell) for run in stored]
        before = []
        if len(stored) > 1:
            before = [comparison_html(compare(stored, runs), language())]
        path = write_report(
            reported, out, language=language(), replace=force, before=before
        )
    if as_json:
        verdicts = [item.diagnosis and item.diagnosis.verdict for item in reported]
        folders = [run.folder for run in stored]
        console.print_json({"runs": folders, "verdicts": verdicts, "report": path})
    else:
        console.result(told(f"Written to {path}"))


def _diagnosed(
    run: "Run", budget: float | None, tell: "Callable[[Any], None]"
) -> "Reported":
    """Return a run with its diagnosis, or why there is none."""
    from ..descent import Progress
    from ..diagnosis import diagnose
    from ..errors import SteepestError
    from ..report import Reported, judged_if_possible

    def on_check(name: str, number: int, of: int) -> None:
        del name
        unknown = float("nan")  # how long the check will take
        tell(Progress("diagnosing", step=number, steps=of, seconds=unknown))

    judged, why = judged_if_possible(run)
    try:
        diagnosis = diagnose(run.folder or "", budget=budget, on_check=on_check)
    except (SteepestError, OSError) as error:
        return Reported(run, None, judged, (str(error),))
    return Reported(run, diagnosis, judged, (why,) if why else ())
