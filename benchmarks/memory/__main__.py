"""How much memory a command takes whose data do not fit, and what that costs.

    python -m benchmarks.memory goal large FOLDER --rows 200e6
    python -m benchmarks.memory make parquet FILE --rows 20e6
    python -m benchmarks.memory run train FILE --memory 300MB --epochs 1 …

`goal` makes its files in a folder and prints a line for each measurement:

    large      train, evaluate, predict: 200 M rows of 30 numbers
    text       train: a CSV of 2 GB with two columns of text and one of dates
    rate       rows per second from disk and in memory
    by-class   10 M rows sorted by class, from disk and in memory
    resumed    killed in the middle (SIGKILL, SIGTERM), resumed, all bits compared

`run` starts any command of `steepest`, looks at its process every 20 ms, and prints its
largest resident set and the largest part of it that is not mapped from files. These do
not depend on what else the machine does; seconds and rates do.
"""

import argparse
import sys
from pathlib import Path

from ._files import make
from ._goals import GOALS
from ._watched import run


def main() -> int:
    """Do what the arguments say."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    tasks = asked.add_subparsers(dest="task", required=True)
    goal = tasks.add_parser("goal")
    goal.add_argument("name", choices=list(GOALS))
    goal.add_argument("folder", type=Path)
    goal.add_argument("--rows", type=float, help="by default as many as the goal says")
    making = tasks.add_parser("make")
    making.add_argument("kind", choices=["parquet", "csv"])
    making.add_argument("path")
    making.add_argument("--rows", type=float, default=1e6)
    running = tasks.add_parser("run")
    running.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = asked.parse_args()
    if chosen.task == "run":
        taken = run(chosen.arguments)
        print(taken)
        return taken.status
    if chosen.task == "make":
        make(chosen.kind, chosen.path, int(chosen.rows))
        return 0
    measure, rows = GOALS[chosen.name]
    chosen.folder.mkdir(parents=True, exist_ok=True)
    measure(chosen.folder, int(chosen.rows or rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
