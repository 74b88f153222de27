"""Tables with the name of an image's file in each row → where these files are."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import DataError
from ._csv import layout_of, open_text
from ._image_files import ENDINGS
from ._reading import Reading

_USUAL = ("id", "image", "file", "path", "img", "photo", "picture", "name")
SHOWING = 20  # rows that show what a column names
_FOUND = 0.9  # of their files must be there
_FOLDERS = 60  # near a table, at most
_ENTRIES = 5_000  # of a folder, among which folders are looked for
_LISTED = 100  # files of a folder, among which an image is looked for


@dataclass(frozen=True)
class NamedImages:
    """Which column of a table names images, and where they are.

    Attributes
    ----------
    column : str
        Its name.
    folder : str
        Where the names begin.
    ending : str
        What the names lack; often nothing.
    """

    column: str
    folder: str
    ending: str

    def paths(self, cells: Sequence[str | None]) -> np.ndarray:
        """Return the path of each image; "" where a cell is missing."""
        paths = np.empty(len(cells), object)
        paths[:] = [
            "" if cell is None else os.path.join(self.folder, f"{cell}{self.ending}")
            for cell in map(_text, cells)
        ]
        return paths


def named_images(
    columns: Mapping[str, Iterable[Any]], table: Path, reading: Reading
) -> NamedImages | None:
    """Return the column that names images near a table, or None.

    Parameters
    ----------
    columns : mapping of str to sequence
        Some cells of each column.
    table : Path
        The file; its folder and two levels of folders in it are looked into.
    reading : Reading
        Which columns are taken or left out.
    """
    folders: list[str] | None = None
    for name, values in columns.items():
        if name in reading.ignore or name not in (reading.columns or columns):
            continue
        cells = [text for text in map(_text, values) if text][:SHOWING]
        ended = cells and _is_image(cells[0])
        usual = any(word in name.lower() for word in _USUAL)
        if not cells or not (ended or usual):
            continue
        folders = _near(table) if folders is None else folders
        for folder in folders:
            for ending in ("",) if ended else ENDINGS:
                found = NamedImages(name, folder, ending)
                if _are_there(found.paths(cells)):
                    return found
    return None


def images_named_in(path: Path, reading: Reading) -> NamedImages | None:
    """Return the column of a text table that names images near it, or None."""
    if not _near(path):
        return None
    try:
        layout = layout_of(path, reading)
        with open_text(path, layout) as file:
            rows = [cells for _, cells in islice(layout.cells(file), SHOWING)]
    except (DataError, UnicodeDecodeError, OSError):
        return None  # reading it tells what is wrong
    columns = {
        name: [row[place] for row in rows if place < len(row)]
        for place, name in enumerate(layout.names)
    }
    return named_images(columns, path, reading)


def paths_named_in(path: Path, reading: Reading) -> np.ndarray | None:
    """Return all images that a text table names, or None if it names none."""
    named = images_named_in(path, reading)
    if named is None:
        return None
    layout = layout_of(path, reading)
    place = layout.names.index(named.column)
    with open_text(path, layout) as file:
        cells = [row[place] for _, row in layout.cells(file) if place < len(row)]
    return named.paths(cells)


def table_that_names(folder: Path) -> Path | None:
    """Return a text table in a folder, or beside it, that names the images in it."""
    for place in (folder, folder.parent):
        for entry in sorted(place.glob("*.[ct]sv")):
            found = images_named_in(entry, Reading())
            if found is not None and Path(found.folder).is_relative_to(folder):
                return entry
    return None


def _text(cell: Any) -> str | None:
    cell = cell.as_py() if hasattr(cell, "as_py") else cell
    if cell is None or cell != cell:
        return None
    return f"{cell:.17g}" if isinstance(cell, float) else str(cell).strip() or None


def _is_image(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _are_there(paths: np.ndarray) -> bool:
    """Whether nearly all of these files exist; the first ones decide soon."""
    if not any(map(os.path.isfile, paths[:2])):
        return False
    return sum(map(os.path.isfile, paths)) >= _FOUND * len(paths)


def _near(table: Path) -> list[str]:
    """Return the folders near a table, if there are images in one of them.

    Those come first whose names begin like the table's: train.csv, train_images.
    """
    top = str(table.parent)
    folders = list(islice(_folders(top, 2), _FOLDERS))
    if not any(map(_has_images, folders)):
        return []
    stem = table.name.split(".")[0].lower()
    return sorted(
        folders, key=lambda folder: not _last(folder).lower().startswith(stem)
    )


def _folders(folder: str, depth: int) -> Iterator[str]:
    yield folder
    if not depth:
        return
    try:
        with os.scandir(folder) as entries:
            some = islice(entries, _ENTRIES)
            inside = sorted(entry.path for entry in some if entry.is_dir())
    except OSError:
        return
    for one in inside:
        if not _last(one).startswith("."):
            yield from _folders(one, depth - 1)


def _has_images(folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(_is_image(entry.name) for entry in islice(entries, _LISTED))
    except OSError:
        return False


def _last(folder: str) -> str:
    return os.path.basename(os.path.normpath(folder))
