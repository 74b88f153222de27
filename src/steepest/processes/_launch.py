"""Starting the processes of a group on this machine, watching them, starting again."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ._alive import LOST
from ._group import ADDRESS, COUNT, INDEX, LOOPBACK, WAIT
from ._join import CRASHED

POLL = 0.05  # seconds between two looks
GRACE = 2.0  # seconds in which the others see that one ended
FROZEN = 5.0  # seconds for which a process may be stopped
START = 60  # seconds until all processes have to be there
LAST = 30.0  # seconds in which the others end after the first one


@dataclass(frozen=True)
class Ended:
    """How the processes of a group ended.

    Attributes
    ----------
    status : int
        The exit status; 0 if all ended well.
    sentence : str
        What happened to the process that failed first.
    again : bool
        Whether it makes sense to start them again: a result, such as a training that
        diverged, and a mistake in the options are the same again.
    """

    status: int
    sentence: str = ""
    again: bool = False


def launch(
    arguments: Sequence[str],
    processes: int,
    *,
    restarts: int,
    resumed: Callable[[Sequence[str]], Sequence[str] | None],
    say: Callable[[str], None],
) -> int:
    """Run `steepest ARGUMENTS` in several processes, and again if one is lost.

    Parameters
    ----------
    arguments : sequence of str
        The command and its options.
    processes : int
        How many.
    restarts : int
        How often they are started again at most.
    resumed : callable
        Given the arguments, returns those that go on; None if there is nothing left
        to do.
    say : callable
        Called with a sentence when something happened.

    Returns
    -------
    int
        The exit status.

    See Also
    --------
    steepest.processes.group_of : how each of them knows its group.
    """
    for restart in range(restarts + 1):
        ended = _run(arguments, processes)
        if ended.sentence:
            say(ended.sentence)
        if not ended.again or restart == restarts:
            return ended.status
        following = resumed(arguments)
        if following is None:
            return 0
        arguments = following
        say(f"All processes are started again ({restart + 1} of at most {restarts}).")
    return ended.status


def _run(arguments: Sequence[str], count: int) -> Ended:
    """Start all processes, and end all when the first one fails."""
    address = f"{LOOPBACK}:{_free_port()}"
    asked: list[int] = []
    with tempfile.TemporaryFile() as said:
        started = [_start(arguments, address, count, i, said) for i in range(count)]

        def ask(number: int, frame: Any) -> None:
            asked.append(number)
            for each in started:
                if each.poll() is None:
                    each.send_signal(number)

        # Ctrl-C reaches the processes by itself; they save and end
        before = {
            signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: asked.append(2)),
            signal.SIGTERM: signal.signal(signal.SIGTERM, ask),
        }
        try:
            ended = _watched(started, asked)
        finally:
            for each in started:
                if each.poll() is None:
                    each.kill()
                each.wait()
            for number, handler in before.items():
                signal.signal(number, handler)
        said.seek(0)
        if ended.status and ended.status != LOST and started[0].returncode in (0, LOST):
            sys.stderr.write(said.read().decode(errors="replace"))
    return ended


def _start(
    arguments: Sequence[str], address: str, count: int, index: int, said: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start a process; only the first one speaks while all goes well."""
    environment = os.environ | {
        ADDRESS: address,
        COUNT: str(count),
        INDEX: str(index),
        WAIT: os.environ.get(WAIT, str(START)),
    }
    silent = {} if index == 0 else {"stdout": subprocess.DEVNULL, "stderr": said}
    return subprocess.Popen(
        [sys.executable, "-m", "steepest", *arguments], env=environment, **silent
    )


def _watched(started: list[subprocess.Popen[bytes]], asked: list[int]) -> Ended:
    """Wait until all ended well or the first one failed."""
    stopped = [0.0] * len(started)
    finished = None
    while True:
        statuses = [each.poll() for each in started]
        if all(status == 0 for status in statuses):
            return Ended(0)
        if any(statuses):
            return _failed(started, bool(asked))
        now = time.monotonic()
        if statuses[0] == 0:
            finished = finished or now
            if now - finished > LAST:
                return Ended(0)
        for i, each in enumerate(started):
            stopped[i] = (stopped[i] or now) if _is_stopped(each.pid) else 0.0
            if stopped[i] and now - stopped[i] > FROZEN:
                return Ended(
                    LOST,
                    f"Process {i} of {len(started)} was stopped and does not go on: "
                    "all were ended.",
                    again=True,
                )
        time.sleep(POLL)


def _failed(started: list[subprocess.Popen[bytes]], asked: bool) -> Ended:
    """Return what the first failure was, once the others had time to see it."""
    until = time.monotonic() + (LAST if asked else GRACE)
    while time.monotonic() < until and any(each.poll() is None for each in started):
        time.sleep(POLL)
    statuses = [each.poll() for each in started]
    ended = [(i, status) for i, status in enumerate(statuses) if status]
    # those that saw another one end are not the reason
    cause, status = min(ended, key=lambda one: (one[1] == LOST, one[1] > 0, one[0]))
    results = {status for _, status in ended} <= {1, 2, LOST}
    if asked or (results and status != LOST):
        return Ended(1 if status < 0 else status)
    count = len(started)
    sentence = f"Process {cause} of {count} ended with status {status}: all were ended."
    if status < 0:
        name = _name_of(-status)
        sentence = f"Process {cause} of {count} was ended by {name}: all were ended."
    return Ended(CRASHED if status < 0 else status, sentence, again=True)


def _name_of(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def _is_stopped(process: int) -> bool:
    """Return whether a process was stopped, as by SIGSTOP; where Linux says so."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state == "T"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
