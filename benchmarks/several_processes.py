"""How many examples a second several processes of this machine train on.

    python -m benchmarks.several_processes

prints a line for each batch size and number of processes: what was measured, and what
the model of docs/processes.md says of it, T(D) = c B/D + L + 2 V (D − 1)/(D W), with c
measured on one process and the latency L and bandwidth W fitted to all lines. Run it on
an idle machine that has a core for every process.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

HIDDEN, INPUTS, CLASSES, ROWS = 512, 64, 10, 1294
PARAMETERS = HIDDEN * (INPUTS + 1) + CLASSES * (HIDDEN + 1)
BYTES = 4 * PARAMETERS


def seconds_a_step(processes: int, batch: int, epochs: int, out: Path) -> float:
    """Train on digits and return the seconds of a step."""
    words = ["launch", "-n", str(processes), "--", "train", "digits", "--model", "mlp"]
    words += ["--hidden", str(HIDDEN), "--learning-rate", "0.001", "--json", "--quiet"]
    words += ["--batch-size", str(batch), "--epochs", str(epochs), "--watch", "off"]
    done = subprocess.run(
        [sys.executable, "-m", "steepest", *words, "--out", str(out)],
        stdout=subprocess.PIPE,
        check=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    return batch / json.loads(done.stdout)["examples_per_second"]


def main() -> None:
    """Measure, fit, and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--batches", type=int, nargs="*", default=[32, 128, 512, 1294])
    parser.add_argument("--epochs", type=int, default=100)
    asked = parser.parse_args()
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        for batch, n in itertools.product(asked.batches, asked.processes):
            out = Path(folder, f"{n}-{batch}")
            measured[batch, n] = seconds_a_step(n, batch, asked.epochs, out)
            print(f"B = {batch}, {n} processes: {measured[batch, n]:.3g} s", flush=True)
    several = [(b, n) for b, n in measured if n > 1]
    exchange = [measured[b, n] - measured[b, 1] / n for b, n in several]
    moved = [[1.0, 2 * BYTES * (n - 1) / n] for _, n in several]
    (latency, slowness), *_ = np.linalg.lstsq(np.array(moved), exchange, rcond=None)
    print(f"latency {latency:.3g} s, {1 / slowness:.3g} bytes a second")
    for b, n in several:
        told = measured[b, 1] / n + latency + slowness * 2 * BYTES * (n - 1) / n
        whole, efficiency = measured[b, 1], measured[b, 1] / (n * measured[b, n])
        print(
            f"B = {b}, {n} processes: efficiency {efficiency:.2f}, "
            f"the model says {whole / (n * told):.2f}"
        )


if __name__ == "__main__":
    main()
