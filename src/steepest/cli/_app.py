"""All commands as one program, with one way to report errors."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from ..errors import SteepestError
from ..language import language_asked, speaking
from ..processes import leave
from . import _console as console
from ._check import check
from ._clock import Clock
from ._command import Command, Group
from ._compare import compare
from ._diagnose import diagnose
from ._evaluate import evaluate
from ._example import example
from ._experiment import experiment
from ._lab import lab
from ._launch import launch
from ._predict import predict
from ._race import race
from ._rates import rates
from ._report import report
from ._runs import delete, runs, show
from ._signals import Interrupted, stopping
from ._streams import OutputFailed, open_streams, send_to_nowhere
from ._sweep import sweep
from ._train import train

DONE, FAILED, MISUSED = 0, 1, 2
CANNOT_ENCODE = (
    "The locale of this terminal has no letters for the name of a file. Set the "
    "variable PYTHONUTF8=1, or LC_ALL=C.UTF-8."
)
NO_MEMORY = {"out", "of", "memory"}  # what XLA says, in an error of a general type
TOO_LARGE = (
    "There is not enough memory. Use a smaller model or smaller batches, or keep the "
    "data on disk with --memory."
)
INTERRUPTED = 130  # what typer returns after Ctrl-C, where it does not raise Abort

# the base of typer's errors about options has no public name
UsageError: Any = typer.BadParameter.__bases__[0]

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,  # rich would take longer to load than everything else
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

for _command in (
    train,
    predict,
    evaluate,
    diagnose,
    rates,
    sweep,
    check,
    race,
    example,
    experiment,
    runs,
    show,
    compare,
    report,
    delete,
    launch,
    lab,
):
    app.command(cls=Command)(_command)


def _print_version(requested: bool) -> None:
    if requested:
        from importlib.metadata import version

        console.result(f"steepest {version('steepest')}")
        raise typer.Exit


@app.callback()
def steepest(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and exit.",
            is_eager=True,
            callback=_print_version,
        ),
    ] = False,
) -> None:
    """Train by gradient descent, and find out why it works or why it does not.

    Begin with:
      steepest train                    on the built-in digits
      steepest train wine.csv --target quality
      steepest train photos/            a folder with a folder of images per class
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        What follows the program's name. None: the arguments of the process.

    Examples
    --------
    >>> main(["train", "--epochs", "none"])
    2
    """
    clock = Clock(of_process=arguments is None)
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    open_streams()
    with speaking(language_asked(arguments)):
        try:
            status = _run(arguments, clock, as_json="--json" in arguments)
            sys.stdout.flush()
            leave(status)
        except BrokenPipeError:  # such as `| head` after ten lines
            send_to_nowhere(sys.stdout)
            return FAILED
        except OutputFailed as error:
            send_to_nowhere(sys.stdout)
            console.failure("OSError", str(error), as_json=False)
            return FAILED
        return status


def _run(arguments: list[str], clock: Clock, as_json: bool) -> int:
    def fail(status: int, kind: str, message: str) -> int:
        console.failure(kind, message, as_json=as_json)
        return status

    try:
        with stopping():
            status = _typed(arguments, clock)
    except Interrupted as error:
        return fail(FAILED, "Interrupted", str(error))
    except SteepestError as error:
        return fail(MISUSED, type(error).__name__, error.english)
    except UsageError as error:
        return fail(MISUSED, "UsageError", _usage(error))
    except (BrokenPipeError, OutputFailed):
        raise
    except UnicodeEncodeError:
        return fail(MISUSED, "SettingError", CANNOT_ENCODE)
    except OSError as error:  # such as a full disk
        where = f" '{error.filename}'" if error.filename else ""
        return fail(MISUSED, "OSError", f"{error.strerror or error}{where}.")
    except (MemoryError, RuntimeError) as error:
        words = set(str(error).lower().split())
        if not isinstance(error, MemoryError) and not words >= NO_MEMORY:
            raise
        return fail(FAILED, "MemoryError", TOO_LARGE)
    except (KeyboardInterrupt, typer.Abort):
        return fail(FAILED, "Interrupted", "Interrupted; nothing was saved.")
    return status if isinstance(status, int) else DONE


def _typed(arguments: list[str], clock: Clock) -> Any:
    """Do what was typed, and return the exit status."""
    command: Any = typer.main.get_command(app)
    status = command.main(
        arguments, prog_name="steepest", standalone_mode=False, obj=clock
    )
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    return status


def _usage(error: Any) -> str:
    path = error.ctx.command_path if error.ctx else "steepest"
    message = error.format_message()
    stop = "" if message.endswith((".", "?")) else "."
    return f"{message}{stop} See {path} --help."
