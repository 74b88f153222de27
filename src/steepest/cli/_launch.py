"""`steepest launch`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..errors import SettingError
from . import _console as console


def launch(
    command: Annotated[
        list[str],
        typer.Argument(metavar="-- train …", help="The training, with its options."),
    ],
    *,
    processes: Annotated[
        int,
        typer.Option(
            "--processes", "-n", metavar="N", min=1, help="How many processes."
        ),
    ] = 2,
    restarts: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            help="How often all are started again, from the last checkpoint, when one "
            "is lost.",
        ),
    ] = 3,
) -> None:
    """Train in several processes of this machine, and go on if one is lost.

    For example:
      steepest launch -n 2 -- train digits --model mlp --out runs/two
    """
    if command[0] != "train":
        raise SettingError(
            f"launch starts trainings; got '{command[0]}'. For example: "
            "steepest launch -n 2 -- train iris"
        )
    from ..processes import launch as launched
    from ..runs import new_folder

    out = _value_of("--out", command)
    if out is not None:
        status = _launch(launched, command, Path(out), processes, restarts)
    else:
        with new_folder("launched", f"{processes}") as folder:
            command = [*command, "--out", str(folder)]
            status = _launch(launched, command, folder, processes, restarts)
    if status:
        raise typer.Exit(status)


def _launch(
    launched: object, command: Sequence[str], out: Path, processes: int, restarts: int
) -> int:
    def resumed(arguments: Sequence[str]) -> Sequence[str] | None:
        from ..runs import CHECKPOINT, Content, content_of

        if content_of(out) is Content.RUN:
            console.note(f"The run in '{out}' is complete.")
            return None
        if "--resume" in arguments or not (out / CHECKPOINT).exists():
            return arguments
        return [*arguments, "--resume"]

    return launched(
        command, processes, restarts=restarts, resumed=resumed, say=console.note
    )


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """Return the value of an option among arguments; None if it is not there."""
    for i, argument in enumerate(arguments):
        if argument == option and i + 1 < len(arguments):
            return arguments[i + 1]
        if argument.startswith(f"{option}="):
            return argument.removeprefix(f"{option}=")
    return None
