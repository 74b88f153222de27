"""A file too large for memory → its rows, some at a time, and a sample of them."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import DataError
from ._arrow_parts import ArrowParts, arrow_parts
from ._csv import layout_of, line_of
from ._disk import DiskRows
from ._kept import Names, may_be_meant
from ._layout import Layout
from ._reading import Reading
from ._rows import Rows
from ._tables import rows_of_arrow
from ._text_chunks import TextChunks

CHUNK = 1 << 22  # bytes of numbers in memory at a time, about
SAMPLED = 200_000  # rows that show how columns are written
PIECES = 40  # places of a file that the sample is from


@dataclass
class Chunks:
    """The rows of a file in order, `Rows` for `Rows`.

    Attributes
    ----------
    path : Path
        A .npy, a text table, or a file of columns with types.
    target : str, tuple of str or None
        The target columns; None chooses, from the sample; () means no targets.
    reading : Reading
        How it is to be read.
    text : set of str
        Columns of a text table to be read as text.
    keep : str or sequence of str
        Columns to keep beside the inputs.
    needed : container of str, optional
        As for `read_table`.
    skip_bad : bool
        Whether rows of the wrong length are left out and counted.
    n_inputs : int, optional
        Columns of a .npy that are inputs, if there are no targets.
    """

    path: Path
    target: Any
    reading: Reading
    text: set[str] = field(default_factory=set)
    keep: Names = ()
    needed: Container[str] | None = None
    skip_bad: bool = False
    n_inputs: int | None = None

    def __post_init__(self) -> None:
        """Find out what kind of file it is."""
        self.layout: Layout | None = None
        self.arrow: ArrowParts | None = None
        self.lines: TextChunks | None = None
        if self.path.suffix.lower() == ".npy":
            return
        self.arrow = arrow_parts(self.path)
        if self.arrow is None:
            self.layout = layout_of(self.path, self.reading)
            self.lines = TextChunks(
                self.path, self.layout, self.reading.decimal or ".", self.skip_bad
            )

    def __iter__(self) -> Iterator[Rows]:
        """Yield rows until the end of the file."""
        first = 0
        for part in self._parts():
            rows = replace(self._rows(part, first), some=True)
            first += len(rows)
            yield rows

    def sample(self) -> Rows:
        """Return rows from all over the file."""
        if self.lines is not None:
            return self._rows(self.lines.sample(self._as_text(), SAMPLED, PIECES), 0)
        if self.arrow is not None:
            return self._rows(self.arrow.sample(SAMPLED, PIECES), 0)
        rows = DiskRows.of(_matrix(self.path))
        rows.read_in_blocks()
        if len(rows) <= SAMPLED:
            return self._rows(rows[:], 0)
        many = SAMPLED // PIECES
        begins = np.linspace(0, len(rows) - many, PIECES).astype(int)
        parts = [rows[begin : begin + many] for begin in begins]
        return self._rows(np.concatenate(parts), 0)

    def learn_types(self) -> None:
        """Look at a sample of a text table, so that its columns keep their types."""
        if self.lines is not None:
            self.lines.sample(self._as_text(), SAMPLED, PIECES)

    def about_rows(self) -> int:
        """Return how many rows there are; of text, about."""
        if self.arrow is not None:
            return self.arrow.count()
        return len(_matrix(self.path)) if self.lines is None else self.lines.about_rows

    def notes(self) -> tuple[str, ...]:
        """Return what was found while the rows went by."""
        own = () if self.layout is None else self.layout.notes
        return own if self.lines is None else own + self.lines.ragged.notes(self.path)

    def _as_text(self) -> set[str]:
        # what is kept is read as text, so that it is written as it stands: 007
        return {*self.text, *may_be_meant(self.keep)} - {""}

    def _parts(self) -> Iterator[Any]:
        if self.arrow is not None:
            yield from self.arrow.batches()
        elif self.lines is not None:
            yield from self.lines.tables(self._as_text(), CHUNK)
        else:
            rows = DiskRows.of(_matrix(self.path))
            rows.read_in_blocks()
            many = max(1, CHUNK // rows.row_bytes)
            for begin in range(0, len(rows), many):
                yield rows[begin : begin + many]

    def _rows(self, part: Any, first: int) -> Rows:
        """Return the rows of a chunk, numbered from the first one on."""
        if isinstance(part, np.ndarray):
            return self._of_matrix(part, first)
        above = 1 if self.layout is None or self.reading.no_header else 2
        locate: Any = "row {}".format
        if self.layout is not None:
            locate = partial(_line, self.path, self.layout)
        return rows_of_arrow(
            [
                (n, _chunked(c))
                for n, c in zip(part.schema.names, part.columns, strict=True)
            ],
            str(self.path),
            np.arange(first + above, first + above + part.num_rows),
            locate,
            target=self.target,
            keep=self.keep,
            needed=self.needed,
            reading=self.reading,
        )

    def _of_matrix(self, part: np.ndarray, first: int) -> Rows:
        names = np.arange(first + 1, first + 1 + len(part))
        if self.target == ():
            inputs = part[:, : self.n_inputs] if self.n_inputs else part
            return Rows(inputs, None, (), str(self.path), names)
        return Rows(part[:, :-1], part[:, -1], ("target",), str(self.path), names)


def _matrix(path: Path) -> np.memmap:
    try:
        matrix: Any = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be mapped: {error}.") from None
    if matrix.ndim != 2 or matrix.shape[1] < 2:
        raise DataError(
            f"{path}: a .npy file needs one matrix whose last column is the target; "
            f"found shape {matrix.shape}. Use .npz for anything else: "
            "numpy.savez(path, x=inputs, y=targets)."
        )
    if np.isfortran(matrix):
        raise DataError(
            f"{path} is stored column by column, so that its rows cannot be read one "
            "by one. Write it again with numpy.ascontiguousarray."
        )
    return matrix


def _chunked(column: Any) -> Any:
    import pyarrow as pa

    return column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])


def _line(path: Path, layout: Layout, row: int) -> str:
    return f"line {line_of(path, row, layout)}"
