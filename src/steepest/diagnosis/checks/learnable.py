"""Can the targets be predicted from the inputs?

Targets that were assigned to the wrong rows can be memorized, but not predicted for new
rows.

## Measured

Five nearest neighbors, ridge and extremely randomized trees predict at most 800
training rows out of 3 folds, in at most 256 columns as for [shift](shift.md). Of each
learner and class (or output) the ranking is tested: Mann–Whitney for the scores of a
class, Spearman for numbers, one-sided. `p` is the smallest times their number
(Bonferroni). Accuracy is not used, since it says nothing about a class with 2 % of the
rows. Classes of fewer than 10 rows are left out.

## Bound

Where a few targets are extreme, they decide what a learner of squared errors learns,
and R². Where nothing is found, learners try again with these brought in to ten times
the usual distance from the median.

p ≥ 0.00125, and the run's own validation score is no better than guessing either: fails
if there are 100 rows, and validation rows or a symptom; otherwise warns. R² ≤ 0 in
spite of a small p warns. With fewer than 40 rows it is skipped.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import CHANCE
from .._finding import Finding, Verdict
from .._probability import at_least, normal_above
from ..measured._far import brought_in, nearly_equal
from ..measured._predicted import predictions
from ..measured._ranking import ranking_of
from ..measured._reference import (
    Reference,
    errors_of_rows,
    measure_reference,
    why_none,
)

FEWEST = 40  # rows: chosen, with fewer a strong relation is lost in chance
ENOUGH = 100  # rows, chosen: with fewer, finding nothing only warns

CHECK = Check(
    page=__doc__,
    name="learnable",
    called="learnable targets",
    stage=Stage.LABELS,
    of_rows=True,
    needs=(needs.an_objective,),
    explains=(After(Stage.LABELS, but=("imbalance",)),),
    skips={
        "small_classes": "no class has enough rows, or no output varies.",
        "equal_targets": "nearly all targets are equal.",
        **needs.NO_LEARNERS,
    },
    says={
        "learned": (
            "They can: the run scores {run:.3g} on rows that it has not seen; guessing "
            "scores {prior:.3g}."
        ),
        "learnable": (
            "They can: simple learners rank {ranked:.0%} of the pairs of unseen rows "
            "correctly; by chance 50%."
        ),
        "nothing_found": (
            "Not found: on {rows} rows no simple learner does better than chance (p = "
            "{p:.2g}); the best one scores {score:.3g}, guessing {prior:.3g}."
        ),
        "hardly_anything": (
            "Hardly: the best simple learner scores {score:.3g}, guessing {prior:.3g}."
        ),
    },
    expects="Expected: p below {chance:.2g}.",
    advice={
        "look_at_targets": "Check that every row still has its own target.",
    },
    cannot_see=(
        "It cannot see what no simple learner finds, such as the parity of many "
        "columns, or labels of which only some are wrong."
    ),
    source="Mann & Whitney (1947), Spearman (1904) on predictions out of fold",
    costs="simple learners, 800 rows",
    cost={"forwards": 1},
)


class Learnable(NamedTuple):
    """How well simple learners, and the run, predict the targets.

    Attributes
    ----------
    metric : str
        "accuracy" or "r2".
    rows : int
        How many were predicted.
    p : float
        The smallest p-value of the ranking by any learner of any class (or output),
        times the number of them (Bonferroni).
    learner, which : str, int
        The learner and the class (or output) with that p-value.
    ranked : float
        Their share of pairs of rows in the right order: the area under the ROC curve
        of the class; for numbers (1 + Spearman's ρ) / 2.
    tested : int
        How many learners × classes were tested.
    score, prior : float
        The best score out of fold, and that of a guess without inputs.
    run : float or None
        The run's score on the validation rows.
    run_p : float
        How probable a score so far above guessing is by chance.
    """

    metric: str
    rows: int
    p: float
    learner: str
    which: int
    ranked: float
    tested: int
    score: float
    prior: float
    run: float | None = None
    run_p: float = 1.0


def measure(case: Case, reference: Reference) -> Learnable | None:
    """Measure how well predictions out of fold rank the rows; None without classes."""
    ranking = ranking_of(reference)
    if ranking is None:
        return None
    measured = Learnable(
        reference.metric,
        len(reference.rows.targets),
        *ranking,
        reference.score,
        reference.prior,
    )
    return _with_run(measured, case, reference)


def _with_run(measured: Learnable, case: Case, reference: Reference) -> Learnable:
    rows = reference.validation
    predicted = None if rows is None else predictions(case, rows.inputs)
    if rows is None or predicted is None or len(rows.inputs) < 2:
        return measured
    n = len(rows.inputs)
    predicted = reference.same_outputs(predicted)
    errors = errors_of_rows(reference.metric, rows.targets, predicted)
    if reference.metric == "accuracy":
        # a constant prediction is right on the largest class of these very rows
        largest = float(np.bincount(np.asarray(rows.targets)).max() / n)
        hits = int(n - errors.sum())
        p = at_least(hits, n, max(largest, reference.prior))
    else:
        base = errors_of_rows(
            "r2", rows.targets, np.mean(rows.targets, axis=0) + 0 * rows.targets
        )
        gain = base - errors
        error = float(gain.std(ddof=1) / n**0.5)
        p = normal_above(gain.mean() / error) if error > 0 else 1.0
    return measured._replace(run=1 - float(errors.mean()), run_p=p)


def judge(measured: Learnable, *, symptom: bool = False) -> Finding:
    """Judge whether anything can be learned."""
    verdict, because = Verdict.PASS, "learnable"
    if measured.run_p < CHANCE:
        because = "learned"
    elif measured.p >= CHANCE:
        because = "nothing_found"
        confirmed = symptom or measured.run is not None
        enough = measured.rows >= ENOUGH and confirmed
        verdict = Verdict.FAIL if enough else Verdict.WARN
    elif measured.metric == "r2" and measured.score <= measured.prior:
        verdict, because = Verdict.WARN, "hardly_anything"
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"chance": CHANCE},
        advice=None if verdict is Verdict.PASS else "look_at_targets",
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    if case.task == "regression" and nearly_equal(case.rows.targets):
        return CHECK.skipped("equal_targets")
    reference = case.once(measure_reference)
    if reference is None or len(reference.rows.inputs) < FEWEST:
        return CHECK.skipped(why_none(case))
    measured = measure(case, reference)
    if measured is None:
        return CHECK.skipped("small_classes")
    found = judge(measured, symptom=symptom)
    if found.verdict is Verdict.PASS or case.task != "regression":
        return found
    near = brought_in(case.rows.targets)
    if near is None:
        return found
    rows = case.rows._replace(targets=near.astype(np.float32))
    calmer = replace(case, rows=rows, validation=None)
    again = measure_reference(calmer)
    measured = None if again is None else measure(calmer, again)
    if measured is None or judge(measured).verdict is not Verdict.PASS:
        return found
    return judge(measured)
