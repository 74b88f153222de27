"""Train, diagnose and mend both forms of a program; a line of JSON for each."""

import json
import time
import traceback
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np

from steepest.descent import descend, scores_of
from steepest.diagnosis import Case, Fix, case_of, diagnose, fix
from steepest.diagnosis.repair._retrain import retrained

from .building import built, targets_of
from .description import Form, Program

__all__ = ["POINTS", "print_scores", "run_programs"]

POINTS = 0.02  # of accuracy or R²: less is no difference
GOOD = 0.95  # of accuracy or R²


def run_programs(
    programs: Collection[Program],
    folder: Path,
    out: Path,
    posts: Collection[str],
    *,
    mend: bool,
) -> None:
    """Run the programs that are not in the file yet."""
    out.parent.mkdir(parents=True, exist_ok=True)
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    there = {(row["post"], row["form"]) for row in map(json.loads, lines)}
    for program in programs:
        forms = [
            name
            for name in ("faulty", "corrected")
            if getattr(program, name) and (program.post, name) not in there
        ]
        if (posts and program.post not in posts) or not forms:
            continue
        seed, cases = _cases(program, folder)
        for name in forms:
            row: dict[str, Any] = {"post": program.post, "form": name, "seed": seed}
            try:
                row |= _diagnosed(program, cases[name], mend, name == "faulty")
            except Exception:
                row["error"] = traceback.format_exc(limit=-3)
            with out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
            shown = {key: row.get(key) for key in ("score", "problems", "mended")}
            print(program.post, name, row.get("error", shown), flush=True)


def print_scores(
    programs: Collection[Program], folder: Path, posts: Collection[str]
) -> None:
    """Print what both forms of each program learn, without a diagnosis."""
    for program in programs:
        if posts and program.post not in posts:
            continue
        seed, cases = _cases(program, folder)
        scores = {name: _score(case, program.classes) for name, case in cases.items()}
        print(program.post, scores, f"seed {seed}", flush=True)


def _cases(program: Program, folder: Path) -> tuple[int, dict[str, Case]]:
    """Return the trained forms of a program, from the same seed.

    Of several seeds that where the corrected form does best, as it worked when it was
    published; the first one that is good enough.
    """
    best, seed, corrected = -np.inf, 0, None
    for number in range(program.seeds if program.corrected else 0):
        case = _trained(program, program.corrected, folder, number)
        score = _score(case, program.classes)
        if corrected is None or score > best:
            best, seed, corrected = score, number, case
        if best > GOOD:
            break
    faulty = _trained(program, program.faulty, folder, seed)
    both = {"faulty": faulty} | ({"corrected": corrected} if corrected else {})
    return seed, both


def _trained(program: Program, form: Form | None, folder: Path, seed: int) -> Case:
    assert form is not None
    rows = targets_of(form, (form.rows or program.rows)(folder), program.classes)
    objective, start = built(form, rows, seed)
    data = rows.inputs, rows.targets
    run = descend(
        objective,
        start,
        data,
        validation=rows.validation,
        optimizer=form.optimizer,
        optimizer_options=dict(form.options),
        learning_rate=form.rate,
        batch_size=min(form.batch, len(rows.inputs)),
        epochs=form.epochs,
        seed=seed,
    )
    return case_of(
        run,
        objective=objective,
        params=start,
        data=data,
        validation=rows.validation,
    )


def _diagnosed(
    program: Program, case: Case, mend: bool, faulty: bool
) -> dict[str, Any]:
    clock = time.perf_counter()
    found = diagnose(case)
    row = {
        "rows": case.n_rows,
        "outcome": None if case.run is None else str(case.run.outcome),
        "score": _score(case, program.classes),
        "symptom": bool(found.symptom),
        "problems": [
            (problem.check, problem.because, str(problem.verdict))
            for problem in found.problems
        ],
        "says": str(found),
        "seconds": round(time.perf_counter() - clock, 1),
    }
    failed = any(problem.verdict == "fail" for problem in found.problems)
    if mend and (faulty or failed):
        clock = time.perf_counter()
        mended = fix(case, found)
        row |= {
            "change": dict(mended.change),
            "advised": _score(_advised(case, mended), program.classes),
            "mended": _score(mended.case, program.classes),
            "attempts": [
                (attempt.check, dict(attempt.change), attempt.kept, attempt.after)
                for attempt in mended.attempts
            ],
            "seconds_of_fix": round(time.perf_counter() - clock, 1),
        }
    return row


def _advised(case: Case, mended: Fix) -> Case:
    """Return the run with all that helped, also what few rows cannot show."""
    change = dict(mended.change)
    for more, _ in reversed(mended.withdrawn):
        change |= more
    return retrained(case, change) if mended.withdrawn else mended.case


def _score(case: Case, classes: bool) -> float:
    """Return accuracy or R² of a run, on the rows that validate, or all it has."""
    rows = case.validation or case.rows
    scores = np.asarray(scores_of(case.objective, case.params, rows.inputs), float)
    targets = np.asarray(rows.targets)
    if not np.isfinite(scores).all():
        return float("-inf")
    if not classes:
        wrong = np.square(scores - targets.reshape(scores.shape)).sum()
        about = np.square(targets - targets.mean()).sum()
        return round(float(1 - wrong / about), 4)
    if case.task == "classification":
        predicted = np.asarray(case.objective.loss.predict(scores))
    elif scores.shape[1] == 1:
        targets = targets.ravel()  # the number of the class
        predicted = np.clip(np.rint(scores[:, 0]), 0, targets.max())
    else:
        predicted, targets = scores.argmax(axis=1), targets.argmax(axis=1)
    return round(float(np.mean(predicted == targets)), 4)
