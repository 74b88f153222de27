"""More data of the same kind → encoded rows, some at a time if they are many."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ._chunks import Chunks
from ._dataset import Dataset
from ._encoding import Encoding, encode_rows
from ._file_kinds import kind_of
from ._fits import streams
from ._image_chunks import image_chunks
from ._image_folders import read_folder
from ._images import ImageInputs
from ._kept import Names
from ._packed_images import ImageTable, image_batches, image_table
from ._replaced import Replaced
from ._rows import Rows
from ._tables import read_table

Part = tuple[Dataset, dict[str, np.ndarray]]


class EncodedParts:
    """A source as `Encoding.read_keeping` reads it, some rows at a time if it is large.

    Iterating yields parts: a Dataset, and the columns that are kept.

    Parameters
    ----------
    encoding : Encoding
        Learned on a training part.
    source : source
        As for `load`.
    keep : str or sequence of str
        Columns that are kept as they are.
    with_targets, skip_bad : bool
        As for `Encoding.read`.
    memory : int, optional
        Bytes that the source may take; by default half of what is free.

    Attributes
    ----------
    many : bool
        Whether there are several parts.
    about_rows : int or None
        About how many rows there are, if there are several parts.
    notes, filled : tuple of str
        As of a Dataset; complete after the last part.

    Examples
    --------
    >>> from steepest.data import load
    >>> encoding = load("iris").encoding
    >>> parts = EncodedParts(encoding, "iris")
    >>> parts.many, [len(rows) for rows, _ in parts]
    (False, [150])
    """

    def __init__(
        self,
        encoding: Encoding,
        source: Any,
        keep: Names = (),
        *,
        with_targets: bool = False,
        skip_bad: bool = False,
        memory: int | None = None,
    ) -> None:
        self._encoding, self._source, self._keep = encoding, source, keep
        self._with_targets, self._skip_bad = with_targets, skip_bad
        size = None
        if isinstance(encoding.inputs, ImageInputs):
            size = encoding.inputs.format[:2]
        self.many = streams(source, memory, size, encoding.reading)
        self.about_rows: int | None = None
        self.notes: tuple[str, ...] = ()
        self.filled: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Part]:
        """Yield the parts."""
        if self.many:
            yield from self._several()
            return
        rows, kept = self._encoding.read_keeping(
            self._source,
            self._keep,
            with_targets=self._with_targets,
            skip_bad=self._skip_bad,
        )
        self.notes, self.filled = rows.notes, rows.filled
        yield rows, kept

    def _several(self) -> Iterator[Part]:
        replaced = Replaced(self._encoding.inputs)
        n_rows = n_bad = 0
        first = ""
        chunks = self._chunks()
        for rows in chunks:
            data, used = encode_rows(
                self._encoding, rows, skip_bad=self._skip_bad, replaced=replaced
            )
            if not used.all() and not n_bad:
                first = rows.place(int(np.argmin(used)))
            n_bad, n_rows = n_bad + int((~used).sum()), n_rows + len(rows)
            yield data, {name: column[used] for name, column in rows.kept.items()}
        if isinstance(chunks, Chunks):
            self.notes += chunks.notes()
        if n_bad:
            self.notes += (
                f"{n_bad} of the {n_rows} rows in {self._source} could not be used "
                f"and were skipped; the first is {first}.",
            )
        self.filled = replaced.filled()
        self.notes += replaced.unseen() + self.filled

    def _chunks(self) -> Any:
        path = Path(self._source)
        encoding = self._encoding
        if isinstance(encoding.inputs, ImageInputs):
            if (found := image_table(path)) is not None:
                return self._of_table(path, found, encoding.inputs.format.shape)
            if kind_of(path) == "table":
                rows = self._naming(path)
            else:
                rows = read_folder(path, with_targets=self._with_targets)
                rows = rows if rows.test is None else rows.test
            self.about_rows = len(rows)
            return image_chunks(rows, encoding.inputs.format.shape)
        chunks = Chunks(
            path,
            encoding.target_names if self._with_targets else (),
            encoding.reading,
            text={*encoding.text_columns(self._with_targets)},
            keep=self._keep,
            needed=encoding.needed(),
            skip_bad=self._skip_bad,
            n_inputs=encoding.n_columns(),
        )
        chunks.learn_types()
        self.about_rows = chunks.about_rows()
        return chunks

    def _naming(self, path: Path) -> Rows:
        """Return the rows of a table that names images."""
        return read_table(
            path,
            target=self._encoding.target_names,
            with_targets=self._with_targets,
            skip_bad=self._skip_bad,
            keep=self._keep,
            reading=self._encoding.reading,
        )

    def _of_table(
        self, path: Path, found: ImageTable, shape: tuple[int, ...]
    ) -> Iterator[Rows]:
        self.about_rows = found[0].count()
        target = self._encoding.target_names if self._with_targets else ()
        reading = self._encoding.reading
        for rows in image_batches(path, found, target, reading, self._keep):
            yield from image_chunks(rows, shape)
