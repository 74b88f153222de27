"""How the rows of the programs come about: written down, drawn, or read from files."""

import csv
import gzip
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from .description import Rows

__all__ = [
    "clouds",
    "color_images",
    "cube",
    "few_names",
    "fourth_power",
    "images",
    "iris",
    "line",
    "multilabel",
    "ones_and_zeros",
    "packets",
    "sine",
    "sorted_output",
    "titanic",
    "xor",
    "xor_twice",
]


def _kept_apart(x: Any, y: Any, share: float, seed: int) -> Rows:
    """Keep a share of the rows apart at random."""
    x, y = np.asarray(x), np.asarray(y)
    order = np.random.default_rng(seed).permutation(len(x))
    n = round(share * len(x))
    apart, rest = order[:n], order[n:]
    return Rows(x[rest], y[rest], (x[apart], y[apart]))


def _classes(y: Any) -> np.ndarray:
    return np.unique(np.asarray(y), return_inverse=True)[1].astype(np.int32)


def xor(folder: Path) -> Rows:
    """The four rows of exclusive or."""
    x = np.array([[1, 1], [1, 0], [0, 0], [0, 1]], np.float32)
    return Rows(x, np.array([0, 1, 0, 1], np.int32))


def xor_twice(folder: Path) -> Rows:
    """Six rows: those of exclusive or, two of them twice."""
    x = np.array([[1, 1], [0, 0], [1, 0], [0, 1], [1, 1], [0, 0]], np.float32)
    return Rows(x, np.array([0, 0, 1, 1, 0, 0], np.int32))


def ones_and_zeros(folder: Path) -> Rows:
    """Rows of 128 ones, or of 128 zeros, and which of both."""

    def rows(n: int) -> tuple[np.ndarray, np.ndarray]:
        y = np.repeat([1, 0], n).astype(np.int32)
        return np.repeat(y[:, None], 128, axis=1).astype(np.float32), y

    return Rows(*rows(10_000), rows(100))


def cube(folder: Path) -> Rows:
    """5 x² with the cube of normal noise, at 50 points."""
    x = np.arange(0, 5, 0.1)[:, None]
    noise = np.random.default_rng(7).standard_normal((50, 1)) ** 3
    return Rows(x, 5 * x**2 + noise)


def fourth_power(folder: Path) -> Rows:
    """x⁴ from −100 to 100."""
    x = np.arange(-100, 100, 0.5)[:, None]
    return Rows(x, x**4)


def clouds(folder: Path, *, rows: int = 200) -> Rows:
    """Two squares in the plane, apart from each other, in turn."""
    draw, each = np.random.default_rng(0), rows // 2
    low, high = draw.uniform(0.2, 0.4, (each, 2)), draw.uniform(0.5, 0.7, (each, 2))
    x = np.stack([low, high], axis=1).reshape(rows, 2)
    return Rows(x, np.tile([0, 1], each).astype(np.int32))


def multilabel(folder: Path) -> Rows:
    """A table of scikit-learn with one label, which nearly every row has."""
    from sklearn.datasets import make_multilabel_classification

    made: Any = make_multilabel_classification(1000, 4, n_classes=1, random_state=0)
    apart = _kept_apart(made[0], _classes(np.ravel(made[1])), 0.2, 0)
    return _kept_apart(apart.inputs, apart.targets, 0.1, 1)


def iris(folder: Path) -> Rows:
    """Half of the iris flowers, and the other half."""
    from sklearn.datasets import load_iris

    x, y = load_iris(return_X_y=True)
    return _kept_apart(x, np.asarray(y, np.int32), 0.5, 2)


def sorted_output(folder: Path) -> Rows:
    """Three numbers a row and a class, two thirds of the rows."""
    table = _table(folder / "39525358" / "sorted output.csv", skip=1)
    return _kept_apart(table[:, :3], table[:, 3].astype(np.int32), 0.33, 7)


def sine(folder: Path) -> Rows:
    """A sine, its value before, and whether it rises; the last fifth apart."""
    table = _table(folder / "41372874" / "SIN.csv", skip=1)
    n = int(0.8 * len(table))
    x, y = table[:, :2], table[:, 2].astype(np.int32)
    return Rows(x[:n], y[:n], (x[n:], y[n:]))


def packets(folder: Path) -> Rows:
    """Numbers of network packets, addresses among them, and a class."""
    table = _table(folder / "44066044" / "NetworkPackets.csv")
    return Rows(table[:, :11], table[:, 11].astype(np.int32))


def line(folder: Path) -> Rows:
    """A curve of one number, a quarter of the rows apart."""
    table = _table(folder / "48221692" / "Linear_Data.csv")
    return _kept_apart(table[:, :1], table[:, 1:2], 0.25, 7)


def few_names(folder: Path) -> Rows:
    """Sixteen numbers a row and one of two names; the first row is read as names."""
    with (folder / "34673164" / "dataset.csv").open(newline="") as file:
        lines = list(csv.reader(file))[1:]
    x = np.array([line[:16] for line in lines], np.float64)
    return Rows(x, _classes([line[16] for line in lines]))


def titanic(folder: Path) -> Rows:
    """Passengers; every text is the number of its place in the alphabet."""
    tables = []
    for name in ("train.csv", "test.csv"):
        with (folder / "31627380" / name).open(newline="") as file:
            tables.append(list(csv.DictReader(file)))
    train, test = tables
    columns = [name for name in test[0] if name != "PassengerId"]
    x = np.zeros((len(train), len(columns)))
    for number, name in enumerate(columns):
        values = [row[name] for row in train]
        if name in ("Age", "Fare"):
            known = np.mean([float(value) for value in values if value])
            x[:, number] = [float(value) if value else known for value in values]
        else:
            texts = sorted({row[name] or "missing" for row in (*train, *test)})
            place = {text: i for i, text in enumerate(texts)}
            x[:, number] = [place[value or "missing"] for value in values]
    y = np.array([int(row["Survived"]) for row in train], np.int32)
    n = len(x) - len(x) // 5  # the last fifth validates
    return Rows(x[:n], y[:n], (x[n:], y[n:]))


def images(folder: Path, *, largest: float, rows: int = 5000) -> Rows:
    """Handwritten digits, with pixels from 0 to `largest`.

    Those of the test files, which are small enough to come with the programs.
    """
    place = folder / "47352366"
    with gzip.open(place / "t10k-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)
    with gzip.open(place / "t10k-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8).astype(np.int32)
    x = pixels[: rows + rows // 4].astype(np.float32) * (largest / 255)
    return _kept_apart(x, labels[: len(x)], 0.2, 0)  # later images are easier


def color_images(folder: Path, *, largest: float, rows: int = 2000) -> Rows:
    """Small color images of ten kinds of things, with numbers from 0 to `largest`.

    From FOLDER/48594888/train/CLASS and FOLDER/48594888/test/CLASS, CIFAR-10 as files;
    a quarter as many of those for testing validate.
    """
    place = folder / "48594888"
    parts = []
    for part, number in (("train", rows // 10), ("test", rows // 40)):
        x, y = [], []
        for label, kind in enumerate(sorted((place / part).iterdir())):
            for path in sorted(kind.iterdir())[:number]:
                x.append(np.asarray(Image.open(path), np.float32) * (largest / 255))
                y.append(label)
        order = np.random.default_rng(3).permutation(len(x))
        parts.append((np.stack(x)[order], np.array(y, np.int32)[order]))
    return Rows(*parts[0], parts[1])


def _table(path: Path, skip: int = 0) -> np.ndarray:
    return np.genfromtxt(path, delimiter=",", skip_header=skip, encoding="utf-8-sig")
