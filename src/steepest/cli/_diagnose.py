"""`steepest diagnose`."""

import math
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..language import language, told
from ..settings import Settings
from . import _console as console
from . import _options as options
from ._completion import complete_runs
from ._loading import loading
from ._progress import shown_progress
from ._run_folder import run_folder
from ._settings import settings_from_options, takes_settings
from ._signals import Stop, stopping

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ..diagnosis import Case, Fix

COLORS = {"pass": "green", "warn": "yellow", "fail": "red"}


@takes_settings("target", "model")
def diagnose(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RUN|DATA|LOG|package.module:model",
            help="A run's folder, its name in 'runs', data to train on first, the log "
            "of a training, or a model of Keras, PyTorch, scikit-learn, … by its path "
            "in Python.",
            autocompletion=complete_runs,
        ),
    ],
    rows: Annotated[
        str | None,
        typer.Argument(
            metavar="DATA", help="The data for a model that is named by its path."
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Train again with the advice, keep what helps, and store the better "
            "run.",
        ),
    ] = False,
    budget: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            help="Skip checks that would take longer; 0 runs only those that are free.",
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CHECK",
            help="A check that runs only on request, such as memorize.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder of a run that is trained here.  [default: as for train]",
        ),
    ] = None,
    classes: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="How many classes there are, where a log is diagnosed."
        ),
    ] = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    **typed: Any,
) -> None:
    """Find out why a run works or why it does not, and what to fix first.

    For example:
      steepest diagnose runs/first
      steepest diagnose runs/first --fix
      steepest diagnose wine.csv --target quality
      steepest diagnose runs/first --budget 10 --json
      steepest diagnose mine:make_model houses.csv --target price
      steepest diagnose logs/version_0/metrics.csv
    """
    if rows is not None:
        _diagnose_model(
            what, {"data": rows, **typed}, fix, budget, also or (), as_json, quiet
        )
        return
    settings = settings_from_options({"data": what, **typed})
    if settings.target is None and _is_log(what):
        _diagnose_log(what, classes, as_json)
        return
    with stopping() as stop, shown_progress(quiet, stop) as tell:
        with loading():
            from .._core import keep_compiled_programs
            from ..descent import Progress
            from ..diagnosis import checks
            from ..diagnosis import diagnose as diagnosed
            from ..diagnosis import fix as fixed

        for name in also or ():
            checks[name]  # an unknown name is an error before anything slow happens
        keep_compiled_programs()
        case = _case(settings, out, tell, stop)

        def on_check(name: str, number: int, of: int) -> None:
            del name
            tell(Progress("diagnosing", step=number, steps=of, seconds=math.nan))

        def on_training(number: int) -> None:
            tell(Progress(f"training again, number {number + 1}"))

        diagnosis = diagnosed(case, budget=budget, also=also or (), on_check=on_check)
        guesses = [] if case.run is None else case.run.data.get("guesses", [])
        repaired = folder = None
        if fix:
            repaired = fixed(
                case, diagnosis, on_training=on_training, on_check=on_check
            )
            folder = _store(repaired)
    if as_json:
        answer = {"run": case.run and case.run.folder, **diagnosis.to_json()}
        answer["guesses"] = guesses
        if repaired is not None:
            answer["fix"] = {"run": folder, **repaired.to_json()}
        console.print_json(answer)
    else:
        from ..data import is_doubt
        from ..diagnosis import fix_report, paragraphs

        shown = guesses  # they may be the reason
        if not diagnosis.problems:
            shown = [sentence for sentence in guesses if is_doubt(sentence)]
        if shown:
            console.result("When the data were read:")
            for sentence in shown:
                console.result(console.wrapped(f"   {told(sentence)}", "   "))
            console.result("")
        _print(paragraphs(diagnosis, language()))
        if repaired is not None:
            _print(fix_report(repaired, language()))
            if folder is not None:
                console.result("   " + told(f"Saved in {folder}"))
    last = diagnosis if repaired is None else repaired.diagnosis
    if last.verdict == "fail":
        raise typer.Exit(1)


