"""Tables with the bytes of images that are larger than memory → rows, unpacked once."""

from collections.abc import Iterator
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from ._arrow_parts import ArrowParts, arrow_parts
from ._image_columns import image_cells, image_column, with_images
from ._image_files import ImageFiles, PackedImage
from ._images import learn_format
from ._kept import Names
from ._reading import Reading
from ._rows import Rows
from ._tables import rows_of_arrow

_PROBED = 16  # images that show how large they are
_PLACES = 4  # of the table, from which these are
_COPIES = 2  # of all pixels, when they are read whole
PACKED = "images.packed"
"""The file with the bytes of all images, until they are decoded."""


ImageTable = tuple[ArrowParts, int]
"""The parts of a table, and the place of its column of images."""


def image_table(path: Path) -> ImageTable | None:
    """Return the parts of a table and the place of its column of images, or None."""
    parts = arrow_parts(path)
    if parts is None or not parts.may_hold_images:
        return None
    place = image_column(parts.sample(_PROBED, _PLACES))
    return None if place is None else (parts, place)


def table_bytes(path: Path, image_size: int | tuple[int, int] | None) -> int | None:
    """Return about how many bytes the images of a table take; None if it has none."""
    found = image_table(path)
    if found is None:
        return None
    parts, place = found
    cells = image_cells(parts.sample(_PROBED, _PLACES).column(place))
    image_format, _ = learn_format(cells, image_size, str(path))
    return _COPIES * parts.count() * prod(image_format.shape) + parts.file_bytes


def unpacked_rows(
    path: Path, found: ImageTable, target: Any, reading: Reading, folder: Path
) -> Rows:
    """Return the rows of a table whose images are written to a file in a folder."""
    import pyarrow as pa

    parts, place = found
    packed = folder / PACKED
    images: list[PackedImage] = []
    tables = []
    with packed.open("wb") as file:
        for batch in parts.batches():
            table = pa.Table.from_batches([batch])
            for cell in image_cells(table.column(place)):
                images.append(PackedImage(str(packed), file.tell(), len(cell)))
                file.write(cell)
            tables.append(table.remove_column(place))
    rest = pa.concat_tables(tables).replace_schema_metadata(parts.metadata)
    rows = _rows_of(rest, path, 0, target, reading)
    files = np.empty(len(images), object)
    files[:] = images
    return with_images(rows, rest, parts.names[place], ImageFiles(files))


def image_batches(
    path: Path, found: ImageTable, target: Any, reading: Reading, keep: Names
) -> Iterator[Rows]:
    """Yield the rows of a table with images, some at a time, not yet decoded."""
    import pyarrow as pa

    parts, place = found
    first = 0
    for batch in parts.batches():
        table = pa.Table.from_batches([batch]).replace_schema_metadata(parts.metadata)
        rest = table.remove_column(place)
        rows = _rows_of(rest, path, first, target, reading, keep)
        files = ImageFiles(image_cells(table.column(place)))
        first += table.num_rows
        yield with_images(rows, rest, parts.names[place], files)


def _rows_of(
    table: Any,
    path: Path,
    first: int,
    target: Any,
    reading: Reading,
    keep: Names = (),
) -> Rows:
    return rows_of_arrow(
        list(zip(table.column_names, table.columns, strict=True)),
        str(path),
        np.arange(first + 1, first + 1 + table.num_rows),
        "row {}".format,
        target=target,
        keep=keep,
        reading=reading,
        alone=True,
    )
