"""How often a training warns while it runs: of healthy runs, and of faulty ones.

Nothing is diagnosed: each recipe is trained once with a `Watch`. Healthy runs are those
of `running.plan`, with its settings (*recipe*) and with those that the command line
takes by default (*defaults*: Adam, a rate that is searched, a falling rate).
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any

from steepest._core import keep_compiled_programs
from steepest.descent import Progress, descend
from steepest.diagnosis import Watch
from steepest.settings import Settings

from .recipe import Recipe
from .running import HEALTHY, Task, faulty, mixed
from .scoring import exact
from .sets import SETS

__all__ = ["print_live", "warnings_of"]

SEARCHED = "adam"  # the optimizer whose runs are repeated with default settings


def warnings_of(recipe: Recipe) -> list[str]:
    """Train a recipe; return the codes of its live warnings, in their order."""
    watch, codes = Watch(), []

    def on_progress(progress: Progress) -> None:
        before = set(watch.warned)
        watch(progress)
        codes.extend(watch.warned - before)

    descend(
        recipe.objective(),
        recipe.params,
        recipe.rows,
        validation=recipe.validation,
        evaluate_every=max(1, recipe.settings["epochs"] // 20),
        callbacks=[on_progress],
        **recipe.settings,
    )
    return codes


def with_defaults(recipe: Recipe) -> Recipe:
    """Return a recipe with the settings that the command line takes by default."""
    usual = Settings()
    return recipe.with_settings(
        optimizer=usual.optimizer,
        optimizer_options={},
        learning_rate=usual.learning_rate,
        batch_size=usual.batch_size,
        epochs=usual.epochs,
        schedule=usual.schedule,
    )


def print_live(
    names: Collection[str],
    rounds: range,
    folder: Path | None,
    only: Collection[str] = (),
) -> None:
    """Print the rate of live warnings: healthy runs, then every fault."""
    keep_compiled_programs("runs/faults/programs")
    codes: dict[str, list[list[str]]] = defaultdict(list)
    for task in _tasks(names, rounds, folder):
        if only and task.fault not in only:
            continue
        recipe = faulty(task, folder)
        kinds = {task.fault: recipe}
        if task.fault == HEALTHY:
            kinds = {"healthy, recipe": recipe}
            if task.optimizer == SEARCHED:
                kinds["healthy, defaults"] = with_defaults(recipe)
        for kind, of in kinds.items():
            warned = warnings_of(of)
            codes[kind].append(warned)
            if warned and kind != task.fault:
                print(f"{task.key}: {kind}: {', '.join(warned)}", flush=True)
    print("| runs | warned | share | 95 %, exact | more than one | first warning |")
    print("|---|---|---|---|---|---|")
    for kind, runs in sorted(codes.items(), key=lambda item: "," not in item[0]):
        print(_line(kind, runs))


def _tasks(names: Collection[str], rounds: range, folder: Path | None) -> list[Task]:
    pictures = [name for name in names if not SETS[name].images or folder]
    return [
        task
        for r in rounds
        for task in mixed(pictures, r, folder)
        # a line through a curve is a fault, "linear for curved", and no healthy run
        if not (
            task.fault == HEALTHY and task.model == "linear" and SETS[task.set].curved
        )
    ]


def _line(kind: str, runs: list[list[str]]) -> str:
    warned = [run for run in runs if run]
    low, high = exact(len(warned), len(runs))
    first: Any = Counter(run[0] for run in warned).most_common()
    said = ", ".join(f"{code} {n}" for code, n in first)
    return (
        f"| {kind}: {len(runs)} | {len(warned)} | {len(warned) / len(runs):.1%} | "
        f"{low:.1%} … {high:.1%} | {sum(len(run) > 1 for run in runs)} | {said} |"
    )
