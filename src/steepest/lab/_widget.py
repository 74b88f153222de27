"""One view of the lab in a notebook: the same page, the same answers, no server."""

import asyncio
import atexit
import re
import threading
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from ..errors import SettingError, SteepestError
from ..language import language
from ._client import Client
from ._messages import Message, decode
from ._opened import Opened
from ._views import VIEWS
from ._worker import Worker

SHOWN = ("train", "doctor", "surfaces")
LARGEST_FILE = 64 << 20  # bytes of a file that is dropped
_numbers = count(1)
_workers: dict[str, Worker] = {}
_lock = threading.Lock()


def widget(
    view: str = "train",
    *,
    state: dict[str, str] | None = None,
    opened: Opened | None = None,
) -> Any:
    """Return a view of the lab as a widget, for Jupyter, VS Code and the like.

    Parameters
    ----------
    view : {"train", "doctor", "surfaces"}
        Which one.
    state : dict of str to str, optional
        What is chosen at first, by the names that the address of the page has:
        {"t.data": "moons", "t.rate": "0.1"}.
    opened : Opened, optional
        Data or a run to look at, and the folder of runs.

    Raises
    ------
    SettingError
        If there is no such view, or anywidget is not installed.

    See Also
    --------
    steepest.lab.serve : the whole page, in a browser.
    """
    if view not in SHOWN:
        raise SettingError(f"The views are {', '.join(SHOWN)}; found '{view}'.")
    try:
        import anywidget
        import traitlets
    except ImportError:
        raise SettingError(
            "A widget needs anywidget. Install it with pip install "
            "'steepest[notebook]', and start the kernel again; or run steepest lab."
        ) from None
    static = Path(str(files("steepest.lab") / "static"))

    class LabWidget(anywidget.AnyWidget):
        """A view, whose messages go to the threads of the views."""

        _esm = static / "widget.js"
        view = traitlets.Unicode().tag(sync=True)
        state = traitlets.Unicode().tag(sync=True)
        css = traitlets.Unicode().tag(sync=True)

    shown = LabWidget(
        view=view,
        state=urlencode({"lang": language(), **(state or {})}),
        css=_style(static),
    )
    client = KernelClient(shown, opened or Opened())
    shown.on_msg(lambda _, content, buffers: _asked(content, buffers, client))
    return shown


class KernelClient(Client):
    """A widget as a page that is connected: it is sent bytes through the kernel."""

    def __init__(self, shown: Any, opened: Opened) -> None:
        super().__init__(next(_numbers), asyncio.new_event_loop(), opened)
        self._loop.close()  # nothing waits for it: the kernel carries what is sent
        self._shown = shown

    def _put(self, data: bytes | None) -> None:
        if data is not None and not self.closed:
            self._shown.send({"kind": "frame"}, buffers=[data])


def _asked(content: Any, buffers: Any, client: KernelClient) -> None:
    """Hand a message of a widget to the thread of its view."""
    try:
        message = decode(content.get("text", "") if isinstance(content, dict) else "")
    except SettingError as error:
        client.send_error(error, Message(0, "", "en", {}))
        return
    try:
        if buffers:
            if len(buffers[0]) > LARGEST_FILE:
                raise SettingError(
                    f"A file that is dropped here has at most {LARGEST_FILE >> 20} MB."
                )
            message = message.with_content(bytes(buffers[0]))
        _worker_of(message).ask(message, client)
    except SteepestError as error:
        client.send_error(error, message)


def _worker_of(message: Message) -> Worker:
    name = message.topic.partition(".")[0]
    if name not in VIEWS:
        raise SettingError(f"There is no view '{name[:60]}'.")
    with _lock:
        if name not in _workers:
            worker = _workers[name] = Worker(VIEWS[name])
            worker.start()
            atexit.register(_end, worker)
        return _workers[name]


def _end(worker: Worker) -> None:
    """Let a computation end before the process does."""
    worker.stop()
    worker.wait(2)


def _style(static: Path) -> str:
    """Return the style of the page for a tree of its own within another page."""
    style = (static / "widget.css").read_text("utf-8")
    style = style.replace(":root", ":host")
    return re.sub(r"(?<=[},])body(?=\{)", ".lab", style)
