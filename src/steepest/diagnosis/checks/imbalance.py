"""Does the model predict rare classes?

A model that never predicts a rare class has a high accuracy and is of no use.

## Measured

The share of each class, with the weights of the rows: a class is rare below a tenth of
an equal share. `recall` is the share of the rows of rare classes that are predicted
correctly, among validation rows if there are 10 such rows, among training rows
otherwise.

## Bound

A rare class warns, unless more than half of its validation rows are predicted
correctly. Fewer than 5 % fails where the largest class has more than 90 % of the rows,
or with a symptom. The remedy is `{"class_weight": "balanced"}`; judge it by balanced
accuracy.
"""

from typing import NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._predicted import predictions

RARE = 0.1  # of an equal share, 1 / C: chosen
LARGEST = 0.9  # of all rows, chosen: an accuracy that a constant prediction reaches
SELDOM = 0.5  # recall of rare classes, chosen: half of their rows
NEVER = 0.05  # the same, chosen: almost none of them
ROWS = 10  # of rare classes in validation, chosen: with fewer, training rows count
AT_MOST = 4096  # rows that are predicted

CHECK = Check(
    page=__doc__,
    name="imbalance",
    called="class balance",
    stage=Stage.INPUTS,
    needs=(needs.an_objective, needs.classes),
    explains=("learnable", "model_size", "epochs"),
    says={
        "balanced": "No class is rare: the smallest has {share:.2%} of the rows.",
        "rare": (
            "The smallest class has {share:.2%} of the rows, the largest "
            "{largest_share:.0%}."
        ),
        "rare_but_found": (
            "The smallest class has {share:.2%} of the rows, and {recall:.0%} of the "
            "rows of rare classes are predicted correctly."
        ),
        "never_found": (
            "The smallest class has {share:.2%} of the rows, and only {recall:.0%} of "
            "{rows} rows of rare classes are predicted correctly: the accuracy hides "
            "it."
        ),
    },
    expects=(
        "Expected: at least {low:.2%} of the rows in each class, or more than "
        "{recall_bound:.0%} of the rare ones predicted correctly."
    ),
    advice={
        "weight_classes": (
            "Give all classes the same weight, and judge by balanced accuracy."
        ),
    },
    cannot_see="It cannot see how much a wrong prediction of a rare class costs.",
    source="a tenth of an equal share; He & Garcia (2009)",
    costs="at most 4096 predictions",
    free=True,
)


class Imbalance(NamedTuple):
    """How rare the rarest classes are, and how well they are predicted.

    Attributes
    ----------
    n_classes : int
        C.
    smallest : int
        The rarest class that has rows.
    share, largest_share : float
        Of the rarest and of the most frequent class, weights counted.
    rare : list of int
        Classes with rows, and less than a tenth of an equal share.
    rows : int
        How many rows of rare classes were looked at.
    recall : float or None
        The share of them that is predicted correctly; None if scores are not finite.
        Only a recall on validation rows passes: training rows may be memorized.
    part : str
        Where they were counted: "validation" or "rows".
    """

    n_classes: int
    smallest: int
    share: float
    largest_share: float
    rare: list[int]
    rows: int
    recall: float | None
    part: str


def measure(case: Case) -> Imbalance:
    """Measure the shares of the classes, and the recall of the rare ones."""
    n = case.n_classes or 0
    targets = np.asarray(case.rows.targets)
    shares = np.bincount(targets, weights=case.rows.weights, minlength=n)
    shares = shares / shares.sum()
    present = np.flatnonzero(shares > 0)
    smallest = int(present[shares[present].argmin()])
    rare = [int(k) for k in present if shares[k] < RARE / n]
    rows, recall, part = 0, None, "rows"
    if rare:
        rows, recall, part = _recall(case, rare)
    return Imbalance(
        n,
        smallest,
        float(shares[smallest]),
        float(shares.max()),
        rare,
        rows,
        recall,
        part,
    )


def _recall(case: Case, rare: list[int]) -> tuple[int, float | None, str]:
    part, rows, validation = "rows", case.rows, case.validation
    if validation is not None and np.isin(validation.targets, rare).sum() >= ROWS:
        part, rows = "validation", validation
    places = np.flatnonzero(np.isin(rows.targets, rare))[:AT_MOST]
    predicted = predictions(case, rows.inputs[places])
    if predicted is None:
        return len(places), None, part
    return len(places), float(np.mean(predicted == rows.targets[places])), part


def judge(measured: Imbalance, *, symptom: bool = False) -> Finding:
    """Judge whether rare classes are predicted."""
    verdict, because = Verdict.PASS, "balanced"
    recall = measured.recall
    if measured.rare:
        verdict, because = Verdict.WARN, "rare"
        on_validation = measured.part == "validation"
        if recall is not None and recall > SELDOM and on_validation:
            verdict, because = Verdict.PASS, "rare_but_found"
        elif recall is not None and recall < NEVER:
            harmful = symptom or measured.largest_share > LARGEST
            verdict = Verdict.FAIL if harmful else Verdict.WARN
            because = "never_found"
    wrong = verdict is not Verdict.PASS
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"low": RARE / measured.n_classes, "recall_bound": NEVER},
        advice="weight_classes" if wrong else None,
        remedies=[{"class_weight": "balanced"}] if wrong else [],
        cost={"forwards": 1 if measured.rare else 0},
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case), symptom=symptom)
