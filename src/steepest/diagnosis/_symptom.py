"""What is seen to be wrong with a run, whatever the cause.

A bound that is exceeded is no failure before something went wrong: the run diverged,
or it did worse than simple learners do on the same rows, or a few steps at another
learning rate did better than all of it.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ..descent import scores_of
from ..runs import plain

if TYPE_CHECKING:
    from ._case import Case

__all__ = ["PARTS", "Symptom", "find_symptom"]

POINTS = 0.02  # of accuracy or R²: less is no loss worth a diagnosis
LEFT = 0.05  # of the decrease that another learning rate reached
Z = 2.33  # one sided, 1 %
Z_OF_ALL = 3.19  # 1 % of all 14 rates of the range test, of which this is the best

PARTS: Mapping[str, Callable[["Case"], float]] = {
    "reference": lambda case: 0.0,
    "range_test": lambda case: 28 * 96 / 3 / case.plan.steps_per_epoch,
}
"""What it takes to look for a symptom, and about how many epochs each part costs."""


@dataclass(frozen=True, kw_only=True)
class Symptom:
    """What is seen to be wrong with a run; false if nothing is.

    Attributes
    ----------
    diverged : bool
        The loss blew up or stopped being a number.
    below_reference : bool
        Simple learners do better on the same rows, beyond chance.
    beaten : bool
        A few steps at another learning rate do better than the whole run.
    measured : mapping of str to number
        The numbers behind it.

    Examples
    --------
    >>> bool(Symptom()), bool(Symptom(diverged=True))
    (False, True)
    """

    diverged: bool = False
    below_reference: bool = False
    beaten: bool = False
    measured: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.diverged or self.below_reference or self.beaten

    def codes(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the code of each symptom there is, with the numbers to say it with."""
        for code in ("diverged", "below_reference", "beaten"):
            if getattr(self, code):
                yield code, self.measured

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return plain(asdict(self), "symptom")


def find_symptom(case: "Case", parts: Collection[str] | None = None) -> Symptom:
    """Look whether anything is wrong with a run.

    Parameters
    ----------
    case : Case
        Its reference learners and its range test are made if they were not yet.
    parts : collection of str, optional
        Which of `PARTS` to look at; by default all.

    Returns
    -------
    Symptom

    See Also
    --------
    steepest.diagnosis.diagnose : the first thing it asks.
    """
    parts = PARTS if parts is None else parts
    measured: dict[str, Any] = {}
    below = beaten = False
    if "reference" in parts and case.reference is not None:
        below, numbers = _below(case)
        measured |= numbers
    if "range_test" in parts and case.range_test is not None:
        beaten, numbers = _beaten(case)
        measured |= numbers
    return Symptom(
        diverged=case.diverged,
        below_reference=below,
        beaten=beaten,
        measured=measured,
    )


def _below(case: "Case") -> tuple[bool, dict[str, Any]]:
    """Compare the run with the best simple learner, on the same rows."""
    from .data import errors_of_rows
    from .progress._paired import paired_z

    reference = case.reference
    if case.diverged or reference is None:
        return False, {}
    parts = [("train", reference.rows, reference.errors)]
    held = reference.validation_errors
    if reference.validation is not None and held is not None:
        parts.insert(0, ("validation", reference.validation, held))
    found: dict[str, Any] = {}
    for part, rows, theirs in parts:
        scores = scores_of(case.objective, case.params, np.asarray(rows.inputs))
        predicted = np.asarray(case.objective.loss.predict(scores))
        own = errors_of_rows(reference.metric, rows.targets, predicted)
        numbers = {
            "learner": reference.best,
            "learned": len(reference.rows.inputs),
            "metric": reference.metric,
            "part": part,
            "own": 1 - float(np.mean(own)),
            "theirs": 1 - float(np.mean(theirs)),
            "reference_z": paired_z(own, theirs),
        }
        below = numbers["theirs"] - numbers["own"] > POINTS
        if below and numbers["reference_z"] > Z:
            return True, numbers
        found = found or numbers
    return False, found


def _beaten(case: "Case") -> tuple[bool, dict[str, Any]]:
    """Compare the run with the best of a few steps at other learning rates."""
    tested = case.range_test
    if tested is None:
        return False, {}
    best = tested.best
    left = [_left(tested.start_train, tested.end_train, tested.losses[best])]
    judged, end = tested.train, tested.end_train
    if tested.end_validation is not None:
        judged, end = tested.validation, tested.end_validation
        lowest = tested.validation_losses[best]
        left.append(_left(tested.start_validation, end, lowest))
    score = float(np.mean([held.scores[best] for held in judged]))
    gained = score - float(end.scores[0])
    numbers = {
        "steps": tested.steps,
        "best_rate": float(tested.rates[best]),
        "own_rate": tested.own_rate,
        "best_loss": float(tested.validation_losses[best]),
        "own_loss": float(end.mean[0]),
        "left": min(left),
        "beaten_z": tested.z,
    }
    clear = case.own_function or tested.z > Z_OF_ALL
    if not (clear and numbers["left"] > 0) or case.diverged:
        return False, numbers
    return bool(numbers["left"] > LEFT or gained > POINTS), numbers


def _left(start: Any, end: Any, lowest: float) -> float:
    """Return which part of the decrease that was possible the run left undone."""
    before, after = float(start.mean[0]), float(end.mean[0])
    possible = before - lowest
    if not (math.isfinite(possible) and possible > 0):
        return 0.0
    return (after - lowest) / possible if math.isfinite(after) else math.inf
