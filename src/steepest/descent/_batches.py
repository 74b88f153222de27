"""Which rows each step takes: a pure function of the seed and the step number."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .._core import generator_for
from ..errors import SettingError
from ._orders import Ascending, InWindows


@dataclass(frozen=True)
class Chunk:
    """Consecutive steps that run in one call, and the rows that they need.

    Attributes
    ----------
    first : int
        Number of the first step, counted from the start of the run.
    rows : (m,) int64
        Row numbers in the order in which the steps take them.
    starts, counts : (n,) int32
        Each step's batch is rows[start : start + count].
    """

    first: int
    rows: np.ndarray
    starts: np.ndarray
    counts: np.ndarray

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True)
class BatchPlan:
    """The order of examples: every epoch takes each row once, in a new random order.

    The order of an epoch depends on (seed, epoch) alone, so the batch of any step can
    be computed from its number. The last batch of an epoch may be short; it counts as
    one step like the others.

    Parameters
    ----------
    n_rows : int
        N, the number of training rows.
    batch_size : int
        B: 1 is stochastic descent, N is full batch.
    seed : int
        The run's seed.
    shuffle : bool
        False keeps the rows' own order, which trains badly on sorted data.
    block, window : int
        For rows on disk that do not fit in memory: see `InWindows`. A block of 1 row
        is the exact shuffle.

    Examples
    --------
    >>> plan = BatchPlan(n_rows=5, batch_size=2, seed=0)
    >>> plan.steps_per_epoch
    3
    >>> [int(n) for n in plan.chunk(0, 3).counts]
    [2, 2, 1]
    """

    n_rows: int
    batch_size: int
    seed: int = 0
    shuffle: bool = True
    block: int = 1
    window: int = 1

    def __post_init__(self) -> None:
        """Check that the batch fits into the rows."""
        if not 1 <= self.batch_size <= self.n_rows:
            raise SettingError(
                f"The batch size must lie between 1 and the {self.n_rows} rows of the "
                f"training part; got {self.batch_size}. 'full' takes all the rows."
            )

    @property
    def full(self) -> bool:
        """Whether every step takes all the rows."""
        return self.batch_size == self.n_rows

    @property
    def steps_per_epoch(self) -> int:
        """⌈N / B⌉."""
        return -(-self.n_rows // self.batch_size)

    @property
    def ragged(self) -> bool:
        """Whether the last batch of an epoch is shorter than the others."""
        return self.n_rows % self.batch_size != 0

    def order(self, epoch: int) -> np.ndarray:
        """Return the row numbers of an epoch in the order in which they train."""
        return self._order(epoch)[:]

    def _order(self, epoch: int) -> Any:
        """Return an object whose slices are the row numbers of the epoch."""
        if self.full or not self.shuffle:
            return Ascending(self.n_rows)
        if self.block > 1:
            return InWindows(self.n_rows, self.block, self.window, self.seed, epoch)
        return generator_for(self.seed, "batch order", epoch).permutation(self.n_rows)

    def chunk(self, first: int, last: int) -> Chunk:
        """Return steps first … last − 1."""
        return next(self.chunks(first, last, last - first))

    def chunks(
        self,
        first: int,
        last: int,
        capacity: int,
        boundary: int | None = None,
        exact: bool = False,
    ) -> Iterator[Chunk]:
        """Cut steps first … last − 1 into chunks of at most `capacity` steps.

        Parameters
        ----------
        first, last : int
            Step numbers, counted from the start of the run.
        capacity : int
            The most steps in a chunk.
        boundary : int, optional
            Chunks also end after every so many epochs.
        exact : bool
            Whether a short batch gets a chunk of its own, for functions that cannot
            ignore padding.
        """
        epoch, order = -1, Ascending(0)
        per_epoch, size = self.steps_per_epoch, self.batch_size
        period = None if boundary is None else boundary * per_epoch
        step = first
        while step < last:
            end = min(step + capacity, last)
            if period is not None:
                end = min(end, (step // period + 1) * period)
            if exact and self.ragged:
                end = min(end, self._end_of_equal_batches(step))
            rows, counts = [], []
            begin = step
            while step < end:
                if step // per_epoch != epoch:
                    epoch = step // per_epoch
                    order = self._order(epoch)
                stop = min(end, (epoch + 1) * per_epoch)
                a, b = (step % per_epoch) * size, (stop - epoch * per_epoch) * size
                rows.append(order[a:b])
                sizes = np.full(stop - step, size, np.int32)
                sizes[-1] = len(rows[-1]) - size * (stop - step - 1)
                counts.append(sizes)
                step = stop
            lengths = np.concatenate(counts)
            starts = np.cumsum(lengths, dtype=np.int32) - lengths
            yield Chunk(begin, np.concatenate(rows), starts, lengths)

    def _end_of_equal_batches(self, step: int) -> int:
        """Return the end of the steps from `step` on whose batches are equally long."""
        short = (step // self.steps_per_epoch + 1) * self.steps_per_epoch - 1
        return short + 1 if step == short else short


def choose_batch_size(setting: int | str, n_rows: int) -> int:
    """Return the batch size that a setting means for this number of rows.

    "full" is N, and so is every number above it. "auto" is the power of two that gives
    about 50 steps an epoch, at least 8 and at most 64.

    Raises
    ------
    SettingError
        If it is no whole number, or below 1.

    Examples
    --------
    >>> choose_batch_size("auto", 1437), choose_batch_size("full", 1437)
    (32, 1437)
    """
    if setting == "full":
        return n_rows
    if setting == "auto":
        wanted = 2 ** round(np.log2(max(n_rows, 1) / 50))
        return int(min(max(wanted, 8), 64, n_rows))
    try:
        size = int(setting)
    except (TypeError, ValueError):
        raise SettingError(
            f"The batch size is a whole number, 'full' or 'auto'; got {setting!r}."
        ) from None
    if size != setting and str(size) != str(setting).strip():
        raise SettingError(
            f"The batch size is a whole number, 'full' or 'auto'; got {setting!r}."
        )
    size = min(size, n_rows)
    BatchPlan(n_rows, size)  # raises where it is below 1
    return size
