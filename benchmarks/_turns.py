"""Contenders take turns, so that whatever else the machine does hits all alike.

Each lives in a process of its own and sleeps while another works. A ratio is taken
turn by turn, and its median is what is quoted.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ._machine import quiet_load

__all__ = ["Contender", "Measured", "take_turns"]

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Contender:
    """`benchmarks.peers.MODULE.NAME(work, data)` returns what is called every turn."""

    title: str
    module: str
    name: str
    settings: str


@dataclass
class Measured:
    """Seconds of every turn."""

    contender: Contender
    seconds: list[float] = field(default_factory=list)
    failed: str | None = None


def take_turns(contenders, work, folder, turns=5):
    """Return what each took in every turn, and the loads that were waited for."""
    measured = [Measured(each) for each in contenders]
    children, loads = {}, []
    try:
        for result in measured:
            child = _start(result.contender, work, folder)
            if child.stdout.readline():
                children[id(result)] = child
            else:
                result.failed = child.stderr_file.read_text()[-300:].strip()
        for turn in range(turns):
            # each begins once: a cache that the one before left is nobody's gift
            ordered = (
                measured[turn % len(measured) :] + measured[: turn % len(measured)]
            )
            for result in ordered:
                child = children.get(id(result))
                if child is None:
                    continue
                loads.append(quiet_load())
                child.stdin.write("go\n")
                child.stdin.flush()
                result.seconds.append(json.loads(child.stdout.readline())["seconds"])
    finally:
        for child in children.values():
            child.stdin.close()
            child.wait()
    return measured, loads


def _start(contender, work, folder):
    log = Path(folder) / f"{contender.module}-{contender.name}.log"
    with log.open("w") as errors:
        child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "benchmarks._worker",
                contender.module,
                contender.name,
                json.dumps(work.to_json()),
                str(folder),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    child.stderr_file = log
    return child


def ratios(result, base):
    """Return the median of seconds / base's seconds, turn by turn."""
    n = min(len(result.seconds), len(base.seconds))
    return float(np.median(np.divide(result.seconds[:n], base.seconds[:n])))
