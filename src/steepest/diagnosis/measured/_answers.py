"""What a classifier answers, and what its scores say beyond its answers."""

from typing import NamedTuple

import numpy as np

from ..._core import count
from ...descent import scores_of
from .._case import Case
from .._evidence import CHANCE
from .._probability import chi_square_above, normal_exceeded, ranked_higher
from ._predicted import chance_worse
from ._ranking import ranking_of
from ._reference import measure_reference

AT_MOST = 4096  # rows that are predicted
OTHERS = 10  # rows outside the commonest class that a statement needs: chosen


class Answers(NamedTuple):
    """The answers of a run on validation rows, or on training rows.

    Attributes
    ----------
    part : str
        "validation" where it has ten rows outside its commonest class, else "rows".
    rows : int
        How many were looked at.
    answer : int
        The class that is answered most often.
    answered : float
        The share of rows for which it is.
    accuracy, guess : float
        The share of right answers, and of the commonest class, which is that of always
        answering it.
    better_p : float
        How probable it is by chance that the run does so much better than the guess.
    balanced : float
        The mean recall of the classes that have rows; 1 / C for a guess.
    area : float
        The share of pairs of a row of the class answered most often and a row of
        another class in which the first one has the higher score for it: the area under
        the ROC curve; 1/2 by chance.
    area_p : float
        How probable so large an area is by chance (Mann & Whitney, 1947). Scores that
        were fitted to the very rows may rank them by chance in as many directions as
        there are parameters: unless simple learners rank rows that they have not seen,
        z² is compared with χ² of so many degrees of freedom.
    """

    part: str
    rows: int
    answer: int
    answered: float
    accuracy: float
    guess: float
    better_p: float
    balanced: float
    area: float
    area_p: float


def measure_answers(case: Case) -> Answers | None:
    """Predict at most 4096 rows; None if scores are not finite or one class is there.

    Parameters
    ----------
    case : Case
        Of classes, with an `Objective`.
    """
    part = "validation" if _others(case.validation) >= OTHERS else "rows"
    rows = case.sample(part, AT_MOST)
    targets = np.asarray(rows.targets)
    if _others(rows) < OTHERS:
        return None
    scores = scores_of(case.objective, case.params, np.asarray(rows.inputs))
    if not np.isfinite(scores).all():
        return None
    predicted = np.asarray(case.objective.loss.predict(scores))
    answer = int(np.bincount(predicted).argmax())
    commonest = int(np.bincount(targets).argmax())
    wrong = (predicted != targets).astype(float)
    guessed = (targets != commonest).astype(float)
    recalls = [
        np.mean(predicted[targets == label] == label) for label in np.unique(targets)
    ]
    freedom = 1 if part == "validation" or _learnable(case) else _freedom(case)
    area, area_p = _ranked(scores, targets == answer, answer, freedom)
    return Answers(
        part=part,
        rows=len(targets),
        answer=answer,
        answered=float(np.mean(predicted == answer)),
        accuracy=1 - float(wrong.mean()),
        guess=1 - float(guessed.mean()),
        better_p=chance_worse(guessed, wrong),
        balanced=float(np.mean(recalls)),
        area=area,
        area_p=area_p,
    )


def _others(rows: object) -> int:
    """Return how many rows are outside the commonest class; 0 without rows."""
    targets = np.asarray(getattr(rows, "targets", ()))
    return len(targets) - int(np.bincount(targets).max()) if len(targets) else 0


def _learnable(case: Case) -> bool:
    """Say whether it was seen before that simple learners rank unseen rows."""
    reference = case.known(measure_reference)
    ranking = None if reference is None else ranking_of(reference)
    return ranking is not None and ranking.p < CHANCE


def _freedom(case: Case) -> int:
    n = case.n_classes or 2  # the scores of all classes may rise by the same
    return max(1, count(case.params) * (n - 1) // n)


def _ranked(
    scores: np.ndarray, inside: np.ndarray, answer: int, freedom: int
) -> tuple[float, float]:
    if inside.all() or not inside.any():
        return 0.5, 1.0
    if scores.ndim == 1 or scores.shape[1] == 1:
        margin = scores.reshape(-1) * (1 if answer else -1)
    else:
        margin = scores[:, answer] - np.delete(scores, answer, axis=1).max(axis=1)
    test = ranked_higher(margin[inside], margin[~inside])
    pairs = inside.sum() * (~inside).sum()
    p = test.p
    if freedom > 1:
        p = chi_square_above(max(float(normal_exceeded(p)), 0.0) ** 2, freedom)
    return float(test.statistic / pairs), p
