"""The files of the page, read once and answered from memory.

While JAX is being loaded, every turn of a thread is waited for: an answer from memory
takes one, reading a file in another thread takes six.
"""

import mimetypes
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from starlette.responses import Response

ENTRY = "/index.html"
LAST = "/index.js"
"""What the page asks for last, before it can be seen."""


class Page:
    """The application that answers requests for the built files.

    Parameters
    ----------
    served : callable
        Called when the page has all that it needs to be seen.
    """

    def __init__(self, served: Callable[[], object]) -> None:
        folder = files("steepest.lab") / "static"
        self.served = served
        self.answers = {
            f"/{file.name}": _answer(file.name, file.read_bytes())
            for file in folder.iterdir()
            if file.is_file() and not file.name.startswith("widget")
        }

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        path = scope["path"]
        name = ENTRY if path == "/" else path
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            answer = Response(status_code=405)
        else:
            answer = self.answers.get(name) or Response(status_code=404)
        await answer(scope, receive, send)
        if name == LAST:
            self.served()


def _answer(name: str, content: bytes) -> Response:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if name.endswith(".js"):
        kind = "text/javascript"  # the system's table may say something else
    return Response(content, media_type=kind)
