"""Columns that tell the target alone, which often were made from it."""

from collections.abc import Iterator, Mapping

import numpy as np

_FEWEST = 30  # rows: with fewer, a column may tell all classes by chance
_OF_EACH = 5  # rows of each class, and of each text
_MOST = 1 << 16  # rows that are looked at
_SAME = 1e-9  # of 1 − |r|: the numbers are the target, up to rounding
_DOUBTS = ("--ignore", "--missing", "rules", "--join-classes")
"""Words of the notes that `is_doubt` knows."""


def telling_notes(
    columns: Mapping[str, np.ndarray], targets: np.ndarray, name: str, task: str
) -> tuple[str, ...]:
    """Return a sentence for each column that tells the target alone.

    Parameters
    ----------
    columns : mapping of str to (rows,) array
        Numbers, booleans or texts.
    targets : (rows,)
        Classes as texts, None where missing; or numbers.
    name : str
        What the target is called.
    task : "classification" or "regression"
        What the targets are.

    Examples
    --------
    >>> spoken = np.array(["no", "yes"] * 20, object)
    >>> codes = {"code": np.array([0.0, 1.0] * 20), "x": np.arange(40.0) % 7}
    >>> print(telling_notes(codes, spoken, "paid", "classification")[0][:51])
    'code' is the target 'paid' in other words: each of
    """
    targets = targets[:_MOST]
    if len(targets) < _FEWEST or targets.ndim > 1:
        return ()
    columns = {k: v[:_MOST] for k, v in columns.items() if v.dtype.kind != "M"}
    find = {"classification": _of_classes, "regression": _of_numbers}.get(task)
    if find is None:  # which is said later
        return ()
    return tuple(
        f"{sentence} If it is not known before the target is, leave it out with "
        f"--ignore {column} (from Python ignore='{column}')."
        for column, sentence in find(columns, targets, name)
    )


def is_doubt(note: str) -> bool:
    """Return whether a note says that the data may not be what they seem.

    A column tells the target alone, a number repeats far from all others, a target is
    far from all others, or classes look like one. Then a good score is no sign that all
    is well.

    Examples
    --------
    >>> is_doubt("'y' was taken as the target of t.csv.")
    False
    >>> is_doubt("'a' holds -999 in 9 rows. If they are missing: --missing=-999.")
    True
    """
    return any(words in note for words in _DOUBTS)


def _of_numbers(
    columns: Mapping[str, np.ndarray], targets: np.ndarray, name: str
) -> Iterator[tuple[str, str]]:
    for column, values in columns.items():
        if values.dtype.kind != "f":
            continue
        known = np.isfinite(values)
        x, y = values[known], targets[known]
        if len(x) < _FEWEST or np.ptp(x) == 0 or np.ptp(y) == 0:
            continue
        # of a few distinct numbers any line may go through all
        few = min(len(np.unique(x)), len(np.unique(y))) < _OF_EACH
        if not few and 1 - abs(float(np.corrcoef(x, y)[0, 1])) < _SAME:
            yield (
                column,
                f"'{column}' is the target '{name}' in other numbers: one is a line "
                "through the other.",
            )


def _of_classes(
    columns: Mapping[str, np.ndarray], targets: np.ndarray, name: str
) -> Iterator[tuple[str, str]]:
    known = targets != None  # noqa: E711
    classes, codes = np.unique(targets[known].astype(str), return_inverse=True)
    counts = np.bincount(codes)
    if len(codes) < _FEWEST or len(classes) < 2 or counts.min() < _OF_EACH:
        return
    for column, values in columns.items():
        values = values[known]
        here = values != None if values.dtype == object else ~np.isnan(values)  # noqa: E711
        if not here.all():
            continue
        values = values.astype(str) if values.dtype == object else values
        distinct, texts = np.unique(values, return_inverse=True)
        if len(distinct) < len(classes):
            continue
        pairs = np.unique(texts * len(classes) + codes)
        one_each = len(pairs) == len(distinct)
        if one_each and len(distinct) == len(classes):
            yield (
                column,
                f"'{column}' is the target '{name}' in other words: each of its "
                f"{len(distinct)} values goes with one class.",
            )
        elif values.dtype.kind == "U":
            if one_each and np.bincount(texts).min() >= _OF_EACH:
                yield (
                    column,
                    f"'{column}' alone tells the target '{name}': each of its "
                    f"{len(distinct)} values goes with one class.",
                )
        elif one_each and _in_runs(codes[np.argsort(values, kind="stable")], classes):
            yield (
                column,
                f"'{column}' alone tells the target '{name}': sorted by it, the "
                "classes follow one another.",
            )


def _in_runs(codes: np.ndarray, classes: np.ndarray) -> bool:
    """Whether each class stands in one piece."""
    return int((np.diff(codes) != 0).sum()) == len(classes) - 1
