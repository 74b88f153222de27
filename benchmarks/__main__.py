"""Measure everything, one benchmark after another, and keep the figures.

python -m benchmarks [--mnist FOLDER] [--cifar10 FOLDER] [--turns 5]
                     [--only NAME ...] [--json runs/bench.json] [--data FOLDER]
"""

import argparse
import subprocess
import sys
from pathlib import Path

from ._report import add_sources

PARTS = {
    "epoch": ["mnist", "cifar10", "turns", "data", "json"],
    "goals": ["mnist", "turns", "data", "json"],
    "same": ["mnist", "turns", "data", "json"],
    "cold": ["turns", "json"],
    "growth": ["json"],
    "counts": ["json"],
    "sweep": ["turns", "json"],
    "candidates": ["turns", "json"],
    "targets": ["json"],
}


def main():
    made = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    add_sources(made)
    made.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    made.set_defaults(json="runs/bench.json")
    asked = made.parse_args()
    Path(asked.json).parent.mkdir(parents=True, exist_ok=True)
    failed = []
    for part in asked.only:
        given = [
            word
            for name in PARTS[part]
            if getattr(asked, name) is not None
            for word in (f"--{name}", str(getattr(asked, name)))
        ]
        command = [sys.executable, "-m", f"benchmarks.{part}", *given]
        if subprocess.run(command, check=False).returncode:
            failed.append(part)
    print(f"\nThe figures are in {asked.json}.")
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
