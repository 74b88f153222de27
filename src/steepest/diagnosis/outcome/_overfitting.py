"""Whether a run learned its rows instead of what they have in common."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped
from ..data import Against, against_reference, errors_of_rows, predictions
from ..data._chance import CHANCE

if TYPE_CHECKING:
    from .._case import Case

ROWS = 2000  # of each part
FEWEST = 10
RISE = 1.1  # of the validation loss
GAP, ERRORS, WIDE = 0.05, 3.0, 0.15
BY_HEART = 0.995
LOST = 0.02  # of the validation score, since its best epoch
PLAIN = 5.0  # standard errors


class Overfitting(NamedTuple):
    """How far a run's scores on seen and unseen rows are apart.

    Attributes
    ----------
    train, validation : float
        Scores, accuracy or R².
    gap_error : float
        The standard error of their difference.
    rise : float
        The last validation loss over the lowest one; 1 without a history.
    rise_z : float
        How far it rose, in standard errors of the last loss over the rows. The losses
        of the best epoch are gone; where they go up and down together with the last
        ones, the standard error of the difference is smaller than this.
    best_epoch, epochs : int
        Where the validation loss was lowest, and how many epochs there were.
    lost : float
        How much better the validation score was at its best epoch.
    reference : float or None
        The score of the best simple learner on the same validation rows.
    reference_p : float
        How probable it is by chance that the run is so far behind.
    rows, columns : int
        Of the training rows and of their inputs. With no more rows than columns any
        targets can be fitted, even by a linear model (Cover, 1965).

    See Also
    --------
    steepest.diagnosis.check_overfitting : measures and judges.
    """

    train: float
    validation: float
    gap_error: float
    rise: float = 1.0
    rise_z: float = 0.0
    best_epoch: int = 0
    epochs: int = 0
    lost: float = 0.0
    reference: float | None = None
    reference_p: float = 1.0
    rows: int = 0
    columns: int = 0

    @property
    def gap(self) -> float:
        """How much better the run is on rows that it has seen."""
        return self.train - self.validation


def measure_overfitting(case: "Case") -> Overfitting | None:
    """Measure the gap and what became of it; None if scores are not finite.

    See Also
    --------
    steepest.diagnosis.check_overfitting : measures and judges.
    """
    metric = "accuracy" if case.task == "classification" else "r2"
    scores, squares = [], 0.0
    for part in ("rows", "validation"):
        rows = case.sample(part, ROWS)
        predicted = predictions(case, rows.inputs)
        if predicted is None or not np.isfinite(rows.targets).all():
            return None
        errors = errors_of_rows(metric, rows.targets, predicted)
        scores.append(1 - float(errors.mean()))
        squares += float(errors.var(ddof=1)) / len(errors)
    found = Overfitting(
        scores[0],
        scores[1],
        squares**0.5,
        rows=case.n_rows,
        columns=int(np.prod(np.shape(case.rows.inputs)[1:])),
    )
    found = found._replace(**_rise(case, metric))
    against = against_reference(case, "validation")
    if isinstance(against, Against):
        found = found._replace(reference=against.reference, reference_p=against.p)
    return found


def _rise(case: "Case", metric: str) -> dict[str, Any]:
    """Return what became of the validation loss after its best epoch."""
    epochs = case.run.history.epochs
    curve = np.asarray(epochs.get("validation_loss", ()), np.float64)
    kept_best = case.settings["patience"] is not None
    if len(curve) < 2 or not np.isfinite(curve).all() or kept_best:
        return {}
    best = int(curve.argmin())
    losses = case.validation_losses
    error = float(losses.std(ddof=1) / len(losses) ** 0.5)
    rose = float(curve[-1] - curve[best])
    scores = np.asarray(epochs.get(f"validation_{metric}", ()), np.float64)
    return {
        "rise": float(curve[-1] / curve[best]) if curve[best] > 0 else 1.0,
        "rise_z": rose / error if error > 0 else 0.0,
        "best_epoch": int(epochs["epoch"][best]),
        "epochs": int(epochs["epoch"][-1]),
        "lost": float(scores.max() - scores[-1]) if len(scores) else 0.0,
    }


def judge_overfitting(
    measured: Overfitting, *, hidden: bool = False, symptom: bool = False
) -> Finding:
    """Judge whether a run learned its rows by heart, to the harm of others.

    See Also
    --------
    steepest.diagnosis.check_overfitting : measures and judges.
    """
    from scipy.stats import norm

    verdict, because = Verdict.PASS, "carries_over"
    gap = measured.gap
    apart = gap > GAP + ERRORS * measured.gap_error
    rises = measured.rise > RISE and measured.rise_z > norm.isf(CHANCE)
    behind = measured.reference_p < CHANCE
    wide = apart and gap > WIDE
    by_heart = measured.train > BY_HEART
    if wide and behind:
        verdict, because = Verdict.FAIL, "below_simple_learners"
    elif wide and by_heart:
        # known by heart is a mechanism: a fault where it is seen to cost something
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because = "by_heart"
    elif wide and measured.rise > RISE and measured.rise_z > PLAIN:
        verdict, because = Verdict.FAIL, "rises"
    elif apart and rises:
        verdict = Verdict.WARN
        because = "rises" if measured.lost > LOST else "too_certain"
    elif by_heart and gap > GAP and measured.rows <= measured.columns:
        verdict, because = Verdict.WARN, "few_rows"
    elif apart and symptom and gap > WIDE:
        verdict, because = Verdict.WARN, "gap"
    wrong = verdict is not Verdict.PASS
    return Finding(
        check="overfitting",
        verdict=verdict,
        because=because,
        measured={**measured._asdict(), "gap": gap},
        expected={"bound": GAP, "errors": ERRORS, "rise_bound": RISE, "chance": CHANCE},
        advice="regularize" if wrong else None,
        remedy={"candidates": _remedies(measured, hidden)} if wrong else {},
        source="McNemar (1947), paired with simple learners; Cover (1965)",
        cost={"forwards": 3},
    )


def _remedies(measured: Overfitting, hidden: bool) -> list[dict[str, Any]]:
    """Return changes that may help: stopping where it was best, and penalties."""
    tried: list[dict[str, Any]] = []
    if 0 < measured.best_epoch < measured.epochs and measured.rise > RISE:
        tried.append({"patience": max(3, measured.epochs // 10)})
    tried += [
        {"penalty": "l2", "penalty_strength": strength} for strength in (0.01, 0.1, 0.5)
    ]
    if hidden:
        tried.append({"dropout": 0.5})
    return tried


def check_overfitting(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether a run learned its rows instead of what they have in common.

    The gap between the scores on seen and unseen rows is natural up to a point. It is a
    fault where simple learners do better on the same unseen rows, where all the
    training rows are known by heart, or where the validation loss rises plainly.

    Parameters
    ----------
    case : Case
        At most 2000 training and 2000 validation rows.
    symptom : bool
        Whether the run was seen to fail; then a wide gap alone warns, and rows that are
        known by heart are a failure.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("overfitting", "user_function")
    if case.diverged:
        return skipped("overfitting", "diverged")
    if case.validation is None:
        return skipped("overfitting", "no_validation")
    if min(case.n_rows, len(case.validation.inputs)) < FEWEST:
        return skipped("overfitting", "few_rows")
    measured = measure_overfitting(case)
    if measured is None:
        return skipped("overfitting", "scores_not_finite")
    hidden = case.objective.model.name.startswith("mlp")
    return judge_overfitting(measured, hidden=hidden, symptom=symptom)
