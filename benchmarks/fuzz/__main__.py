"""`python -m benchmarks.fuzz runs [--cases N] [--seed S] [--folder DIR]`."""

import argparse
import tempfile
import time
from pathlib import Path

from . import runs


def main() -> None:
    """Run a campaign and print what escaped, the most frequent place first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["runs"])
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", nargs="*", default=())
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        began = time.monotonic()
        done, escapes = runs.campaign(folder, asked.cases, asked.seed, asked.only)
    seconds = time.monotonic() - began
    print(f"{asked.cases} damaged runs, {done} actions, {seconds:.0f} s")
    print(f"escaped: {sum(map(len, escapes.values()))} in {len(escapes)} places")
    for place, cases in sorted(escapes.items(), key=lambda item: -len(item[1])):
        print(f"{len(cases):5} {place}\n      {cases[0]}")


if __name__ == "__main__":
    main()
