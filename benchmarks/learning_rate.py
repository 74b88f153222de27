"""Is the rate that "auto" picks near the best constant rate?

A dense sweep (three rates a decade, 1e-6 to 10, each trained to the end) against what
`learning_rate="auto"` chooses, for {linear, mlp} × {sgd, momentum, adam} on each set.
The sweep's score is the mean validation loss after the last step; the small sets are
split and trained eight times, the image sets once. The validation rows are not seen by
"auto". Run it with:

    python -m benchmarks.learning_rate                      the small sets, a minute
    python -m benchmarks.learning_rate --mnist DIR --cifar10 DIR    the images too

where DIR holds a folder of images per class.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import jax
import numpy as np

from steepest.data import load
from steepest.descent import BatchPlan, choose_batch_size, descend, make_optimizer
from steepest.descent._population import population, side_by_side, validation_metrics
from steepest.models import linear, mlp
from steepest.objectives import (
    Batch,
    Objective,
    Scaling,
    softmax_cross_entropy,
    squared_error,
)

RATES = 10.0 ** (np.arange(-18, 4) / 3)
EPOCHS = {"digits": 20, "breast-cancer": 20, "diabetes": 20, "mnist": 5, "cifar10": 4}
HIDDEN = {"digits": 64, "breast-cancer": 32, "diabetes": 32, "mnist": 128}
SPLITS = 8


def splits_of(name, source, seed):
    small = name == source
    found = load(source, validation=0.2 if small else 5000 / 60000, seed=seed)
    return found.train, found.validation, found.encoding.scaling


def objective_of(kind, name, train, scaling):
    n_inputs = int(np.prod(train.inputs.shape[1:]))
    regression = train.classes is None
    n_scores = train.n_targets
    model = (
        linear(n_inputs, n_scores)
        if kind == "linear"
        else mlp(n_inputs, (HIDDEN.get(name, 128),), n_scores)
    )
    loss = squared_error() if regression else softmax_cross_entropy()
    return Objective(
        model, loss, scaling=None if scaling is None else Scaling(*scaling)
    )


def final_losses(objective, train, validation, optimizer, epochs, seed):
    """Return the validation loss of every rate after the last step, one seed."""
    size = choose_batch_size("auto", len(train))
    plan = BatchPlan(len(train), size, seed)
    members = len(RATES)
    params = objective.model.init(jax.random.key(seed))
    many = jax.tree.map(lambda a: np.repeat(np.asarray(a)[None], members, 0), params)
    state = None
    for stretch in population(
        side_by_side(objective, members),
        many,
        Batch(train.inputs, train.targets),
        plan,
        make_optimizer(optimizer),
        RATES,
        jax.random.split(jax.random.key(seed), members),
        0,
        epochs * plan.steps_per_epoch,
    ):
        state = stretch.state
    held_out = Batch(validation.inputs, validation.targets)
    losses, _ = validation_metrics(objective, state.params, held_out)
    return np.where(np.isfinite(losses), losses, np.inf)


def compare(name, source, kind, optimizer):
    epochs = EPOCHS[name]
    times = SPLITS if name == source else 1
    swept = []
    for seed in range(100, 100 + times):
        train, validation, scaling = splits_of(name, source, seed)
        objective = objective_of(kind, name, train, scaling)
        swept.append(
            final_losses(objective, train, validation, optimizer, epochs, seed)
        )
    train, validation, scaling = splits_of(name, source, 0)
    objective = objective_of(kind, name, train, scaling)
    began = time.perf_counter()
    run = descend(
        objective,
        objective.model.init(jax.random.key(0)),
        train,
        optimizer=optimizer,
        epochs=epochs,
        evaluate_every=0,
    )
    seconds = time.perf_counter() - began - run.seconds["train"]
    mean = np.mean(swept, 0)
    best, auto = RATES[mean.argmin()], run.settings["learning_rate"]
    at_auto = float(np.interp(np.log(auto), np.log(RATES), mean))
    return {
        "data": name,
        "model": kind,
        "optimizer": optimizer,
        "best": float(best),
        "auto": float(auto),
        "ratio": float(auto / best),
        "loss_excess": at_auto / float(mean.min()) - 1,
        "search_seconds": seconds,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--mnist", type=Path)
    parser.add_argument("--cifar10", type=Path)
    parser.add_argument("--only", help="one of the sets")
    parser.add_argument("--json", type=Path, help="also write the rows here")
    asked = parser.parse_args()
    sources = {name: name for name in ("digits", "breast-cancer", "diabetes")}
    for name in ("mnist", "cifar10"):
        if getattr(asked, name):
            sources[name] = load_once(getattr(asked, name))
    if asked.only:
        sources = {asked.only: sources[asked.only]}
    print(f"{'data':14}{'model':8}{'optimizer':10}{'best':>9}{'auto':>9}", end="")
    print(f"{'ratio':>7}{'loss +':>8}{'search':>8}")
    rows = []
    for name, source in sources.items():
        for kind in ("linear", "mlp"):
            for optimizer in ("sgd", "momentum", "adam"):
                row = compare(name, source, kind, optimizer)
                rows.append(row)
                print(
                    f"{name:14}{kind:8}{optimizer:10}{row['best']:9.2g}"
                    f"{row['auto']:9.2g}{row['ratio']:7.2f}"
                    f"{row['loss_excess']:8.1%}{row['search_seconds']:7.1f}s",
                    flush=True,
                )
    far = [row for row in rows if not 1 / 3 <= row["ratio"] <= 3]
    print(f"{len(rows) - len(far)} of {len(rows)} within a factor of 3")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))
    return bool(far)


def load_once(folder):
    """Read a folder of images once; later splits are cut from memory."""
    found = load(folder, validation=0)
    names = np.asarray(found.train.classes)
    return (found.train.inputs, names[found.train.targets])


if __name__ == "__main__":
    sys.exit(main())
