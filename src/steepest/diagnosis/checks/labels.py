"""Do training and validation rows mean the same by their classes?

A list of classes that begins at 1 in one file and at 0 in another makes every
prediction wrong, and every prediction right again once the classes are renamed.

## Measured

The predictions of at most 2000 validation rows, by the run and by the best simple
learner: their `accuracy`, and `renamed`, the accuracy after the best one-to-one change
of names (an assignment problem). `p` is how often targets in a random order can be
renamed as well, of 2000 orders. Also the classes without training rows, and targets
that are no class.

## Bound

Renaming gains more than 0.3, accuracy is below the share of the largest class, the
training rows are predicted (0.6), and p < 0.00125: fails. A validation class without
training rows fails; a class without any rows warns.
"""

from typing import NamedTuple

import numpy as np

from ..._core import generator_for
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import CHANCE
from .._finding import Finding, Verdict
from ..measured._predicted import predictions
from ..measured._reference import measure_reference

GAIN = 0.3  # of accuracy, by calling the classes otherwise
LEARNED = 0.6  # accuracy on the training rows
SHUFFLES = 2000  # enough to see a chance of 1 in 800
ADVICE = {
    "outside": "labels_from_zero",
    "disagree": "same_labels",
    "never_seen": "rows_of_class",
    "without_rows": "rows_of_class",
}

CHECK = Check(
    page=__doc__,
    name="labels",
    called="labels",
    stage=Stage.LABELS,
    needs=(needs.an_objective, needs.classes),
    explains=("leak", "learnable", After(Stage.LABELS, but=("memorize",))),
    says={
        "agree": (
            "They do: {accuracy:.0%} of the validation rows are predicted right, and "
            "with the best change of names {renamed:.0%}."
        ),
        "all_there": "Every class has training rows.",
        "outside": "{outside} targets are no class at all.",
        "disagree": (
            "Only {accuracy:.0%} of the validation rows are predicted right, but "
            "{renamed:.0%} if the classes are renamed: {renaming}."
        ),
        "never_seen": "Classes of validation rows have no training row: {shown}.",
        "without_rows": "Classes without a training row: {shown}.",
    },
    expects="Expected: a gain of at most {gain:.0%} by renaming.",
    advice={
        "labels_from_zero": "Number the classes from 0 on, without gaps.",
        "same_labels": "Name the classes of both parts by one list.",
        "rows_of_class": "Add training rows of these classes, or leave them out.",
    },
    cannot_see=(
        "It cannot see a few wrong labels, nor names that are wrong in both parts "
        "alike."
    ),
    source="the best assignment of classes (Kuhn, 1955) against shuffled targets",
    costs="2000 predictions",
    cost={"forwards": 2},
)


class Labels(NamedTuple):
    """What the classes of two sets mean.

    Attributes
    ----------
    missing : list of str
        Classes without a training row.
    wanted : list of str
        Those of them that validation rows have.
    outside : int
        Training and validation targets outside of 0 … C − 1.
    who : str or None
        Whose predictions they are: "run", or a simple learner; None without validation.
    trained : float or None
        Accuracy on the training rows; out of fold for a simple learner.
    accuracy : float or None
        On the validation rows.
    renamed : float or None
        The same after the best one-to-one change of the classes' names.
    largest : float or None
        The share of the largest class of the validation rows.
    names : list of (str, str)
        The renaming: a class as predicted, and as the validation rows call it.
    p : float
        How probable such a gain by renaming is where predictions say nothing.
    """

    missing: list[str]
    wanted: list[str]
    outside: int
    who: str | None = None
    trained: float | None = None
    accuracy: float | None = None
    renamed: float | None = None
    largest: float | None = None
    names: tuple[tuple[str, str], ...] = ()
    p: float = 1.0


