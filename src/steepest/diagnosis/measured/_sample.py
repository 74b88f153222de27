"""Samples with a fixed number of rows, so that many data sets share a program."""

from dataclasses import replace
from typing import Any

import jax
import numpy as np

from ...descent import prepared
from ...models import normalized_by_batch
from ...objectives import Batch, Objective
from .._case import Case

ROWS = 512
START_ROWS = 256

Sample = tuple[Any, tuple[Any, ...]]
"""An objective as a tree, and its arguments after the parameters."""


def sample_of(case: Case, *, rows: int = ROWS) -> Sample:
    """Return a case's objective and a fixed sample of its training rows.

    An `Objective` gets exactly `rows` rows: where there are fewer, the first is
    repeated with weight 0. A function gets all rows, at most `rows`, and so does a
    model with state, which normalizes the sample by itself: its running means follow
    the parameters, wherever a check moves them.
    """
    dtype = case.settings.get("dtype", "float32")
    if case.rows is None:
        return prepared(case.objective, None, dtype)[0], ()
    objective, sample = prepared(case.objective, case.sample("rows", rows), dtype)
    if not isinstance(objective, Objective):
        return objective, (sample,)
    if objective.model.has_state:
        by_batch = replace(objective, model=normalized_by_batch(objective.model))
        return replace(by_batch, state=None), (jax.tree.map(np.asarray, sample),)
    n = len(sample.inputs)
    weights = np.zeros(rows, dtype)
    weights[:n] = 1 if sample.weights is None else sample.weights

    def padded(a: np.ndarray) -> np.ndarray:
        return np.concatenate([a, np.repeat(a[:1], rows - n, axis=0)])

    batch = Batch(padded(sample.inputs), padded(sample.targets), weights)
    return objective, (jax.tree.map(np.asarray, batch),)


def rows_at_start(case: Case) -> Any:
    """Return the rows to measure a start on: a sample; without a run, all of them."""
    return case.rows if case.run is None else case.sample("rows", START_ROWS)
