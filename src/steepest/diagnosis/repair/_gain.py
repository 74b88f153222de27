"""How much better one run is than another, row by row on the same rows."""

import math
from dataclasses import dataclass, replace
from typing import Any

import jax
import numpy as np

from ..._core import generator_for
from ...descent import scores_of
from ...settings import METRICS
from .._case import Case
from ..measured._far import brought_in
from ..measured._reduction import as_columns, finite_rows
from ._gain_interval import interval_of_mean
from ._row_errors import RANKED, row_errors

LEVEL = 0.05
FAR = 1e3  # variances: chosen, what is so far off is off, however far
SHARES = ("accuracy", "balanced_accuracy", *RANKED)
"""Metrics between 0 and 1."""


@dataclass(frozen=True, kw_only=True)
class Gain:
    """A score before and after a change, and an interval of the difference.

    Attributes
    ----------
    metric : str
        What the scores are, a key of `steepest.settings.METRICS`.
    part : {"validation", "train", "test"}
        The part of the data that the rows are from.
    rows : int
        How many there are.
    before, after : float
        The scores.
    low, high : float
        The interval of the paired difference, 95 % for all comparisons together;
        above 0 where the score became better.
    comparisons : int
        How many runs were compared.
    from_nothing : bool
        Whether the scores before were not finite, so that `before` is that of errors on
        every row.
    """

    metric: str
    part: str
    rows: int
    before: float
    after: float
    low: float
    high: float
    comparisons: int
    from_nothing: bool = False

    @property
    def difference(self) -> float:
        """By how much the score rose, or the loss or error fell."""
        if METRICS[self.metric].higher_is_better:
            return self.after - self.before
        if not math.isfinite(self.after):
            return -math.inf
        return self.before - self.after if math.isfinite(self.before) else math.inf

    @property
    def shown(self) -> bool:
        """Whether the score became better beyond chance: the interval is above 0."""
        return self.low > 0

    @property
    def worse(self) -> bool:
        """Whether the score became worse, beyond chance."""
        return self.high < 0


def halves(
    case: Case, left_out: np.ndarray | None = None
) -> tuple[str, np.ndarray, np.ndarray]:
    """Return a part of the data, and two halves of its rows: to choose, and to report.

    Class by class, so that both halves have all classes; rows with equal inputs are all
    in the same half. Without validation rows they are halves of the training rows,
    which the run has already learned from.

    Parameters
    ----------
    case : Case
    left_out : (rows,) array of bool, optional
        Which validation rows are in neither half.
    """
    part = "rows" if case.validation is None else "validation"
    rows: Any = getattr(case, part)
    n = len(jax.tree.leaves(rows)[0]) if rows is not None else 1
    draw = generator_for(0, "halves of the validation rows")
    order = draw.permutation(n)
    if left_out is not None:
        order = order[~left_out[order]]
    if rows is not None and case.task == "classification":
        order = order[np.argsort(np.asarray(rows.targets)[order], kind="stable")]
    twins = twins_of(rows)
    if twins is None:
        groups = np.arange(len(order))
    else:  # numbered in the order in which they come
        _, first, inverse = np.unique(
            twins[order], return_index=True, return_inverse=True
        )
        groups = np.argsort(np.argsort(first))[inverse.reshape(-1)]
    one = order[groups % 2 == 0]
    other = order[groups % 2 == 1]
    return part, np.sort(one), np.sort(other if len(other) else one)


def errors_on(
    case: Case, params: Any, rows: Any, metric: str
) -> tuple[np.ndarray, np.ndarray | None]:
    """Return errors by row and their weights; for a user's own function its value.

    Scores that are not finite are errors of 1, or infinite if errors have a unit.
    """
    if case.own_function:
        data = () if rows is None else (rows,)
        return np.array([float(case.objective(params, *data))]), None
    scores = scores_of(case.objective_at_end, params, np.asarray(rows.inputs))
    finite = np.isfinite(scores).all()
    unit = 1.0 if case.material is None else case.material.splits.encoding.target_unit
    scores = scores if finite else np.zeros_like(scores)
    loss = case.objective.loss
    errors, weights = row_errors(metric, loss, scores, rows.targets, unit)
    if not finite:
        worst = 1.0 if METRICS[metric].higher_is_better else np.inf
        errors = np.full(len(scores), worst)
    return errors, weights


def decides_by(case: Case, *choices: np.ndarray) -> str:
    """Return the metric that changes are kept by: the run's, or else that of its loss.

    A metric that some of the chosen rows cannot have gives way to that of the loss. Of
    extreme targets a few decide R²: there the mean absolute error takes its place.
    """
    name = case.settings.get("metric", "loss")
    if case.own_function:
        return case.metric
    rows = case.rows if case.validation is None else case.validation
    targets = np.asarray(rows.targets)
    if name == "loss":
        extreme = case.metric == "r2" and brought_in(targets) is not None
        return "mean_absolute_error" if extreme else case.metric
    lacking = any(len(np.unique(targets[chosen])) < 2 for chosen in choices)
    return case.metric if name in RANKED and lacking else name


