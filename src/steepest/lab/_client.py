"""A page that is connected: what it is sent, and what ends with it."""

import asyncio
from collections.abc import Callable

from ..errors import SteepestError
from ..language import speaking, told
from ._frames import Reply, frame
from ._messages import Message
from ._opened import Opened
from ._sources import without_folders

MOST_WAITING = 64  # frames that may wait for a slow page before a stream is thinned


class Client:
    """One connection of one page; every method may be called from any thread.

    Attributes
    ----------
    number : int
        Which connection since the server began.
    opened : Opened
        What the lab was opened with.
    closed : bool
        Whether the page is gone.
    """

    def __init__(
        self,
        number: int,
        loop: asyncio.AbstractEventLoop,
        opened: Opened = Opened(),  # noqa: B008
    ) -> None:
        self.number = number
        self.opened = opened
        self.closed = False
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._loop = loop
        self._at_end: list[Callable[[], None]] = []

    @property
    def is_slow(self) -> bool:
        """Whether so many frames wait that a stream should leave some out."""
        return self.queue.qsize() > MOST_WAITING

    def send(self, reply: Reply, to: Message) -> None:
        """Answer a message; a message may have many answers."""
        self._put(frame(reply, to.topic, to.number))

    def send_error(self, error: Exception, to: Message) -> None:
        """Answer a message with what went wrong, in the language of the page."""
        if isinstance(error, SteepestError):
            text = error.english
        else:
            text = f"The lab met an error that it did not expect: {error!r}"
        with speaking(to.language):
            said = without_folders(told(text))
        header = {"of": to.topic, "code": type(error).__name__, "text": said}
        self._put(frame(Reply(header), "error", to.number))

    def when_closed(self, call: Callable[[], None]) -> None:
        """Have a function called, in the server's thread, when the page is gone."""
        self._at_end.append(call)

    def close(self) -> None:
        """Note that the page is gone."""
        self.closed = True
        for call in self._at_end:
            call()
        self._put(None)

    def _put(self, data: bytes | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.queue.put_nowait, data)
