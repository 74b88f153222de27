"""Fifteen models of other packages beside themselves, by one command.

KERAS_BACKEND=jax python -m benchmarks.models [NAME …] [--read-only]

For each model: by how much its scores differ from those of its own package; its
parameters and running means after one training step of plain descent from the same
rows; where it has batch normalization, its loss and accuracy after five epochs; the
seconds to read it and those to the first diagnosis, with a budget of 0; how many checks
answer a diagnosis without a budget, and why the others do not.
"""

import argparse
import os
import warnings

os.environ.setdefault("KERAS_BACKEND", "jax")

from .measuring import answered, compared
from .of_flax import of_flax
from .of_keras import of_keras
from .of_torch import of_torch

HEADER = (
    "| model | scores differ by | after a step | loss, accuracy after 5 epochs | "
    "read, s | first findings, s | answered | skipped |\n|" + " --- |" * 8
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names; all without any")
    parser.add_argument("--read-only", action="store_true", help="diagnose nothing")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    print(HEADER)
    for name, make in {**of_keras(), **of_torch(), **of_flax()}.items():
        if asked.names and not any(part in name for part in asked.names):
            continue
        subject = make()
        row = compared(subject)
        found = ("", "", "") if asked.read_only else answered(subject)
        print(f"| {name} | " + " | ".join((*row, *found)) + " |", flush=True)


if __name__ == "__main__":
    main()
