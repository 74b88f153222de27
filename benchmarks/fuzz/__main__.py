"""`python -m benchmarks.fuzz runs|readers [--cases N] [--seed S] [--only NAME …]`."""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from . import readers, runs


def main() -> None:
    """Run a campaign and print what escaped, the most frequent place first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["runs", "readers"])
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", nargs="*", default=())
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        began = time.monotonic()
        if asked.what == "runs":
            done, escapes = runs.campaign(folder, asked.cases, asked.seed, asked.only)
            print(f"{asked.cases} damaged runs, {done} actions", end="")
        else:
            escapes, counts = _read(folder, asked)
            print(f"{sum(counts.values())} cases: {dict(counts)}", end="")
    print(f", {time.monotonic() - began:.0f} s")
    print(f"escaped: {sum(map(len, escapes.values()))} in {len(escapes)} places")
    for place, cases in sorted(escapes.items(), key=lambda item: -len(item[1])):
        print(f"{len(cases):5} {place}\n      {cases[0]}")


def _read(
    folder: Path, asked: argparse.Namespace
) -> tuple[dict[str, list[str]], Counter[str]]:
    escapes: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    only = tuple(asked.only)
    for name, number, error in readers.campaign(folder, asked.cases, asked.seed, only):
        counts[name] += 1
        if error is not None:
            escapes.setdefault(runs.place_of(error), []).append(f"{name} {number}")
    return escapes, counts


if __name__ == "__main__":
    main()
