"""Rows of one fixed number, so that many data sets share a program."""

from typing import TYPE_CHECKING, Any

import jax
import numpy as np

from ...descent import prepared
from ...objectives import Batch, Objective

if TYPE_CHECKING:
    from .._case import Case

ROWS = 512

Sample = tuple[Any, tuple[Any, ...]]
"""An objective as a tree and what it takes beside the parameters."""


def sample_of(case: "Case", *, rows: int = ROWS) -> Sample:
    """Return a case's objective and a fixed sample of its training rows.

    An `Objective` gets exactly `rows` rows: where there are fewer, the first is
    repeated with weight 0. A function gets as many as there are, at most `rows`.
    """
    dtype = case.settings.get("dtype", "float32")
    if case.rows is None:
        return prepared(case.objective, None, dtype)[0], ()
    objective, found = prepared(case.objective, case.sample("rows", rows), dtype)
    if not isinstance(objective, Objective):
        return objective, (found,)
    n = len(found.inputs)
    weights = np.ones(n) if found.weights is None else found.weights
    padded = np.zeros(rows, dtype)
    padded[:n] = weights

    def long(a: np.ndarray) -> np.ndarray:
        return np.concatenate([a, np.repeat(a[:1], rows - n, axis=0)])

    batch = Batch(long(found.inputs), long(found.targets), padded)
    return objective, (jax.tree.map(np.asarray, batch),)
