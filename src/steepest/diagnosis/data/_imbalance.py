"""Whether rare classes are found."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped
from ._predicted import predictions

if TYPE_CHECKING:
    from .._case import Case

RARE = 0.1  # of an equal share, 1 / C
LARGEST = 0.9
NEVER, SELDOM = 0.05, 0.5  # shares of a rare class that are found
ROWS = 10  # of rare classes; with fewer in validation, training rows are looked at
LOOKED_AT = 4096


class Imbalance(NamedTuple):
    """How rare the rarest classes are, and how many of their rows are found.

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
        The share of them that the run finds; None where its scores are not finite.
        Only what is found in validation acquits: training rows may be known by heart.
    part : str
        Where they were counted: "validation" or "rows".

    See Also
    --------
    steepest.diagnosis.check_imbalance : measures and judges.
    """

    n_classes: int
    smallest: int
    share: float
    largest_share: float
    rare: list[int]
    rows: int
    recall: float | None
    part: str


def measure_imbalance(case: "Case") -> Imbalance:
    """Measure the shares of the classes, and how many rows of rare ones are found.

    See Also
    --------
    steepest.diagnosis.check_imbalance : measures and judges.
    """
    n = case.n_classes or 0
    targets = np.asarray(case.rows.targets)
    shares = np.bincount(targets, weights=case.rows.weights, minlength=n)
    shares = shares / shares.sum()
    there = np.flatnonzero(shares > 0)
    smallest = int(there[shares[there].argmin()])
    rare = [int(k) for k in there if shares[k] < RARE / n]
    rows, recall, part = 0, None, "rows"
    if rare:
        rows, recall, part = _found(case, rare)
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


def _found(case: "Case", rare: list[int]) -> tuple[int, float | None, str]:
    part, rows, held = "rows", case.rows, case.validation
    if held is not None and np.isin(held.targets, rare).sum() >= ROWS:
        part, rows = "validation", held
    places = np.flatnonzero(np.isin(rows.targets, rare))[:LOOKED_AT]
    predicted = predictions(case, rows.inputs[places])
    if predicted is None:
        return len(places), None, part
    return len(places), float(np.mean(predicted == rows.targets[places])), part


def judge_imbalance(measured: Imbalance, *, symptom: bool = False) -> Finding:
    """Judge whether rare classes are found.

    See Also
    --------
    steepest.diagnosis.check_imbalance : measures and judges.
    """
    verdict, because = Verdict.PASS, "balanced"
    recall = measured.recall
    if measured.rare:
        verdict, because = Verdict.WARN, "rare"
        unseen = measured.part == "validation"
        if recall is not None and recall > SELDOM and unseen:
            verdict, because = Verdict.PASS, "rare_but_found"
        elif recall is not None and recall < NEVER:
            crowded = symptom or measured.largest_share > LARGEST
            verdict = Verdict.FAIL if crowded else Verdict.WARN
            because = "never_found"
    wrong = verdict is not Verdict.PASS
    return Finding(
        check="imbalance",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"low": RARE / measured.n_classes, "recall_bound": NEVER},
        advice="weight_classes" if wrong else None,
        remedy={"class_weight": "balanced"} if wrong else {},
        source="a tenth of an equal share; He & Garcia (2009)",
        cost={"forwards": 1 if measured.rare else 0},
    )


def check_imbalance(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether rare classes are found.

    A model that never predicts a rare class has a high accuracy and is of no use.

    Parameters
    ----------
    case : Case
        The classes of all rows, weights counted; at most 4096 rows of rare classes are
        predicted, validation rows if there are 10.
    symptom : bool
        Whether the run was seen to fail. That a rare class is never found where one
        class has more than 90 % of the rows counts as well.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("imbalance", "user_function")
    if case.task != "classification":
        return skipped("imbalance", "no_classes")
    return judge_imbalance(measure_imbalance(case), symptom=symptom)
