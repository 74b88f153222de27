"""How well scores rank rows, of rows that arrive some at a time."""

import tempfile
from collections.abc import Iterator
from typing import Any

import numpy as np

HELD = 1 << 20  # rows whose scores are in memory together
_DIGITS = 16  # leading bits of a score, by which rows are put into groups


class Ranking:
    """Areas under the ROC curve and under precision by recall.

    Rows of equal score are counted together, so that their order has no effect. The
    scores of more than a million rows are in a temporary file, which is grouped by
    their leading bits; a group at a time is sorted in memory, so that the areas are
    exact and memory is bounded.

    Examples
    --------
    >>> import numpy as np
    >>> ranking = Ranking()
    >>> ranking.add(np.array([0.1, 0.4]), np.array([False, False]))
    >>> ranking.add(np.array([0.35, 0.8]), np.array([True, True]))
    >>> {name: round(area, 3) for name, area in ranking.areas().items()}
    {'roc_auc': 0.75, 'average_precision': 0.833}
    """

    def __init__(self, held: int = HELD) -> None:
        self._file: Any = None
        self._most = held
        self._parts: list[np.ndarray] = []
        self._held = 0
        self._bins = np.zeros(1 << _DIGITS, np.int64)

    def add(
        self,
        scores: np.ndarray,
        positive: np.ndarray,
        weights: np.ndarray | None = None,
    ) -> None:
        """Take in rows.

        Parameters
        ----------
        scores : (rows,) of float
            The higher, the more a row looks like a positive one.
        positive : (rows,) of bool
            Which are.
        weights : (rows,), optional
            How much each counts; of all rows, or of none.
        """
        scores = np.asarray(scores)
        dtype = scores.dtype if scores.dtype in ("f4", "f8") else np.dtype("f8")
        fields = [("score", dtype), ("positive", "?")]
        fields += [] if weights is None else [("weight", "f8")]
        part = np.empty(len(scores), fields)
        part["score"] = scores
        part["score"] += 0.0  # -0 and 0 are equal
        part["positive"] = positive
        if weights is not None:
            part["weight"] = weights
        self._parts.append(part)
        self._held += len(part)
        if self._held > self._most:
            self._write()

    def areas(self) -> dict[str, float]:
        """Return "roc_auc" and "average_precision"; empty without both kinds."""
        true = false = area = average = 0.0
        for hits, misses in self._descending():
            trues, falses = true + np.cumsum(hits), false + np.cumsum(misses)
            area += float(np.sum(misses * (trues - hits / 2)))
            taken = trues + falses
            average += float(np.sum(hits * trues / np.where(taken > 0, taken, 1.0)))
            true, false = float(trues[-1]), float(falses[-1])
        if not true or not false:
            return {}
        return {"roc_auc": area / (true * false), "average_precision": average / true}

    def __del__(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _write(self) -> None:
        """Move the rows in memory to the end of the file."""
        rows = np.concatenate(self._parts)
        if self._file is None:
            self._file, self._dtype = _temporary(), rows.dtype
        self._bins += np.bincount(_bins(rows["score"]), minlength=len(self._bins))
        self._file.write(rows.data)
        self._parts, self._held = [], 0

    def _descending(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield the weights of positive and of other rows, of each score from above."""
        if self._file is None:
            if self._held:
                yield _summed([_weighed(np.concatenate(self._parts))])
            return
        if self._parts:
            self._write()
        group_of_bin, sizes = _groups(self._bins, self._most)
        with _temporary() as grouped:
            places = np.cumsum(sizes) - sizes
            self._file.seek(0)
            for rows in self._read(self._file, int(sizes.sum())):
                groups = group_of_bin[_bins(rows["score"])]
                order = np.argsort(groups, kind="stable")
                found, counts = np.unique(groups, return_counts=True)
                pieces = np.split(rows[order], np.cumsum(counts)[:-1])
                for group, piece in zip(found.tolist(), pieces, strict=True):
                    grouped.seek(int(places[group]) * self._dtype.itemsize)
                    grouped.write(piece.data)
                    places[group] += len(piece)
            grouped.seek(0)
            for size in sizes.tolist():
                yield _summed([_weighed(rows) for rows in self._read(grouped, size)])

    def _read(self, file: Any, n: int) -> Iterator[np.ndarray]:
        """Yield the next n rows of a file, some at a time."""
        for begin in range(0, n, self._most):
            many = min(self._most, n - begin)
            yield np.frombuffer(file.read(many * self._dtype.itemsize), self._dtype)


_Sums = tuple[np.ndarray, np.ndarray, np.ndarray]  # scores, positive, other


def _temporary() -> Any:
    """Return a file that is gone when it is closed, where there is most room."""
    from ..data import cache_root

    folder = cache_root()
    return tempfile.TemporaryFile(dir=folder if folder.is_dir() else None)


def _bins(scores: np.ndarray) -> np.ndarray:
    """Return numbers in the order of the scores: their leading bits."""
    kind = np.dtype(f"u{scores.dtype.itemsize}")
    bits = np.ascontiguousarray(scores).view(kind)
    sign = kind.type(1 << (8 * kind.itemsize - 1))
    # the bits of negative numbers go the other way
    ordered = np.where(bits & sign, ~bits, bits | sign)
    return (ordered >> kind.type(8 * kind.itemsize - _DIGITS)).astype(np.int64)


def _groups(bins: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the group of each bin, the highest scores in the first, and their sizes.

    A group has at most so many rows, unless it is a single bin.
    """
    group_of_bin = np.zeros(len(bins), np.int64)
    sizes = [0]
    for bin_number in np.flatnonzero(bins)[::-1].tolist():
        n = int(bins[bin_number])
        if sizes[-1] and sizes[-1] + n > most:
            sizes.append(0)
        group_of_bin[bin_number] = len(sizes) - 1
        sizes[-1] += n
    return group_of_bin, np.array(sizes)


def _weighed(rows: np.ndarray) -> _Sums:
    """Return each score of rows once, and how much its rows count."""
    positive = rows["positive"]
    has_weights = "weight" in (rows.dtype.names or ())
    weight = rows["weight"] if has_weights else np.ones(len(rows))
    return _by_score(rows["score"], weight * positive, weight * ~positive)


def _by_score(scores: np.ndarray, positive: np.ndarray, other: np.ndarray) -> _Sums:
    distinct, codes = np.unique(scores, return_inverse=True)
    n = len(distinct)
    return distinct, np.bincount(codes, positive, n), np.bincount(codes, other, n)


def _summed(parts: list[_Sums]) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of positive and of other rows, of each score from above."""
    sums = parts[0]
    if len(parts) > 1:
        scores, positive, other = map(np.concatenate, zip(*parts, strict=True))
        sums = _by_score(scores, positive, other)
    return sums[1][::-1], sums[2][::-1]
