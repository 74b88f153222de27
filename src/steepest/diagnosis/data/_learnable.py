"""Whether the inputs say anything about the targets."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped
from ._chance import CHANCE
from ._predicted import predictions
from ._reference import Reference, errors_of_rows

if TYPE_CHECKING:
    from .._case import Case

FEWEST = 40  # rows
ENOUGH = 100  # rows that not to find anything in is a finding
CLASS = 10  # rows that a class needs


class Learnable(NamedTuple):
    """How much simple learners, and the run, find in the inputs.

    Attributes
    ----------
    metric : str
        "accuracy" or "r2".
    rows : int
        How many were looked at.
    p : float
        How probable it is that the predictions of no learner for no class (or output)
        rank the rows better than chance, times the number of them (Bonferroni).
    learner, which : str, int
        The most certain of them.
    ranked : float
        Its share of pairs of rows in the right order: the area under the ROC curve
        of the class; for numbers (1 + Spearman's ρ) / 2.
    tested : int
        How many learners × classes were looked at.
    score, prior : float
        The best score out of fold, and that of a guess without inputs.
    run : float or None
        The run's score on the validation rows.
    run_p : float
        How probable a score so far above the prior is by chance.

    See Also
    --------
    steepest.diagnosis.check_learnable : measures and judges.
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


def measure_learnable(case: "Case", reference: Reference) -> Learnable | None:
    """Measure how well predictions out of fold rank the rows; None without classes.

    See Also
    --------
    steepest.diagnosis.check_learnable : measures and judges.
    """
    from scipy.stats import mannwhitneyu, spearmanr

    classes = reference.metric == "accuracy"
    targets = np.asarray(reference.rows.targets)
    columns = targets.reshape(len(targets), -1)
    found = []
    for learner, scores in reference.out_of_fold.items():
        for k in range(scores.shape[1]):
            if classes:
                inside = targets == k
                if min(inside.sum(), (~inside).sum()) < CLASS:
                    continue
                at, other = scores[inside, k], scores[~inside, k]
                test = mannwhitneyu(at, other, alternative="greater")
                ranked = float(test.statistic / (len(at) * len(other)))
                found.append((float(test.pvalue), learner, k, ranked))
            elif np.ptp(columns[:, k]) > 0 and np.ptp(scores[:, k]) > 0:
                near: Any = spearmanr(
                    scores[:, k], columns[:, k], alternative="greater"
                )
                found.append((float(near[1]), learner, k, (1 + float(near[0])) / 2))
    if not found:
        return None
    p, learner, which, ranked = min(found)
    measured = Learnable(
        reference.metric,
        len(targets),
        min(1.0, p * len(found)),
        learner,
        which,
        ranked,
        len(found),
        reference.score,
        reference.prior,
    )
    return _with_run(measured, case, reference)


def _with_run(measured: Learnable, case: "Case", reference: Reference) -> Learnable:
    from scipy.stats import binom, norm

    rows = reference.validation
    predicted = None if rows is None else predictions(case, rows.inputs)
    if rows is None or predicted is None or len(rows.inputs) < 2:
        return measured
    n = len(rows.inputs)
    errors = errors_of_rows(reference.metric, rows.targets, predicted)
    if reference.metric == "accuracy":
        # a constant prediction is right on the largest class of these very rows
        largest = float(np.bincount(np.asarray(rows.targets)).max() / n)
        hits = int(n - errors.sum())
        p = float(binom.sf(hits - 1, n, max(largest, reference.prior)))
    else:
        base = errors_of_rows(
            "r2", rows.targets, np.mean(rows.targets, axis=0) + 0 * rows.targets
        )
        gain = base - errors
        error = float(gain.std(ddof=1) / n**0.5)
        p = float(norm.sf(gain.mean() / error)) if error > 0 else 1.0
    return measured._replace(run=1 - float(errors.mean()), run_p=p)


def judge_learnable(measured: Learnable, *, symptom: bool = False) -> Finding:
    """Judge whether anything can be learned.

    See Also
    --------
    steepest.diagnosis.check_learnable : measures and judges.
    """
    verdict, because = Verdict.PASS, "learnable"
    if measured.run_p < CHANCE:
        because = "learned"
    elif measured.p >= CHANCE:
        because = "nothing_found"
        seen = symptom or measured.run is not None
        enough = measured.rows >= ENOUGH and seen
        verdict = Verdict.FAIL if enough else Verdict.WARN
    elif measured.metric == "r2" and measured.score <= measured.prior:
        verdict, because = Verdict.WARN, "hardly_anything"
    return Finding(
        check="learnable",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"chance": CHANCE},
        advice=None if verdict is Verdict.PASS else "look_at_targets",
        source="Mann & Whitney (1947), Spearman (1904) on predictions out of fold",
        cost={"forwards": 1},
    )


def check_learnable(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether the inputs say anything about the targets.

    Simple learners rank rows that they have not seen. If no ranking is better than
    chance, and the run does not beat a guess either, targets and inputs do not belong
    together.

    Parameters
    ----------
    case : Case
        At most 800 training rows and 2000 validation rows are used.
    symptom : bool
        Whether the run was seen to fail; needed without validation rows.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("learnable", "user_function")
    reference = case.reference
    if reference is None or len(reference.rows.inputs) < FEWEST:
        return skipped("learnable", "few_rows")
    measured = measure_learnable(case, reference)
    if measured is None:
        return skipped("learnable", "small_classes")
    return judge_learnable(measured, symptom=symptom)
