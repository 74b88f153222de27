"""A source of any kind → rows."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from .._core import unknown_name
from ..errors import DataError
from ._arrays import array_rows, read_arrays
from ._builtin import BUILTIN, read_builtin
from ._dataset import Dataset
from ._images import FORMATS, read_folder
from ._rows import Rows
from ._tables import read_table

Source = str | Path | Dataset | Sequence[Any]
"""A built-in name, a path, a Dataset, or a pair of arrays (inputs, targets)."""

_TABLES = (".csv", ".tsv", ".parquet")
_ARRAYS = (".npz", ".npy")
_IMAGES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp")


def is_builtin(source: object) -> bool:
    """Return whether a source is the name of a built-in data set.

    A built-in name has precedence over a file of that name; "./digits" is the file.

    Examples
    --------
    >>> is_builtin("digits"), is_builtin("./digits")
    (True, False)
    """
    return isinstance(source, str) and source in BUILTIN


def read_rows(
    source: Source,
    *,
    target: str | Sequence[str] | None = None,
    with_targets: bool = True,
    text_columns: Iterable[str] = (),
    n_columns: int | None = None,
    skip_bad: bool = False,
) -> Rows:
    """Read a source unchanged, learning nothing from it.

    Raises
    ------
    DataError
        If there is no such file, or it cannot be read.
    UnknownNameError
        If there is no such built-in data set, or no such target column.
    """
    if isinstance(source, Dataset):
        return _dataset_rows(source, with_targets)
    if not isinstance(source, str | Path):
        return _pair_rows(source, with_targets)
    if is_builtin(source):
        rows = read_builtin(str(source))
        return rows if with_targets else replace(rows, targets=None)
    path = Path(source)
    suffix = path.suffix.lower()
    if not path.exists():
        raise _not_found(source, path)
    if path.is_dir():
        return read_folder(path, with_targets=with_targets)
    if suffix in _TABLES:
        return read_table(
            path,
            target=target,
            with_targets=with_targets,
            text_columns=text_columns,
            skip_bad=skip_bad,
        )
    if suffix in _ARRAYS:
        return read_arrays(path, with_targets=with_targets, n_columns=n_columns)
    if suffix in _IMAGES:
        if not with_targets:
            return read_folder(path, with_targets=False)
        raise DataError(
            f"{path} is one image. Give a folder that holds a folder of images for "
            "each class."
        )
    raise DataError(
        f"{path}: files ending in '{suffix}' are not known. Give "
        f"{', '.join(_TABLES + _ARRAYS)} or a folder of images "
        f"({', '.join(FORMATS[:2])})."
    )


def _not_found(source: object, path: Path) -> Exception:
    if isinstance(source, str) and not path.suffix and len(path.parts) == 1:
        return unknown_name("data set or file", source, BUILTIN)
    folder = path.parent
    if not folder.is_dir():
        return DataError(f"There is no folder {folder}, so {path} cannot be read.")
    near = difflib.get_close_matches(path.name, (p.name for p in folder.iterdir()), 1)
    advice = f" Did you mean '{folder / near[0]}'?" if near else " Check the path."
    return DataError(f"There is no file or folder {path}.{advice}")


def _dataset_rows(data: Dataset, with_targets: bool) -> Rows:
    targets = data.targets
    if data.classes is not None:
        targets = np.array(data.classes, object)[targets]
    rows = array_rows(data.inputs, targets if with_targets else None, data.source)
    names = rows.row_names if data.row_names is None else data.row_names
    return replace(rows, weights=data.weights, row_names=names)


def _pair_rows(source: Any, with_targets: bool) -> Rows:
    if isinstance(source, np.ndarray) and not with_targets:
        return array_rows(source, None)
    if not isinstance(source, tuple | list) or len(source) != 2:
        raise DataError(
            "Data must be a name, a path, a Dataset or a pair (inputs, targets); "
            f"found {type(source).__name__}."
        )
    return array_rows(source[0], source[1] if with_targets else None)
