"""A command in a process of its own, and the memory that it takes."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAUSE = 0.02  # seconds


@dataclass(frozen=True)
class Taken:
    """What a command took: bytes, seconds, its status and what it printed."""

    resident: int
    own: int
    seconds: float
    status: int
    text: str = ""

    def __str__(self) -> str:
        """Return memory and seconds in a line."""
        return (
            f"resident {self.resident / 1e9:.2f} GB, "
            f"not mapped {self.own / 1e9:.2f} GB, {self.seconds:.0f} s"
        )

    @property
    def result(self) -> dict[str, Any]:
        """Return what `--json` printed."""
        return json.loads(self.text[self.text.index("{") :])


def run(
    arguments: Sequence[str],
    *,
    quiet: bool = False,
    stop: Callable[[subprocess.Popen[Any]], object] | None = None,
) -> Taken:
    """Run `steepest` and look at its memory every 20 ms.

    Parameters
    ----------
    arguments : sequence of str
        Of the command.
    quiet : bool
        Whether what it prints is returned instead of shown.
    stop : callable, optional
        Called with the process at each look; it may send signals.
    """
    begin = time.perf_counter()
    command = subprocess.Popen(
        [sys.executable, "-m", "steepest", *arguments],
        stdout=subprocess.PIPE if quiet else None,
        text=True,
    )
    most = {"VmRSS": 0, "RssAnon": 0}
    while command.poll() is None:
        try:
            lines = Path(f"/proc/{command.pid}/status").read_text().splitlines()
        except OSError:
            break
        for name, value in (line.split(":", 1) for line in lines):
            if name in most:
                most[name] = max(most[name], int(value.split()[0]) * 1024)
        if stop is not None:
            stop(command)
        time.sleep(PAUSE)
    text = command.communicate()[0] or ""
    seconds = time.perf_counter() - begin
    return Taken(most["VmRSS"], most["RssAnon"], seconds, command.returncode, text)
