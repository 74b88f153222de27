"""A source of any kind → rows."""

import difflib
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from .._core import unknown_name
from ..errors import DataError
from ._arrays import array_rows, read_arrays
from ._builtin import BUILTIN, read_builtin
from ._dataset import Dataset
from ._file_kinds import kind_of
from ._frames import frame_and_targets, is_frame, read_frame
from ._image_files import FORMATS
from ._image_folders import read_folder
from ._kept import Names
from ._reading import Reading
from ._rows import Rows
from ._tables import read_table

Source = str | Path | Dataset | Sequence[Any] | Any
"""A built-in name, a path, a Dataset, a data frame, or a pair (inputs, targets)."""

_TABLES = (".csv", ".tsv", ".parquet")
_ARRAYS = (".npz", ".npy")


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
    keep: Names = (),
    needed: Container[str] | None = None,
    reading: Reading = Reading(),  # noqa: B008
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
    if is_frame(source):
        return read_frame(
            source,
            target=target,
            with_targets=with_targets,
            keep=keep,
            needed=needed,
            reading=reading,
        )
    if not isinstance(source, str | Path):
        return _pair_rows(source, with_targets, keep, needed)
    if is_builtin(source):
        rows = read_builtin(str(source))
        return rows if with_targets else replace(rows, targets=None)
    path = Path(source)
    suffix = path.suffix.lower()
    if not path.exists() and not path.is_symlink():
        raise _not_found(source, path)
    kind = kind_of(path)
    if kind == "images":
        return read_folder(path, with_targets=with_targets)
    if kind == "table":
        return read_table(
            path,
            target=target,
            with_targets=with_targets,
            text_columns=text_columns,
            skip_bad=skip_bad,
            keep=keep,
            needed=needed,
            reading=reading,
        )
    if kind == "arrays":
        return read_arrays(path, with_targets=with_targets, n_columns=n_columns)
    if kind == "image":
        if not with_targets:
            return read_folder(path, with_targets=False)
        raise DataError(
            f"{path} is one image. Give a folder that holds a folder of images for "
            "each class."
        )
    if not path.is_file():
        raise DataError(
            f"{path} is no file that can be read more than once, as data are. Save "
            "what another program writes to a file, and give that."
        )
    raise DataError(
        f"{path}: files ending in '{suffix}' are not known. Give a table "
        f"({', '.join(_TABLES)}), arrays ({', '.join(_ARRAYS)}) or a folder of images "
        f"({', '.join(FORMATS[:2])})."
    )


def _not_found(source: object, path: Path) -> Exception:
    if ":/" in str(source)[:9] and not path.drive:
        return DataError(
            f"{source} is an address. Files are read from this computer only: download "
            "it, and give the file."
        )
    if "*" in path.name and path.parent.is_dir():
        return DataError(
            f"There is no file {path}. Give the folder {path.parent}: all tables in it "
            "with the same columns are read as one."
        )
    if str(source) == "-":
        return DataError(
            "'-' is no file. Data are read more than once, so save what another "
            "program writes to a file, and give that."
        )
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


def _pair_rows(
    source: Any, with_targets: bool, keep: Names, needed: Container[str] | None
) -> Rows:
    pair = isinstance(source, tuple | list) and len(source) == 2
    if not with_targets:
        # two rows of numbers are no pair of inputs and targets
        pair = pair and (is_frame(source[0]) or np.ndim(source[0]) > 1)
        inputs = source[0] if pair else source
        if is_frame(inputs):
            return read_frame(inputs, with_targets=False, keep=keep, needed=needed)
        if np.ndim(inputs):
            return array_rows(inputs, None)
    if not pair:
        lazy = " Call collect() first." if hasattr(source, "collect") else ""
        raise DataError(
            "Data must be a name, a path, a data frame, a Dataset or a pair (inputs, "
            f"targets); found {type(source).__name__}.{lazy}"
        )
    if is_frame(source[0]):
        return frame_and_targets(*source)
    return array_rows(source[0], source[1])
