"""`steepest lab`."""

import os
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from . import _console as console
from ._run_folder import run_folder


def lab(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="DATA|RUN|LOG",
            help="Data to train on, a run to look at, or the log of a training.",
        ),
    ] = None,
    runs: Annotated[
        Path, typer.Option("--runs", metavar="DIR", help="The folder of runs.")
    ] = Path("runs"),
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="The port; 0 takes a free one.")
    ] = 0,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="The address to listen on; by default only this computer can connect.",
        ),
    ] = "127.0.0.1",
    browser: Annotated[
        bool,
        typer.Option("--browser/--no-browser", help="Open the page in the browser."),
    ] = True,
) -> None:
    """See gradient descent happen, on surfaces and on data, in the browser.

    The page is served by this computer to itself, until it is ended.

    For example:
      steepest lab
      steepest lab wine.csv
      steepest lab runs/wine
      steepest lab logs/metrics.csv
    """
    from ..lab import Opened, serve

    opened = Opened(runs=runs)
    if what is not None and not run_folder(what).exists():
        opened = Opened(data=what, runs=runs)  # a built-in set, or a mistake
    elif what is not None:
        if _is_run(what):
            opened = Opened(run=str(run_folder(what)), runs=runs)
        elif _is_log(what):
            opened = Opened(run=what, runs=runs)
        else:
            opened = Opened(data=what, runs=runs)

    def ready(address: str) -> None:
        console.result(address)
        console.note("Open this address in a browser; Ctrl-C ends the lab.")
        if browser and _has_browser():
            _open(address)

    serve(opened, host, port, os.environ.get("STEEPEST_LAB_TOKEN"), ready)
    # what is left is to unload JAX, which takes a second and may abort a computation
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _is_run(what: str) -> bool:
    from ..runs import Content, content_of

    folder = run_folder(what)
    kinds = (Content.RUN, Content.UNFINISHED)
    return folder.is_dir() and content_of(folder) in kinds


def _is_log(what: str) -> bool:
    from ..logs import is_log

    return is_log(what)


def _has_browser() -> bool:
    if not sys.stdout.isatty():
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    """Open an address through a file: others can see the words of a command."""
    number, name = tempfile.mkstemp(prefix="steepest-lab-", suffix=".html")  # mode 0600
    with open(number, "w", encoding="utf-8") as file:
        file.write(
            f"<!doctype html><meta http-equiv=refresh content='0;url={address}'>"
        )
    webbrowser.open(Path(name).as_uri())
