"""Noticing a process of the group that no longer answers, before waiting for it.

A process that was killed closes its connections, and the others see it at once. One
that hangs, or whose link is cut, would be waited for. So every process counts up a
number that the others read, in a thread of its own.
"""

import os
import sys
import threading
import time
from contextlib import suppress
from typing import Any

from ..language import told
from ._group import Group

LOST = 75  # the exit status where another process is lost: try again
SILENCE = 12.0  # seconds without an answer until a process counts as lost
PAUSE = 1.0
FOLDER = "steepest/alive/"


def end_now(sentence: str, status: int) -> None:
    """Print a sentence and end the process at once, whatever it waits for."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    try:
        os.write(2, f"{told('Error:')} {told(sentence)}\n".encode())
    finally:
        os._exit(status)


class Watch:
    """Two threads that end this process when another one is lost.

    One tells the others that it is there and hears of them, and waits long where a
    link is cut; the other one looks at what was heard.

    Parameters
    ----------
    client : DistributedRuntimeClient
        JAX's connection with the first process.
    group : Group
        Who is watched.
    """

    def __init__(self, client: Any, group: Group) -> None:
        self._client, self._group = client, group
        self._over = threading.Event()
        now = time.monotonic()
        self._heard = {str(i): ("", now) for i in range(group.count)}
        for work in (self._talk, self._look):
            name = f"steepest-{work.__name__.strip('_')}"
            threading.Thread(target=work, daemon=True, name=name).start()

    def end(self) -> None:
        """Watch no more."""
        self._over.set()

    def _talk(self) -> None:
        mine, beat = f"{FOLDER}{self._group.index}", 0
        while not self._over.wait(PAUSE):
            beat += 1
            values = []
            with suppress(Exception):  # of a type that jaxlib does not export
                self._client.key_value_set(mine, str(beat), allow_overwrite=True)
                values = self._client.key_value_dir_get(FOLDER)
            for key, value in values:
                name = key.rpartition("/")[2]
                if name in self._heard and self._heard[name][0] != value:
                    self._heard[name] = value, time.monotonic()

    def _look(self) -> None:
        began = now = time.monotonic()
        while not self._over.wait(PAUSE):
            before, now = now, time.monotonic()
            if now - before > 3 * PAUSE:  # this process itself was stopped meanwhile
                began = now
            silent = [
                int(name)
                for name, (_, last) in self._heard.items()
                if now - max(last, began) > SILENCE
            ]
            if silent and not self._over.is_set():
                self._tell(silent)

    def _tell(self, silent: list[int]) -> None:
        count = self._group.count
        if self._group.index in silent or len(silent) == count - 1 > 1:
            end_now(
                f"Process {self._group.index} of {count} has not reached the others "
                f"for {SILENCE:g} seconds: a link is cut, or the first process hangs. "
                "Start all of them again; --resume goes on from the last checkpoint.",
                LOST,
            )
        end_now(
            f"Process {silent[0]} of {count} has not answered for {SILENCE:g} seconds: "
            "it hangs, or its link is cut. Start all of them again; --resume goes on "
            "from the last checkpoint.",
            LOST,
        )
