"""What the last layer of a case can give, beside its targets and its loss."""

from typing import NamedTuple

import numpy as np

from ..._core import generator_for
from ...objectives import Objective
from .._case import Case
from .._evidence import LEVEL, POINTS
from ._activation_of import compiled_scores
from ._floor import measure_floor
from ._learners import LEARNERS, fold_of, out_of_fold
from ._predicted import chance_worse
from ._reach import SAME, Reach, is_own, measure_reach
from ._reduction import reduction_of
from ._reference import COLUMNS, measure_reference

AT_END = 0.05  # of ordinary scores exactly at an end: relu, not a sigmoid
ROWS = 2000  # of the targets that are looked at
AFTER = 256  # rows whose scores after the run are looked at
MOST_CLASSES = 20  # whole numbers, as often as 3 rows each, that may be class numbers


class LastLayer(NamedTuple):
    """The range of the scores, and what it leaves of the loss.

    Attributes
    ----------
    lowest, highest : float
        The range of the scores; of the output farthest from its targets.
    outputs : int
        How many scores a row has.
    constant : bool
        Whether no parameter changes them.
    left : float
        The share of what the best constant loses that they cannot avoid.
    share : float
        Of the targets, outside of the range; or of the scores, at its end.
    least, most : float
        The lowest and the highest target.
    refused : float
        The share of ordinary scores that the loss refuses.
    of_shares : bool
        Whether the loss reads shares of a sum.
    stuck : float
        The share of scores after the run at an end of the range where it is flat.
    classes : int
        How many classes the numbers seem to stand for; 0 if they are none.
    one_hot : bool
        Whether each of them has a column.
    unordered : bool
        Whether the classes are found better from one column each than from their
        numbers, so that these are no numbers.
    task : str
        Of the loss.
    """

    lowest: float
    highest: float
    outputs: int
    constant: bool
    left: float
    share: float
    least: float
    most: float
    refused: float
    of_shares: bool
    stuck: float
    classes: int
    one_hot: bool
    unordered: bool
    task: str


def measure_last_layer(case: Case) -> LastLayer | None:
    """Return what a last layer can give; None if no score is finite."""
    objective: Objective = case.objective
    reach = case.once(measure_reach)
    if reach is None:
        return None
    targets = np.asarray(case.sample("rows", ROWS).targets)
    own = is_own(objective.loss)
    measurable = own or not reach.free
    floor = measure_floor(objective.loss, reach, targets) if measurable else None
    numbers = targets.reshape(len(targets), -1).astype(np.float64)
    worst, share = _worst(reach, numbers, objective.loss.task)
    classes, one_hot = (0, False) if own else _classes(numbers, objective.loss.task)
    column = numbers[:, worst] if worst < numbers.shape[1] else numbers
    return LastLayer(
        lowest=float(reach.low[worst]),
        highest=float(reach.high[worst]),
        outputs=len(reach.low),
        constant=not reach.free and reach.constant,
        left=0.0 if floor is None else min(max(floor.left, 0.0), 1.0),
        share=share,
        least=float(column.min()),
        most=float(column.max()),
        refused=0.0 if floor is None or not own else floor.refused,
        of_shares=floor is not None and own and floor.of_shares and not reach.simplex,
        stuck=_stuck(case, reach),
        classes=classes,
        one_hot=one_hot,
        unordered=classes > 0 and not one_hot and _unordered(case),
        task=objective.loss.task,
    )


def _worst(reach: Reach, numbers: np.ndarray, task: str) -> tuple[int, float]:
    """Return the output whose targets lie farthest outside, and the share of these."""
    if task == "classification" or numbers.shape[1] != len(reach.low):
        return 0, 0.0
    room = SAME * (1 + np.abs(numbers))
    outside = (numbers < reach.low - room) | (numbers > reach.high + room)
    distance = np.abs(numbers - reach.nearest(numbers)).mean(axis=0)
    worst = int(distance.argmax())
    return worst, float(outside[:, worst].mean())


def _classes(numbers: np.ndarray, task: str) -> tuple[int, bool]:
    """Return how many classes the targets of a regression seem to stand for."""
    if task == "classification":
        return 0, False
    whole = bool(np.all(numbers == np.round(numbers)))
    if whole and numbers.shape[1] > 1:
        one_hot = bool(np.isin(numbers, (0, 1)).all() and np.all(numbers.sum(1) == 1))
        return (numbers.shape[1], True) if one_hot else (0, False)
    values = len(np.unique(numbers))
    few = 3 <= values <= min(MOST_CLASSES, len(numbers) // 3)
    return (values, False) if whole and few and numbers.shape[1] == 1 else (0, False)


def _unordered(case: Case) -> bool:
    """Say whether a linear fit finds classes better than it finds their numbers.

    Ridge regression, out of fold, on the same rows: the number that it predicts is
    rounded to the nearest class, or the column that it predicts highest is the class.
    """
    reference = case.once(measure_reference)
    if reference is None:
        return False
    values, labels = np.unique(reference.rows.targets, return_inverse=True)
    labels = labels.reshape(-1)
    x = reduction_of(reference.rows.inputs, COLUMNS)(reference.rows.inputs)
    fold = fold_of(labels, generator_for(0, "folds", len(labels)))
    ridge = LEARNERS["ridge"]
    numbers, _ = out_of_fold(ridge, x, values[labels][:, None], fold, x[:0])
    columns, _ = out_of_fold(ridge, x, np.eye(len(values))[labels], fold, x[:0])
    nearest = np.abs(numbers - values).argmin(axis=1)
    by_number, by_column = nearest != labels, columns.argmax(axis=1) != labels
    better = float(by_number.mean() - by_column.mean())
    return better > POINTS and chance_worse(by_number, by_column) < LEVEL


def _stuck(case: Case, reach: Reach) -> float:
    """Return the share of scores after the run at an end where relu is flat."""
    if reach.free or case.run is None or case.diverged:
        return 0.0
    inputs = case.sample("rows", AFTER).inputs
    after = np.asarray(compiled_scores(case.objective_at_end, case.params, inputs))
    if not np.isfinite(after).all() or not len(reach.ordinary):
        return 0.0
    flat = [
        end
        for end in (reach.low, reach.high)
        if np.isfinite(end).all() and np.mean(reach.ordinary == end) > AT_END
    ]
    return max((float(np.mean(after == end)) for end in flat), default=0.0)
