"""Loss per step, per row and per second for batches of each size.

    python -m benchmarks.batch_sizes [--seconds 2] [--plot batch-sizes.png]

A linear softmax model of the built-in digits and a network 64-128-10. Each size trains
at the rate, of six powers of four, that gives the lowest loss after the time. What a
second brings depends on the machine, which is printed, too; run it while nothing else
runs.
"""

import argparse

import jax
import numpy as np
from sklearn.datasets import load_digits

from steepest import Objective, descend, losses, models

from ._machine import facts

SIZES = (1, 8, 32, 64, 128, 256, "full")
RATES = tuple(2.0**k for k in range(-8, 3, 2))


def seconds_of(objective, start, data, **settings):
    """Return a run, and the seconds that its training took without compiling."""
    run = descend(objective, start, data, watch=False, **settings)
    return run, run.seconds["train"]


def after(objective, start, data, size, seconds):
    """Return rate, epochs, seconds and loss of the best rate after that time."""
    settings = {"batch_size": size, "learning_rate": RATES[0]}
    epochs = 2  # until an epoch can be timed
    while True:
        _, took = seconds_of(objective, start, data, epochs=epochs, **settings)
        if took > 0.1 * seconds:
            break
        epochs *= 4
    epochs = max(1, round(epochs * seconds / took))
    found = []
    for rate in RATES:
        settings["learning_rate"] = rate
        run, took = seconds_of(objective, start, data, epochs=epochs, **settings)
        loss = float(objective(run.params, data)) if run.params is not None else np.inf
        found.append((loss if np.isfinite(loss) else np.inf, rate, took))
    loss, rate, took = min(found)
    return rate, epochs, took, loss


def table(seconds):
    """Return a row for each model and size."""
    inputs, targets = load_digits(return_X_y=True)
    data = (inputs / 16).astype(np.float32), targets.astype(np.int32)
    found = []
    for name, model in (
        ("linear", models.linear(64, 10)),
        ("mlp 64-128-10", models.mlp(64, [128], 10)),
    ):
        objective = Objective(model, losses["softmax-cross-entropy"]())
        start = model.init(jax.random.key(0))
        for size in SIZES:
            rate, epochs, took, loss = after(objective, start, data, size, seconds)
            batch = len(targets) if size == "full" else size
            steps = epochs * -(-len(targets) // batch)
            found.append((name, size, rate, steps, took, loss))
    return found


def draw(rows, path):
    """Draw the loss over the batch size, a curve for each model."""
    from steepest.experiments import Curve, Measured, Panel
    from steepest.report import draw_experiment

    curves, speeds = [], []
    for name in dict.fromkeys(row[0] for row in rows):
        mine = [row for row in rows if row[0] == name]
        sizes = [1797 if row[1] == "full" else row[1] for row in mine]
        curves.append(Curve(name, sizes, [row[5] for row in mine]))
        speeds.append(Curve(name, sizes, [1e6 * row[4] / row[3] for row in mine]))
    both = {"log_x": True, "log_y": True}
    draw_experiment(
        Measured(
            {},
            (
                Panel(
                    "after the same time", "batch size B", "loss", tuple(curves), **both
                ),
                Panel(
                    "one step", "batch size B", "microseconds", tuple(speeds), **both
                ),
            ),
        ),
        path,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--plot", metavar="PNG")
    asked = parser.parse_args()
    rows = table(asked.seconds)
    print("| model | B | η | µs a step | steps | seconds | loss |")
    print("|---|---|---|---|---|---|---|")
    for name, size, rate, steps, took, loss in rows:
        print(
            f"| {name} | {size} | {rate:g} | {1e6 * took / steps:.1f} | {steps} "
            f"| {took:.2f} | {loss:.4g} |"
        )
    print(facts())
    if asked.plot:
        draw(rows, asked.plot)


if __name__ == "__main__":
    main()
