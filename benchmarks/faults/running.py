"""Run what is planned: train, see whether it hurts, diagnose, write a line of JSON.

One process per shape of data sets, which share their programs: a process that has
compiled thousands of them runs out of room. Compiled programs are kept between
processes. A line that is there already is not made again.
"""

import hashlib
import json
import subprocess
import sys
import time
import traceback
import zlib
from collections.abc import Collection
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from steepest._core import Stopwatch, keep_compiled_programs
from steepest.diagnosis import Case, checks, diagnose
from steepest.diagnosis.measured._learners import LEARNERS

from .faults import FAULTS
from .health import GAP, TOLERANCE, reference
from .recipe import OPTIMIZERS, Recipe, healthy, score, trained
from .sets import SETS, Cut, cut

__all__ = [
    "HEALTHY",
    "Task",
    "control_run",
    "faulty",
    "mixed",
    "plan",
    "remember_learners",
    "run_all",
    "run_sets",
]

HEALTHY = "healthy"
COSTS = 0.02  # a fault that costs less than two points is harmless
SEEDS = {
    "A": ((0,), (1,)),
    "B": ((0,), (1,)),
    "C": ((0, 1), (2,), (), (3,)),
    "D": ((0,), (1,), (2,)),
    "E": ((0,), (1,)),
}
"""Of the healthy runs, by round."""
A_ROUND = 16  # faults of a set of half D in one round, drawn; all in three rounds
ROUNDS = {
    "A": 3,
    "B": 3,
    "C": 2,
    "E": 2,
}  # of all faults; later rounds are of RARE ones
RARE = (
    *("rate /100", "margin 100", "start /1000", "N << D", "linear for curved"),
    *("batch N", "sorted, unshuffled", "saddle start", "too few epochs"),
)
"""Faults that seldom hurt, or fit few sets: seeded more often, to be counted at all."""


@dataclass(frozen=True)
class Task:
    """One training to diagnose."""

    set: str
    fault: str
    model: str
    optimizer: str
    seed: int

    @property
    def key(self) -> str:
        return "/".join(map(str, asdict(self).values()))


def plan(name: str, round_: int, folder: Path | None) -> list[Task]:
    """Return what one round makes of a set: a run of every fault, and healthy runs.

    Which model and optimizer a fault meets is drawn once for all rounds, so that three
    rounds are three different pairs. A faulty objective or model has programs of its
    own to compile; it meets the same pair on all sets of one shape, with other seeds.
    Pairs whose model does not suit the set are passed over.
    """
    source = SETS[name]
    tasks = []
    if round_ < len(SEEDS[source.half]):
        tasks = [
            Task(name, HEALTHY, model, optimizer, seed)
            for seed in SEEDS[source.half][round_]
            for model in source.suits
            for optimizer in OPTIMIZERS
        ]
    if not source.faults:
        return tasks
    parts = cut(name, 0, folder)
    for fault in _faults_of(parts, round_):
        about = FAULTS[fault]
        pairs = [(m, o) for m in about.models for o in OPTIMIZERS]
        shape = (*parts.train[0].shape[1:], len(parts.classes or ()))
        of = shape if about.own_programs else (name,)
        order = _generator(fault, *of).permutation(len(pairs))
        turn = 0 if about.own_programs else round_
        drawn = [pairs[at] for at in order]
        if not about.curved:
            drawn = [pair for pair in drawn if pair[0] in source.suits]
        if not drawn:
            continue
        model, optimizer = drawn[turn % len(drawn)]
        tasks.append(Task(name, fault, model, optimizer, round_))
    return tasks


def _faults_of(parts: Cut, round_: int) -> list[str]:
    """Return the faults that one round puts into a set."""
    half = SETS[parts.name].half
    fitting = [fault for fault, about in FAULTS.items() if about.fits(parts)]
    if half == "D":  # has more faults and smaller sets: each round draws some
        order = _generator("faults of", parts.name).permutation(len(fitting))
        drawn = order[A_ROUND * round_ : A_ROUND * (round_ + 1)]
        return [fitting[at] for at in drawn]
    return [fault for fault in fitting if round_ < ROUNDS[half] or fault in RARE]


def _generator(*names: Any) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32("/".join(map(str, names)).encode()))


