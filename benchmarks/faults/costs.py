"""What a diagnosis costs: every check in passes of the run over its rows.

Each run is diagnosed twice. The first time compiles for the new shapes, the second
finds everything compiled; seconds of compiling are told apart in both.
"""

import time
from pathlib import Path

from steepest._core import key_for
from steepest.data import load
from steepest.descent import descend
from steepest.descent._rows import rows_of
from steepest.diagnosis import Case, diagnose
from steepest.models import linear, mlp
from steepest.objectives import Objective, Scaling, softmax_cross_entropy

__all__ = ["print_costs"]

EPOCHS = 5
BATCH = 64


def print_costs(folder: Path) -> None:
    """Print a table for all of MNIST's training images, a linear model and a net."""
    splits = load(str(folder / "mnist/train"), validation=0.1)
    train, held = splits.train, splits.validation
    scaling = Scaling(*splits.encoding.scaling)
    found = {}
    for name, model in (("linear", linear(784, 10)), ("mlp-128", mlp(784, (128,), 10))):
        objective = Objective(model, softmax_cross_entropy(), scaling=scaling)
        rows, validation = (rows_of(p, "float32", objective) for p in (train, held))
        start = model.init(key_for(0, "start"))
        run = descend(
            objective,
            start,
            rows,
            validation=validation,
            optimizer="adam",
            learning_rate=0.001,
            batch_size=BATCH,
            epochs=EPOCHS,
        )
        epoch = run.seconds["train"] / EPOCHS
        for turn in ("first", "again"):
            case = Case(
                objective=objective,
                start=start,
                rows=rows,
                run=run,
                validation=validation,
                class_names=train.classes,
            )
            began = time.perf_counter()
            found[name, turn] = diagnose(case)
            seconds = time.perf_counter() - began
            spent = found[name, turn].spent.values()
            compiling = sum(each.compiling for each in spent)
            print(
                f"{name}, {turn}: {seconds:.1f} s, of them {compiling:.1f} s compiling;"
                f" {(seconds - compiling) / epoch:.1f} epochs of {epoch:.2f} s"
            )
    print("\n| check | linear, epochs | compiling | mlp, epochs | compiling |")
    print("|---|---|---|---|---|")
    for check in found["linear", "again"].spent:
        cells = []
        for name in ("linear", "mlp-128"):
            again = found[name, "again"].spent[check]
            first = found[name, "first"].spent[check]
            cells += [f"{again.epochs or 0:.2f}", f"{first.compiling:.1f} s"]
        print(f"| {check} | {' | '.join(cells)} |")
