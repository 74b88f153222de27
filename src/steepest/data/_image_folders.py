"""Folders of images → their files, with a class for each folder."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..errors import DataError
from ._image_files import ImageFiles
from ._named_images import table_that_names
from ._part_names import PARTS
from ._rows import Rows

_IGNORED = ("thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "@eadir")


def read_folder(path: Path, *, with_targets: bool = True) -> Rows:
    """List the images of a folder in sorted order, with a class for each subfolder.

    Parameters
    ----------
    path : Path
        A folder that holds a folder of images for each class, which may hold folders
        in turn; or one of such folders for each part, called train, valid, test or as
        usual. Without targets, also a folder of images, at any depth, or one image.
    with_targets : bool
        Whether the classes are needed.

    Raises
    ------
    DataError
        If there are no classes, or one has no images.
    """
    if not with_targets:
        files = [str(path)] if path.is_file() else list(files_below(path))
        if not files:
            raise DataError(f"{path} holds no images. Give PNG or JPEG files.")
        names = [
            os.path.relpath(name, path) if name != str(path) else path.name
            for name in files
        ]
        return _image_rows(path, files, names, None)
    parts = _parts_of(path)
    if "train" not in parts:
        return _class_rows(path)
    rows = _class_rows(parts["train"])
    notes = [
        f"{path} holds its own parts: the folder {folder.name} is the {part} part."
        for part, folder in parts.items()
        if part != "train"
    ]
    return replace(
        rows,
        source=str(path),
        notes=(*rows.notes, *notes),
        **{
            part: _class_rows(folder)
            for part, folder in parts.items()
            if part != "train"
        },
    )


def _class_rows(path: Path) -> Rows:
    notes: tuple[str, ...] = ()
    classes = _folders(path)
    while len(classes) == 1 and _folders(path / classes[0]):
        if any(e.is_file() and _is_listed(e.name) for e in os.scandir(path)):
            break
        path = path / classes[0]  # a folder in a folder, as archives unpack
        classes = _folders(path)
        notes = (f"The classes were found in {path}.",)
    if not classes:
        table = table_that_names(path)
        raise DataError(
            f"{path} holds no folders. Put the images of each class into a folder "
            "with the name of the class."
            if table is None
            else f"{path} holds no folder for each class, and {table} names its "
            f"images. Give that table: steepest train {table}."
        )
    files, names, targets = [], [], []
    for name in classes:
        entries = list(files_below(path / name))
        if not entries:
            raise DataError(
                f"{path / name} is empty: class '{name}' has no images. Add some, or "
                "take the folder out."
            )
        files += entries
        names += [
            os.path.relpath(entry, path).replace(os.sep, "/") for entry in entries
        ]
        targets += [name] * len(entries)
    rows = _image_rows(path, files, names, np.array(targets, object))
    return replace(rows, notes=notes)


def _parts_of(path: Path) -> dict[str, Path]:
    """Return the folders of parts, if all folders are such."""
    found = {}
    for name in _folders(path):
        part = next((p for p, names in PARTS.items() if name.lower() in names), None)
        if part is None or part in found:
            return {}
        found[part] = path / name
    return {part: found[part] for part in PARTS if part in found}


def _image_rows(
    path: Path, files: Sequence[str], names: Sequence[str], targets: np.ndarray | None
) -> Rows:
    return Rows(
        inputs=ImageFiles(np.array(files, object)),
        targets=targets,
        target_names=("the folder's name",),
        source=str(path),
        row_names=np.array(names),
        locate=str,
    )


def _folders(path: Path) -> list[str]:
    return sorted(e.name for e in os.scandir(path) if e.is_dir() and _is_listed(e.name))


def _is_listed(name: str) -> bool:
    return not name.startswith(".") and name.lower() not in _IGNORED


def files_below(path: Path) -> Iterator[str]:
    """Yield the files of a folder, at any depth, that systems did not leave there."""
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(filter(_is_listed, folders))
        names = sorted(filter(_is_listed, files))
        yield from (os.path.join(folder, name) for name in names)
