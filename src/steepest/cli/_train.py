"""`steepest train`."""

import sys
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import RunError, SettingError
from ..language import language, told
from ..processes import Group, taking_part
from ..settings import check_tracker, without_effect
from . import _console as console
from . import _options as options
from ._completion import names_of
from ._loading import loading
from ._progress import shown_progress
from ._settings import defaults_from_config, settings_from_options, takes_settings
from ._signals import stopping


@takes_settings()
def train(
    context: typer.Context,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The run's folder.  [default: runs/DATE-TIME-DATA-MODEL]",
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Continue the interrupted run in --out.")
    ] = False,
    checkpoint_every: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=0,
            help="Save, this often, what --resume goes on from.",
        ),
    ] = 30.0,
    watch: Annotated[
        str,
        typer.Option(
            metavar="on|off",
            help="Whether to warn of problems during the training.",
        ),
    ] = "on",
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write a page about the run, .html."),
    ] = None,
    track: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Also export the run to trackio, mlflow or wandb, or as tensorboard "
            "files into its folder.",
            autocompletion=names_of("tracker"),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Write over the file of --report if it exists; a run is never written "
            "over.",
        ),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A TOML file of settings by their names, such as show --as-toml "
            "prints; options given here win.",
            is_eager=True,
            callback=defaults_from_config,
        ),
    ] = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    **typed: Any,
) -> None:
    """Train a model and save the run.

    For example:
      steepest train
      steepest train iris --model mlp --hidden 64,32
      steepest train wine.csv --target quality --task regression --loss huber
      steepest train photos/ --test more-photos/ --augment horizontal-flip
      steepest train iris --report iris.html
      steepest train iris --track tensorboard
      steepest train --optimizer sgd --optimizer-option momentum=0.9 --batch-size 1
      steepest train --config train.toml --epochs 5
    """
    del config  # its callback has read it
    if resume and out is None:
        raise SettingError(
            "--resume needs the run to continue: --resume --out runs/NAME."
        )
    if watch not in ("on", "off"):
        raise SettingError(f"--watch takes on or off; got '{watch}'.")
    if track is not None:  # or say that it is not installed, before a long training
        track = check_tracker(track)
    settings = settings_from_options(typed)
    if not quiet:
        for sentence in without_effect(settings):
            console.note(told("Note: {note}", note=sentence))
    if report is not None:  # or say that it cannot be written, before a long training
        from ..report import free_place

        free_place(report, force, ("html",))
    with (
        stopping(saves=True) as stop,
        taking_part() as group,
        shown_progress(quiet or _is_silent(group), stop, watch == "on") as tell,
    ):
        with loading():
            from ..diagnosis import Examination  # slow, so after progress is shown
            from ..runs import new_folder
            from ..training import train as run_training

        seconds_before = context.obj.seconds
        examination = Examination(noise=watch == "on")
        default = nullcontext(None)
        if not _is_silent(group):
            default = new_folder(settings.data, settings.model)
        with nullcontext(out) if out else default as folder:
            stop.folder = folder
            run = run_training(
                settings,
                out=folder,
                resume=resume,
                on_progress=tell,
                should_stop=stop,
                watch=examination.watch,
                examine=examination,
                seconds_before=seconds_before,
                checkpoint_every=checkpoint_every,
            )
        if report is not None and not _is_silent(group):
            from ..report import reported_as_trained, write_report

            reported = [reported_as_trained(run, language())]
            write_report(reported, report, language=language(), replace=force)
    if not _is_silent(group):
        _show(run, report, track, as_json, quiet)
    if not run.outcome.succeeded:
        raise typer.Exit(1)


def _show(
    run: Any, report: Path | None, track: str | None, as_json: bool, quiet: bool
) -> None:
    """Print the result, and export it."""
    from ._result import described, fields

    page = {} if report is None else {"report": report}
    if track is not None:
        _export(run, track, quiet)
    try:
        if as_json:
            console.print_json(fields(run) | page)
        else:
            console.result(described(run))
            if report is not None:
                console.result(told(f"Written to {report}"))
    except OSError:
        console.note(f"The run is saved in {run.folder}.")
        raise


def _is_silent(group: Group | None) -> bool:
    """Return whether another process of the group writes and prints."""
    return group is not None and group.index > 0


def _export(run: Any, tracker: str, quiet: bool) -> None:
    """Export a run that is stored; a tracker that fails is a warning."""
    from ..runs import track

    try:
        with redirect_stdout(sys.stderr):  # the standard output is that of the run
            track(run, tracker)
    except RunError as error:
        console.note(f"Warning: {error}")
        return
    if not quiet:
        console.note(f"Exported to {tracker}.")
