"""Did the model memorize the training rows instead of generalizing?

Some gap between the scores on training and on unseen rows is natural. It is a fault
where another model does better on the same unseen rows.

## Measured

Scores on at most 2000 training and 2000 validation rows, and the standard error of
their difference. The best simple learner (see [learnable](learnable.md)), chosen on
training rows, on the same validation rows: `reference_p` by McNemar's exact test, or by
the mean difference of squared errors. From the history, `rise`, the last validation
loss divided by the lowest one, and `rise_z`, the rise in standard errors of the last
losses. The losses of the single rows at the best epoch are not kept; where they are
correlated with the last ones, the true standard error is smaller, so that `rise_z` is
too small rather than too large. A run with patience keeps its best parameters, so that
there is no rise.

## Bound

A gap counts above 5 points plus 3 standard errors. Above 15 points it fails if simple
learners are ahead (p < 0.00125), or if the loss rose by 10 % and 5 standard errors. If
the training rows are memorized (a score above 0.995) it fails with a symptom and warns
without, since simple learners may do no better. It warns if the loss rose by 10 % with
p < 0.00125, or to twice its lowest value and by more than the model expects
(p < 0.00125), whatever the gap of the scores: such a model is sure of its mistakes. It
warns if the rows are memorized, are no more than the columns, and the gap is above 5
points (with fewer than ten validation rows, if these are not predicted better than by
guessing); and, with a symptom, for a gap above 15 points alone.
"""

from typing import Any, NamedTuple

import numpy as np

from ...descent import scores_of
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import CHANCE, POINTS
from .._finding import Finding, Verdict
from .._probability import normal_exceeded
from ..measured._predicted import against_reference, predictions, validation_losses
from ..measured._reference import can_score, errors_of_rows

ROWS = 2000  # of each part
FEWEST = 10  # rows: chosen
RISE = 1.1  # of the validation loss over its lowest value: chosen
GAP, WIDE = 0.05, 0.15  # of accuracy or R²: chosen, a natural and a wide gap
ERRORS = 3.0  # standard errors of the gap: chosen, as `Z`
BY_HEART = 0.995  # score on training rows: chosen, 1 but for a few wrong labels
TWICE = 2.0  # the lowest validation loss: chosen, healthy runs reach 1.74
PLAIN = 5.0  # standard errors of the rise: chosen, beyond any doubt

CHECK = Check(
    page=__doc__,
    name="overfitting",
    called="overfitting",
    stage=Stage.OUTCOME,
    needs=(needs.an_objective, needs.no_divergence, needs.validation_rows),
    skips={
        **needs.FEW_ROWS,
        **needs.SCORES_NOT_FINITE,
        "equal_validation": "the targets of the validation rows are all equal.",
    },
    says={
        "carries_over": (
            "It scores {train:.3g} on training rows and {validation:.3g} on unseen "
            "rows."
        ),
        "below_simple_learners": (
            "It scores {train:.3g} on training rows and {validation:.3g} on unseen "
            "rows, where a simple learner scores {reference:.3g}."
        ),
        "by_heart": (
            "It memorized the training rows (score {train:.3g}) and scores "
            "{validation:.3g} on unseen rows."
        ),
        "rises": (
            "The validation loss rose to {rise:.3g} times its lowest value, in epoch "
            "{best_epoch} of {epochs}; the scores are {train:.3g} (training) and "
            "{validation:.3g} (validation)."
        ),
        "too_certain": (
            "The validation loss rose to {rise:.3g} times its lowest value, in epoch "
            "{best_epoch} of {epochs}, although the score did not fall: the model "
            "became sure of its mistakes, and its probabilities mislead."
        ),
        "few_rows": (
            "It memorized its {rows} training rows, which are no more than its "
            "{columns} columns, and scores {validation:.3g} on unseen rows."
        ),
        "gap": (
            "It scores {train:.3g} on training rows and {validation:.3g} on unseen "
            "rows."
        ),
    },
    expects=(
        "Expected: a gap of at most {bound:.0%} plus {errors:g} standard errors, or a "
        "validation loss at most {rise_bound:g} times its lowest."
    ),
    advice={
        "regularize": (
            "Stop where the validation loss is lowest (patience), add a penalty, use "
            "fewer units, or add rows."
        ),
    },
    cannot_see="It cannot see validation rows that were used to choose the settings.",
    source="McNemar (1947), paired with simple learners; Cover (1965)",
    costs="4000 predictions",
    cost={"forwards": 3},
)


