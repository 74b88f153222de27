"""How many examples a second several processes of this machine train on.

    python -m benchmarks.several_processes

prints a line for each model, batch size and number of processes: what was measured,
and what the model of docs/processes.md says of it,
T(D) = c B/D + L + 2 V (D − 1)/(D W), with c B measured on one process, and the
latency L and the bandwidth W fitted to all lines. Every process computes with one
thread. Run it on an idle machine; two cores take about two minutes.
"""

import argparse
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.optimize import nnls

INPUTS, CLASSES, ROWS = 64, 10, 1294
THREADS = "--xla_cpu_multi_thread_eigen=false"


def gradient_bytes(hidden: int) -> int:
    """Return the bytes of a gradient of the mlp."""
    return 4 * (hidden * (INPUTS + 1) + CLASSES * (hidden + 1))


def seconds_a_step(processes: int, hidden: int, batch: int, steps: int) -> float:
    """Train on digits and return the seconds of a step."""
    epochs = -(-steps // -(-ROWS // batch))
    words = ["train", "digits", "--model", "mlp", "--hidden", str(hidden), "--json"]
    words += ["--learning-rate", "0.001", "--quiet", "--watch", "off"]
    words += ["--batch-size", str(batch), "--epochs", str(epochs)]
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        running = []
        for index in range(processes):
            group = {
                "STEEPEST_COORDINATOR": address,
                "STEEPEST_PROCESSES": str(processes),
                "STEEPEST_PROCESS": str(index),
                "XLA_FLAGS": THREADS,
                "JAX_PLATFORMS": "cpu",
            }
            command = [sys.executable, "-m", "steepest", *words]
            running.append(
                subprocess.Popen(
                    [*command, "--out", str(Path(folder, "run"))],
                    stdout=subprocess.PIPE,
                    env=os.environ | group,
                )
            )
        answers = [process.communicate()[0] for process in running]
        if any(process.returncode for process in running):
            raise SystemExit("a training failed")
    return batch / json.loads(answers[0])["examples_per_second"]


def fitted(measured: dict[tuple[int, int, int], float]) -> tuple[float, float]:
    """Return the latency, and the seconds of a byte, that fit best.

    A line counts by its ratio to what was measured, so that short steps count, too.
    Neither is below zero.
    """
    lines = [key for key in measured if key[2] > 1]
    moved = [[1.0, 2 * gradient_bytes(h) * (n - 1) / n] for h, _, n in lines]
    whole = np.array([measured[key] for key in lines])
    share = np.array([measured[h, b, 1] / n for h, b, n in lines])
    scaled = np.array(moved) / whole[:, None]
    (latency, slowness), _ = nnls(scaled, 1 - share / whole)
    return float(latency), float(slowness)


def main() -> None:
    """Measure, fit, and print both."""
    cores = len(os.sched_getaffinity(0))
    parser = argparse.ArgumentParser(description=__doc__)
    counts = [n for n in (1, 2, 4, 8) if n <= cores]
    parser.add_argument("--processes", type=int, nargs="*", default=counts)
    parser.add_argument("--hidden", type=int, nargs="*", default=[32, 512, 2048])
    parser.add_argument("--batches", type=int, nargs="*", default=[64, 1024])
    parser.add_argument("--steps", type=int, default=300)
    asked = parser.parse_args()
    measured = {}
    for hidden, batch in itertools.product(asked.hidden, asked.batches):
        for n in sorted({1, *asked.processes}):
            seconds = seconds_a_step(n, hidden, batch, asked.steps)
            measured[hidden, batch, n] = seconds
            print(
                f"hidden {hidden} ({gradient_bytes(hidden)} bytes), B = {batch}, "
                f"{n} processes: {1e3 * seconds:.3g} ms a step",
                flush=True,
            )
    latency, slowness = fitted(measured)
    speed = f"{1e-6 / slowness:.3g} MB a second" if slowness else "not seen"
    print(f"L = {1e6 * latency:.3g} µs, W = {speed}")
    print("| hidden | B | processes | efficiency | the model says |")
    for (h, b, n), seconds in measured.items():
        if n > 1:
            whole = measured[h, b, 1]
            cost = latency + slowness * 2 * gradient_bytes(h) * (n - 1) / n
            told = whole / (whole + n * cost)
            print(f"| {h} | {b} | {n} | {whole / (n * seconds):.2f} | {told:.2f} |")


if __name__ == "__main__":
    main()