def has_probabilities(case: Case) -> bool:
    """Say whether the scores of a run mean probabilities, so that it has a log loss."""
    return not case.own_function and case.objective.loss.probability is not None


def gain_on(
    before: np.ndarray,
    after: np.ndarray,
    metric: str,
    part: str,
    weights: np.ndarray | None = None,
    comparisons: int = 1,
    twins: np.ndarray | None = None,
) -> Gain:
    """Return the gain, from the errors of the same rows before and after.

    The interval holds for all comparisons together, 95 %: each has 1 − 5 % /
    comparisons (Bonferroni), so that the best of several may be looked at on the very
    rows that it was chosen by. For errors that are 0 or 1 it is exact, given how many
    rows changed: of these, the share that became right has the interval of Clopper and
    Pearson (1934). Otherwise it is mean ± t · standard error of the paired difference.

    That of a share lies between −1 and 1. A run that blew up has squared errors of
    which one outweighs all others, and a mean that no interval holds: errors of more
    than a thousand variances count as a thousand, which is less than what was gained.

    Parameters
    ----------
    before, after : (rows,)
        Errors or losses.
    metric, part : str
        As in the result.
    weights : (rows,), optional
        How much each row counts.
    comparisons : int
        How many runs were compared.
    twins : (rows,), optional
        Numbers of groups of equal rows; rows of a group count as one observation.

    Examples
    --------
    >>> before, after = np.array([1.0, 1, 0, 1]), np.array([0.0, 0, 0, 1])
    >>> gain = gain_on(before, after, "accuracy", "validation")
    >>> gain.before, gain.after, gain.shown
    (0.25, 0.75, False)
    """
    weights = np.ones(len(before)) if weights is None else weights / weights.mean()
    falls = weights * (before - after)
    low, high = interval_of_mean(falls, LEVEL / max(comparisons, 1), twins)
    if metric == "roc_auc":
        # the means of both classes are the area: their variances add up, and are not
        # halved as those of a mean of two (DeLong et al. 1988, eq. 5)
        mean = float(falls.mean())
        low, high = 2 * low - mean, 2 * high - mean
    mean_before = float((weights * before).mean())
    mean_after = float((weights * after).mean())
    if metric == "r2" and max(mean_before, mean_after) > FAR:
        near = weights * (np.minimum(before, FAR) - np.minimum(after, FAR))
        bounds = interval_of_mean(near, LEVEL / max(comparisons, 1), twins)
        low = bounds[0] if mean_before > FAR else low
        high = bounds[1] if mean_after > FAR else high
    if metric in SHARES:
        low, high = max(low, -1.0), min(high, 1.0)
    if metric == "root_mean_squared_error":  # a − b = (a² − b²) / (a + b)
        mean_before, mean_after = math.sqrt(mean_before), math.sqrt(mean_after)
        both = max(mean_before + mean_after, 1e-300)
        low, high = low / both, high / both
    told = METRICS[metric].higher_is_better
    return Gain(
        metric=metric,
        part=part,
        rows=len(falls),
        before=1 - mean_before if told else mean_before,
        after=1 - mean_after if told else mean_after,
        low=low,
        high=high,
        comparisons=comparisons,
    )


def compared(
    before: Case,
    after: Case,
    part: str,
    chosen: np.ndarray,
    metric: str,
    *,
    by_loss: bool = False,
    balanced: bool = False,
    comparisons: int = 1,
) -> Gain:
    """Return the gain of a run over another one on some rows of a part.

    Parameters
    ----------
    before, after : Case
        Two runs on the same data.
    part, chosen
        As `halves` returns them.
    metric : str
        As `decides_by` returns it.
    by_loss : bool
        Whether the loss of the rows is compared, where it has probabilities.
    balanced : bool
        Whether classes count alike, where nothing else was asked for.
    comparisons : int
        How many runs were compared.
    """
    by_default = before.settings.get("metric", "loss") == "loss"
    if by_loss and has_probabilities(before):
        metric = "log_loss"
    elif metric == "accuracy" and balanced and by_default:
        metric = "balanced_accuracy"
    both = same_rows(before, after, part, chosen)
    (errors_before, weights), (errors_after, _) = (
        errors_on(case, case.params, rows, metric)
        for case, rows in zip((before, after), both, strict=True)
    )
    gain = gain_on(
        errors_before,
        errors_after,
        metric,
        "train" if part == "rows" else part,
        weights,
        comparisons,
        twins_of(both[0]),
    )
    return replace(gain, from_nothing=before.diverged and not _finite(before, both[0]))


def _finite(case: Case, rows: Any) -> bool:
    """Say whether the scores of a run are finite."""
    if case.own_function:
        return True  # its value is shown, whatever it is
    scores = scores_of(case.objective_at_end, case.params, np.asarray(rows.inputs))
    return bool(np.isfinite(scores).all())


def twins_of(rows: Any) -> np.ndarray | None:
    """Return the number of the group of equal inputs that each row belongs to."""
    if rows is None or not hasattr(rows, "inputs"):
        return None
    columns = np.ascontiguousarray(as_columns(np.asarray(rows.inputs)))
    return np.unique(columns, axis=0, return_inverse=True)[1].reshape(-1)


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
