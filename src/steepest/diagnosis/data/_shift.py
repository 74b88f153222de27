"""Whether training and validation rows come from the same source."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..._core import generator_for
from ...objectives import Batch
from .._finding import Finding, Verdict, skipped
from ._chance import CHANCE
from ._learners import LEARNERS, fold_of, out_of_fold
from ._reduction import finite_rows, reduction_of

if TYPE_CHECKING:
    from .._case import Case

ROWS = 500  # of each part
COLUMNS = 256
FEWEST = 20
TOLD_APART, PLAINLY = 0.6, 0.7  # areas under the ROC curve; 0.5 is not at all
FOLDED = (
    1.5  # predictions of dependent folds scatter so much more than independent ones
)
VARIATION = 0.2
GAP = 0.08


class Shift(NamedTuple):
    """How well training rows can be told from validation rows.

    Attributes
    ----------
    area : float
        Under the ROC curve of the better learner, out of fold: 0.5 is not at all.
    learner : str
        Which one that is.
    p : float
        How probable so much is by chance, times the number of learners.
    rows, held : int
        How many rows of each part were looked at.
    variation : float or None
        Total variation between the classes' shares: how many rows would have to change
        their class. None for numbers.
    variation_p : float
        How probable so much is by chance (χ²).
    largest : int or None
        The class whose share differs most.
    gap : float or None
        The run's score on training rows minus that on validation rows.

    See Also
    --------
    steepest.diagnosis.check_shift : measures and judges.
    """

    area: float
    learner: str
    p: float
    rows: int
    held: int
    variation: float | None = None
    variation_p: float = 1.0
    largest: int | None = None
    gap: float | None = None


def measure_shift(rows: Batch, held: Batch, *, n_classes: int | None = None) -> Shift:
    """Let simple learners tell training from validation rows, and compare the classes.

    Parameters
    ----------
    rows, held : Batch
        Finite rows, at most 500 of each are told apart; the classes of all are counted.
    n_classes : int, optional
        None for numbers.

    See Also
    --------
    steepest.diagnosis.check_shift : measures and judges.
    """
    from scipy.stats import norm, rankdata

    a, b = rows.inputs, held.inputs
    draw = generator_for(0, "rows to tell apart")
    some_a, some_b = _some(a, draw), _some(b, draw)
    n_a, n_b = len(some_a), len(some_b)
    both = np.concatenate([some_a, some_b])
    part = np.repeat([0, 1], [n_a, n_b])
    x = reduction_of(both, COLUMNS)(both)
    fold = fold_of(part, generator_for(0, "folds of parts"))
    found = []
    for name in ("ridge", "trees"):
        told = part[:, None].astype(float)
        scores, _ = out_of_fold(LEARNERS[name], x, told, fold, x[:0])
        ranks = rankdata(scores[:, 0])
        area = (ranks[n_a:].sum() - n_b * (n_b + 1) / 2) / (n_a * n_b)
        found.append((float(area), name))
    area, learner = max(found)
    spread = np.sqrt((n_a + n_b + 1) / (12 * n_a * n_b)) * FOLDED
    p = min(1.0, float(norm.sf((area - 0.5) / spread)) * len(found))
    measured = Shift(area, learner, p, n_a, n_b)
    if n_classes is None:
        return measured
    return measured._replace(**_classes(rows.targets, held.targets, n_classes))


def _some(inputs: Any, draw: np.random.Generator) -> np.ndarray:
    if len(inputs) <= ROWS:
        return np.asarray(inputs)
    return np.asarray(inputs[np.sort(draw.choice(len(inputs), ROWS, replace=False))])


def _classes(a: Any, b: Any, n: int) -> dict[str, Any]:
    from scipy.stats import chi2_contingency

    counts = np.array([np.bincount(np.asarray(t), minlength=n)[:n] for t in (a, b)])
    shares = counts / counts.sum(axis=1, keepdims=True)
    apart = np.abs(shares[0] - shares[1])
    there = counts.sum(axis=0) > 0
    p = 1.0
    if there.sum() > 1:
        test: Any = chi2_contingency(counts[:, there])
        p = float(test[1])
    return {
        "variation": float(apart.sum() / 2),
        "variation_p": p,
        "largest": int(apart.argmax()),
    }


def judge_shift(measured: Shift, *, symptom: bool = False) -> Finding:
    """Judge whether two parts come from the same source.

    See Also
    --------
    steepest.diagnosis.check_shift : measures and judges.
    """
    verdict, because = Verdict.PASS, "alike"
    suffers = symptom or (measured.gap or 0.0) > GAP
    if measured.area > TOLD_APART and measured.p < CHANCE:
        because = "inputs_differ"
        plain = measured.area > PLAINLY and suffers
        verdict = Verdict.FAIL if plain else Verdict.WARN
    elif (measured.variation or 0.0) > VARIATION and measured.variation_p < CHANCE:
        because = "classes_differ"
        verdict = Verdict.FAIL if suffers else Verdict.WARN
    return Finding(
        check="shift",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"bound": TOLD_APART, "variation_bound": VARIATION, "chance": CHANCE},
        advice=None if because == "alike" else "split_at_random",
        source="Lopez-Paz & Oquab (2017), classifier two-sample tests; χ² of classes",
        cost={"forwards": 0},
    )


def check_shift(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether training and validation rows come from the same source.

    If a learner can tell them apart, what is measured on one says little of the other.

    Parameters
    ----------
    case : Case
        At most 500 rows of each part; the classes of all rows.
    symptom : bool
        Whether the run was seen to fail. A gap of 8 points between the scores of the
        two parts counts as well.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("shift", "user_function")
    if case.validation is None:
        return skipped("shift", "no_validation")
    rows, held = _finite(case.sample("rows", 4000)), _finite(case.validation)
    if min(len(rows.inputs), len(held.inputs)) < FEWEST:
        return skipped("shift", "few_rows")
    measured = measure_shift(rows, held, n_classes=case.n_classes)
    name = "accuracy" if case.task == "classification" else "r2"
    a, b = (
        case.run.metrics.get(part, {}).get(name, np.nan)
        for part in ("train", "validation")
    )
    if np.isfinite(a - b):
        measured = measured._replace(gap=float(a - b))
    return judge_shift(measured, symptom=symptom)


def _finite(rows: Batch) -> Batch:
    fine = finite_rows(rows.inputs, rows.targets)
    return rows if fine.all() else Batch(rows.inputs[fine], rows.targets[fine])
