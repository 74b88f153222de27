"""Whether a training that is killed at any moment goes on to the same bits.

    python -m benchmarks.kills --tries 500 --log kills.jsonl

trains, kills the process (SIGKILL) after a random time, resumes until the run is
complete, killing it up to three times, and compares parameters, history and metrics
with those of a run that nobody killed. A checkpoint is written after every stretch of
steps, so that many of the kills fall into a save. Each training is a process that is
forked from one that has imported the package but not started JAX.
"""

import argparse
import contextlib
import hashlib
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

import numpy as np

from steepest.cli import main as steepest
from steepest.runs import Content, content_of

FILES = ("params.safetensors", "steps.parquet")
TABLE_ROWS = 4_000
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


def bits(folder: Path) -> str:
    """Return a digest of all that a run computed: files, metrics and outcome."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    record = json.loads((folder / "run.json").read_bytes())
    digest.update(json.dumps([record["outcome"], record["metrics"]]).encode())
    return digest.hexdigest()


def trial(
    words: Sequence[str], folder: Path, whole: str, seconds: float, draw: random.Random
) -> str:
    """Kill a training up to three times and resume it; return how it ended."""
    killed, way = 0, []
    command = [*words, "--out", str(folder), "--checkpoint-every", "0"]
    while True:
        content = content_of(folder)
        way.append(content.value)
        if content is Content.RUN:
            same = bits(folder) == whole
            what = "killed after it was done" if killed else "never killed"
            resumed = "resumed" if Content.UNFINISHED.value in way else "begun again"
            label = resumed if len(way) > 2 else what
            return f"{label}: {'same bits' if same else 'OTHER BITS'}"
        if content is Content.OTHER:
            return f"UNREADABLE: {sorted(p.name for p in folder.iterdir())}"
        go_on = content is Content.UNFINISHED
        child = start(
            ["train", "--resume", "--out", str(folder), "--checkpoint-every", "0"]
            if go_on
            else command
        )
        if killed < 3:
            time.sleep(draw.uniform(0, seconds))
            os.kill(child, signal.SIGKILL)
            killed += 1
        status = wait(child)
        if status > 0:
            return f"REFUSED with status {status} after {way}"


def fixing(run: Path, seconds: float, draw: random.Random) -> str:
    """Kill `diagnose --fix`; the run that it examines stays what it was."""
    before = {path.name: path.read_bytes() for path in run.iterdir()}
    child = start(["diagnose", str(run), "--fix"])
    time.sleep(draw.uniform(0, seconds))
    os.kill(child, signal.SIGKILL)
    wait(child)
    after = {path.name: path.read_bytes() for path in run.iterdir()}
    return f"killed: {'same bits' if before == after else 'OTHER BITS'}"


def main() -> int:
    """Kill trainings, and count how they end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=list(KINDS))
    parser.add_argument("--log")
    asked = parser.parse_args()
    log = Path(asked.log or os.devnull)
    lines = log.read_text().splitlines() if log.is_file() else []
    done = [json.loads(line) for line in lines]
    counts = Counter(f"{one['kind']}: {one['ending']}" for one in done)
    tries = Counter(one["kind"] for one in done)
    with tempfile.TemporaryDirectory() as root, open(log, "a") as written:
        table = Path(root, "table.csv")
        values = np.random.default_rng(0).normal(size=(TABLE_ROWS, 5)).round(3)
        rows = [",".join(map(str, row)) for row in values]
        table.write_text("\n".join(["a,b,c,d,y", *rows]))
        ready: dict[str, tuple[list[str], Path, float]] = {}
        for k in range(asked.tries // len(asked.only)):
            for kind in asked.only:
                if k < tries[kind]:
                    continue
                folder = Path(root, kind.replace(" ", "-").replace(",", ""))
                if kind not in ready:
                    words = KINDS[kind].replace("TABLE", str(table)).split()
                    words += ["--watch", "off"]
                    wait(start([*words, "--out", str(folder / "warm")]))
                    began = time.monotonic()
                    assert wait(start([*words, "--out", str(folder / "whole")])) == 0
                    ready[kind] = words, folder, time.monotonic() - began
                words, folder, seconds = ready[kind]
                draw = random.Random(f"{asked.seed}.{kind}.{k}")
                if "--fix" in kind:
                    ending = fixing(folder / "whole", 2 * seconds, draw)
                else:
                    whole = bits(folder / "whole")
                    ending = trial(words, folder / str(k), whole, seconds, draw)
                counts[f"{kind}: {ending}"] += 1
                line = {"kind": kind, "k": k, "ending": ending}
                written.write(json.dumps(line) + "\n")
                written.flush()
                if not ending.endswith("same bits"):
                    print(kind, k, ending, flush=True)
    for ending, count in sorted(counts.items()):
        print(f"{count:4}  {ending}")
    bad = sum(n for ending, n in counts.items() if not ending.endswith("same bits"))
    print(f"{bad} of {sum(counts.values())} were lost or ended in other bits")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
