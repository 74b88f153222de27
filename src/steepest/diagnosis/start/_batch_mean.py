"""Whether the objective is a mean over the batch."""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import numpy as np

from ...objectives import Objective
from .._finding import Finding, Verdict, skipped
from ._activation_of import mean_loss_of

SUM = 1.5  # a mean gives 1 and a sum 2; a penalty beside a sum lies between
SAME = 1.01


def measure_batch_mean(f: Callable[..., Any], params: Any, batch: Any) -> float:
    """Return L(batch twice) / L(batch), without an objective's penalty.

    See Also
    --------
    steepest.diagnosis.check_batch_mean : measures and judges.
    """
    value = partial(mean_loss_of, f) if isinstance(f, Objective) else f

    def twice(column: Any) -> Any:
        rows = np.asarray(column)
        return np.concatenate([rows, rows]) if rows.ndim else column

    once = float(value(params, batch))
    doubled = float(value(params, jax.tree.map(twice, batch)))
    return doubled / once if once else math.nan


def judge_batch_mean(ratio: float) -> Finding:
    """Judge the ratio of the objective on a batch twice to that on it once.

    See Also
    --------
    steepest.diagnosis.check_batch_mean : measures and judges.
    """
    if not math.isfinite(ratio) or ratio < 0:
        return skipped("batch_mean", "no_value")
    verdict, because, advice = Verdict.PASS, "mean", None
    if ratio > SUM:
        verdict, because, advice = Verdict.FAIL, "sum", "divide_by_rows"
    elif ratio > SAME:
        verdict, because, advice = Verdict.WARN, "partly", "divide_by_rows"
    elif ratio < 1 / SAME:
        verdict, because, advice = Verdict.WARN, "shrinks", "divide_once"
    return Finding(
        check="batch_mean",
        verdict=verdict,
        because=because,
        measured={"ratio": ratio},
        expected={"bound": SUM},
        advice=advice,
        source="exact: a mean does not change when every row is there twice",
        cost={"forwards": 2},
    )


def check_batch_mean(f: Callable[..., Any], params: Any, batch: Any) -> Finding:
    """Ask whether an objective is a mean over the batch, by giving every row twice.

    A sum in place of the mean makes the right learning rate depend on the batch size.

    Parameters
    ----------
    f : callable or Objective
        `f(params, batch)`.
    params : tree
        Where.
    batch : tree of arrays
        Every array has a row per example.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import numpy as np
    >>> def f(w, rows):
    ...     return ((rows @ w) ** 2).sum()
    >>> found = check_batch_mean(f, np.ones(2), np.ones((3, 2)))
    >>> print(found.verdict, found.because, found.measured["ratio"])
    fail sum 2.0
    """
    return judge_batch_mean(measure_batch_mean(f, params, batch))
