"""The data sets, and which half each belongs to.

A was looked at while the checks were built. B was unseen until it was reported, and is
seen now. C (`unseen.py`) took its place, and then D (`few_rows.py`). E (`small.py`) is
for models of other packages. The assignment was written down before anything was run.
Sets of one shape share their compiled programs, which is why there are few shapes.
Every set is cut into training rows, validation rows, and *fresh* rows that nothing is
chosen on; they judge a repair.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from .few_rows import FEW
from .rows import Set, as_classes, as_numbers, colors, pictures, principal
from .small import SMALL_SETS
from .unseen import UNSEEN

__all__ = ["SETS", "Cut", "cut"]

CACHE = Path("runs/faults/pictures")


@dataclass(frozen=True, eq=False)
class Cut:
    """A set cut into three parts with a seed; each part is (inputs, targets)."""

    name: str
    train: tuple[np.ndarray, np.ndarray]
    validation: tuple[np.ndarray, np.ndarray]
    fresh: tuple[np.ndarray, np.ndarray]
    classes: tuple[str, ...] | None


@cache
def cut(name: str, seed: int, folder: Path | None = None) -> Cut:
    """Return the three parts of a set, other rows in each for another seed."""
    source = SETS[name]
    inputs, targets = _all_rows(name, folder)
    order = np.random.default_rng((seed, len(inputs))).permutation(len(inputs))
    a = source.n_train
    b = a + source.n_validation
    train, validation, fresh = order[:a], order[a:b], order[b : b + 1024]
    classes = None
    if targets.dtype.kind == "i":
        classes = tuple(map(str, range(int(targets.max()) + 1)))
    else:  # a model in units of the target, as a table is encoded
        mean, spread = targets[train].mean(), targets[train].std()
        targets = ((targets - mean) / spread).astype(np.float32)

    def part(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return inputs[rows], targets[rows]

    return Cut(name, part(train), part(validation), part(fresh), classes)


def _all_rows(name: str, folder: Path | None) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of a set; those made of pictures are kept, decoded."""
    source = SETS[name]
    kept = CACHE / f"{name}.npz"
    if not source.images:
        return source.rows(folder)
    if not kept.exists():
        inputs, targets = source.rows(folder)
        CACHE.mkdir(parents=True, exist_ok=True)
        np.savez(kept, inputs=inputs, targets=targets)
    with np.load(kept) as arrays:
        return arrays["inputs"], arrays["targets"]


def _sklearn(loader: str) -> Callable[[Path | None], Any]:
    def rows(folder: Path | None) -> Any:
        from sklearn import datasets

        x, y = getattr(datasets, loader)(return_X_y=True)
        return as_classes(x, y) if y.dtype.kind == "i" else as_numbers(x, y)

    return rows


def _generated(name: str, task: Callable[..., Any], **options: Any) -> Any:
    def rows(folder: Path | None) -> Any:
        from sklearn import datasets

        return task(*getattr(datasets, name)(**options))

    return rows


def _digits(folder: Path | None) -> Any:
    from sklearn.datasets import load_digits

    x, y = load_digits(return_X_y=True)
    return as_classes(x, y)


def _spirals(folder: Path | None) -> Any:
    draw = np.random.default_rng(11)
    t = np.sqrt(draw.uniform(0.05, 1, 1200)) * 1.6 * np.pi
    y = np.arange(1200) % 2
    x = np.stack([t * np.cos(t + np.pi * y), t * np.sin(t + np.pi * y)], axis=1)
    return as_classes(x + draw.normal(0, 0.15, x.shape), y)


def _checkerboard(folder: Path | None) -> Any:
    draw = np.random.default_rng(12)
    x = draw.uniform(-2, 2, (1200, 2))
    return as_classes(x, (np.floor(x[:, 0] / 2) + np.floor(x[:, 1] / 2)) % 2)


def _waves(folder: Path | None) -> Any:
    """Ten frequencies at any phase, sampled 64 times, with noise."""
    draw = np.random.default_rng(13)
    y = draw.integers(0, 10, 2000)
    at = np.arange(64) / 64
    phase = draw.uniform(-0.9, 0.9, (2000, 1))
    x = np.sin(2 * np.pi * (1 + y[:, None]) * at + phase)
    return as_classes(x + draw.normal(0, 0.7, x.shape), y)


def _words(folder: Path | None) -> Any:
    """Counts of 64 words in short texts on ten subjects."""
    draw = np.random.default_rng(14)
    subjects = draw.dirichlet(np.full(64, 0.25), 10)
    y = draw.integers(0, 10, 2000)
    length = draw.integers(15, 50, 2000)
    shares = 0.6 * subjects[y] + 0.4 / 64
    x = [draw.multinomial(*of) for of in zip(length, shares, strict=True)]
    return as_classes(np.asarray(x, np.float32), y)


