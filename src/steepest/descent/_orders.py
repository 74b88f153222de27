"""Orders of rows that are too many to list: a slice is an array of row numbers."""

import numpy as np

from .._core import generator_for


class Ascending:
    """The rows in their own order."""

    def __init__(self, n_rows: int) -> None:
        self.n_rows = n_rows

    def __getitem__(self, part: slice) -> np.ndarray:
        """Return the row numbers of a slice."""
        return np.arange(*part.indices(self.n_rows))


class InWindows:
    """A shuffle that reads neighboring rows together and still mixes sorted data.

    The rows are cut into blocks of neighbors, and the blocks are shuffled over the
    whole file. The blocks of a window are read together, and the rows of a window are
    shuffled among themselves. A window of a thousand blocks takes about equally from
    every part of the file, however it is sorted; a shuffle of blocks alone would not.
    The order depends on the seed, the epoch and the two lengths alone.

    Parameters
    ----------
    n_rows : int
        Rows of the file.
    block, window : int
        Rows in a block, and rows in a window, a multiple of the block.
    seed, epoch : int
        The seed of the run, and the epoch.
    """

    def __init__(
        self, n_rows: int, block: int, window: int, seed: int, epoch: int
    ) -> None:
        self.n_rows, self.block, self.seed, self.epoch = n_rows, block, seed, epoch
        self.blocks_a_window = max(window // block, 1)
        blocks = generator_for(seed, "batch order", epoch).permutation(
            -(-n_rows // block)
        )
        self._blocks = blocks
        sizes = np.minimum((blocks + 1) * block, n_rows) - blocks * block
        self._ends = np.cumsum(np.add.reduceat(sizes, self._first_blocks()))
        self._last_window = -1, np.empty(0, np.int64)

    def _first_blocks(self) -> np.ndarray:
        return np.arange(0, len(self._blocks), self.blocks_a_window)

    def __getitem__(self, part: slice) -> np.ndarray:
        """Return the row numbers of a slice."""
        begin, end, _ = part.indices(self.n_rows)
        pieces = [np.empty(0, np.int64)]
        while begin < end:
            w = int(np.searchsorted(self._ends, begin, side="right"))
            rows = self._window(w)
            first = int(self._ends[w]) - len(rows)
            stop = min(end, int(self._ends[w]))
            pieces.append(rows[begin - first : stop - first])
            begin = stop
        return np.concatenate(pieces)

    def _window(self, w: int) -> np.ndarray:
        if self._last_window[0] != w:
            first = w * self.blocks_a_window
            blocks = self._blocks[first : first + self.blocks_a_window]
            rows = (blocks[:, None] * self.block + np.arange(self.block)).ravel()
            rows = rows[rows < self.n_rows]
            shuffled = generator_for(self.seed, "batch order", self.epoch, w)
            self._last_window = w, shuffled.permutation(rows)
        return self._last_window[1]
