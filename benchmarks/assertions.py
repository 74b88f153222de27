"""How often `assert_learns` fails for a model that can learn: never, it should be.

    python -m benchmarks.assertions [--seeds 1000]

Every seed draws rows and a start anew, for four small models in turn.
"""

import argparse
import json
import time

import numpy as np

from steepest.models import linear, mlp
from steepest.testing import assert_learns

MODELS = [
    mlp(4, [16], 2),
    mlp(4, [8, 8], 2, activation="tanh"),
    linear(4, 2),
    mlp(4, [32], 2, dropout=0.3),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=1000)
    seeds = parser.parse_args().seeds
    failed, first = [], 0.0
    for seed in range(seeds):
        draw = np.random.default_rng(seed)
        rows = draw.normal(size=(60, 4)).astype(np.float32)
        model = MODELS[seed % len(MODELS)]
        product = rows[:, 0] * (1 if model is MODELS[2] else rows[:, 1])
        try:
            assert_learns(model, rows, (product > 0).astype(int), seed=seed)
        except AssertionError as error:
            failed.append((seed, str(error)))
        first = first or time.process_time()
    print(
        json.dumps(
            {
                "seeds": seeds,
                "failed": failed,
                "first_processor_seconds": round(first, 1),
                "processor_seconds": round(time.process_time(), 1),
            }
        )
    )


if __name__ == "__main__":
    main()
