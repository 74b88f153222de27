"""`python -m benchmarks.fuzz runs|readers [--cases N] [--seed S] [--only NAME …]`.

With `--log FILE` every block of cases of a reader becomes a line of the file, and the
same command goes on after the last line: so a million cases may take several days.
`… summary --log FILE` adds the lines up.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

from . import readers, runs


def main() -> None:
    """Run a campaign and print what escaped, the most frequent place first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["runs", "readers", "summary"])
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--only", nargs="*", default=())
    asked = parser.parse_args()
    if asked.what == "summary":
        _sum_up(asked.log)
        return
    if asked.log:
        _go_on(asked)
        return
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


BLOCK = {"options": 50, "images": 200, "runs": 20}


def _go_on(asked: argparse.Namespace) -> None:
    """Run blocks of cases that the log does not have, each reader in turn."""
    lines = asked.log.read_text().splitlines() if asked.log.exists() else []
    done = Counter(json.loads(line)["reader"] for line in lines)
    with tempfile.TemporaryDirectory() as temporary, open(asked.log, "a") as log:
        folder = Path(temporary)
        names = list(readers.cases(folder)) if asked.what == "readers" else ["runs"]
        while left := [
            name
            for name in names
            if (not asked.only or name in asked.only)
            and done[name] * BLOCK.get(name, 1000) < asked.cases
        ]:
            name = min(left, key=lambda one: done[one] * BLOCK.get(one, 1000))
            number, began = BLOCK.get(name, 1000), time.monotonic()
            escapes: list[str] = []
            if name == "runs":
                seed = asked.seed + 1_000_000 + done[name]
                _, places = runs.campaign(folder, number, seed)
                escapes = [f"{place}: {cases[0]}" for place, cases in places.items()]
            else:
                only, first = (name,), done[name] * number
                for _, case, error in readers.campaign(
                    folder, number, asked.seed, only, first
                ):
                    if error is not None:
                        escapes.append(f"{case}: {runs.place_of(error)}")
            seconds = round(time.monotonic() - began, 1)
            line = {"reader": name, "block": done[name], "cases": number}
            line |= {"escapes": escapes, "seconds": seconds}
            log.write(json.dumps(line) + "\n")
            log.flush()
            done[name] += 1


def _sum_up(log: Path) -> None:
    """Print how many cases a log has, reader by reader, and what escaped."""
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    cases: Counter[str] = Counter()
    for line in lines:
        cases[line["reader"]] += line["cases"]
    escapes = [f"{line['reader']} {one}" for line in lines for one in line["escapes"]]
    print(f"{sum(cases.values())} cases: {dict(cases)}")
    print(f"escaped: {len(escapes)}", *escapes[:40], sep="\n  ")


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