def measure(case: Case) -> Labels:
    """Measure which classes there are, and what validation rows call them."""
    n = case.n_classes or 0
    name = case.class_names or tuple(str(i) for i in range(n))
    targets = np.asarray(case.rows.targets)
    held = np.asarray(case.validation.targets if case.validation else [], np.int64)
    outside = int(sum(((t < 0) | (t >= n)).sum() for t in (targets, held)))
    counts = np.bincount(targets[(targets >= 0) & (targets < n)], minlength=n)
    missing = np.flatnonzero(counts == 0)
    found = Labels(
        [name[i] for i in missing],
        [name[i] for i in missing if (held == i).any()],
        outside,
    )
    reference = case.once(measure_reference)
    if reference is None or reference.validation is None:
        return found
    truth = np.asarray(reference.validation.targets, np.int64)
    candidates = {
        reference.best: (
            reference.score,
            reference.on_validation[reference.best].argmax(axis=1),
        )
    }
    predicted = predictions(case, reference.validation.inputs)
    seen = predictions(case, reference.rows.inputs)
    if predicted is not None and seen is not None:
        trained = float(np.mean(seen == reference.rows.targets))
        candidates["run"] = (trained, predicted)
    best = found
    for who, (trained, guess) in candidates.items():
        one = _renamed(found, name, n, who, trained, guess, truth)
        if best.who is None or _gain(one) > _gain(best):
            best = one
    if _gain(best) > GAIN:  # the test is only worth its time where there is a gain
        guess = candidates[str(best.who)][1]
        best = best._replace(
            p=_chance(truth, guess, n, round((best.renamed or 0) * len(truth)))
        )
    return best


def _gain(labels: Labels) -> float:
    return (labels.renamed or 0.0) - (labels.accuracy or 0.0)


def _renamed(
    found: Labels,
    name: tuple[str, ...],
    n: int,
    who: str,
    trained: float,
    guess: np.ndarray,
    truth: np.ndarray,
) -> Labels:
    from scipy.optimize import linear_sum_assignment

    table = _table(guess, truth, n)
    before, after = linear_sum_assignment(table, maximize=True)
    moved = [
        (name[i], name[j])
        for i, j in zip(before, after, strict=True)
        if i != j and table[i, j]
    ]
    return found._replace(
        who=who,
        trained=trained,
        accuracy=float(np.trace(table) / len(truth)),
        renamed=float(table[before, after].sum() / len(truth)),
        largest=float(np.bincount(truth).max() / len(truth)),
        names=tuple(moved),
    )


def _table(guess: np.ndarray, truth: np.ndarray, n: int) -> np.ndarray:
    """Return how often each class is predicted of each class, shape (n, n)."""
    return np.bincount(guess * n + truth, minlength=n * n).reshape(n, n)


def _chance(truth: np.ndarray, guess: np.ndarray, n: int, renamed: int) -> float:
    """Return how often a random order of the targets can be renamed as well."""
    from scipy.optimize import linear_sum_assignment

    draw = generator_for(0, "chance of a renaming")
    as_good = 0
    for done in range(1, SHUFFLES + 1):
        table = _table(guess, draw.permutation(truth), n)
        chosen = linear_sum_assignment(table, maximize=True)
        as_good += int(table[chosen].sum() >= renamed)
        if as_good >= 10:  # plainly chance
            return (as_good + 1) / (done + 1)
    return (as_good + 1) / (SHUFFLES + 1)


def judge(measured: Labels) -> Finding:
    """Judge whether two sets mean the same by their classes."""
    verdict, because = Verdict.PASS, "agree"
    disagree = (
        _gain(measured) > GAIN
        and (measured.accuracy or 0) < (measured.largest or 0)
        and (measured.trained or 0) > LEARNED
        and measured.p < CHANCE
    )
    if measured.outside:
        verdict, because = Verdict.FAIL, "outside"
    elif disagree:
        verdict, because = Verdict.FAIL, "disagree"
    elif measured.wanted:
        verdict, because = Verdict.FAIL, "never_seen"
    elif measured.missing:
        verdict, because = Verdict.WARN, "without_rows"
    elif measured.who is None:
        because = "all_there"
    shown = measured.wanted or measured.missing
    return CHECK.found(
        because,
        verdict,
        measured={
            **measured._asdict(),
            "shown": ", ".join(shown[:5]),
            "renaming": ", ".join(f"{a} → {b}" for a, b in measured.names[:5]),
        },
        expected={"gain": GAIN, "learned": LEARNED, "chance": CHANCE},
        advice=ADVICE.get(because),
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case))
