"""The data sets with a name: small ones of scikit-learn, and points in the plane."""

import gzip
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from .._core import NameTable
from ._plane_sets import PLANE_SETS, read_plane_set
from ._rows import Rows, Table
from ._values import as_text


def read_builtin(name: str) -> Rows:
    """Return all rows of a built-in data set.

    Raises
    ------
    UnknownNameError
        If there is none of that name.
    """
    return BUILTIN[name](name)


def _digits(name: str) -> Rows:
    images, labels = _images_and_labels()
    return Rows(
        inputs=images.astype(np.uint8),  # gray levels 0 … 16
        targets=as_text(labels),
        target_names=("digit",),
        source=name,
        row_names=np.arange(1, len(labels) + 1),
    )


def _images_and_labels() -> tuple[np.ndarray, np.ndarray]:
    """Return what `load_digits` does, from its file: the import takes half a second."""
    with suppress(OSError, ValueError):
        package = find_spec("sklearn")
        if package is not None and package.origin is not None:
            file = Path(package.origin).parent / "datasets" / "data" / "digits.csv.gz"
            with gzip.open(file) as text:
                flat = np.loadtxt(text, delimiter=",", dtype=np.int64)
            return flat[:, :-1].reshape(-1, 8, 8), flat[:, -1]
    from sklearn.datasets import load_digits

    bunch: Any = load_digits()
    return bunch.images, bunch.target


def _table(loader: str, target: str) -> Callable[[str], Rows]:
    def read(name: str) -> Rows:
        from sklearn import datasets

        bunch: Any = getattr(datasets, loader)()
        values, targets = bunch.data, bunch.target
        names, target_names = bunch.get("target_names"), (target,)
        if targets.ndim == 2:
            target_names = tuple(map(str, names))
        elif names is not None:
            targets = np.array(names, object)[targets]
        return Rows(
            inputs=Table(
                dict(zip(map(str, bunch.feature_names), values.T, strict=True))
            ),
            targets=targets,
            target_names=target_names,
            source=name,
            row_names=np.arange(1, len(targets) + 1),
        )

    return read


BUILTIN: NameTable[Callable[[str], Rows]] = NameTable(
    "data set",
    {
        "breast_cancer": _table("load_breast_cancer", "diagnosis"),
        "diabetes": _table("load_diabetes", "progression"),
        "digits": _digits,
        "iris": _table("load_iris", "species"),
        "linnerud": _table("load_linnerud", "measurements"),
        "wine": _table("load_wine", "cultivar"),
        **dict.fromkeys(PLANE_SETS, read_plane_set),
    },
)
