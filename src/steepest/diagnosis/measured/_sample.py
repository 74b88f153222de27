"""Rows of one fixed number, so that many data sets share a program."""

from typing import Any

import jax
import numpy as np

from ...descent import prepared
from ...objectives import Batch, Objective
from .._case import Case

ROWS = 512
START_ROWS = 256

Sample = tuple[Any, tuple[Any, ...]]
"""An objective as a tree and what it takes beside the parameters."""


def sample_of(case: Case, *, rows: int = ROWS) -> Sample:
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


def rows_at_start(case: Case) -> Any:
    """Return the rows that a start is looked at on: a sample; all of a mere start."""
    return case.rows if case.run is None else case.sample("rows", START_ROWS)
