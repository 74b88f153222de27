"""Do the classes mean the same in training and validation rows?

If the classes are numbered from 1 in one file and from 0 in another, every prediction
is wrong, and right again once the classes are renamed.

## Measured

The predictions of at most 2000 validation rows, by the run and by the best simple
learner: their `accuracy`, and `renamed`, the accuracy after the best one-to-one change
of names (an assignment problem). `p` is how often, of 2000 random orders of the
targets, renaming gives as high an accuracy. Also the classes without training rows, and
targets that are not a class.

## Bound

Renaming gains more than 0.3, accuracy is below the share of the largest class, the
accuracy on training rows is above 0.6, and p < 0.00125: fails. A validation class
without training rows fails; a class without any rows warns.
"""

from typing import NamedTuple

import numpy as np

from ..._core import generator_for
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import CHANCE
from .._finding import Finding, Verdict
from .._probability import more_often
from ..measured._predicted import predictions
from ..measured._reference import Reference, measure_reference

GAIN = 0.3  # of accuracy by renaming: chosen, far above that of a poor model
NOISE = 0.1  # of accuracy, chosen: unseen rows of either part are as hard
LEARNED = 0.6  # accuracy on training rows, chosen: the classes can be told apart
SHUFFLES = 2000  # enough to measure a `CHANCE` of 1 in 800
AS_GOOD = 10  # shuffles, chosen: then it is plainly chance, and the test stops
ADVICE = {
    "outside": "labels_from_zero",
    "disagree": "same_labels",
    "never_seen": "rows_of_class",
    "without_rows": "rows_of_class",
    "noisy": "look_at_labels",
}

CHECK = Check(
    page=__doc__,
    name="labels",
    called="labels",
    stage=Stage.LABELS,
    needs=(needs.an_objective, needs.classes),
    explains=("leak", "learnable", After(Stage.LABELS)),
    says={
        "agree": (
            "They do: {accuracy:.0%} of the validation rows are predicted correctly, "
            "and {renamed:.0%} with the best renaming of the classes."
        ),
        "all_there": "Every class has training rows.",
        "outside": "{outside} targets are not a valid class.",
        "disagree": (
            "Only {accuracy:.0%} of the validation rows are predicted correctly, but "
            "{renamed:.0%} if the classes are renamed: {renaming}."
        ),
        "never_seen": (
            "Some classes of the validation rows have no training rows: {shown}."
        ),
        "without_rows": "Some classes have no training rows: {shown}.",
        "noisy": (
            "Simple learners find the classes of {found:.0%} of the validation rows, "
            "but only of {agreed:.0%} of training rows that they have not seen: many "
            "training labels look wrong."
        ),
    },
    expects="Expected: renaming the classes gains at most {gain:.0%}.",
    advice={
        "labels_from_zero": "Number the classes 0, 1, 2, … without gaps.",
        "same_labels": (
            "Use the same list of class names for training and validation rows."
        ),
        "rows_of_class": (
            "Add training rows of these classes, or leave the classes out."
        ),
        "look_at_labels": (
            "Look at training rows whose label simple learners do not expect, and "
            "correct the labels."
        ),
    },
    cannot_see=(
        "It cannot see a few wrong labels, or labels that are wrong in both parts "
        "alike."
    ),
    source="the best assignment of classes (Kuhn, 1955) compared with shuffled targets",
    costs="2000 predictions",
    cost={"forwards": 2},
)


