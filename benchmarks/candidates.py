"""Candidates of `--fix` that differ in numbers alone: side by side, and one by one.

    python -m benchmarks.candidates [--turns 3] [--only linear-64 ...] [--json FILE]

Each line trains 2, 4 and 8 rates with `descend_together`, as a repair does, and once
alone by `descend`; the ratio is the time of all over that of one, which the repair is
to keep at 1.5. Without the rate search, which is a population of nine rates already.
"""

import argparse
import time

import jax
import numpy as np

from ._report import keep

SHAPES = {
    "linear-64": (20_000, 64, (), 64, 20),
    "linear-784": (20_000, 784, (), 64, 5),
    "mlp-64-32": (10_000, 64, (32,), 32, 10),
    "mlp-64-128": (10_000, 64, (128,), 32, 10),
    "mlp-784-128": (10_000, 784, (128,), 64, 5),
}
"""Rows, columns, hidden units, rows of a batch, epochs."""


def members_of(shape, k):
    """Return the keywords of k descents that differ in the rate."""
    from steepest.models import linear, mlp
    from steepest.objectives import Objective, softmax_cross_entropy

    n, columns, hidden, size, epochs = shape
    rng = np.random.default_rng(0)
    inputs = rng.standard_normal((n, columns), dtype=np.float32)
    targets = rng.integers(0, 10, n).astype(np.int32)
    model = mlp(columns, list(hidden), 10) if hidden else linear(columns, 10)
    of_all = {
        "objective": Objective(model, softmax_cross_entropy()),
        "params": model.init(jax.random.key(0)),
        "data": (inputs, targets),
        "batch_size": size,
        "epochs": epochs,
        "validation": (inputs[:2000], targets[:2000]),
    }
    rates = np.logspace(-3, -2, k).tolist()
    return [{**of_all, "learning_rate": rate} for rate in rates]


def measured(shape, k, turns):
    """Return the least seconds and processor seconds of k, by taking turns with one."""
    from steepest.descent import descend, descend_together

    members = members_of(shape, k)
    contenders = (
        lambda: descend(**members[0]),
        lambda: list(descend_together(members)),
    )
    least = np.full((2, 2), np.inf)
    for turn in range(turns + 1):
        for i, contender in enumerate(contenders):
            began = time.perf_counter(), time.process_time()
            contender()
            took = time.perf_counter() - began[0], time.process_time() - began[1]
            if turn:  # the first compiles
                least[i] = np.minimum(least[i], took)
    return least


def main():
    from steepest.descent import _together

    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=SHAPES, default=[*SHAPES])
    parser.add_argument("--json")
    asked = parser.parse_args()
    _together.WORTH, _together.WIDE = 0.0, float("inf")  # whatever the size
    rows = []
    for name in asked.only:
        for k in (2, 4, 8):
            one, together = measured(SHAPES[name], k, asked.turns).tolist()
            ratio, of_processor = (b / a for a, b in zip(one, together, strict=True))
            rows.append([name, k, one[0], together[0], ratio, of_processor])
            print(
                f"{name:12} {k} candidates: {together[0]:6.2f} s, one {one[0]:6.2f} s: "
                f"{ratio:5.2f} times (processor seconds {of_processor:5.2f})",
                flush=True,
            )
    keep(asked.json, "candidates", {"rows": rows})


if __name__ == "__main__":
    main()