def faulty(task: Task, folder: Path | None) -> Recipe:
    """Return the recipe of a task."""
    parts = cut(task.set, task.seed, folder)
    recipe = healthy(parts, task.model, task.optimizer, task.seed)
    if task.fault == HEALTHY:
        return recipe
    return FAULTS[task.fault].change(recipe, _generator(task.key))


def remember_learners() -> None:
    """Keep what the diagnosis' simple learners predict, by the bytes they are given.

    They are a function of their arguments alone, and most faults leave the rows as
    they are; nothing that is found changes, only the time of this benchmark.
    """
    learners: Any = LEARNERS

    def remembering(learner: Any) -> Any:
        known: dict[bytes, Any] = {}

        def predict(*arrays: np.ndarray) -> np.ndarray:
            digest = hashlib.sha256()
            for array in arrays:
                digest.update(f"{array.dtype}{array.shape}".encode())
                digest.update(np.ascontiguousarray(array).data)
            if digest.digest() not in known:
                known[digest.digest()] = learner(*arrays)
            return known[digest.digest()].copy()

        return predict

    for name in learners:
        learners[name] = remembering(learners[name])


@dataclass(frozen=True)
class Trained:
    """A case and what it scores."""

    case: Case
    train: float
    clean: float
    fresh: float
    clean_balanced: float
    fresh_balanced: float


def train(recipe: Recipe) -> Trained:
    case, run = trained(recipe)
    objective, params = case.objective, run.params
    scores = [
        score(objective, params, part, balanced=balanced and recipe.classes is not None)
        for balanced in (False, True)
        for part in (recipe.clean, recipe.fresh)
    ]
    return Trained(case, score(objective, params, recipe.rows), *scores)


@cache
def _control(set_: str, model: str, optimizer: str, seed: int, folder: Any) -> Trained:
    return train(healthy(cut(set_, seed, folder), model, optimizer, seed))


def control_run(task: Task, folder: Path | None) -> Trained:
    curved = task.fault != HEALTHY and FAULTS[task.fault].curved
    model = "mlp-32" if curved else task.model
    return _control(task.set, model, task.optimizer, task.seed, folder)


def run_task(task: Task, folder: Path | None, dry: bool = False) -> dict[str, Any]:
    """Train, compare with the control, diagnose if it counts."""
    began = time.perf_counter()
    row: dict[str, Any] = {"key": task.key, "half": SETS[task.set].half, **asdict(task)}
    control = control_run(task, folder)
    if task.fault == HEALTHY:
        found = control
        others = [
            _control(task.set, task.model, task.optimizer, seed, folder)
            for seeds in SEEDS[SETS[task.set].half]
            for seed in seeds
        ]
        diverged = any(each.case.diverged for each in others)
        bar = reference(task.set, task.seed, folder) - TOLERANCE
        row |= {"reference": bar + TOLERANCE, "counts": True}
        row["as_good"] = bool(not diverged and found.clean >= bar)
        row["certified"] = row["as_good"] and found.train - found.fresh <= GAP
    else:
        about = FAULTS[task.fault]
        found = train(faulty(task, folder))
        before, after = control.clean, found.clean
        if about.balanced:
            before, after = control.clean_balanced, found.clean_balanced
        row |= {"control": before, "control_fresh": control.fresh}
        if about.note:
            noted = checks["columns"](found.case).because
            row["noted"] = noted == "constant_and_duplicates"
        row["counts"] = not about.note and bool(
            about.by_definition or found.case.diverged or before - after >= COSTS
        )
    row |= {
        "score": found.clean,
        "fresh": found.fresh,
        "train": found.train,
        "diverged": found.case.diverged,
        "train_seconds": round(time.perf_counter() - began, 2),
    }
    return row | (_diagnosed(found.case) if row["counts"] and not dry else {})


