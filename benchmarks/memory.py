"""How much memory a command takes whose data do not fit.

    python -m benchmarks.memory make parquet FILE --rows 20e6
    python -m benchmarks.memory run train FILE --memory 300MB --epochs 1 …
    python -m benchmarks.memory run predict RUN FILE --memory 300MB --out FILE

`make` writes a file with classes: "parquet" has 30 columns of numbers, "csv" eight, two
of text and one of dates. `run` starts `steepest` in a process of its own, looks at it
every 20 ms, and prints its largest resident set and the largest part of it that is not
mapped from files. These do not depend on what else the machine does; seconds do.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROWS = 500_000  # that are written together
PAUSE = 0.02  # seconds


def make(kind: str, path: str, rows: int) -> None:
    """Write a file of this many rows."""
    import pyarrow as pa
    from pyarrow import csv, parquet

    generator = np.random.default_rng(0)
    writer = None
    for begin in range(0, rows, ROWS):
        n = min(ROWS, rows - begin)
        numbers = 30 if kind == "parquet" else 8
        x = generator.normal(size=(n, numbers)).astype(np.float32)
        noise = generator.normal(size=n)
        columns = {f"x{i}": x[:, i] for i in range(numbers)}
        if kind == "csv":
            cities = np.array([f"city number {i}" for i in range(40)])
            kinds = np.array(["red", "green", "blue", "a longer kind of text"])
            columns["city"] = cities[generator.integers(40, size=n)]
            columns["kind"] = kinds[generator.integers(4, size=n)]
            days = generator.integers(0, 366, n)
            columns["day"] = np.datetime64("2024-01-01") + days
        columns["y"] = np.where(x[:, :5].sum(1) + noise > 0, "yes", "no")
        table = pa.table(columns)
        if writer is None:
            kinds_of = {"parquet": parquet.ParquetWriter, "csv": csv.CSVWriter}
            writer = kinds_of[kind](path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def run(arguments: list[str]) -> int:
    """Run a command, print what it took, and return its status."""
    begin = time.perf_counter()
    command = subprocess.Popen([sys.executable, "-m", "steepest", *arguments])
    most = {"VmRSS": 0, "RssAnon": 0}
    while command.poll() is None:
        try:
            lines = Path(f"/proc/{command.pid}/status").read_text().splitlines()
        except OSError:
            break
        for name, value in (line.split(":", 1) for line in lines):
            if name in most:
                most[name] = max(most[name], int(value.split()[0]) * 1024)
        time.sleep(PAUSE)
    seconds = time.perf_counter() - begin
    print(
        f"resident {most['VmRSS'] / 1e9:.2f} GB, "
        f"not mapped {most['RssAnon'] / 1e9:.2f} GB, {seconds:.0f} s"
    )
    return command.wait()


def main() -> int:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    tasks = asked.add_subparsers(dest="task", required=True)
    making = tasks.add_parser("make")
    making.add_argument("kind", choices=["parquet", "csv"])
    making.add_argument("path")
    making.add_argument("--rows", type=float, default=1e6)
    running = tasks.add_parser("run")
    running.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = asked.parse_args()
    if chosen.task == "run":
        return run(chosen.arguments)
    make(chosen.kind, chosen.path, int(chosen.rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
