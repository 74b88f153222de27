"""The fault benchmark, by one command.

    python -m benchmarks.faults run --half A --data FOLDER     run a half (resumable)
    python -m benchmarks.faults run --half A --quick           a few minutes of it
    python -m benchmarks.faults scores                         what came out
    python -m benchmarks.faults costs --data FOLDER            what a diagnosis costs
    python -m benchmarks.faults fix --half A                   does the advice help
    python -m benchmarks.faults fixes --half A                 whether it did

FOLDER holds mnist/train and cifar10/train, folders of class folders.
"""

import argparse
from pathlib import Path

from .costs import print_costs
from .fixing import fix_set, print_fixes
from .running import jobs, run_all, run_set
from .scoring import print_scores

OUT = Path("runs/faults")
QUICK = ("blobs", "moons", "linear_table")


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "what", choices=("run", "one", "scores", "fix", "fixes", "costs")
    )
    parser.add_argument("set", nargs="?", help="of `one`")
    parser.add_argument("--half", choices=("A", "B", "AB"), default="A")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--quick", action="store_true", help="three sets, one round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--round", type=int, default=0, help="of `one`")
    parser.add_argument("--sets", type=_list, default=())
    parser.add_argument("--only", type=_list, default=(), help="faults, or healthy")
    parser.add_argument("--until", type=float, default=float("inf"), help="epoch time")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--dry", action="store_true", help="train, diagnose nothing")
    asked = parser.parse_args()
    out = asked.out or OUT / f"{asked.half}.jsonl"
    rest = (asked.only, asked.until, asked.dry)
    if asked.what == "one":
        run_set(asked.set, asked.round, out, asked.data, *rest)
    elif asked.what == "run":
        sets = asked.sets or (QUICK if asked.quick else ())
        rounds = range(1 if asked.quick else asked.rounds)
        run_all(asked.half, rounds, out, asked.data, sets, *rest)
    elif asked.what == "fix":
        for name, round_ in jobs(asked.half, range(asked.rounds), asked.sets):
            fixed = asked.out or OUT / f"fix-{asked.half}.jsonl"
            fix_set(name, round_, fixed, asked.data, asked.only, asked.until)
    elif asked.what == "fixes":
        print_fixes([asked.out or OUT / f"fix-{asked.half}.jsonl"])
    elif asked.what == "costs":
        print_costs(asked.data)
    elif asked.what == "scores":
        halves = ("A", "B") if asked.half == "AB" else (asked.half,)
        files = [asked.out] if asked.out else [OUT / f"{half}.jsonl" for half in halves]
        print_scores(files, misses=asked.misses)


if __name__ == "__main__":
    main()
