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
    """A score before and after, and between what the difference lies.

    Attributes
    ----------
    metric : {"accuracy", "balanced_accuracy", "r2", "loss"}
        What the scores are; of a loss less is better.
    part : {"validation", "train"}
        Which rows.
    rows : int
        How many.
    before, after : float
        The scores.
    low, high : float
        Of the paired difference, 95 % for all comparisons together.
    comparisons : int
        How many runs were compared.

    See Also
    --------
    steepest.diagnosis.fix : measures one.
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
        """Whether it got worse, beyond chance."""
        return self.high < 0


def halves(case: Case) -> tuple[str, np.ndarray, np.ndarray]:
    """Return a part of the data and its rows in two halves: to choose, and to report.

    Class by class, so that both halves hold all of them; of the training rows where
    there are no others, and then both are those that were learned.
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
    """Return 1 − score, row by row; a function's value where there are no scores.

    Parameters that are not finite score nothing.
    """
    if case.own_function:
        given = () if rows is None else (rows,)
        return np.array([float(case.objective(params, *given))])
    scores = scores_of(case.objective, params, np.asarray(rows.inputs))
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
    """Return what was gained, from the errors of the same rows before and after.

    The interval is mean ± z · standard error of the paired difference, with z for
    5 % shared by all comparisons (Bonferroni).

    Examples
    --------
    >>> found = gain_on(np.array([1.0, 1, 0, 1]), np.array([0.0, 0, 0, 1]), "r2", "a")
    >>> found.before, found.after, found.worse
    (0.25, 0.75, False)
    """
    from scipy.stats import norm

    weights = np.ones(len(before)) if weights is None else weights / weights.mean()
    fell = weights * (before - after)
    mean = float(fell.mean())
    spread = float(fell.std(ddof=1)) if len(fell) > 1 else 0.0
    z = float(norm.isf(LEVEL / 2 / max(comparisons, 1)))
    room = z * spread / math.sqrt(len(fell))
    mean_before = float((weights * before).mean())
    mean_after = float((weights * after).mean())
    is_loss = metric == "loss"
    return Gain(
        metric=metric,
        part=part,
        rows=len(fell),
        before=mean_before if is_loss else 1 - mean_before,
        after=mean_after if is_loss else 1 - mean_after,
        low=mean - room,
        high=mean + room,
        comparisons=comparisons,
    )


def fell_surely(
    before: np.ndarray, after: np.ndarray, weights: np.ndarray | None = None
) -> bool:
    """Say whether errors fell beyond chance, from those of the same rows.

    The signed ranks of Wilcoxon (1945), 5 % on one side: no single row decides, however
    large its error was.

    Examples
    --------
    >>> was = np.ones(20)
    >>> fell_surely(was, np.zeros(20)), fell_surely(was, was)
    (True, False)
    """
    from scipy.stats import wilcoxon

    weights = np.ones(len(before)) if weights is None else weights
    with np.errstate(invalid="ignore"):  # infinite before and after: no difference
        fell = np.nan_to_num(weights * (before - after))
    if not fell.any():
        return False
    tested: Any = wilcoxon(fell, alternative="greater")
    return bool(tested.pvalue < LEVEL)


def same_rows(
    before: Case, after: Case, part: str, chosen: np.ndarray
) -> tuple[Any, Any]:
    """Return chosen rows as each of two runs reads them: their scaling may differ.

    Rows that the second run left out because a number is none are left out of both.
    """
    rows, others = getattr(before, part), getattr(after, part)
    sizes = [
        0 if each is None else len(jax.tree.leaves(each)[0]) for each in (rows, others)
    ]
    if sizes[0] == sizes[1]:
        return taken(rows, chosen), taken(others, chosen)
    kept = np.flatnonzero(finite_rows(rows.inputs, rows.targets))
    both = np.isin(kept, chosen)
    return taken(rows, kept[both]), taken(others, np.flatnonzero(both))


def taken(rows: Any, chosen: np.ndarray) -> Any:
    """Return some rows of a part."""
    if rows is None:
        return None
    return jax.tree.map(lambda a: np.asarray(a)[chosen], rows)


def balancing(rows: Batch) -> np.ndarray:
    """Return weights that make every class count the same."""
    targets = np.asarray(rows.targets)
    counts = np.bincount(targets)
    return len(targets) / (np.count_nonzero(counts) * counts[targets])
