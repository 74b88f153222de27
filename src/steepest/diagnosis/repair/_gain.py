"""How much better one run is than another, row by row on the same rows."""

import math
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np

from ..._core import generator_for
from ...descent import scores_of
from ...objectives import Batch
from .._case import Case
from ..measured._reduction import finite_rows
from ..measured._reference import errors_of_rows

LEVEL = 0.05


@dataclass(frozen=True, kw_only=True)
class Gain:
    """A score before and after a change, and an interval of the difference.

    Attributes
    ----------
    metric : {"accuracy", "balanced_accuracy", "r2", "loss"}
        What the scores are; a loss is better if it is lower.
    part : {"validation", "train", "test"}
        The part of the data that the rows are from.
    rows : int
        How many there are.
    before, after : float
        The scores.
    low, high : float
        The interval of the paired difference, 95 % for all comparisons together.
    comparisons : int
        How many runs were compared.
    """

    metric: str
    part: str
    rows: int
    before: float
    after: float
    low: float
    high: float
    comparisons: int

    @property
    def worse(self) -> bool:
        """Whether the score became worse, beyond chance."""
        return self.high < 0


def halves(case: Case) -> tuple[str, np.ndarray, np.ndarray]:
    """Return a part of the data, and two halves of its rows: to choose, and to report.

    Class by class, so that both halves have all classes. Without validation rows they
    are halves of the training rows, which the run has already learned from.
    """
    part = "rows" if case.validation is None else "validation"
    rows: Any = getattr(case, part)
    n = len(jax.tree.leaves(rows)[0]) if rows is not None else 1
    draw = generator_for(0, "halves of the validation rows")
    order = draw.permutation(n)
    if rows is not None and case.task == "classification":
        order = order[np.argsort(np.asarray(rows.targets)[order], kind="stable")]
    return part, np.sort(order[::2]), np.sort(order[1::2] if n > 1 else order)


def errors_on(case: Case, params: Any, rows: Any) -> np.ndarray:
    """Return 1 − score, row by row; for a user's own function its value.

    Scores that are not finite are errors of 1.
    """
    if case.own_function:
        data = () if rows is None else (rows,)
        return np.array([float(case.objective(params, *data))])
    scores = scores_of(case.objective_at_end, params, np.asarray(rows.inputs))
    if not np.isfinite(scores).all():
        return np.ones(len(scores))
    predicted = np.asarray(case.objective.loss.predict(scores))
    return errors_of_rows(case.metric, rows.targets, predicted)


def gain_on(
    before: np.ndarray,
    after: np.ndarray,
    metric: str,
    part: str,
    weights: np.ndarray | None = None,
    comparisons: int = 1,
) -> Gain:
    """Return the gain, from the errors of the same rows before and after.

    The interval is mean ± z · standard error of the paired difference, with z for
    5 % shared by all comparisons (Bonferroni).

    Examples
    --------
    >>> before, after = np.array([1.0, 1, 0, 1]), np.array([0.0, 0, 0, 1])
    >>> gain = gain_on(before, after, "accuracy", "validation")
    >>> gain.before, gain.after, gain.worse
    (0.25, 0.75, False)
    """
    from scipy.stats import norm

    weights = np.ones(len(before)) if weights is None else weights / weights.mean()
    falls = weights * (before - after)
    mean = float(falls.mean())
    spread = float(falls.std(ddof=1)) if len(falls) > 1 else 0.0
    z = float(norm.isf(LEVEL / 2 / max(comparisons, 1)))
    half_width = z * spread / math.sqrt(len(falls))
    mean_before = float((weights * before).mean())
    mean_after = float((weights * after).mean())
    is_loss = metric == "loss"
    return Gain(
        metric=metric,
        part=part,
        rows=len(falls),
        before=mean_before if is_loss else 1 - mean_before,
        after=mean_after if is_loss else 1 - mean_after,
        low=mean - half_width,
        high=mean + half_width,
        comparisons=comparisons,
    )


def fell_significantly(
    before: np.ndarray, after: np.ndarray, weights: np.ndarray | None = None
) -> bool:
    """Say whether the errors of the same rows fell by more than chance.

    The signed-rank test of Wilcoxon (1945), one-sided at 5 %: no single row decides,
    however large its error was.

    Examples
    --------
    >>> before = np.ones(20)
    >>> fell_significantly(before, np.zeros(20)), fell_significantly(before, before)
    (True, False)
    """
    from scipy.stats import wilcoxon

    weights = np.ones(len(before)) if weights is None else weights
    with np.errstate(invalid="ignore"):  # infinite before and after: no difference
        falls = np.nan_to_num(weights * (before - after))
    if not falls.any():
        return False
    test: Any = wilcoxon(falls, alternative="greater")
    return bool(test.pvalue < LEVEL)


def same_rows(
    before: Case, after: Case, part: str, chosen: np.ndarray
) -> tuple[Any, Any]:
    """Return chosen rows as two runs read them: their scaling may differ.

    Rows with numbers that are not finite, which the second run left out, are left out
    for both.
    """
    rows, others = getattr(before, part), getattr(after, part)
    if _n_rows(rows) == _n_rows(others):
        return taken(rows, chosen), taken(others, chosen)
    kept = np.flatnonzero(finite_rows(rows.inputs, rows.targets))
    both = np.isin(kept, chosen)
    return taken(rows, kept[both]), taken(others, np.flatnonzero(both))


def _n_rows(rows: Any) -> int:
    return 0 if rows is None else len(jax.tree.leaves(rows)[0])


def taken(rows: Any, chosen: np.ndarray) -> Any:
    """Return the chosen rows of a part; None if there is none."""
    if rows is None:
        return None
    return jax.tree.map(lambda a: np.asarray(a)[chosen], rows)


def balancing(rows: Batch) -> np.ndarray:
    """Return weights with which every class counts the same."""
    targets = np.asarray(rows.targets)
    counts = np.bincount(targets)
    return len(targets) / (np.count_nonzero(counts) * counts[targets])