def _is_log(what: str) -> bool:
    from ..logs import is_log

    return is_log(what)


def _diagnose_log(path: str, classes: int | None, as_json: bool) -> None:
    """Diagnose what another training wrote down."""
    from ..logs import diagnose_log

    found = diagnose_log(path, classes=classes)
    if as_json:
        console.print_json(found.to_json())
    else:
        for kind, text, verdict in found.paragraphs():
            indent = "   " if kind == "advice" else ""
            shown = console.wrapped(indent + text, indent)
            if verdict and kind != "advice":
                head, colon, rest = shown.partition(":")
                color = COLORS[verdict]
                shown = f"{console.styled(head, fg=color, bold=True)}{colon}{rest}"
            elif kind == "advice":
                shown = console.styled(shown, bold=True)
            else:
                shown = console.styled(shown, dim=True)
            console.result(shown)
    if found.verdict == "fail":
        raise typer.Exit(1)


def _diagnose_model(
    path: str,
    typed: dict[str, Any],
    fix: bool,
    budget: float | None,
    also: "Collection[str]",
    as_json: bool,
    quiet: bool,
) -> None:
    """Diagnose a model that is named by its path."""
    settings = settings_from_options(typed)
    with stopping() as stop, shown_progress(quiet, stop) as tell:
        from ..descent import Progress

        with loading():
            from ..foreign import diagnose_named

        def on_check(name: str, number: int, of: int) -> None:
            del name
            tell(Progress("diagnosing", step=number, steps=of, seconds=math.nan))

        found = diagnose_named(
            path, settings, fix=fix, budget=budget, also=also, on_check=on_check
        )
    if as_json:
        console.print_json(found.to_json())
    else:
        from ..diagnosis import fix_report, paragraphs

        _print(paragraphs(found, language()))
        for note in found.notes:
            console.result(console.wrapped(told(note), ""))
        if found.fixed is not None:
            _print(fix_report(found.fixed, language()))
    last = found if found.fixed is None else found.fixed.diagnosis
    if last.verdict == "fail":
        raise typer.Exit(1)


def _case(
    settings: Settings, out: Path | None, tell: "Callable[[Any], None]", stop: Stop
) -> "Case":
    """Return the case of a stored run, or of a run that is trained now."""
    from ..diagnosis import case_of_material, case_of_run
    from ..runs import list_runs, new_folder
    from ..training import train_with_material

    folder = run_folder(settings.data)
    stored = list_runs(folder)[:1] if folder.is_dir() else []
    if stored and stored[0].folder == folder:
        model = settings.model
        return case_of_run(folder, model=None if model == Settings().model else model)
    default = new_folder(settings.data, settings.model)
    with nullcontext(out) if out else default as where:
        stop.folder = where
        run, material = train_with_material(settings, out=where, on_progress=tell)
    return case_of_material(run, material)


def _store(repaired: "Fix") -> Path | None:
    """Store the better run, if there is one, and return where."""
    from ..runs import new_folder, write_run

    run = repaired.case.run
    if run is None or not repaired.change:
        return None
    data = Path(str(run.settings["data"])).stem
    with new_folder(f"{data}-fixed", str(run.settings["model"])) as folder:
        return write_run(run, folder).folder


def _print(paragraphs: "list[Any]") -> None:
    for paragraph in paragraphs:
        indent = " " * paragraph.indent
        text = console.wrapped(indent + paragraph.text, indent)
        if paragraph.verdict is not None:
            head, colon, rest = text.partition(":")
            color = COLORS[paragraph.verdict]
            text = f"{console.styled(head, fg=color, bold=True)}{colon}{rest}"
        elif paragraph.kind == "advice":
            text = console.styled(text, bold=True)
        elif paragraph.kind == "aside":
            text = console.styled(text, dim=True)
        console.result(text)
