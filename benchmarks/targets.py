"""One table of what was aimed at: before, after, met or missed, and what bounds it.

    python -m benchmarks.targets [--json runs/bench.json]

`make bench` prints it last. "Before" is what docs/performance.md had measured, on the
same machine; "after" is read from the figures that the other benchmarks kept.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np


class Target(NamedTuple):
    """Something aimed at: a smaller figure meets it, or a larger one if `larger`."""

    what: str
    before: float | None
    bound: float
    find: Callable[[Any], float]
    limit: str
    larger: bool = False


def _row(rows, name):
    return next(row for row in rows if row[0] == name)


def cold(name):
    """Return what finds the median seconds of a contender of `cold`."""
    return lambda figures: _row(figures["cold"]["rows"], name)[2]


def beside(name, base):
    """Return what finds the ratio of two medians of `cold`."""
    return lambda figures: cold(name)(figures) / cold(base)(figures)


def beyond(name, base):
    """Return what finds the difference of two medians of `cold`."""
    return lambda figures: cold(name)(figures) - cold(base)(figures)


def ratio(part, name):
    """Return what finds how many times as long a contender takes as the first."""
    return lambda figures: _row(figures[part]["rows"], name)[3]


def swept(name):
    """Return what finds how many times as long as `steepest.sweep` another takes."""

    def find(figures):
        seconds = figures["sweep"]["seconds"]
        ours = np.array(seconds["steepest.sweep"])
        return float(np.median(np.array(seconds[name]) / ours))

    return find


def traced(name):
    """Return what finds how many programs a command traces the second time."""

    def find(figures):
        rows = figures["counts"]["rows"]
        return next(row[2] for row in rows if row[:2] == [name, "second"])

    return find


def candidates(k):
    """Return what finds the ratio of k candidates of a small linear model to one."""

    def find(figures):
        rows = figures["candidates"]["rows"]
        return next(row[4] for row in rows if row[:2] == ["linear-64", k])

    return find


CLASSIFIER, SKLEARN = "steepest, DescentClassifier", "import sklearn.linear_model"
PRODUCTS = "all of a step is two products of 320 × 784 × 64, at the rate of the library"
TARGETS = (
    Target(
        "train digits, warm, × import jax",
        4.7,
        2.0,
        beside("steepest train digits", "import jax"),
        "imports of Optax, PyArrow and this package",
    ),
    Target(
        "DescentClassifier.fit, warm, s over sklearn",
        1.5,
        1.0,
        beyond(CLASSIFIER, SKLEARN),
        "import jax",
    ),
    Target(
        "first diagnosis, cold, s",
        6.0,
        3.0,
        cold("the first diagnosis, cold"),
        "XLA compiles the programs",
    ),
    Target(
        "first diagnosis, warm, s",
        1.5,
        1.2,
        cold("the first diagnosis"),
        "the simple learners, and the import of scikit-learn for one of them",
    ),
    Target("programs traced by a second train", 20, 3, traced("train"), "shapes"),
    Target("programs traced by a second diagnose", 15, 3, traced("diagnose"), "shapes"),
    Target(
        "32 rates side by side, runs",
        10.8,
        6,
        lambda figures: 1 / ratio("32-rates", "one rate")(figures),
        PRODUCTS,
    ),
    Target(
        "32 rates one by one, × side by side",
        2.5,
        5,
        ratio("32-rates", "32 calls of descend"),
        PRODUCTS,
        larger=True,
    ),
    Target(
        "GridSearchCV(n_jobs=2) of 32 × 3, × sweep",
        19.2,
        30,
        swept("GridSearchCV(SGDClassifier)"),
        "our steps",
        larger=True,
    ),
    Target(
        "8 candidates of --fix, × one training",
        8,
        1.5,
        candidates(8),
        "eight times the products and the evaluations, in one program",
    ),
    Target(
        "92 % of MNIST, ms",
        201,
        150,
        lambda figures: _row(figures["to-92-percent"]["rows"], "steepest")[1],
        "two epochs and three evaluations",
    ),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", default="runs/bench.json")
    asked = parser.parse_args()
    path = Path(asked.json)
    figures = json.loads(path.read_text()) if path.exists() else {}
    print(f"\n{'':45}{'before':>8}{'after':>8}{'target':>8}")
    for target in TARGETS:
        try:
            after = target.find(figures)
        except (KeyError, StopIteration):
            after = None
        says = "not measured"
        if after is not None:
            met = after >= target.bound if target.larger else after <= target.bound
            says = "met" if met else f"missed: {target.limit}"
        shown = ["" if v is None else f"{v:.3g}" for v in (target.before, after)]
        aim = f"{'≥' if target.larger else '≤'} {target.bound:g}"
        print(f"{target.what:45}{shown[0]:>8}{shown[1]:>8}{aim:>8}  {says}")


if __name__ == "__main__":
    main()
