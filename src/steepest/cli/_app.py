"""The commands put together, and what every one of them does when it fails."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from ..errors import SteepestError
from . import _console as console
from ._check import check
from ._command import Command, Group
from ._compare import compare
from ._diagnose import diagnose
from ._evaluate import evaluate
from ._predict import predict
from ._race import race
from ._rates import rates
from ._report import report
from ._runs import delete, runs, show
from ._train import train

DONE, FAILED, MISUSED = 0, 1, 2
INTERRUPTED = 130  # what typer makes of Ctrl-C, where it does not raise Abort

# what typer raises for a wrong option has no public name of its own
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
    check,
    race,
    runs,
    show,
    compare,
    report,
    delete,
):
    app.command(cls=Command)(_command)


def _print_version(asked: bool) -> None:
    if asked:
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
    """Train by gradient descent, and be told why it works or why it does not.

    Begin with:
      steepest train                    on the digits that come along
      steepest train wine.csv --target quality
      steepest train photos/            a folder with a folder of images per class
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        What follows the program's name; what the process was started with if None.

    Examples
    --------
    >>> main(["train", "--epochs", "none"])
    2
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    console.never_fail_to_encode()
    try:
        status = _run(arguments, as_json="--json" in arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has seen enough
        console.close_output()
        return FAILED
    return status


def _run(arguments: list[str], as_json: bool) -> int:
    def failed(status: int, kind: str, message: str) -> int:
        console.failure(kind, message, as_json=as_json)
        return status

    command: Any = typer.main.get_command(app)
    try:
        status = command.main(arguments, prog_name="steepest", standalone_mode=False)
        if status == INTERRUPTED:
            raise KeyboardInterrupt
    except SteepestError as error:
        return failed(MISUSED, type(error).__name__, str(error))
    except UsageError as error:
        return failed(MISUSED, "UsageError", _usage(error))
    except BrokenPipeError:
        raise
    except OSError as error:  # a disk that is full, a file that cannot be written
        where = f" '{error.filename}'" if error.filename else ""
        return failed(MISUSED, "OSError", f"{error.strerror or error}{where}.")
    except (KeyboardInterrupt, typer.Abort):
        return failed(FAILED, "Interrupted", "Interrupted; nothing was saved.")
    return status if isinstance(status, int) else DONE


def _usage(error: Any) -> str:
    path = error.ctx.command_path if error.ctx else "steepest"
    message = error.format_message()
    stop = "" if message.endswith((".", "?")) else "."
    return f"{message}{stop} See {path} --help."
