"""What every contender does alike: the same model, batch, rule and examples."""

import itertools
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

__all__ = ["Data", "Work", "read_data", "write_data"]


@dataclass(frozen=True)
class Work:
    """One kind of training, the same for everybody.

    data: "mnist", "cifar10", "digits", "breast_cancer" or "regression".
    hidden: units of the hidden layers; none for a linear model.
    loss: "softmax", "binary" (one score), "hinge" (one against the rest) or "squared".
    calls: how often it is done in a turn, so that a short one is measured warm.
    """

    data: str
    batch: int
    hidden: tuple[int, ...] = ()
    loss: str = "softmax"
    optimizer: str = "sgd"
    rate: float = 0.05
    epochs: int = 3
    rows: int | None = None
    calls: int = 1

    def to_json(self):
        return asdict(self)

    @classmethod
    def from_json(cls, fields):
        return cls(**{**fields, "hidden": tuple(fields["hidden"])})

    @property
    def described(self):
        model = "-".join(
            ["linear" if not self.hidden else "mlp", *map(str, self.hidden)]
        )
        return (
            f"{self.data}, {model}, {self.loss}, B = {self.batch}, {self.optimizer}, "
            f"rate {self.rate:g}, {self.epochs} epochs"
            + (f", {self.calls} times" if self.calls > 1 else "")
        )

    def gigaflops(self, rows, width, outputs):
        """Return what an epoch computes at the least: products with the weights.

        Each weight takes part in the scores and in its own slope; those above the
        first layer in the slope of what comes into them too.
        """
        sizes = [width, *self.hidden, outputs]
        weights = [a * b for a, b in itertools.pairwise(sizes)]
        return 2 * rows * (3 * sum(weights) - weights[0]) / 1e9


@dataclass(frozen=True)
class Data:
    """Rows as they are stored, and what makes them of mean 0 and deviation 1."""

    inputs: np.ndarray
    targets: np.ndarray
    test_inputs: np.ndarray
    test_targets: np.ndarray
    center: float
    factor: float
    note: str
    folder: Path

    @property
    def scaled(self):
        """Inputs as float32, scaled beforehand: what peers are given."""
        return _scaled(self.inputs, self)

    @property
    def test_scaled(self):
        return _scaled(self.test_inputs, self)

    def outputs(self, loss):
        if loss in ("squared", "binary"):
            return 1
        return int(self.targets.max()) + 1


def _scaled(inputs, data):
    return (inputs.astype(np.float32) - data.center) * np.float32(data.factor)


IMAGES = {"mnist": (60_000, 10_000, 784), "cifar10": (50_000, 10_000, 3072)}


def write_data(name, source, folder):
    """Write a data set's arrays where every contender can map them; return where."""
    into = Path(folder) / name
    if not into.exists():
        arrays, note = _make(name, source)
        into.mkdir(parents=True)
        for key, array in arrays.items():
            np.save(into / f"{key}.npy", array)
        (into / "note.txt").write_text(note)
    return into


def read_data(folder, rows=None):
    folder = Path(folder)
    part = {path.stem: np.load(path) for path in folder.glob("*.npy")}
    inputs = part["inputs"][:rows]
    sample = inputs[:10_000].astype(np.float64)
    return Data(
        inputs,
        part["targets"][:rows],
        part["test_inputs"],
        part["test_targets"],
        float(sample.mean()),
        float(1 / sample.std()),
        (folder / "note.txt").read_text(),
        folder,
    )


def _make(name, source):
    if name in IMAGES:
        return _images(name, source)
    if name == "regression":
        return _regression(1_000_000, 30), "1 000 000 drawn rows of 30 numbers"
    return _table(name), "as scikit-learn ships it, columns scaled"


def _images(name, source):
    if source is None:
        return _drawn_images(*IMAGES[name]), "DRAWN pictures: no folder was given"
    source = Path(source)
    if source.suffix == ".npz":
        with np.load(source) as found:
            parts = [found[key] for key in ("train_x", "train_y", "test_x", "test_y")]
        x, y, tx, ty = parts
    else:
        from steepest.data import load

        found = load(source / "train", test=source / "test", validation=0)
        x, y = found.train.inputs, found.train.targets
        tx, ty = found.test.inputs, found.test.targets
    order = np.random.default_rng(0).permutation(len(x))  # folders are class-sorted
    arrays = {
        "inputs": x.reshape(len(x), -1)[order],
        "targets": y[order].astype(np.int32),
        "test_inputs": tx.reshape(len(tx), -1),
        "test_targets": ty.astype(np.int32),
    }
    return arrays, str(source.name)


def _drawn_images(n, n_test, width):
    rng = np.random.default_rng(0)
    means = rng.integers(0, 256, (10, width))
    targets = rng.integers(0, 10, n + n_test).astype(np.int32)
    inputs = np.empty((n + n_test, width), np.uint8)
    for begin in range(0, n + n_test, 5000):
        chosen = targets[begin : begin + 5000]
        noise = rng.integers(0, 256, (len(chosen), width))
        inputs[begin : begin + 5000] = 0.15 * means[chosen] + 0.85 * noise
    return {
        "inputs": inputs[:n],
        "targets": targets[:n],
        "test_inputs": inputs[n:],
        "test_targets": targets[n:],
    }


def _regression(n, width):
    rng = np.random.default_rng(0)
    slope = rng.standard_normal(width).astype(np.float32)
    inputs = rng.standard_normal((n + 1000, width), dtype=np.float32)
    noise = 0.1 * rng.standard_normal(n + 1000, dtype=np.float32)
    targets = inputs @ slope + noise
    return {
        "inputs": inputs[:n],
        "targets": targets[:n],
        "test_inputs": inputs[n:],
        "test_targets": targets[n:],
    }


def _table(name):
    from sklearn import datasets
    from sklearn.model_selection import train_test_split

    inputs, targets = getattr(datasets, f"load_{name}")(return_X_y=True)
    spread = inputs.std(0)
    inputs = (inputs - inputs.mean(0)) / np.where(spread > 0, spread, 1)
    x, tx, y, ty = train_test_split(
        inputs.astype(np.float32),
        targets.astype(np.int32),
        test_size=0.2,
        random_state=0,
    )
    return {"inputs": x, "targets": y, "test_inputs": tx, "test_targets": ty}
