"""The command line: names in, sentences out; every command calls the layers below.

Results go to the standard output, progress and errors to the standard error. With
--json a command prints exactly one JSON object. The exit status is 0 when it is done,
1 when it failed (a training that diverged or was interrupted included) and 2 when it
was asked for something that cannot be.

Nothing slow is imported before a command knows that it needs it.
"""

from ._app import main

__all__ = ["main"]
