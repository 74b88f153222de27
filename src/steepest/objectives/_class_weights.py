"""Class weights: the weight of each example by its class."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from .._core import unknown_name
from ..errors import DataError, SettingError
from ._targets import check_targets


def weights_by_class(
    targets: np.ndarray,
    class_weight: Literal["balanced"] | Mapping[int, float] | Mapping[str, float],
    classes: tuple[str, ...] | None = None,
) -> np.ndarray:
    """Return the weight of each example by its class.

    "balanced" is N / (C · N_c): all classes have the same total weight, and the mean
    weight is 1: scikit-learn's `compute_class_weight("balanced", …)`.

    Parameters
    ----------
    targets : (rows,)
        Class indices in 0..C−1.
    class_weight : "balanced" or mapping
        A weight for each class, by its index or, where `classes` is given, by its
        name. A class that is left out has weight 1.
    classes : tuple of str, optional
        Names of the classes. Without it, C is the largest index plus one.

    Returns
    -------
    (rows,) of float32

    Raises
    ------
    DataError
        If the targets are not class indices, or a class has no examples to balance.
    UnknownNameError
        If a class of the mapping does not exist.
    SettingError
        If a weight is negative or not finite, or all weights are 0.

    Examples
    --------
    >>> import numpy as np
    >>> weights_by_class(np.array([0, 0, 0, 1]), "balanced").round(4).tolist()
    [0.6667, 0.6667, 0.6667, 2.0]
    >>> weights_by_class(np.array([0, 0, 1]), {"yes": 5}, ("no", "yes")).tolist()
    [1.0, 1.0, 5.0]

    References
    ----------
    King and Zeng (2001), Logistic Regression in Rare Events Data, section 3.2.
    """
    targets = np.asarray(targets)
    n_classes = len(classes) if classes is not None else _largest(targets) + 1
    check_targets(targets, n_classes)
    names = classes if classes is not None else tuple(map(str, range(n_classes)))
    if isinstance(class_weight, str):
        by_class = _balanced(targets, names, class_weight)
    else:
        by_class = _given(names, class_weight)
    weights = by_class[targets].astype(np.float32)
    if not weights.any():
        raise SettingError("The class weights of all examples are 0; nothing counts.")
    return weights


def _largest(targets: np.ndarray) -> int:
    countable = targets.size > 0 and targets.dtype.kind in "iu"
    return max(int(targets.max()), 0) if countable else 0


def _balanced(targets: np.ndarray, names: tuple[str, ...], word: str) -> np.ndarray:
    if word != "balanced":
        raise unknown_name("class weight", word, ["balanced"])
    counts = np.bincount(targets, minlength=len(names))
    if not counts.all():
        empty = names[int(np.argmin(counts))]
        raise DataError(
            f"Class '{empty}' has no examples, so no weight can balance it. "
            "Give the weights as a mapping, or leave the class out."
        )
    return len(targets) / (len(names) * counts)


def _given(
    names: tuple[str, ...], class_weight: Mapping[int, float] | Mapping[str, float]
) -> np.ndarray:
    by_class = np.ones(len(names))
    for name, weight in class_weight.items():
        by_name = str(name) in names
        if not by_name and not (isinstance(name, int) and 0 <= name < len(names)):
            raise unknown_name("class", name, names)
        if not (weight >= 0 and np.isfinite(weight)):
            raise SettingError(
                f"The weight of class '{name}' must be a number from 0 up; "
                f"found {weight}."
            )
        by_class[names.index(str(name)) if by_name else int(name)] = weight
    return by_class