class Overfitting(NamedTuple):
    """How far a run's scores on training and validation rows differ.

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
        of the best epoch are not kept; where they are correlated with the last ones,
        the standard error of the difference is smaller than this.
    best_epoch, epochs : int
        Where the validation loss was lowest, and how many epochs there were.
    lost : float
        How much better the validation score was at its best epoch.
    surprise_z : float
        How far the validation loss is above what the model's probabilities expect, in
        standard errors; 0 where scores are no probabilities.
    reference : float or None
        The score of the best simple learner on the same validation rows.
    reference_p : float
        How probable it is by chance that the run is so far behind.
    rows, columns : int
        Of the training inputs. With no more rows than columns even a linear model can
        fit any targets (Cover, 1965).
    """

    train: float
    validation: float
    gap_error: float
    rise: float = 1.0
    rise_z: float = 0.0
    best_epoch: int = 0
    epochs: int = 0
    lost: float = 0.0
    surprise_z: float = 0.0
    reference: float | None = None
    reference_p: float = 1.0
    rows: int = 0
    columns: int = 0

    @property
    def gap(self) -> float:
        """How much higher the score on training rows is."""
        return self.train - self.validation


def measure(case: Case) -> Overfitting | None:
    """Measure the gap and the rise of the loss; None if scores are not finite."""
    scores, squares = [], 0.0
    for part in ("rows", "validation"):
        rows = case.sample(part, ROWS)
        predicted = predictions(case, rows.inputs)
        if predicted is None or not np.isfinite(rows.targets).all():
            return None
        errors = errors_of_rows(case.metric, rows.targets, predicted)
        scores.append(1 - float(errors.mean()))
        squares += float(errors.var(ddof=1)) / len(errors)
    measured = Overfitting(
        scores[0],
        scores[1],
        squares**0.5,
        rows=case.n_rows,
        columns=int(np.prod(np.shape(case.rows.inputs)[1:])),
    )
    measured = measured._replace(**_rise(case))
    against = against_reference(case, "validation")
    if against is not None:
        measured = measured._replace(reference=against.reference, reference_p=against.p)
    return measured


def _rise(case: Case) -> dict[str, Any]:
    """Return how far the validation loss rose after its best epoch."""
    epochs = case.history.epochs
    curve = np.asarray(epochs.get("validation_loss", ()), np.float64)
    kept_best = case.settings["patience"] is not None
    if len(curve) < 2 or not np.isfinite(curve).all() or kept_best:
        return {}
    best = int(curve.argmin())
    losses = case.once(validation_losses)
    error = float(losses.std(ddof=1) / len(losses) ** 0.5)
    rose = float(curve[-1] - curve[best])
    scores = np.asarray(epochs.get(f"validation_{case.metric}", ()), np.float64)
    return {
        "rise": float(curve[-1] / curve[best]) if curve[best] > 0 else 1.0,
        "rise_z": rose / error if error > 0 else 0.0,
        "best_epoch": int(epochs["epoch"][best]),
        "epochs": int(epochs["epoch"][-1]),
        "lost": float(scores.max() - scores[-1]) if len(scores) else 0.0,
        "surprise_z": _surprise(case, losses),
    }


def _surprise(case: Case, losses: np.ndarray) -> float:
    """Return how far losses are above the entropies of the model's probabilities."""
    probability = case.objective.loss.probability
    if probability is None:
        return 0.0
    rows: Any = case.validation
    scores = scores_of(case.objective, case.params, np.asarray(rows.inputs))
    p = np.asarray(probability(scores), np.float64)
    surprise = -np.log(np.maximum(p, np.finfo(np.float32).tiny))
    expected = (p * surprise).sum(axis=1)
    variance = np.maximum((p * surprise**2).sum(axis=1) - expected**2, 0.0)
    error = float(np.sqrt(variance.sum()))
    excess = float((losses - expected).sum())
    return excess / error if error > 0 else 0.0


