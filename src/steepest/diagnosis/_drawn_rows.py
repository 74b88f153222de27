"""Rows that are too many for memory → some of them, drawn from all over."""

from typing import Any, NamedTuple

import jax
import numpy as np

from .._core import generator_for
from ..data import DiskRows

MOST = 100_000
"""Rows that the checks look at, where the rows of a run are on disk: chosen."""


class Drawn(NamedTuple):
    """How many rows there are, and how many of them the checks look at."""

    looked_at: int
    total: int


def drawn_rows(rows: Any) -> tuple[Any, Drawn | None]:
    """Return rows in memory, and how many were drawn if not all of them.

    Rows that are in memory stay as they are. More than 100,000 on disk are drawn from
    without replacement, in the order of the file; the draw is always the same.

    Examples
    --------
    >>> rows, drawn = drawn_rows(np.eye(3))
    >>> rows.shape, drawn is None
    ((3, 3), True)
    """
    leaves = jax.tree.leaves(rows)
    if not any(isinstance(leaf, DiskRows) for leaf in leaves):
        return rows, None
    total = len(leaves[0])
    if total <= MOST:
        return jax.tree.map(lambda leaf: np.asarray(leaf[:]), rows), None
    generator = generator_for(0, "rows to diagnose", total)
    chosen = np.sort(generator.choice(total, MOST, replace=False))
    drawn = Drawn(len(chosen), total)
    return jax.tree.map(lambda leaf: np.asarray(leaf[chosen]), rows), drawn
