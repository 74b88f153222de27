"""One function for each goal; each prints a line for what it measured."""

import hashlib
import json
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ._files import make
from ._watched import Taken, run

LITTLE, MUCH = ["--memory", "300MB"], ["--memory", "1000GB"]
SETTINGS = ["--learning-rate", "0.01", "--batch-size", "512", "--quiet"]


def large(folder: Path, rows: int) -> None:
    """Train for an epoch, evaluate and predict rows of 30 numbers."""
    data = _file(folder, "parquet", rows)
    out = folder / f"large-{rows}"
    if not (out / "run.json").exists():  # or it goes on where it was stopped
        words = ["train", data, *LITTLE, *SETTINGS, "--epochs", "1"]
        go_on = (out / "checkpoint.safetensors").exists()
        words = ["train", "--resume"] if go_on else words
        _told(f"train {rows:g} x 30", run([*words, "--out", str(out)]))
    _told("evaluate", run(["evaluate", str(out), data, *LITTLE]))
    predicted = folder / "predicted.parquet"
    predicted.unlink(missing_ok=True)
    words = ["predict", str(out), data, *LITTLE, "--quiet", "--out", str(predicted)]
    _told("predict", run(words))
    predicted.unlink(missing_ok=True)


def text(folder: Path, rows: int) -> None:
    """Train for an epoch on a CSV with two columns of text and one of dates."""
    data = _file(folder, "csv", rows)
    size = Path(data).stat().st_size / 1e9
    words = ["train", data, *LITTLE, *SETTINGS, "--epochs", "1"]
    taken = run([*words, "--out", _fresh(folder / f"text-{rows}")])
    _told(f"train CSV of {size:.2f} GB", taken)


def rate(folder: Path, rows: int) -> None:
    """Compare the rows per second of a file that stays on disk and of one that fits."""
    data = _file(folder, "parquet", rows)
    found: dict[str, list[float]] = {"disk": [], "memory": []}
    for turn in range(3):
        for name, memory in (("disk", LITTLE), ("memory", MUCH)):
            words = ["train", data, *memory, *SETTINGS, "--epochs", "3", "--json"]
            words += ["--out", _fresh(folder / f"rate-{name}")]
            trained = run(words, quiet=True).result
            found[name].append(trained["examples_per_second"])
            print(turn, name, f"{found[name][-1]:.3g} rows/s", flush=True)
    disk, memory = (max(values) for values in found.values())
    print(f"best of three: {disk:.3g} and {memory:.3g} rows/s, {disk / memory:.0%}")


def by_class(folder: Path, rows: int) -> None:
    """Train on rows sorted by class, from disk and in memory; judge both on others."""
    data, other = str(folder / f"by-class-{rows}.parquet"), folder / "others.parquet"
    make("parquet", data, rows, by_class=True)
    make("parquet", str(other), 500_000, seed=1)
    found = []
    for name, memory in (("disk", LITTLE), ("memory", MUCH)):
        out = _fresh(folder / f"by-class-{name}")
        words = ["train", data, *memory, *SETTINGS, "--epochs", "1"]
        _told(f"train from {name}", run([*words, "--out", out], quiet=True))
        judged = run(["evaluate", out, str(other), "--json"], quiet=True).result
        found.append(100 * judged["metrics"]["accuracy"])
    print(
        f"{rows:g} rows sorted by class: accuracy {found[0]:.2f} % from disk and "
        f"{found[1]:.2f} % in memory, on 500,000 others"
    )


def resumed(folder: Path, rows: int) -> None:
    """Kill trainings in the middle of an epoch, resume them, and compare all bits."""
    data = _file(folder, "parquet", rows)
    words = ["train", data, *LITTLE, *SETTINGS, "--epochs", "2"]
    words += ["--checkpoint-every", "0.5", "--watch", "off"]
    whole = folder / "resumed-whole"
    run([*words, "--out", _fresh(whole)], quiet=True)
    for kind in (signal.SIGKILL, signal.SIGTERM):
        out = folder / f"resumed-{kind.name}"
        stopped = run(
            [*words, "--out", _fresh(out)], quiet=True, stop=_in_the_middle(out, kind)
        )
        run(["train", "--resume", "--out", str(out), "--quiet"], quiet=True)
        same = _bits(out) == _bits(whole)
        print(
            f"{kind.name} after {stopped.seconds:.0f} s (status {stopped.status}), "
            f"resumed: {'the same bits' if same else 'OTHER BITS'}",
            flush=True,
        )


GOALS: dict[str, tuple[Callable[[Path, int], None], float]] = {
    "large": (large, 200e6),
    "text": (text, 15e6),
    "rate": (rate, 2e6),
    "by-class": (by_class, 10e6),
    "resumed": (resumed, 4e6),
}


def _file(folder: Path, kind: str, rows: int) -> str:
    path = str(folder / f"{rows}.{kind}")
    make(kind, path, rows)
    return path


def _fresh(folder: Path) -> str:
    """Return a folder for a run, without the run of another time."""
    shutil.rmtree(folder, ignore_errors=True)
    return str(folder)


def _told(what: str, taken: Taken) -> None:
    failed = f", STATUS {taken.status}" if taken.status else ""
    print(f"{what}: {taken}{failed}", flush=True)


def _in_the_middle(out: Path, kind: int) -> Callable[[subprocess.Popen[Any]], None]:
    """Return what sends a signal a second after the first checkpoint."""
    seen: list[float] = []

    def look(command: subprocess.Popen[Any]) -> None:
        if not seen and any(out.glob("checkpoint.safetensors")):
            seen.append(time.monotonic())
        if seen and time.monotonic() > seen[0] + 1:
            command.send_signal(kind)
            seen[0] = float("inf")

    return look


def _bits(folder: Path) -> str:
    """Return a digest of parameters, steps and metrics."""
    digest = hashlib.sha256()
    for name in ("params.safetensors", "steps.parquet"):
        digest.update((folder / name).read_bytes())
    record = json.loads((folder / "run.json").read_bytes())
    digest.update(json.dumps([record["outcome"], record["metrics"]]).encode())
    return digest.hexdigest()