def judge(
    measured: Overfitting,
    *,
    hidden: tuple[int, ...] = (),
    hidden_setting: str = "hidden",
    symptom: bool = False,
) -> Finding:
    """Judge whether a run memorized its training rows instead of generalizing.

    Parameters
    ----------
    measured : Overfitting
        From `measure`.
    hidden : tuple of int
        The units of the hidden layers, of which there may be too many.
    hidden_setting : str
        The setting that says how many there are.
    symptom : bool
        Whether the run was seen to fail.
    """
    verdict, because = Verdict.PASS, "carries_over"
    gap = measured.gap
    apart = gap > GAP + ERRORS * measured.gap_error
    certain = normal_exceeded(CHANCE)
    rises = apart and measured.rise > RISE and measured.rise_z > certain
    sure = max(measured.rise_z, measured.surprise_z) > certain
    rises = rises or (measured.rise > TWICE and sure)
    behind = measured.reference_p < CHANCE
    wide = apart and gap > WIDE
    by_heart = measured.train > BY_HEART
    if wide and behind:
        verdict, because = Verdict.FAIL, "below_simple_learners"
    elif wide and by_heart:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because = "by_heart"
    elif wide and measured.rise > RISE and measured.rise_z > PLAIN:
        verdict, because = Verdict.FAIL, "rises"
    elif rises:
        verdict = Verdict.WARN
        confident = measured.surprise_z > 0 and measured.lost <= POINTS
        because = "too_certain" if confident else "rises"
    elif by_heart and gap > GAP and measured.rows <= measured.columns:
        verdict, because = Verdict.WARN, "few_rows"
    elif apart and symptom and gap > WIDE:
        verdict, because = Verdict.WARN, "gap"
    wrong = verdict is not Verdict.PASS
    return CHECK.found(
        because,
        verdict,
        measured={**measured._asdict(), "gap": gap},
        expected={"bound": GAP, "errors": ERRORS, "rise_bound": RISE, "chance": CHANCE},
        advice="regularize" if wrong else None,
        remedies=_remedies(measured, hidden, hidden_setting) if wrong else [],
    )


def _remedies(
    measured: Overfitting, hidden: tuple[int, ...], hidden_setting: str
) -> list[dict[str, Any]]:
    """Return changes to try: stopping early, a penalty, fewer units, dropout."""
    changes: list[dict[str, Any]] = []
    if 0 < measured.best_epoch < measured.epochs and measured.rise > RISE:
        changes.append({"patience": max(3, measured.epochs // 10)})
    changes += [{"penalty": "l2", "penalty_strength": s} for s in (0.01, 0.1)]
    fewer = [max(units // 4, 4) for units in hidden]
    if sum(fewer) < sum(hidden):
        changes.append({hidden_setting: fewer})
    changes.append({"penalty": "l2", "penalty_strength": 0.5})
    if hidden:
        changes.append({"dropout": 0.5})
    return changes


def _of_few(case: Case) -> Finding:
    """Judge by a handful of validation rows, which rule out no chance.

    Only rows that are no more than the columns, all known by heart, and none of it of
    use for other rows, are more than nothing.
    """
    validation: Any = case.validation
    columns = int(np.prod(np.shape(case.rows.inputs)[1:]))
    if not FEWEST <= case.n_rows <= columns or len(validation.inputs) < 2:
        return CHECK.skipped("few_rows")
    if not can_score(case.metric, validation.targets):
        return CHECK.skipped("equal_validation")
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("scores_not_finite")
    guess = 0.0
    if case.metric == "accuracy":
        guess = np.bincount(np.asarray(validation.targets)).max() / len(
            validation.targets
        )
    alone = Overfitting(
        measured.train,
        measured.validation,
        1.0,  # the most that it can be
        rows=measured.rows,
        columns=measured.columns,
    )
    found = judge(alone)
    useless = measured.validation <= guess
    return (
        found
        if found.verdict is Verdict.WARN and useless
        else CHECK.skipped("few_rows")
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    validation: Any = case.validation
    if min(case.n_rows, len(validation.inputs)) < FEWEST:
        return _of_few(case)
    if not can_score(case.metric, validation.targets):
        return CHECK.skipped("equal_validation")
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("scores_not_finite")
    layers = case.objective.model.layers
    if layers is None:
        return judge(measured, symptom=symptom)
    return judge(
        measured,
        hidden=layers.hidden,
        hidden_setting=layers.hidden_setting,
        symptom=symptom,
    )
