"""The fault benchmark, by one command.

    python -m benchmarks.faults run --half A --data FOLDER     run a half (resumable)
    python -m benchmarks.faults run --half A --quick           a few minutes of it
    python -m benchmarks.faults search --half C                 recipes of its controls
    python -m benchmarks.faults scores                         what came out
    python -m benchmarks.faults fix --half A                   does the advice help
    python -m benchmarks.faults fixes --half A                 whether it did
    python -m benchmarks.faults gradients                      1 % off in one tensor
    python -m benchmarks.faults live --half C                   warnings while training
    python -m benchmarks.faults same --before FILE --out FILE  do two versions agree

FOLDER holds mnist/train and cifar10/train, folders of class folders.
"""

import argparse
from pathlib import Path

from .comparing import print_differences
from .fixing import fix_sets, print_fixes
from .gradients import print_gradients
from .live import print_live
from .running import chosen, run_all, run_sets
from .scoring import print_scores
from .searching import search_sets

OUT = Path("runs/faults")
QUICK = ("blobs", "moons", "linear_table")


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "what",
        choices=(
            *("search", "run", "these", "scores", "fix", "fixes", "gradients"),
            *("live", "same"),
        ),
    )
    parser.add_argument("--half", choices=("A", "B", "AB", "C", "D"), default="A")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--quick", action="store_true", help="three sets, one round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--after", type=int, default=0, help="leave out so many rounds")
    parser.add_argument("--sets", type=_list, default=())
    parser.add_argument("--only", type=_list, default=(), help="faults, or healthy")
    parser.add_argument("--until", type=float, default=float("inf"), help="epoch time")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--nets", type=int, default=1000, help="correct gradients")
    parser.add_argument("--dry", action="store_true", help="train, diagnose nothing")
    parser.add_argument("--before", type=Path, help="lines of an earlier version")
    asked = parser.parse_args()
    out = asked.out or OUT / f"{asked.half}.jsonl"
    rounds = range(asked.after, 1 if asked.quick else asked.rounds)
    names = chosen(asked.half, asked.sets or (QUICK if asked.quick else ()))
    rest = (asked.only, asked.until, asked.dry)
    if asked.what == "these":
        run_sets(asked.sets, rounds, out, asked.data, *rest)
    elif asked.what == "search":
        search_sets(names, asked.data)
    elif asked.what == "run":
        run_all(names, rounds, out, asked.data, *rest)
    elif asked.what == "fix":
        fixed = asked.out or OUT / f"fix-{asked.half}.jsonl"
        fix_sets(names, rounds, fixed, asked.data, asked.only, asked.until)
    elif asked.what == "fixes":
        print_fixes([asked.out or OUT / f"fix-{asked.half}.jsonl"])
    elif asked.what == "live":
        print_live(names, rounds, asked.data, asked.only)
    elif asked.what == "gradients":
        print_gradients(asked.nets)
    elif asked.what == "same":
        raise SystemExit(print_differences(asked.before, out) > 0)
    elif asked.what == "scores":
        halves = ("A", "B") if asked.half == "AB" else (asked.half,)
        files = [asked.out] if asked.out else [OUT / f"{half}.jsonl" for half in halves]
        print_scores(files, misses=asked.misses)


if __name__ == "__main__":
    main()
