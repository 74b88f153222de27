"""The command line: every command reads options, calls the layers below, and prints.

Results go to the standard output, progress and errors to the standard error. With
--json a command prints exactly one JSON object. The exit status is 0 on success, 1 on
failure (also if a training diverged or was interrupted) and 2 on wrong usage.

Slow modules are imported only when a command needs them.
"""

from . import _clock  # noqa: F401 (it starts before the rest is loaded)
from ._app import main

__all__ = ["main"]
