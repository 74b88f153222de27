"""Classes that differ only by case, spaces or a final dot: said, or joined."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

_YES = frozenset(["1", "y", "yes", "true", "t", "예", "네"])
_NO = frozenset(["0", "n", "no", "false", "f", "아니오", "아니요"])


def class_key(name: str) -> str:
    """Return what two spellings of one class have in common.

    Examples
    --------
    >>> class_key(" >50K. ") == class_key(">50k")
    True
    """
    return "".join(name.casefold().split()).rstrip(".")


def spelled_alike(names: Iterable[str | None]) -> list[list[tuple[str, int]]]:
    """Return groups of classes that look like one and their rows, most frequent first.

    Words for yes and no, 1 and 0 look alike where there are no other classes.

    Examples
    --------
    >>> spelled_alike(["Yes", "no", "yes ", "yes "])
    [[('yes ', 2), ('Yes', 1)]]
    >>> spelled_alike(["1", "0", "yes", "no"])
    [[('1', 1), ('yes', 1)], [('0', 1), ('no', 1)]]
    """
    counts = Counter(name for name in names if name is not None)
    keys = {name: class_key(name) for name in counts}
    if set(keys.values()) <= _YES | _NO:
        keys = {name: str(key in _YES) for name, key in keys.items()}
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, n in counts.most_common():
        groups[keys[name]].append((name, n))
    return [group for group in groups.values() if len(group) > 1]


def joined_classes(
    labels: np.ndarray, column: str, join: bool
) -> tuple[np.ndarray, dict[str, str], tuple[str, ...]]:
    """Return labels, the class of each other spelling, and a note.

    Parameters
    ----------
    labels : (rows,) object array
        Names of classes; None where missing.
    column : str
        The target.
    join : bool
        Whether to take them as one, under the most frequent spelling.
    """
    groups = spelled_alike(labels)
    if not groups:
        return labels, {}, ()
    shown = "; ".join(
        " and ".join(f"'{name}' ({n} rows)" for name, n in group)
        for group in groups[:3]
    )
    if not join:
        return (
            labels,
            {},
            (
                f"'{column}' holds classes that look like one, spelled differently: "
                f"{shown}. --join-classes (from Python join_classes=True) joins them.",
            ),
        )
    instead = {name: group[0][0] for group in groups for name, _ in group[1:]}
    labels = np.array([instead.get(label, label) for label in labels], object)
    note = f"Classes of '{column}' that are spelled differently were joined: {shown}."
    return labels, instead, (note,)
