"""Do training and validation rows come from the same source?

If a learner can tell the two parts apart, a score on one says little about the other.

## Measured

Ridge and extremely randomized trees try to tell at most 500 rows of each part apart,
out of 3 folds, in at most 256 columns (more are added up with random signs, pixels
averaged over squares): `area` is that under the ROC curve, 0.5 by chance. Its standard
error √((a + b + 1) / 12ab) is taken 1.5 times as large, since folds share rows. The
class shares are compared by χ² and by total variation, `variation`. `gap` is the run's
training score minus its validation score.

## Bound

area > 0.6 and p < 0.00125 warns; area > 0.7 with a gap above 0.08 fails.
variation > 0.2 and p < 0.00125 warns, and fails with such a gap. A run that is bad on
its own training rows, too, has another cause, which stands first: a symptom alone makes
no failure here.
"""

from typing import Any, NamedTuple

import numpy as np

from ..._core import generator_for
from ...objectives import Batch
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import CHANCE, FEWEST_ROWS
from .._finding import Finding, Verdict
from .._probability import as_unequal, normal_above
from .._probability import ranks as ranks_of
from ..measured._learners import LEARNERS, fold_of, out_of_fold
from ..measured._reduction import finite_rows, reduction_of

ROWS = 500  # of each part
COLUMNS = 256
TOLD_APART, PLAINLY = 0.6, 0.7  # areas under the ROC curve: chosen; 0.5 is chance
FOLDED = 1.5  # chosen: folds share rows, so that the area varies more than its formula
VARIATION = 0.2  # between the class shares, chosen: a fifth of the rows
GAP = 0.08  # of accuracy or R², chosen: a drop that a shift this plain explains

CHECK = Check(
    page=__doc__,
    name="shift",
    called="shift between training and validation",
    stage=Stage.INPUTS,
    of_rows=True,
    needs=(needs.an_objective, needs.validation_rows),
    explains=("overfitting", "model_size"),
    skips=needs.FEW_ROWS,
    says={
        "alike": (
            "They cannot be told apart: the area under the ROC curve is {area:.2f}, by "
            "chance 0.50."
        ),
        "inputs_differ": (
            "A simple learner tells {area:.0%} of the pairs of a training and a "
            "validation row apart; by chance 50%."
        ),
        "classes_differ": (
            "{variation:.0%} of the rows would have to change their class for the "
            "class shares of the two parts to be equal."
        ),
    },
    expects=(
        "Expected: less than {bound:.0%} told apart, and class shares that differ by "
        "less than {variation_bound:.0%}."
    ),
    advice={
        "split_at_random": (
            "If the validation rows are a part of the same rows, such as the last "
            "ones, the split is what differs: put all rows together and let a share be "
            "drawn at random, class by class, such as --validation 0.1. Otherwise find "
            "out what differs."
        ),
    },
    cannot_see="It cannot see targets whose meaning changed for the same inputs.",
    source="Lopez-Paz & Oquab (2017), classifier two-sample tests; χ² of classes",
    costs="simple learners, 1000 rows",
    cost={"forwards": 0},
)


class Shift(NamedTuple):
    """How well training and validation rows can be told apart.

    Attributes
    ----------
    area : float
        Under the ROC curve of the better learner, out of fold: 0.5 is chance.
    learner : str
        Which one that is.
    p : float
        How probable that area is by chance, times the number of learners.
    rows, held : int
        How many training and validation rows were told apart.
    variation : float or None
        Total variation between the classes' shares: how many rows would have to change
        their class. None for numbers.
    variation_p : float
        How probable that is by chance (χ²).
    largest : int or None
        The class whose share differs most.
    gap : float or None
        The run's score on training rows minus that on validation rows.
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


def measure(rows: Batch, validation: Batch, *, n_classes: int | None = None) -> Shift:
    """Let simple learners tell training from validation rows, and compare the classes.

    Parameters
    ----------
    rows, validation : Batch
        Finite rows. At most 500 of each are told apart; all classes are counted.
    n_classes : int, optional
        None for numbers.
    """
    a, b = rows.inputs, validation.inputs
    draw = generator_for(0, "rows to tell apart")
    some_a, some_b = _some(a, draw), _some(b, draw)
    n_a, n_b = len(some_a), len(some_b)
    both = np.concatenate([some_a, some_b])
    part = np.repeat([0, 1], [n_a, n_b])
    x = reduction_of(both, COLUMNS)(both)
    fold = fold_of(part, generator_for(0, "folds of parts"))
    areas = []
    for name in ("ridge", "trees"):
        target = part[:, None].astype(float)
        scores, _ = out_of_fold(LEARNERS[name], x, target, fold, x[:0])
        ranks = ranks_of(scores[:, 0])
        area = (ranks[n_a:].sum() - n_b * (n_b + 1) / 2) / (n_a * n_b)
        areas.append((float(area), name))
    area, learner = max(areas)
    spread = np.sqrt((n_a + n_b + 1) / (12 * n_a * n_b)) * FOLDED
    p = min(1.0, normal_above((area - 0.5) / spread) * len(areas))
    measured = Shift(area, learner, p, n_a, n_b)
    if n_classes is None:
        return measured
    return measured._replace(**_classes(rows.targets, validation.targets, n_classes))


def _some(inputs: Any, draw: np.random.Generator) -> np.ndarray:
    if len(inputs) <= ROWS:
        return np.asarray(inputs)
    return np.asarray(inputs[np.sort(draw.choice(len(inputs), ROWS, replace=False))])


def _classes(a: Any, b: Any, n: int) -> dict[str, Any]:
    counts = np.array([np.bincount(np.asarray(t), minlength=n)[:n] for t in (a, b)])
    shares = counts / counts.sum(axis=1, keepdims=True)
    apart = np.abs(shares[0] - shares[1])
    present = counts.sum(axis=0) > 0
    p = 1.0
    if present.sum() > 1:
        p = as_unequal(counts[:, present])
    return {
        "variation": float(apart.sum() / 2),
        "variation_p": p,
        "largest": int(apart.argmax()),
    }


def judge(measured: Shift) -> Finding:
    """Judge whether two parts come from the same source."""
    verdict, because = Verdict.PASS, "alike"
    harmful = (measured.gap or 0.0) > GAP
    if measured.area > TOLD_APART and measured.p < CHANCE:
        because = "inputs_differ"
        plain = measured.area > PLAINLY and harmful
        verdict = Verdict.FAIL if plain else Verdict.WARN
    elif (measured.variation or 0.0) > VARIATION and measured.variation_p < CHANCE:
        because = "classes_differ"
        verdict = Verdict.FAIL if harmful else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": TOLD_APART, "variation_bound": VARIATION, "chance": CHANCE},
        advice=None if because == "alike" else "split_at_random",
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    validation: Any = case.validation
    rows, validation = _finite(case.sample("rows", 4000)), _finite(validation)
    if min(len(rows.inputs), len(validation.inputs)) < FEWEST_ROWS:
        return CHECK.skipped("few_rows")
    measured = measure(rows, validation, n_classes=case.n_classes)
    a, b = (
        case.metrics.get(part, {}).get(case.metric, np.nan)
        for part in ("train", "validation")
    )
    if np.isfinite(a - b):
        measured = measured._replace(gap=float(a - b))
    return judge(measured)


def _finite(rows: Batch) -> Batch:
    fine = finite_rows(rows.inputs, rows.targets)
    return rows if fine.all() else Batch(rows.inputs[fine], rows.targets[fine])
