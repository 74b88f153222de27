"""Whether a training that is killed at any moment goes on to the same bits.

    python -m benchmarks.kills --tries 500 --log kills.jsonl

trains, kills the process (SIGKILL) after a random time, resumes until the run is
complete, killing it up to three times, and compares parameters, history and metrics
with those of a run that nobody killed. A checkpoint is written after every stretch of
steps, so that many of the kills fall into a save. Each training is a process that is
forked from one that has imported the package but not started JAX. Moments are drawn
from the time that a whole training took: every other one from the start of the process,
the others from the first checkpoint that it writes. A kill counts only if it found the
process alive.
"""

import argparse
import contextlib
import hashlib
import importlib
import io
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from steepest.cli import main as steepest
from steepest.runs import Content, content_of

FILES = ("params.safetensors", "steps.parquet")
TABLE_ROWS = 4_000
IMPORTED = ("jax", "optax", "pyarrow.parquet", "pyarrow.csv", "safetensors.numpy")
IMPORTED += ("steepest.training", "steepest.descent", "steepest.diagnosis")
KINDS = {
    "linear": "train digits --epochs 60 --learning-rate 0.01 --batch-size 16",
    "mlp, dropout, adam": "train digits --model mlp --hidden 32 --dropout 0.2 "
    "--epochs 20 --learning-rate 0.002 --batch-size 16",
    "momentum, patience": "train digits --optimizer sgd "
    "--optimizer-option momentum=0.9 --epochs 60 --learning-rate 0.01 "
    "--batch-size 16 --patience 50",
    "batch norm, a state": "train digits --model convnet --filters 4 --epochs 4 "
    "--learning-rate 0.002 --batch-size 64",
    "rates side by side": "train iris --epochs 40 --batch-size 16",
    "streamed from disk": "train TABLE --target y --epochs 40 --learning-rate 0.01 "
    "--batch-size 16 --memory 1KB",
    "diagnose --fix": "train iris --epochs 3 --learning-rate 0.0001",
}


def start(words: Sequence[str]) -> int:
    """Run a command in a forked process; return its number."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            sys.stderr = io.StringIO()
            status = steepest(list(words))
    finally:
        os._exit(status if isinstance(status, int) else 1)


def wait(child: int) -> int:
    """Return the status of a forked process."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill(child: int, after: float) -> bool:
    """Kill a forked process after some seconds; return whether it was alive."""
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return wait(child) == -signal.SIGKILL


