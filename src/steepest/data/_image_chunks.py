"""Images larger than memory → pixels on disk, decoded once."""

from collections.abc import Iterator
from dataclasses import replace
from math import prod
from pathlib import Path

import numpy as np

from ..errors import DataError
from ._arrays import ArrayInputs
from ._asked import Asked
from ._encoding import Encoding, encode_rows
from ._images import ImageInputs, learn_format
from ._replaced import Replaced
from ._row_files import RowWriter, write_facts
from ._rows import Rows
from ._scaling import ByteSums
from ._splits import split_rows
from ._usable import first_column, required_targets, usable_rows
from ._values import as_text

CHUNK = 1 << 25  # bytes of pixels in memory at a time, about
ASIDE = 1 << 28  # bytes of a validation part that is drawn, at most
_PROBED = 16  # files that show how large images are
_COPIES = 2  # of all pixels, when they are read whole


def image_bytes(
    files: np.ndarray, image_size: int | tuple[int, int] | None, source: str
) -> int:
    """Return about how many bytes of memory images take.

    Parameters
    ----------
    files : array of str
        Their paths.
    image_size : int or (height, width), optional
        Of all images.
    source : str
        What messages call all of them.
    """
    probed = files[:: max(1, len(files) // _PROBED)]
    image_format, _ = learn_format(probed, image_size, source)
    return _COPIES * len(files) * prod(image_format.shape)


def image_chunks(rows: Rows, image_format: tuple[int, ...]) -> Iterator[Rows]:
    """Yield rows, not yet decoded, as many as fit into memory together."""
    many = max(1, CHUNK // prod(image_format))
    for begin in range(0, len(rows), many):
        some = rows.take(np.arange(begin, min(begin + many, len(rows))))
        yield replace(some, some=True)


def write_images(path: Path, rows: Rows, asked: Asked, folder: Path) -> None:
    """Decode the images of a folder or table and write their pixels, part by part.

    The split, the size and the scaling are those of `load` for images in memory.
    """
    parts = {"validation": rows.validation, "test": rows.test}
    usable = usable_rows(rows, asked.task, asked.skip_bad, asked.reading)
    rows, notes = usable.rows, usable.notes
    kept = np.arange(len(rows))
    shape = learn_format(
        rows.inputs.paths[:: max(1, len(rows) // _PROBED)], asked.image_size, ""
    )[0].shape
    if parts["validation"] is None and asked.validation:
        kept, leaving = split_rows(
            len(rows),
            min(asked.validation, ASIDE / (len(rows) * prod(shape))),
            seed=asked.seed,
            purpose="validation part",
            labels=as_text(first_column(required_targets(rows))),
        )
        parts["validation"] = rows.take(leaving)
        notes += (
            f"{len(leaving)} of the {len(rows)} rows in {path} were put aside as the "
            f"validation part, drawn by seed {asked.seed}.",
        )
    training = rows.take(kept)
    image_format, own = learn_format(
        training.inputs.paths, asked.image_size, rows.source
    )
    notes += own
    shape = image_format.shape
    targets = replace(usable, rows=training).learn_targets(asked.scaling_of_targets)
    inputs = ImageInputs(image_format, ArrayInputs(shape, True, None))
    encoding = Encoding(inputs, targets, asked.reading)
    sums = ByteSums(shape)
    notes += _decoded(
        encoding, training, folder, "training", shape, asked.skip_bad, sums
    )
    if not sums.n:
        raise DataError(f"{path}: no image could be read. Give PNG or JPEG files.")
    for name, part in parts.items():
        if part is not None:
            notes += _decoded(encoding, part, folder, name, shape, asked.skip_bad, None)
    scaled = ArrayInputs(shape, True, sums.scaling(asked.scaling))
    encoding = replace(encoding, inputs=ImageInputs(image_format, scaled))
    write_facts(folder, encoding, notes, len(rows))


def _decoded(
    encoding: Encoding,
    rows: Rows,
    folder: Path,
    part: str,
    shape: tuple[int, ...],
    skip_bad: bool,
    sums: ByteSums | None,
) -> tuple[str, ...]:
    """Write the pixels of a part, and return a note of files that were skipped."""
    skipped, first = 0, ""
    with RowWriter(folder, part) as writer:
        for chunk in image_chunks(rows, shape):
            data, used = encode_rows(
                encoding, chunk, skip_bad=skip_bad, replaced=Replaced(None)
            )
            if not used.all() and not skipped:
                first = chunk.place(int(np.argmin(used)))
            skipped += int((~used).sum())
            writer.add(data)
            if sums is not None:
                sums.add(data.inputs)
    if not skipped:
        return ()
    return (
        f"{skipped} of the {len(rows)} {part} images in {rows.source} could not be "
        f"used and were skipped; the first is {first}.",
    )
