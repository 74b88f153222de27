"""Does the model predict rare classes?

A model that never predicts a rare class, or gives the same answer to almost every row,
can have a high accuracy and is of no use.

## Measured

The share of each class, with the weights of the rows: a class is rare below a tenth of
an equal share. `recall` is the share of the rows of rare classes that are predicted
correctly, among validation rows if there are 10 such rows, among training rows
otherwise.

Of the answers: `answered`, the share of rows with the answer that is given most often;
`accuracy` and `guess`, what always answering the commonest class would reach;
`balanced`, the mean recall of the classes; and `area`, the area under the ROC curve of
that answer. They are measured on validation rows where ten of them are outside the
commonest class, on training rows otherwise.

## Bound

A rare class warns, unless more than half of its validation rows are predicted
correctly. Fewer than 5 % fails where the largest class has more than 90 % of the rows,
or with a symptom.

One answer for 95 % of the rows warns if the accuracy is not clearly above the guess
(less than two points, or p > 0.00125), although the scores rank the rows better than
chance (p < 0.00125): they contain what the answers do not show. On the rows that they
were fitted to, simple learners must do the same on rows that these have not seen, or
the ranking be better than as many parameters can make it by chance. With a symptom it
fails if the commonest class has more than 1.5 times an equal share: other weights of
equal classes change nothing, and something else is wrong. Where the scores rank nothing
either, nothing was learned, which is no matter of balance: see
[learnable](learnable.md).

The remedy is `{"class_weight": "balanced"}`; judge it by balanced
accuracy.
"""

from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import CHANCE, POINTS
from .._finding import Finding, Verdict
from ..measured._answers import Answers, measure_answers
from ..measured._predicted import predictions

RARE = 0.1  # of an equal share, 1 / C: chosen
UNEVEN = 1.5  # of an equal share, chosen: from there on other weights change something
LARGEST = 0.9  # of all rows, chosen: an accuracy that a constant prediction reaches
SELDOM = 0.5  # recall of rare classes, chosen: half of their rows
NEVER = 0.05  # the same, chosen: almost none of them
ROWS = 10  # of rare classes in validation, chosen: with fewer, training rows count
ONE_ANSWER = 0.95  # of the rows, chosen: hardly any other answer
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
        "one_answer": (
            "{answered:.0%} of {answers} rows get the same answer, {answer_name}: the "
            "accuracy is {accuracy:.3f}, and always guessing the commonest class has "
            "{guess:.3f}; the mean recall of the classes is {balanced:.3f}. The scores "
            "contain more: they rank {area:.0%} of the pairs of rows correctly, by "
            "chance 50%."
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
        "weights_or_threshold": (
            "Give all classes the same weight, or let a rarer class be the answer at a "
            "lower probability than one half; judge by balanced accuracy."
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
    answers : Answers or None
        How often the answer given most often is given, and what the scores say.
    names : tuple of str
        Of the classes.
    """

    n_classes: int
    smallest: int
    share: float
    largest_share: float
    rare: list[int]
    rows: int
    recall: float | None
    part: str
    answers: Answers | None = None
    names: tuple[str, ...] = ()

    @property
    def one_answer(self) -> bool:
        """Whether the answers say less than the scores do."""
        given = self.answers
        if given is None or given.answered < ONE_ANSWER:
            return False
        gained = given.accuracy - given.guess
        clear = gained > POINTS and given.better_p < CHANCE
        return not clear and given.area_p < CHANCE


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
        measure_answers(case),
        case.class_names or tuple(map(str, range(n))),
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
    advice = "weight_classes"
    if verdict is not Verdict.FAIL and measured.one_answer:
        given = measured.answers
        uneven = given is not None and given.guess * measured.n_classes > UNEVEN
        verdict = Verdict.FAIL if symptom and uneven else Verdict.WARN
        because, advice = "one_answer", "weights_or_threshold"
    wrong = verdict is not Verdict.PASS
    return CHECK.found(
        because,
        verdict,
        measured=_numbers(measured),
        expected={}
        if because == "one_answer"
        else {"low": RARE / measured.n_classes, "recall_bound": NEVER},
        advice=advice if wrong else None,
        remedies=[{"class_weight": "balanced"}] if wrong else [],
        cost={"forwards": 1 if measured.rare else 0},
    )


def _numbers(measured: Imbalance) -> dict[str, Any]:
    values = measured._asdict()
    del values["answers"], values["names"]
    given = measured.answers
    if given is None:
        return values
    values |= given._asdict() | {
        "part": measured.part,
        "rows": measured.rows,
        "answers": given.rows,
        "answer_name": measured.names[given.answer],
    }
    return values


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case), symptom=symptom)