class Labels(NamedTuple):
    """Which classes there are, and whether two parts name them alike.

    Attributes
    ----------
    missing : list of str
        Classes without a training row.
    wanted : list of str
        Those of them that validation rows have.
    outside : int
        Training and validation targets outside of 0 … C − 1.
    who : str or None
        Whose predictions they are: "run" or a simple learner; None if not compared.
    trained : float or None
        Accuracy on the training rows; out of fold for a simple learner.
    accuracy : float or None
        On the validation rows.
    renamed : float or None
        The same after the best one-to-one change of the classes' names.
    largest : float or None
        The share of the largest class of the validation rows.
    names : list of (str, str)
        The renaming: the class as predicted, and as the validation rows name it.
    p : float
        How probable such a gain by renaming is for random predictions.
    agreed, found : float or None
        The accuracy of the best simple learner on training rows, out of fold, and on
        validation rows.
    noise_p : float
        How probable so large a difference is by chance (Fisher, exact).
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
    agreed: float | None = None
    found: float | None = None
    noise_p: float = 1.0


def measure(case: Case) -> Labels:
    """Measure which classes there are, and whether both parts name them alike."""
    n = case.n_classes or 0
    name = case.class_names or tuple(str(i) for i in range(n))
    targets = np.asarray(case.rows.targets)
    validation = case.validation.targets if case.validation else []
    validation = np.asarray(validation, np.int64)
    outside = int(sum(((t < 0) | (t >= n)).sum() for t in (targets, validation)))
    counts = np.bincount(targets[(targets >= 0) & (targets < n)], minlength=n)
    missing = np.flatnonzero(counts == 0)
    classes = Labels(
        [name[i] for i in missing],
        [name[i] for i in missing if (validation == i).any()],
        outside,
    )
    reference = case.once(measure_reference)
    if reference is None or reference.validation is None:
        return classes
    truth = np.asarray(reference.validation.targets, np.int64)
    candidates = {
        reference.best: (
            reference.score,
            reference.on_validation[reference.best].argmax(axis=1),
        )
    }
    classes = _noisy(classes, reference)
    predicted = predictions(case, reference.validation.inputs)
    seen = predictions(case, reference.rows.inputs)
    if predicted is not None and seen is not None:
        trained = float(np.mean(seen == reference.rows.targets))
        candidates["run"] = (trained, predicted)
    best = classes
    for who, (trained, guess) in candidates.items():
        renamed = _renamed(classes, name, n, who, trained, guess, truth)
        if best.who is None or _gain(renamed) > _gain(best):
            best = renamed
    if _gain(best) > GAIN:  # else the test is not worth its time
        guess = candidates[str(best.who)][1]
        best = best._replace(
            p=_chance(truth, guess, n, round((best.renamed or 0) * len(truth)))
        )
    return best


def _noisy(classes: Labels, reference: Reference) -> Labels:
    """Compare the best learner on training rows, out of fold, and validation rows."""
    errors, unseen = reference.errors, reference.validation_errors
    if unseen is None:
        return classes
    table = [[int((1 - part).sum()), int(part.sum())] for part in (unseen, errors)]
    return classes._replace(
        agreed=1 - float(errors.mean()),
        found=1 - float(unseen.mean()),
        noise_p=more_often(table),
    )


def _gain(labels: Labels) -> float:
    return (labels.renamed or 0.0) - (labels.accuracy or 0.0)


def _renamed(
    classes: Labels,
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
    renaming = [
        (name[i], name[j])
        for i, j in zip(before, after, strict=True)
        if i != j and table[i, j]
    ]
    return classes._replace(
        who=who,
        trained=trained,
        accuracy=float(np.trace(table) / len(truth)),
        renamed=float(table[before, after].sum() / len(truth)),
        largest=float(np.bincount(truth).max() / len(truth)),
        names=tuple(renaming),
    )


def _table(guess: np.ndarray, truth: np.ndarray, n: int) -> np.ndarray:
    """Return the confusion matrix, predicted by true classes, shape (n, n)."""
    return np.bincount(guess * n + truth, minlength=n * n).reshape(n, n)


def _chance(truth: np.ndarray, guess: np.ndarray, n: int, renamed: int) -> float:
    """Return how often renaming gives as much for a random order of the targets."""
    from scipy.optimize import linear_sum_assignment

    draw = generator_for(0, "chance of a renaming")
    as_good = 0
    for done in range(1, SHUFFLES + 1):
        table = _table(guess, draw.permutation(truth), n)
        chosen = linear_sum_assignment(table, maximize=True)
        as_good += int(table[chosen].sum() >= renamed)
        if as_good >= AS_GOOD:
            return (as_good + 1) / (done + 1)
    return (as_good + 1) / (SHUFFLES + 1)


def judge(measured: Labels) -> Finding:
    """Judge whether the classes mean the same in both parts."""
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
    elif (measured.found or 0) - (
        measured.agreed or 0
    ) > NOISE and measured.noise_p < CHANCE:
        verdict, because = Verdict.WARN, "noisy"
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
        expected={}
        if because == "noisy"
        else {"gain": GAIN, "learned": LEARNED, "chance": CHANCE},
        advice=ADVICE.get(because),
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case))
