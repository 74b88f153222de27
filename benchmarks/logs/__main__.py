"""How often a log's diagnosis is right: make logs whose truth is known, and score.

    python -m benchmarks.logs make FOLDER --loop torch --half design
    python -m benchmarks.logs make FOLDER --loop keras --half unseen --images mnist.npz
    python -m benchmarks.logs scores FOLDER…

The bounds of `steepest.logs` were chosen on the half "design" (digits, wine) alone. The
half "unseen" has other rows (MNIST, breast cancer) and other seeds.
"""

import argparse
import csv
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from .trainings import trainings, truth

HALVES = {
    "design": (("digits", "wine"), range(3)),
    "unseen": (("mnist", "breast_cancer"), range(10, 13)),
}
MEANS = {
    "not_finite": {"not_finite"},
    "zero": {"not_finite"},
    "chance": {"stuck"},
    "one_answer": {"stuck"},
    "hardly_falls": {"stuck"},
    "rises": {"rises", "stuck"},
    "turns": {"rises", "stuck"},
    "overfits": {"overfits"},
    "never_better": {"overfits"},
    "slow": {"goes_on", "stuck"},
    "goes_on": {"goes_on"},
}
"""By finding, what it may truly be; one of them is enough."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("make", "scores"))
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--loop", choices=("engine", "torch", "keras"), default="torch")
    parser.add_argument("--half", choices=sorted(HALVES), default="design")
    parser.add_argument("--images", help="An .npz file of MNIST: x and y.")
    parser.add_argument("--every", type=int, default=1, help="One of so many.")
    asked = parser.parse_args()
    if asked.what == "make":
        make(asked)
    else:
        print(json.dumps(scores(asked.folders), indent=1))


def make(asked: argparse.Namespace) -> None:
    run = {"torch": _torch, "engine": _engine, "keras": _keras}[asked.loop]()
    folder = asked.folders[0]
    folder.mkdir(parents=True, exist_ok=True)
    for i, training in enumerate(trainings(*HALVES[asked.half])[:: asked.every]):
        log, facts = run(training, asked.images)
        name = f"{asked.loop}-{asked.half}-{i:03}"
        with (folder / f"{name}.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, list(log[0]))
            writer.writeheader()
            writer.writerows(log)
        told = {**asdict(training), "facts": facts, "truth": truth(facts)}
        (folder / f"{name}.json").write_text(json.dumps(told))
        print(name, training.data, training.fault, told["truth"], flush=True)


def scores(folders: list[Path]) -> dict:
    from steepest.logs import diagnose_log

    counts, missed, false = Counter(), [], []
    for file in sorted(file for folder in folders for file in folder.glob("*.csv")):
        about = json.loads(file.with_suffix(".json").read_text())
        found = [f.name for f in diagnose_log(file).problems if f.name in MEANS]
        true = set(about["truth"])
        counts["logs"] += 1
        kind = "faulty" if true else "healthy"
        counts[kind] += 1
        counts[f"{kind}, told a problem"] += bool(found)
        right = {code for name in found for code in MEANS[name] & true}
        wrong = [name for name in found if not MEANS[name] & true]
        counts["faulty, told the right one"] += bool(right)
        for code in sorted(true):
            counts[f"{code}: there"] += 1
            counts[f"{code}: told"] += code in right
        for name in found:
            counts[f"told {name}"] += 1
            counts[f"told {name}, wrongly"] += name in wrong
        note = f"{file.stem} {about['data']} {about['fault']}: "
        note += f"{sorted(true)}, told {found}"
        if true and not right:
            missed.append(note)
        if wrong:
            false.append(note)
    return {**dict(sorted(counts.items())), "missed": missed, "false": false}


def _torch():
    from .torch_loop import run

    return run


def _engine():
    from .engine_loop import run

    return run


def _keras():
    from .keras_loop import run

    return run


if __name__ == "__main__":
    main()