def _categories(folder: Path | None) -> Any:
    """Four questions with four answers each, one-hot, and noise in the answers."""
    draw = np.random.default_rng(15)
    y = draw.integers(0, 4, 1600)
    tables = draw.dirichlet(np.full(4, 0.35), (4, 4))  # question, class -> answers
    answer = np.stack([[draw.choice(4, p=tables[q, k]) for q in range(4)] for k in y])
    return as_classes(np.eye(4)[answer].reshape(len(y), 16), y)


def _rings(folder: Path | None) -> Any:
    """Four shells around the origin of 16 dimensions."""
    draw = np.random.default_rng(16)
    y = draw.integers(0, 4, 1600)
    x = draw.normal(size=(1600, 16))
    x *= ((0.6 + 0.5 * y) / np.linalg.norm(x, axis=1))[:, None]
    return as_classes(x + draw.normal(0, 0.02, x.shape), y)


def _linear_table(folder: Path | None) -> Any:
    draw = np.random.default_rng(17)
    x = draw.normal(size=(1400, 10)) @ draw.normal(size=(10, 10)) / 3
    return as_numbers(x, x @ draw.normal(size=10) + draw.normal(0, 0.8, 1400))


def _steps(folder: Path | None) -> Any:
    """A response with thresholds and an interaction, as in a table of customers."""
    draw = np.random.default_rng(18)
    x = draw.normal(size=(1400, 10))
    y = 2 * (x[:, 0] > 0) + np.maximum(x[:, 1], 0) * (x[:, 2] > -0.5) + x[:, 3]
    return as_numbers(x, y + draw.normal(0, 0.3, 1400))


def _sparse(folder: Path | None) -> Any:
    draw = np.random.default_rng(19)
    x = draw.exponential(size=(1400, 10))
    return as_numbers(x, 3 * x[:, 0] - 2 * x[:, 4] + draw.normal(0, 1.0, 1400))


def _mixture(folder: Path | None) -> Any:
    """Four classes of three Gaussian clouds each, of unequal frequency."""
    draw = np.random.default_rng(20)
    y = draw.choice(4, 1600, p=[0.4, 0.3, 0.2, 0.1])
    centers = draw.normal(0, 1.4, (4, 3, 16))
    x = centers[y, draw.integers(0, 3, 1600)] + draw.normal(size=(1600, 16))
    return as_classes(x, y)


SETS: dict[str, Set] = {
    # half A
    "blobs": Set(
        "A",
        _generated(
            "make_blobs",
            as_classes,
            n_samples=1600,
            n_features=16,
            centers=4,
            cluster_std=6.0,
            random_state=1,
        ),
        512,
        400,
    ),
    "moons": Set(
        "A",
        _generated("make_moons", as_classes, n_samples=1200, noise=0.2, random_state=2),
        400,
        300,
        curved=True,
    ),
    "linear_table": Set("A", _linear_table, 512, 400),
    "waves": Set("A", _waves, 800, 400),
    "clusters": Set(
        "A",
        _generated(
            "make_classification",
            as_classes,
            n_samples=1600,
            n_features=16,
            n_informative=8,
            n_redundant=2,
            n_classes=4,
            n_clusters_per_class=1,
            class_sep=1.2,
            random_state=4,
        ),
        512,
        400,
    ),
    "spirals": Set("A", _spirals, 400, 300, curved=True),
    "friedman1": Set(
        "A",
        _generated(
            "make_friedman1",
            as_numbers,
            n_samples=1400,
            n_features=10,
            noise=1.0,
            random_state=3,
        ),
        512,
        400,
        curved=True,
    ),
    "digits": Set("A", _digits, 800, 400),
    "colors": Set(
        "A", colors(("airplane", "automobile", "deer", "frog")), 512, 400, images=True
    ),
    "breast_cancer": Set("A", _sklearn("load_breast_cancer"), 320, 125),
    "iris": Set("A", _sklearn("load_iris"), 112, 19, faults=False),
    # half B
    "components": Set("B", principal((3, 5, 8, 9)), 512, 400, images=True),
    "circles": Set(
        "B",
        _generated(
            "make_circles",
            as_classes,
            n_samples=1200,
            noise=0.1,
            factor=0.5,
            random_state=5,
        ),
        400,
        300,
        curved=True,
    ),
    "steps": Set("B", _steps, 512, 400, curved=True),
    "words": Set("B", _words, 800, 400),
    "categories": Set("B", _categories, 512, 400),
    "checkerboard": Set("B", _checkerboard, 400, 300, curved=True),
    "sparse": Set("B", _sparse, 512, 400),
    "mnist": Set("B", pictures("mnist/train", 250, 8), 800, 400, images=True),
    "mixture": Set("B", _mixture, 512, 400),
    "rings": Set("B", _rings, 512, 400, curved=True),
    "diabetes": Set("B", _sklearn("load_diabetes"), 256, 93),
    "wine": Set("B", _sklearn("load_wine"), 112, 33, faults=False),
    **UNSEEN,
    **FEW,
    **SMALL_SETS,
}
