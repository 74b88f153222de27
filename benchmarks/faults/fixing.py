"""Does the advice help? Every repairable fault, mended by its own diagnosis.

`fix` sees the training and the validation rows. Whether a run is repaired is told on
fresh rows, which nothing was chosen on: it is, if its score there is no more than two
points below that of its control, the same run without the fault.

Imbalance is counted apart: its control has learned from rows of the rare classes that
the faulty run was never given, and no setting brings these back. (N << D, whose control
has fifty times its rows, is not mended at all.) This was written down before half C was
mended.
"""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from steepest._core import keep_compiled_programs
from steepest.diagnosis import fix

from .faults import FAULTS
from .recipe import score
from .running import (
    COSTS,
    HEALTHY,
    Task,
    control_run,
    faulty,
    mixed,
    remember_learners,
    rows_of,
    train,
)
from .scoring import by_set, exact

__all__ = ["fix_sets", "print_fixes"]

APART = ("imbalance",)


def fix_sets(
    names: list[str],
    rounds: range,
    out: Path,
    folder: Path | None,
    only: tuple[str, ...] = (),
    until: float = float("inf"),
) -> None:
    """Mend the faults of some sets, mixed, one line of JSON a run."""
    remember_learners()
    keep_compiled_programs("runs/faults/programs")
    done = rows_of(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    for task in (t for r in rounds for t in mixed(names, r, folder)):
        if task.fault == HEALTHY or not FAULTS[task.fault].repairable:
            continue
        if task.key in done or (only and task.fault not in only):
            continue
        if time.time() > until:
            return
        row = _mended(task, folder)
        with out.open("a") as file:
            file.write(json.dumps(row) + "\n")
        tried = [f"{a['check']} {a['kept']}" for a in row.get("attempts", [])]
        print(f"{row['key']:44}", row.get("scores", "harmless"), tried, flush=True)


def _mended(task: Task, folder: Path | None) -> dict[str, Any]:
    about = FAULTS[task.fault]
    recipe = faulty(task, folder)
    control, found = control_run(task, folder), train(recipe)

    def fresh(case: Any) -> float:
        return score(case.objective, case.params, recipe.fresh, balanced=about.balanced)

    row: dict[str, Any] = {"key": task.key, "set": task.set, "fault": task.fault}
    # the control's rows are those of its own recipe, in their own units
    wanted = control.fresh_balanced if about.balanced else control.fresh
    before = fresh(found.case)
    row["counts"] = found.case.diverged or wanted - before >= COSTS
    if not row["counts"] and not about.by_definition:
        return row
    began = time.perf_counter()
    try:
        mended = fix(found.case)
    except Exception as problem:  # a crash is a result of the benchmark: not mended
        return row | {
            "crash": f"{type(problem).__name__}: {problem}",
            "trainings": 0,
            "scores": [wanted, before, before],
        }
    return row | {
        "scores": [round(wanted, 4), round(before, 4), round(fresh(mended.case), 4)],
        "trainings": mended.trainings,
        "attempts": mended.to_json()["attempts"],
        "seconds": round(time.perf_counter() - began, 1),
    }


def _print_share(name: str, rows: list[dict[str, Any]], back: list[bool]) -> None:
    low, high = exact(sum(back), len(back))
    below, above = by_set(rows, back)
    print(
        f"Repaired, {name}: {sum(back)} of {len(back)}, "
        f"{sum(back) / max(len(back), 1):.1%} ({low:.1%} … {high:.1%}; "
        f"by set {below:.1%} … {above:.1%})."
    )


def print_fixes(files: list[Path]) -> None:
    """Print how many were repaired, fault by fault, as Markdown."""
    rows = [row for file in files for row in rows_of(file).values() if "scores" in row]
    hurt = [row for row in rows if row["counts"]]
    back = [row["scores"][0] - row["scores"][2] <= COSTS for row in hurt]
    worse = [row for row in rows if row["scores"][2] < row["scores"][1] - COSTS]
    _print_share("all", hurt, back)
    same = [
        pair for pair in zip(hurt, back, strict=True) if pair[0]["fault"] not in APART
    ]
    _print_share("without imbalance", *map(list, zip(*same, strict=True)))
    trainings = [row["trainings"] for row in hurt]
    if trainings:
        print(
            f"Trainings: {np.mean(trainings):.1f} on average, {max(trainings)} at most."
        )
    print(f"Made worse by two points: {len(worse)} of {len(rows)}.\n")
    print("| fault | hurt | repaired | trainings |\n|---|---|---|---|")
    for fault in FAULTS:
        some = [(b, r) for b, r in zip(back, hurt, strict=True) if r["fault"] == fault]
        if some:
            mean = np.mean([row["trainings"] for _, row in some])
            print(f"| {fault} | {len(some)} | {sum(b for b, _ in some)} | {mean:.1f} |")
    print()
    for good, row in zip(back, hurt, strict=True):
        if not good:
            tried = [
                f"{a['check']}{'+' if a['kept'] else '-'}"
                for a in row.get("attempts", [])
            ]
            print(f"not: {row['key']} {row['scores']} {tried} {row.get('crash', '')}")
    for row in worse:
        print(f"worse: {row['key']} {row['scores']}")
