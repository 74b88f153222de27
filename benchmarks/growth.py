"""How do time and memory grow? With N, D, C, B, depth, K, and with rows on disk.

    python -m benchmarks.growth [AXIS ...] [--gigabytes 20] [--data FOLDER]
                                [--json FILE] [--figure FILE]

Every point is a process of its own, which tells its peak resident memory. Rows on disk
are drawn and really written; each point reads them from the disk anew, and may allocate
1 GB and no more.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from ._machine import quiet_load
from ._report import keep
from ._turns import ROOT

MIDDLE = {"n": 20_000, "d": 256, "c": 10, "b": 64, "depth": 0, "k": 1}
AXES = {
    "n": ("rows N", [5_000, 10_000, 20_000, 40_000, 80_000, 160_000]),
    "d": ("columns D", [32, 64, 128, 256, 512, 1024, 2048, 4096]),
    "c": ("classes C", [2, 4, 8, 16, 32, 64, 128, 256]),
    "b": ("batch size B", [1, 4, 16, 64, 256, 1024, 4096]),
    "depth": ("hidden layers of 128", [0, 1, 2, 3, 4, 6, 8]),
    "k": ("rates at once K", [1, 2, 4, 8, 16, 32, 64]),
}
DISK = ("gigabytes on disk", [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1])  # parts of the whole
LIMIT = 1 << 30  # bytes that streaming may allocate
WIDTH = 784


def point(n, d, c, b, depth, k, epochs=3):
    """Return milliseconds of an epoch, the least of three, and the peak in MB."""
    from ._work import Data, Work
    from .peers import steepest_

    rng = np.random.default_rng(0)
    inputs = rng.integers(0, 256, (n, d), np.uint8)
    targets = np.arange(n, dtype=np.int32) % c
    data = Data(inputs, targets, inputs, targets, 127.5, 1 / 74, "", Path())
    work = Work("drawn", b, (128,) * depth, epochs=epochs if k == 1 else 1, rate=1e-3)
    turn = steepest_.epochs(work, data)
    if k > 1:
        turn = steepest_.rates(work, data, np.geomspace(1e-4, 1e-2, k))
    turn()
    seconds = []
    for _ in range(3):
        quiet_load()
        began = time.perf_counter()
        own = turn()
        seconds.append(own or time.perf_counter() - began)
    return 1000 * min(seconds) / work.epochs, peak()


def stream(folder, rows):
    """Return milliseconds of an epoch over rows on disk, and the peak in MB."""
    import resource

    # what is allocated; pages of the file are the system's, and the peak counts them
    resource.setrlimit(resource.RLIMIT_DATA, (LIMIT, LIMIT))
    import jax

    from steepest import Objective, descend
    from steepest.data import open_rows
    from steepest.models import linear
    from steepest.objectives import Scaling, softmax_cross_entropy

    x, y = (np.load(Path(folder) / f"{name}.npy", "r") for name in NAMES)
    model = linear(WIDTH, 10)
    scaling = Scaling(np.float32(127.5), np.float32(1 / 74))
    objective = Objective(model, softmax_cross_entropy(), scaling=scaling)
    start = model.init(jax.random.key(0))
    asked = {"learning_rate": 1e-3, "batch_size": 64, "epochs": 1, "evaluate_every": 0}
    descend(objective, start, (x[:100_000], y[:100_000]), **asked)  # compiles
    whole = open_rows(folder) if rows == len(x) else (x[:rows], y[:rows])
    run = descend(objective, start, whole, **asked)
    losses = run.history.steps["loss"]
    tenth = len(losses) // 10
    if not losses[-tenth:].mean() < losses[:tenth].mean():
        raise RuntimeError("it did not learn from what it read")
    return 1000 * run.seconds["train"], peak()


NAMES = ("inputs", "targets")


def peak():
    """Return the most memory that this process had resident, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not tell the peak of resident memory")


