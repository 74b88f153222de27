"""`steepest runs`, `steepest show` and `steepest delete`."""

import shlex
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import SettingError
from ..language import language, told
from ..settings import METRICS, NAMES, Settings
from ..settings import as_command as settings_as_command
from ..settings import as_toml as settings_as_toml
from . import _console as console
from . import _options as options
from ._run_folder import run_folder

if TYPE_CHECKING:
    from ..runs import Run, RunSummary

RUNS = Path("runs")
YES, NO = {"y", "yes", "예", "네"}, {"n", "no", "아니요", "아니오"}


def runs(
    root: Annotated[
        Path, typer.Argument(metavar="ROOT", help="A folder of runs.")
    ] = RUNS,
    as_json: options.Json = False,
) -> None:
    """List the runs in a folder, the newest first.

    For example:
      steepest runs
      steepest runs experiments/ --json
    """
    from ..runs import list_runs

    summaries = list_runs(root)
    if as_json:
        console.print_json({"runs": [asdict(summary) for summary in summaries]})
    elif not summaries:
        console.note(f"No runs in '{root}'. steepest train writes one.")
    else:
        heading = ["run", "outcome", "score", "validation", "test", "seconds"]
        rows = [[*map(told, heading)], *map(_row, summaries)]
        console.result("\n".join(console.columns(rows, right=(3, 4, 5))))
        for summary in summaries:
            if summary.outcome == "damaged":
                console.note(f"Note: {summary.problem}")


def show(
    run: options.RunFolder,
    plot: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the run into a .png or .svg."),
    ] = None,
    force: options.Force = False,
    as_toml: Annotated[
        bool,
        typer.Option(
            "--as-toml", help="Print its settings as a file for train --config."
        ),
    ] = False,
    as_command: Annotated[
        bool, typer.Option("--as-command", help="Print the command that repeats it.")
    ] = False,
    as_json: options.Json = False,
) -> None:
    """Show the result, the history and the settings of a run.

    For example:
      steepest show runs/first
      steepest show runs/first --plot first.png
      steepest show runs/first --json
      steepest show runs/first --as-command
      steepest show runs/first --as-toml > train.toml
    """
    if as_toml + as_command + as_json > 1:
        raise SettingError(
            "show prints one thing: leave out all but one of --as-toml, --as-command "
            "and --json."
        )
    from ..runs import read_run
    from ._result import curves, described, fields

    stored = read_run(run_folder(run))
    if as_toml or as_command:
        settings = _asked(stored)
        command = shlex.join(settings_as_command(settings))
        console.result(settings_as_toml(settings) if as_toml else command)
        return
    picture = None if plot is None else _drawn(stored, plot, force)
    if as_json:
        said = {**fields(stored), "history": stored.history.epochs}
        console.print_json(said | ({} if plot is None else {"picture": picture}))
        return
    history = "\n".join(curves(stored))
    sections = [described(stored), history, _settings_table(stored)]
    console.result("\n\n".join(section for section in sections if section))
    if picture is not None:
        console.result("\n" + told(f"Drawn in {picture}"))


def _drawn(run: "Run", path: Path, force: bool) -> Path:
    """Draw a run, and say what could not be drawn."""
    from ..report import (
        NO_FONT,
        draw_run,
        free_place,
        judged_if_possible,
        picture_language,
    )

    free_place(path, force, ("png", "svg"))
    judged, why = judged_if_possible(run)
    if why:
        console.note(f"Note: some pictures are left out. {why}")
    if picture_language(language()) != language():
        console.note(f"Note: {NO_FONT}")
    return draw_run(run, path, judged, language=language(), replace=force)


def delete(
    run: options.RunFolder,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: options.Json = False,
) -> None:
    """Delete a run; other files in its folder stay.

    For example:
      steepest delete runs/first
      steepest delete runs/first --yes
    """
    from ..runs import delete_run, list_runs

    folder = run_folder(run)
    stored = list_runs(folder)[:1] if folder.is_dir() else []
    asks = stored and stored[0].folder == folder and not yes
    if asks:
        question = told(f"Delete {folder} ({stored[0].outcome})?")
        if not _confirmed(question, as_json):
            raise typer.Exit(1)
    delete_run(folder)  # an error if it is no run
    if as_json:
        console.print_json({"deleted": folder})
    else:
        console.note(f"Deleted {folder}.")


def _answered(question: str) -> bool:
    """Ask until the answer is yes or no."""
    while True:
        answer = typer.prompt(
            f"{question} [y/N]", default="n", show_default=False, err=True
        )
        if answer.strip().lower() in YES | NO:
            return answer.strip().lower() in YES
        console.note("Answer y or n.")


def _confirmed(question: str, as_json: bool) -> bool:
    """Ask, and say that nothing was deleted unless the answer is yes."""
    try:
        confirmed = _answered(question)
    except typer.Abort:
        message = (
            "Nothing was deleted, because the question had no answer. Give --yes to "
            "delete without a question."
        )
        console.note("")  # after the question
        console.failure("NotConfirmed", message, as_json=as_json)
        return False
    if not confirmed:
        console.note("Nothing was deleted.")
    return confirmed


def _asked(run: "Run") -> Settings:
    """Return the settings that a run was trained with, as they were given.

    Raises
    ------
    SettingError
        If the run was made from Python, on arrays.
    """
    asked = run.settings.get("asked")
    if not isinstance(asked, Mapping):
        raise SettingError(
            f"The run in {run.folder} was made from Python, on arrays: no command "
            "repeats it."
        )
    return Settings.from_json(asked)


def _row(summary: "RunSummary") -> list[str]:
    metrics = summary.metrics
    known = {name for part in metrics.values() for name in part}
    scores = ("accuracy", "r2", "loss")
    if summary.metric != "loss":
        scores = (summary.metric, *scores)
    score = next((name for name in scores if name in known), "")
    values = [metrics.get(part, {}).get(score) for part in ("validation", "test")]
    return [
        # the commands find a run in 'runs' by its name
        summary.folder.name if summary.folder.parent == RUNS else str(summary.folder),
        told(summary.outcome),
        told(METRICS[score].label if score == summary.metric else score),
        *("" if value is None else f"{value:.3f}" for value in values),
        f"{summary.seconds:.1f}" if summary.seconds else "",
    ]


def _settings_table(run: "Run") -> str:
    """Return the settings that were used, one a line."""
    from .._core import shown_name

    def as_text(name: str, value: Any) -> str:
        if name in NAMES and name != "data" and isinstance(value, str):
            return shown_name(value)
        if isinstance(value, Mapping):
            return ", ".join(f"{name}={entry}" for name, entry in value.items())
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        return f"{value:.6g}" if isinstance(value, float) else str(value)

    rows = [
        [f"  {name.replace('_', ' ')}", as_text(name, value)]
        for name, value in run.settings.items()
        if name not in ("asked", "learning_rate_choice")
        and value not in (None, {}, [], "", False)
    ]
    return "\n".join(console.columns([[told("Settings"), ""], *rows]))