def _diagnosed(case: Case) -> dict[str, Any]:
    clock = Stopwatch()
    cpu = time.process_time()
    try:
        found = diagnose(case)
    except Exception as problem:  # a crash is a result of the benchmark: a miss
        return {
            "crash": f"{type(problem).__name__}: {problem}",
            "where": traceback.format_exc().splitlines()[-7:],
            "problems": [],
            "folded": [],
        }
    wrong = [each for each in found.findings if each.verdict in ("fail", "warn")]

    def told(check: Any) -> list[str]:
        return [f"{check.check}/{check.because}", str(check.verdict)]

    return {
        "problems": [told(each) for each in found.problems],
        "folded": [
            [*told(each), found.causes[each.check]]
            for each in wrong
            if each.check in found.causes
        ],
        "errors": [
            f"{each.check}: {each.measured['error']}"
            for each in found.findings
            if each.because == "error"
        ],
        "symptom": found.symptom.to_json(),
        "findings": [each.to_json() for each in found.findings],
        "causes": dict(found.causes),
        "seconds": round(clock.seconds, 2),
        "compiling": round(clock.compiling, 2),
        "cpu": round(time.process_time() - cpu, 2),
        "spent": {
            name: [round(each.seconds, 3), round(each.compiling, 3), each.epochs]
            for name, each in found.spent.items()
        },
    }


def rows_of(out: Path) -> dict[str, dict[str, Any]]:
    """Return the lines that are there, by their keys."""
    if not out.exists():
        return {}
    rows = (json.loads(line) for line in out.read_text().splitlines() if line)
    return {row["key"]: row for row in rows}


def run_sets(
    names: tuple[str, ...],
    rounds: range,
    out: Path,
    folder: Path | None,
    only: tuple[str, ...] = (),
    until: float = float("inf"),
    dry: bool = False,
) -> None:
    """Run some sets in this process, all of a round before the next one.

    Within a round the runs of all sets are mixed, so that a run which is cut short by
    the clock has left out no set and no fault more than others. Dry, without any
    diagnosis.
    """
    keep_compiled_programs("runs/faults/programs")
    remember_learners()
    done = rows_of(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    for task in (t for r in rounds for t in mixed(names, r, folder)):
        if task.key in done or (only and task.fault not in only):
            continue
        if time.time() > until:
            return
        row = run_task(task, folder, dry)
        with out.open("a") as file:
            file.write(json.dumps(row) + "\n")
        print(_said(row), flush=True)


def mixed(names: Collection[str], round_: int, folder: Path | None) -> list[Task]:
    """Return what one round makes of several sets, in an order without an order."""
    tasks = [task for name in names for task in plan(name, round_, folder)]
    return sorted(tasks, key=lambda task: zlib.crc32(task.key.encode()))


def _said(row: dict[str, Any]) -> str:
    if not row["counts"]:
        said = "noted" if row.get("noted") else "harmless"
    elif "problems" not in row:
        said = "certified" if row.get("certified") else "counts"
    elif "crash" in row:
        said = f"CRASH {row['crash'][:100]}"
    else:
        said = ", ".join(f"{verdict} {what}" for what, verdict in row["problems"])
        cost = f"[{row['seconds']} s, {row['cpu']} cpu]"
        said = f"{said or 'nothing'} {row['errors'] or ''} {cost}"
    return f"{row['key']:48} {row['score']:.3f}  {said}"


def chosen(half: str, sets: tuple[str, ...]) -> list[str]:
    """Return the sets of a half, or those of them that are named."""
    return [
        name
        for name, source in SETS.items()
        if half in ("AB", source.half) and (not sets or name in sets)
    ]


def run_all(
    names: list[str],
    rounds: range,
    out: Path,
    folder: Path | None,
    only: tuple[str, ...] = (),
    until: float = float("inf"),
    dry: bool = False,
) -> None:
    """Run sets, one process per shape, one after the other.

    Until a time, every shape gets a share of what is left, by its number of sets.
    """
    shapes: dict[str, list[str]] = {}
    for name in names:
        if SETS[name].images and folder is None:
            print(f"{name}: skipped, no pictures; pass --data FOLDER")
            continue
        parts = cut(name, 0, folder)
        shape = f"{parts.train[0].shape[1:]} {parts.classes}"
        shapes.setdefault(shape, []).append(name)
    waiting = sum(len(alike) for alike in shapes.values())
    for alike in shapes.values():
        left = (until - time.time()) * len(alike) / waiting
        waiting -= len(alike)
        command = [sys.executable, "-m", "benchmarks.faults", "these"]
        command += ["--sets", ",".join(alike)]
        command += ["--after", str(rounds.start), "--rounds", str(rounds.stop)]
        command += ["--out", str(out), "--until", str(time.time() + left)]
        command += [] if folder is None else ["--data", str(folder)]
        command += ["--only", ",".join(only)] if only else []
        command += ["--dry"] if dry else []
        subprocess.run(command, check=False)