def write_rows(folder, gigabytes):
    """Write drawn rows of bytes, brighter where their class says."""
    rows = int(gigabytes * 1e9 / WIDTH)
    rng = np.random.default_rng(0)
    shape = {"inputs": ((rows, WIDTH), "|u1"), "targets": ((rows,), "<i4")}
    files = {name: (Path(folder) / f"{name}.npy").open("wb") for name in NAMES}
    for name, file in files.items():
        size, kind = shape[name]
        header = {"shape": size, "fortran_order": False, "descr": kind}
        np.lib.format.write_array_header_1_0(file, header)
    for begin in range(0, rows, 100_000):
        n = min(100_000, rows - begin)
        x = np.frombuffer(rng.bytes(n * WIDTH), np.uint8).reshape(n, WIDTH).copy()
        y = rng.integers(0, 10, n, np.int32)
        x[np.arange(n), y] |= 128
        files["inputs"].write(x)
        files["targets"].write(y)
    for file in files.values():
        file.flush()
        os.fsync(file.fileno())
        file.close()


def forget(folder):
    """Have the system forget what it remembers of the files, so that they are read."""
    for name in NAMES:
        with (Path(folder) / f"{name}.npy").open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def measured(call):
    """Return what a call measures in a process of its own."""
    program = f"import json; from benchmarks.growth import *; print(json.dumps({call}))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{call} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def along(axis):
    for value in AXES[axis][1]:
        ms, mb = measured(f"point(**{MIDDLE | {axis: value}})")
        yield value, ms, mb


def on_disk(gigabytes, kept):
    with tempfile.TemporaryDirectory() as scratch:
        folder = kept or scratch
        if not (Path(folder) / "inputs.npy").exists():
            write_rows(folder, gigabytes)
        rows = len(np.load(Path(folder) / "inputs.npy", "r"))
        for part in DISK[1]:
            forget(folder)
            ms, mb = measured(f"stream({folder!r}, {int(rows * part)})")
            yield round(part * rows * WIDTH / 1e9, 2), ms, mb


def draw(found, path):
    """Draw time over memory, an axis a column; dotted is growth in proportion."""
    from matplotlib.figure import Figure

    sheet = Figure((2.3 * len(found), 4.6), layout="constrained")
    rows = sheet.subplots(2, len(found), sharex="col", squeeze=False)
    for (axis, points), (top, below) in zip(found.items(), rows.T, strict=True):
        values, ms, mb = np.array(points).T
        top.plot(values, ms / 1000, "o-", ms=4)
        if axis not in ("b", "depth"):
            top.plot(values, values / values[-1] * ms[-1] / 1000, ":", color="0.6")
        top.set_yscale("log")
        top.set_ylim(*((1, 1000) if axis == "disk" else (1e-3, 1)))
        below.plot(values, mb, "o-", ms=4, color="C1")
        below.set_ylim(0, 1100)
        if axis != "depth":
            below.set_xscale("log")
        shown = values[[0, len(values) // 2, -1]]
        below.set_xticks(shown, [_short(value) for value in shown])
        below.set_xticks([], minor=True)
        below.set_xlabel(axis_title(axis))
        for panel in (top, below):
            panel.grid(alpha=0.3)
    rows[0, 0].set_ylabel("seconds an epoch")
    rows[1, 0].set_ylabel("peak memory, MB")
    sheet.savefig(path, dpi=110)


def _short(value):
    return f"{value:g}" if value % 1000 or not value else f"{value / 1000:g}k"


def axis_title(axis):
    return DISK[0] if axis == "disk" else AXES[axis][0]


def main():
    made = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    made.add_argument("axes", nargs="*", choices=[[], *AXES, "disk"], metavar="AXIS")
    made.add_argument("--gigabytes", type=float, default=20)
    made.add_argument("--data", help="folder to keep the rows in for the next time")
    made.add_argument("--json", default="runs/bench.json")
    made.add_argument("--figure", help="drawn from all the axes that the JSON knows")
    asked = made.parse_args()
    for axis in asked.axes or [*AXES, "disk"]:
        streams = axis == "disk"
        points = on_disk(asked.gigabytes, asked.data) if streams else along(axis)
        print(f"\n{axis_title(axis):>20} {'ms an epoch':>14} {'peak MB':>10}")
        kept = []
        for value, ms, mb in points:
            print(f"{value:20g} {ms:14.2f} {mb:10.0f}", flush=True)
            kept.append((value, ms, mb))
        keep(asked.json, f"growth {axis}", {"points": kept, "middle": MIDDLE})
    if asked.figure:
        known = json.loads(Path(asked.json).read_text())
        found = {
            axis: known[f"growth {axis}"]["points"]
            for axis in [*AXES, "disk"]
            if f"growth {axis}" in known
        }
        draw(found, asked.figure)


if __name__ == "__main__":
    main()
