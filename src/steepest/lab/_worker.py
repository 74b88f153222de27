"""A thread that answers messages one by one, always the latest of each page first."""

import importlib
import logging
import threading
from collections.abc import Callable
from typing import Any

from ..errors import unknown_name
from ..language import speaking
from ._client import Client
from ._frames import Reply
from ._messages import Message

log = logging.getLogger("steepest.lab")

PROMPT = {"_surfaces", "_maps"}
"""The modules that answer while a slider moves: a training waits for them."""
PAUSE = 0.002  # seconds that it waits at a time
_answering: set[str] = set()


class Worker:
    """The thread of one view.

    The module of the view has a table `topics` of functions by topic, each called as
    `answer(message, client)`; what it returns is sent, if it is a `Reply`. The module
    may have `warm_up()`, which is called before the first message, and `go_on()`, which
    is called between messages: it works for a moment and returns after how many seconds
    it wants to go on, or None if there is nothing to do. While a message waits, a newer
    one of the same page and topic takes its place.

    Parameters
    ----------
    module : str
        The module of the view, imported in the thread when a message first comes, or
        with `warm_up`: it may take a second.
    """

    def __init__(self, module: str) -> None:
        self.module = module
        self._is_needed = False
        self._changed = threading.Condition()
        self._waiting: dict[tuple[int, str], tuple[Message, Client]] = {}
        self._stopping = False
        self._thread = threading.Thread(
            target=self._work, name=f"steepest {module}", daemon=True
        )

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def warm_up(self) -> None:
        """Import the module before a message comes."""
        with self._changed:
            self._is_needed = True
            self._changed.notify()

    def ask(self, message: Message, client: Client) -> None:
        """Have a message answered, in place of one of its kind that still waits."""
        with self._changed:
            self._waiting[client.number, message.topic] = (message, client)
            self._changed.notify()

    def stop(self) -> None:
        """Have the thread end after what it does now."""
        with self._changed:
            self._stopping = True
            self._waiting.clear()
            self._changed.notify()

    def wait(self, seconds: float) -> None:
        """Wait for the end of the thread, so long at most."""
        self._thread.join(seconds)

    def _work(self) -> None:
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_needed or self._waiting or self._stopping
            )
            if self._stopping:
                return
        view = importlib.import_module(f".{self.module}", __package__)
        try:
            getattr(view, "warm_up", lambda: None)()
        except Exception:
            log.exception("The view '%s' could not warm up.", self.module)
        go_on = getattr(view, "go_on", lambda: None)
        pause: float | None = None
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._stopping, pause)
                if self._stopping:
                    return
                asked = None
                if self._waiting:
                    asked = self._waiting.pop(next(iter(self._waiting)))
            if asked is not None and not asked[1].closed:
                self._answer(view.topics, *asked)
            # the threads share one interpreter: each would slow the other one down
            waits = bool(_answering & PROMPT) and pause is not None
            pause = PAUSE if waits else self._moment(go_on)

    def _moment(self, go_on: Callable[[], float | None]) -> float | None:
        try:
            return go_on()
        except Exception:  # the view tells its page; here nothing may end the thread
            log.exception("The view '%s' could not go on.", self.module)
            return None

    def _answer(self, topics: Any, message: Message, client: Client) -> None:
        _answering.add(self.module)
        try:
            if message.topic not in topics:
                raise unknown_name("topic", message.topic[:60], topics)
            with speaking(message.language):
                reply = topics[message.topic](message, client)
            if isinstance(reply, Reply):
                client.send(reply, message)
        except Exception as error:
            if not hasattr(error, "english"):
                log.exception("A message of '%s' failed.", message.topic)
            client.send_error(error, message)
        finally:
            _answering.discard(self.module)
