"""The rows of a user as a model of another package takes them."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..errors import DataError
from ..objectives import Batch, losses
from ._foreign import Foreign

MOST_CLASSES = 100  # as many whole numbers as targets are classes, more are a quantity


def batch_of(
    foreign: Foreign, X: Any, y: Any, weights: Any = None, name: str = "X"
) -> Batch:
    """Return inputs, targets and weights as arrays; classes become indices.

    Raises
    ------
    DataError
        If X and y differ in length, hold no rows, or y holds an unknown class.
    """
    inputs = as_array(foreign.inputs_of(X))
    targets = as_array(y)
    if targets.ndim == 2 and targets.shape[1] == 1:
        targets = targets[:, 0]
    if len(inputs) != len(targets):
        raise DataError(
            f"{name} has {len(inputs):,} rows and its targets {len(targets):,}. Give "
            "one target for each row."
        )
    if not len(inputs):
        raise DataError(f"{name} has no rows.")
    check_numbers(inputs, name)
    if foreign.loss is not None and foreign.loss.task == "classification":
        targets = _indices(targets, foreign.classes)
    else:
        targets = targets.astype(np.float32)
    if weights is not None:
        weights = np.asarray(weights, np.float64)
    if foreign.class_weights is not None:
        by_class = np.asarray(foreign.class_weights, np.float64)[targets.astype(int)]
        weights = by_class if weights is None else weights * by_class
    return Batch(inputs, targets, weights)


def check_numbers(inputs: np.ndarray, name: str) -> None:
    """Raise if inputs are text, dates or other objects.

    Raises
    ------
    DataError
        With the type and an example.
    """
    if inputs.dtype.kind not in "iufb" and inputs.size:
        raise DataError(
            f"{name} holds {inputs.dtype}, such as {inputs.flat[0]!r}; a model "
            "computes with numbers. Encode text first, for a scikit-learn model in a "
            "Pipeline."
        )


def rows_of(X: Any, y: Any, name: str) -> tuple[Any, Any]:
    """Return inputs and targets; without targets, those that a loader or a set yields.

    Raises
    ------
    DataError
        If there are no targets, and X yields none.
    """
    if y is not None:
        return X, y
    is_set = hasattr(X, "__getitem__") and not hasattr(X, "shape") and len(X)
    if isinstance(X, tuple) and len(X) == 2:
        return X
    pairs: list[Any] = []
    if is_set and not isinstance(X, list):
        pairs = [X[i] for i in range(len(X))]
    elif hasattr(X, "__iter__") and not hasattr(X, "shape"):
        pairs = list(X)
    if not pairs or not isinstance(pairs[0], tuple | list) or len(pairs[0]) != 2:
        target = "y" if name == "X" else "y_val"
        raise DataError(
            f"{name} comes without targets. Give {target}=…, or a DataLoader or a "
            "Dataset that yields pairs (inputs, targets)."
        )
    join = np.stack if is_set else np.concatenate

    def joined(parts: list[Any]) -> Any:
        first = parts[0]
        if isinstance(first, dict):
            return {name: joined([part[name] for part in parts]) for name in first}
        if isinstance(first, tuple | list):
            return tuple(joined(list(each)) for each in zip(*parts, strict=True))
        return join([as_array(part) for part in parts])

    return tuple(joined([pair[i] for pair in pairs]) for i in (0, 1))


def as_array(values: Any) -> np.ndarray:
    """Return an array, a frame or a tensor as a NumPy array."""
    if hasattr(values, "detach"):  # a tensor of torch
        values = values.detach().cpu().numpy()
    elif hasattr(values, "to_numpy"):
        values = values.to_numpy()
    elif hasattr(values, "toarray"):
        values = values.toarray()
    return np.asarray(values)


def classes_of(targets: Any) -> np.ndarray | None:
    """Return the classes of targets in order; None if they are numbers.

    Text, booleans and up to 100 whole numbers are classes. Rows of zeros with a single
    1 are classes, too.

    Examples
    --------
    >>> classes_of(["no", "yes", "no"]).tolist(), classes_of([0.5, 1.25])
    (['no', 'yes'], None)
    """
    targets = as_array(targets)
    if is_one_hot(targets):
        return np.arange(targets.shape[1])
    flat = targets[:, 0] if targets.ndim == 2 and targets.shape[1] == 1 else targets
    if flat.ndim != 1 or flat.dtype.kind == "f":
        return None
    classes = np.unique(flat)
    if flat.dtype.kind in "iu" and len(classes) > MOST_CLASSES:
        return None
    return classes


def weights_of(class_weight: Mapping[Any, float], classes: Any) -> np.ndarray:
    """Return how much each class counts, in their order.

    Raises
    ------
    DataError
        If a class is not among those of the targets.

    Examples
    --------
    >>> weights_of({"yes": 5.0}, np.array(["no", "yes"])).tolist()
    [1.0, 5.0]
    """
    known = [] if classes is None else [c.item() for c in np.asarray(classes)]
    for name in class_weight:
        if name not in known:
            raise DataError(
                f"class_weight names the class {name!r}, which is not in y. It has "
                f"{', '.join(map(str, known[:8])) or 'no classes'}."
            )
    return np.array([float(class_weight.get(name, 1.0)) for name in known])


def is_name(loss: Any) -> bool:
    """Whether a loss is given by its name in this package."""
    return isinstance(loss, str) and loss.replace("-", "_") in losses


def is_one_hot(targets: np.ndarray) -> bool:
    """Whether every row is zeros with a single 1."""
    if targets.ndim != 2 or targets.shape[1] < 2 or targets.dtype.kind not in "iufb":
        return False
    return bool(np.isin(targets, (0, 1)).all() and (targets.sum(1) == 1).all())


def _indices(targets: np.ndarray, classes: np.ndarray | None) -> np.ndarray:
    if is_one_hot(targets):
        return targets.argmax(1).astype(np.int32)
    if classes is None:
        raise DataError("The classes of the targets are not known.")
    place = np.searchsorted(classes, targets)
    place = np.minimum(place, len(classes) - 1)
    unknown = np.asarray(classes)[place] != targets
    if np.any(unknown):
        row = int(np.argmax(unknown))
        known = ", ".join(map(str, classes[:8]))
        raise DataError(
            f"Row {row} has the class {targets[row]}, which the model does not know. "
            f"It knows {known}{', …' if len(classes) > 8 else ''}."
        )
    return place.astype(np.int32)