def bits(folder: Path) -> str:
    """Return a digest of all that a run computed: files, metrics and outcome."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    record = json.loads((folder / "run.json").read_bytes())
    digest.update(json.dumps([record["outcome"], record["metrics"]]).encode())
    return digest.hexdigest()


def saved(folder: Path) -> int:
    """Return when the checkpoint in a folder was written; 0 without one."""
    with contextlib.suppress(FileNotFoundError):
        return (folder / "checkpoint.safetensors").stat().st_mtime_ns
    return 0


def ended(child: int) -> bool:
    """Return whether a forked process has ended; `wait` still gives its status."""
    flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return os.waitid(os.P_PID, child, flags) is not None


def trial(
    words: Sequence[str], folder: Path, whole: str, seconds: float, draw: random.Random
) -> tuple[str, int]:
    """Kill a training three times and resume it; return how it ended, and the kills."""
    killed, way = 0, []
    every = ["--out", str(folder), "--checkpoint-every", "0"]
    for attempt in range(9):
        content = content_of(folder)
        way.append(content)
        if content is Content.RUN:
            resumed = "resumed" if Content.UNFINISHED in way else "begun again"
            label = resumed if killed else "never killed"
            same = bits(folder) == whole
            return f"{label}: {'same bits' if same else 'OTHER BITS'}", killed
        if content is Content.OTHER:
            return f"UNREADABLE: {sorted(p.name for p in folder.iterdir())}", killed
        go_on = content is Content.UNFINISHED
        child = start([*(("train", "--resume") if go_on else words), *every])
        if attempt < 3:
            if draw.random() < 0.5:
                killed += kill(child, draw.uniform(0, seconds))
            else:
                written = saved(folder)
                while saved(folder) == written and not ended(child):
                    time.sleep(0.001)
                killed += kill(child, draw.uniform(0, seconds / 4))
        elif status := wait(child):
            return f"REFUSED with status {status} after {way}", killed
    return f"NOT FINISHED: {way}", killed


def fix_trial(run: Path, seconds: float, draw: random.Random) -> tuple[str, int]:
    """Kill `diagnose --fix`; the run that it examines stays what it was.

    What it leaves is a whole run, or a folder that a command accepts.
    """
    before = {path.name: path.read_bytes() for path in run.iterdir()}
    killed = kill(start(["diagnose", str(run), "--fix"]), draw.uniform(0, seconds))
    after = {path.name: path.read_bytes() for path in run.iterdir()}
    label = "killed" if killed else "never killed"
    for left in Path("runs").glob("*"):
        if content_of(left) is Content.OTHER:
            return f"UNREADABLE: {sorted(p.name for p in left.iterdir())}", killed
    return f"{label}: {'same bits' if before == after else 'OTHER BITS'}", killed


def timed(words: Sequence[str]) -> float:
    """Return the seconds of a command; a diagnosis that fails a run ends in 1."""
    began = time.monotonic()
    status = wait(start(words))
    if status not in (0, 1 if words[0] == "diagnose" else 0):
        raise SystemExit(f"{' '.join(words)}: ended with status {status}")
    return time.monotonic() - began


def main() -> int:
    """Kill trainings, and count how they end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=list(KINDS))
    parser.add_argument("--log")
    asked = parser.parse_args()
    log = Path(asked.log or os.devnull).absolute()
    lines = log.read_text().splitlines() if log.is_file() else []
    done = [json.loads(line) for line in lines]
    tries = Counter(one["kind"] for one in done)
    for name in IMPORTED:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as root, open(log, "a") as written:
        os.chdir(root)
        table = Path(root, "table.csv")
        values = np.random.default_rng(0).normal(size=(TABLE_ROWS, 5)).round(3)
        rows = [",".join(map(str, row)) for row in values]
        table.write_text("\n".join(["a,b,c,d,y", *rows]))
        fastest: dict[str, float] = {}
        for k in range(asked.tries // len(asked.only)):
            for kind in asked.only:
                if k < tries[kind]:
                    continue
                folder = Path(root, kind.replace(" ", "-").replace(",", ""))
                words = KINDS[kind].replace("TABLE", str(table)).split()
                words += ["--watch", "off"]
                whole, fixes = folder / "whole", "--fix" in kind
                if kind not in fastest:
                    timed([*words, "--out", str(folder / "warm")])
                    fastest[kind] = timed([*words, "--out", str(whole)])
                    if fixes:
                        fixing = ["diagnose", str(whole), "--fix"]
                        timed(fixing)
                        fastest[kind] = timed(fixing)
                draw = random.Random(f"{asked.seed}.{kind}.{k}")
                if fixes:
                    ending, killed = fix_trial(whole, fastest[kind], draw)
                else:
                    ending, killed = trial(
                        words, folder / str(k), bits(whole), fastest[kind], draw
                    )
                line = {"kind": kind, "k": k, "ending": ending, "kills": killed}
                done.append(line)
                written.write(json.dumps(line) + "\n")
                written.flush()
                if not ending.endswith("same bits"):
                    print(kind, k, ending, flush=True)
    return summary(done)


def summary(done: list[dict[str, Any]]) -> int:
    """Print how the tries ended; return 1 if one was lost."""
    counts = Counter(f"{one['kind']}: {one['ending']}" for one in done)
    for ending, count in sorted(counts.items()):
        print(f"{count:4}  {ending}")
    kills = sum(one["kills"] for one in done)
    bad = sum(not one["ending"].endswith("same bits") for one in done)
    print(f"{len(done)} tries, {kills} kills: {bad} were lost or ended in other bits")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
