"""Tables with the bytes of images in a column, as Hugging Face writes them → rows."""

import json
from typing import Any

import numpy as np

from ._image_files import ImageFiles
from ._rows import Rows


def image_column(table: Any) -> int | None:
    """Return the place of the first column of an Arrow table that holds images."""
    import pyarrow as pa

    for place, column in enumerate(table.columns):
        kind = column.type
        if pa.types.is_struct(kind):
            fields = {field.name: field.type for field in kind}
            if pa.types.is_binary(fields.get("bytes", pa.null())):
                return place
        elif pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
            first = next((v.as_py() for v in column if v.is_valid), b"")
            if first.startswith(
                (b"\x89PNG", b"\xff\xd8", b"BM", b"GIF8", b"RIFF", b"II")
            ):
                return place
    return None


def image_cells(column: Any) -> np.ndarray:
    """Return the bytes in a column of images; none where a cell is missing."""
    import pyarrow as pa

    cells = column.to_pylist()
    if pa.types.is_struct(column.type):
        cells = [None if cell is None else cell["bytes"] for cell in cells]
    files = np.empty(len(cells), object)
    files[:] = [cell or b"" for cell in cells]
    return files


def with_images(
    rows: Rows, table: Any, name: str, files: ImageFiles, folder: str | None = None
) -> Rows:
    """Return rows whose inputs are the images of a column, and a note.

    Parameters
    ----------
    rows : Rows
        As the other columns give them.
    table : pyarrow.Table
        Where they come from.
    name : str
        The column with the images.
    files : ImageFiles
        What it holds.
    folder : str, optional
        Where these files are, if the column only names them.
    """
    targets = rows.targets
    classes = _class_names(table, rows.target_names)
    if targets is not None and classes and targets.dtype.kind == "f":
        known = {float(i): text for i, text in enumerate(classes)}
        targets = np.array([known.get(value) for value in targets], object)
    others = ", ".join(rows.inputs.columns)
    notes = (f"The images of {rows.source} are those of the column '{name}'.",)
    if folder is not None:
        notes = (
            f"The images are the files in {folder} that the column '{name}' of "
            f"{rows.source} names; --ignore {name} (from Python ignore='{name}') "
            "leaves them out.",
        )
    if others:
        notes += (f"Beside the images, these columns were left out: {others}.",)
    return Rows(
        inputs=files,
        targets=targets,
        target_names=rows.target_names,
        source=rows.source,
        row_names=rows.row_names,
        locate=rows.locate,
        notes=rows.notes + notes,
        kept=rows.kept,
    )


def _class_names(table: Any, targets: tuple[str, ...]) -> list[str]:
    """Return the names of classes that Hugging Face stores beside their numbers."""
    stored = (table.schema.metadata or {}).get(b"huggingface")
    try:
        features = json.loads(stored or b"{}")["info"]["features"]
        return list(map(str, features[targets[0]]["names"]))
    except (KeyError, IndexError, TypeError, ValueError):
        return []
