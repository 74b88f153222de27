"""What a run predicts for some rows, and whether simple learners predict better."""

from functools import partial
from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import Ready, Tree
from ...descent import scores_of
from ...objectives import Loss
from .._case import Case
from .._probability import at_least, beta_below, student_above, student_below
from ._reference import can_score, errors_of_rows, measure_reference


class Comparison(NamedTuple):
    """The scores of a run and of the best simple learner on the same rows.

    Attributes
    ----------
    run, reference : float
        Accuracy or R².
    learner : str
        The simple learner's name.
    p : float
        How probable it is by chance that the run is behind by so much.
    rows : int
        How many rows were compared.
    low, high : float
        The 95 % interval of the run's score, as of rows drawn at random.
    """

    run: float
    reference: float
    learner: str
    p: float
    rows: int
    low: float
    high: float

    @property
    def behind(self) -> float:
        """By how much the run's score is lower."""
        return self.reference - self.run


def predictions(case: Case, inputs: Any) -> np.ndarray | None:
    """Return the classes or numbers that a run predicts; None where not finite."""
    scores = scores_of(case.objective_at_end, case.params, np.asarray(inputs))
    if not np.isfinite(scores).all():
        return None
    return np.asarray(case.objective.loss.predict(scores))


def against_reference(case: Case, part: str) -> Comparison | None:
    """Compare a run with the best simple learner, row by row.

    Parameters
    ----------
    case : Case
        With enough rows for simple learners.
    part : {"rows", "validation"}
        The learner's predictions of training rows are out of fold, while the run was
        trained on them: a run that is behind there has learned too little. Neither was
        trained on validation rows.

    Returns
    -------
    Comparison or None
        None if there is nothing to compare, or the run's scores are not finite.
    """
    reference = case.once(measure_reference)
    if reference is None:
        return None
    rows = getattr(reference, part)
    if rows is None or not can_score(reference.metric, rows.targets):
        return None
    predicted = predictions(case, rows.inputs)
    theirs = reference.errors if part == "rows" else reference.validation_errors
    if predicted is None or theirs is None:
        return None
    predicted = reference.same_outputs(predicted)
    ours = errors_of_rows(reference.metric, rows.targets, predicted)
    weights = rows.weights
    return Comparison(
        run=1 - float(np.average(ours, weights=weights)),
        reference=1 - float(np.average(theirs, weights=weights)),
        learner=reference.best,
        p=chance_worse(ours, theirs, weights),
        rows=len(ours),
        **dict(zip(("low", "high"), score_interval(ours, weights), strict=True)),
    )


def score_interval(errors: np.ndarray, weights: Any = None) -> tuple[float, float]:
    """Return the 95 % interval of a score, 1 − the mean of some errors.

    Of rows that are right or wrong that of Clopper and Pearson (1934); otherwise mean
    ± t · standard error, but no more than 1.

    Examples
    --------
    >>> low, high = score_interval(np.array([0.0, 0, 0, 0, 0, 0, 0, 0, 0, 1]))
    >>> round(low, 3), round(high, 3)
    (0.555, 0.997)
    """
    n = len(errors)
    equal = weights is None or np.ptp(weights) == 0
    if equal and np.isin(errors, (0.0, 1.0)).all():
        right = n - int(errors.sum())
        low = beta_below(0.025, right, n - right + 1) if right else 0.0
        high = beta_below(0.975, right + 1, n - right) if right < n else 1.0
        return low, high
    if n < 2:
        return -np.inf, 1.0
    share = np.ones(n) if weights is None else np.asarray(weights, np.float64)
    share = share / share.sum()
    mean = float(share @ errors)
    error = float(np.sqrt(share**2 @ (errors - mean) ** 2 * n / (n - 1)))
    half = student_below(0.975, n - 1) * error
    return 1 - mean - half, min(1 - mean + half, 1.0)


def chance_worse(ours: Any, theirs: Any, weights: Any = None) -> float:
    """Return how probable it is by chance that our errors are so much larger.

    Of errors that are 0 or 1, only rows count where just one of the two is wrong, which
    is as likely either way (McNemar, 1947, exact); otherwise Student's paired test of
    the mean difference: two rows are never certain.

    Parameters
    ----------
    ours, theirs : (rows,)
        Errors on the same rows.
    weights : (rows,), optional
        How much each row counts; with unequal weights the standard error is used.

    Examples
    --------
    >>> import numpy as np
    >>> ours, theirs = np.array([1, 1, 1, 0, 0]), np.array([0, 0, 0, 0, 1])
    >>> chance_worse(ours, theirs)  # 3 or 4 of 4
    0.3125
    """
    ours, theirs = np.asarray(ours, np.float64), np.asarray(theirs, np.float64)
    difference = ours - theirs
    if len(difference) < 2 or not np.any(difference):
        return 1.0
    equal = weights is None or np.ptp(weights) == 0
    if equal and np.isin(difference, (-1.0, 0.0, 1.0)).all():
        worse, better = int((difference > 0).sum()), int((difference < 0).sum())
        return at_least(worse, worse + better, 0.5)
    share = np.full(len(difference), 1.0) if weights is None else np.asarray(weights)
    share = share / share.sum()
    rows = 1 / float(np.sum(share**2))  # so many of equal weight are as certain
    if not rows > 1:
        return 1.0
    mean = float(share @ difference)
    spread = float(share @ (difference - mean) ** 2)
    if spread == 0:
        return 0.0 if mean > 0 else 1.0
    return student_above(mean / np.sqrt(spread / (rows - 1)), rows - 1)


def losses_of(case: Case, params: Tree, rows: Any) -> np.ndarray:
    """Return ℓᵢ of some rows at some parameters of the run's end, shape (rows,)."""
    scores = scores_of(case.objective_at_end, params, np.asarray(rows.inputs))
    losses = _losses_of(case.objective.loss, scores, np.asarray(rows.targets))
    return np.asarray(losses, np.float64)


@partial(Ready, static=(0,))
@partial(jax.jit, static_argnums=0)
def _losses_of(loss: Loss, scores: Any, targets: Any) -> jax.Array:
    return loss.per_example(scores, targets)


def validation_losses(case: Case) -> np.ndarray:
    """Return ℓᵢ of every validation row after the run, without weights and penalty."""
    return losses_of(case, case.params, case.validation)
