"""Whether a run was seen to fail, whatever the cause.

An exceeded bound is no failure unless something went wrong: the run diverged, or it did
worse than simple learners on the same rows, or a few steps at another learning rate did
better than the whole run, or, of few rows, it learned less than half of what can be
memorized. Of a run that learned nearly all that was seen to be learnable it is no
failure either: something would do better, and that is a warning.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from .._core import to_json_value
from ._case import Case
from ._evidence import FEWEST_ROWS, LEVEL, POINTS, STUCK, Z_OF_MEMBERS
from ._probability import normal_above, normal_exceeded
from ._rows_alone import rows_alone
from .measured._few_rows import measure_few_rows
from .measured._function import BATCH as ROWS_OF_FUNCTION
from .measured._function import measure_function
from .measured._memorized import ROWS
from .measured._predicted import against_reference
from .measured._range_test import measure_rates
from .measured._reference import measure_reference
from .measured._trials import epochs_of_trials

LEFT = 0.05  # of the fall of the loss at another rate, not reached by the run: chosen
LEVEL_OF_NOTHING = 0.05  # chosen, for runs no better than a constant on training rows
MOST = 0.5  # the same for classes, whose loss may fall at the same accuracy: chosen

NEARLY_ALL = 0.9
"""Of what was seen to be learnable, counted from the best constant: chosen.

A run that learned so much works, and what would do better is a warning."""

CODES = ("diverged", "below_reference", "beaten", "unlearned", "at_zero")

Part = tuple[Callable[[Case], Any], Callable[[Case], float]]

PARTS: Mapping[str, Part] = {
    "range_test": (
        measure_rates,
        lambda case: 2 * epochs_of_trials(case),
    ),
    "reference": (measure_reference, lambda case: 0.0),
    "few_rows": (
        measure_few_rows,
        lambda case: 14 * 300 / 3 if case.n_rows <= ROWS else 0.0,
    ),
    "function": (measure_function, lambda case: 0.0),
}
"""The measurements that show a symptom, and about how many epochs each one costs."""


@dataclass(frozen=True, kw_only=True)
class Symptom:
    """Whether and how a run was seen to fail; false if it was not.

    Attributes
    ----------
    diverged : bool
        The loss or a parameter became infinite or NaN.
    below_reference : bool
        Simple learners do better on the same rows, beyond chance.
    beaten : bool
        A few steps at another learning rate do better than the whole run.
    unlearned : bool
        Of few rows, the run learned little of what can be memorized from its start.
    at_zero : bool
        A user-defined function is no lower than with all parameters at zero, though
        simple learners find something in its rows.
    learned : float
        Which share of the way from the best constant to the best score that was seen,
        of simple learners or of a few steps at another rate, the run went: the smaller
        one of training and validation rows; not a number if nothing was compared.
    measured : mapping of str to number
        The numbers behind these.

    Examples
    --------
    >>> bool(Symptom()), bool(Symptom(diverged=True))
    (False, True)
    """

    diverged: bool = False
    below_reference: bool = False
    beaten: bool = False
    unlearned: bool = False
    at_zero: bool = False
    learned: float = math.nan
    measured: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(getattr(self, code) for code in CODES)

    @property
    def slight(self) -> bool:
        """Whether the run learned nearly all that was seen to be learnable.

        By its score, and also by its loss: scores that say the right class with no
        certainty are right by accuracy alone.
        """
        lost = self.diverged or self.unlearned or self.at_zero
        lost |= self.beaten and self.measured.get("left", 0.0) > MOST
        return self.learned >= NEARLY_ALL and bool(self) and not lost

    def codes(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the code of each symptom, with the numbers for its sentence.

        Without a symptom, that of what was compared: how well the run does.
        """
        if not self and "own_low" in self.measured:
            yield "as_good", self.measured
        for code in CODES:
            if getattr(self, code):
                yield code, self.measured

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return to_json_value(asdict(self), "symptom")


def find_symptom(case: Case, parts: Collection[str] | None = None) -> Symptom:
    """Look for symptoms of a run.

    Parameters
    ----------
    case : Case
        Its reference learners and its range test are measured unless they were before.
    parts : collection of str, optional
        Which of `PARTS` to look at; by default all.

    Returns
    -------
    Symptom

    See Also
    --------
    steepest.diagnosis.diagnose : looks for them first.
    """
    parts = PARTS if parts is None else parts
    measured: dict[str, Any] = {}
    below = beaten = False
    if "reference" in parts and case.once(measure_reference) is not None:
        below, numbers = _below(case)
        measured |= numbers
    if "range_test" in parts and case.once(measure_rates) is not None:
        beaten, numbers = _beaten(case)
        measured |= numbers
    few = case.once(measure_few_rows) if "few_rows" in parts else None
    if few is not None:
        measured |= few._asdict() | {"metric": case.metric}
    at_zero = False
    if "function" in parts:
        at_zero, numbers = _at_zero(case)
        measured |= numbers
    return Symptom(
        diverged=case.diverged,
        below_reference=below,
        beaten=beaten,
        unlearned=few is not None and few.unlearned,
        at_zero=at_zero,
        learned=math.nan if case.diverged else _learned(case, parts),
        measured=measured,
    )


def _learned(case: Case, parts: Collection[str]) -> float:
    """Return the share of what was seen to be learnable that a run learned."""
    reference = case.once(measure_reference) if "reference" in parts else None
    if reference is None:
        return math.nan
    pairs = [
        (against.run, against.reference)
        for part in ("rows", "validation")
        if (against := against_reference(case, part)) is not None
    ]
    tested = case.once(measure_rates) if "range_test" in parts else None
    if tested is not None:
        for end, orders in (
            (tested.end_train, tested.train),
            (tested.end_validation, tested.validation),
        ):
            if end is not None and orders:
                reached = np.mean([order.scores[tested.best] for order in orders])
                pairs.append((float(end.scores[0]), float(reached)))
    shares = [
        (own - reference.prior) / (best - reference.prior)
        for own, best in pairs
        if best > reference.prior
    ]
    return float(min(shares, default=math.nan))


def _at_zero(case: Case) -> tuple[bool, dict[str, Any]]:
    """Compare a user-defined function after the run with its value at zero."""
    shown, alone = case.once(measure_function), case.once(rows_alone)
    if shown is None or alone is None or case.diverged or case.run is None:
        return False, {}
    value = float(case.objective(case.params, case.sample("rows", ROWS_OF_FUNCTION)))
    numbers = {"value_after": value, "value_at_zero": shown.at_zero}
    if not (shown.classes and value > STUCK * shown.at_zero > 0):
        return False, numbers
    reference = alone.once(measure_reference)
    learnable = reference is not None and reference.score > reference.prior + POINTS
    return learnable, numbers


def _below(case: Case) -> tuple[bool, dict[str, Any]]:
    """Compare the run with the best simple learner, on the same rows.

    On the validation rows, on the training rows (which the run has seen, but not the
    learner), and on both together, where each has too few rows to decide.
    """
    reference = case.once(measure_reference)
    if case.diverged or reference is None:
        return False, {}
    comparisons = {
        name: against
        for name, part in (("validation", "validation"), ("train", "rows"))
        if (against := against_reference(case, part)) is not None
    }
    if not comparisons:
        return False, {}
    numbers = {"learned": len(reference.rows.inputs), "metric": reference.metric}
    parts = [
        {
            "learner": against.learner,
            "part": part,
            "own": against.run,
            "own_low": against.low,
            "own_high": against.high,
            "theirs": against.reference,
            "reference_p": against.p,
        }
        for part, against in comparisons.items()
    ]
    seen = comparisons.get("train")
    nothing = seen is not None and seen.run <= reference.prior
    level = LEVEL_OF_NOTHING if nothing else LEVEL
    for part in parts:
        if part["theirs"] - part["own"] > POINTS and part["reference_p"] < level:
            return True, numbers | part
    behind = all(part["theirs"] - part["own"] > POINTS for part in parts)
    rows = [against.rows for against in comparisons.values()]
    p = _combined([(a.p, n) for a, n in zip(comparisons.values(), rows, strict=True)])
    # of two validation rows a score says nothing
    shown = 0 if rows[0] >= FEWEST_ROWS else int(np.argmax(rows))
    return behind and p < level, numbers | parts[shown] | {"reference_p": p}


def _combined(results: list[tuple[float, int]]) -> float:
    """Return the p-value of several independent results together.

    Stouffer's sum of normal deviates, weighted by the roots of the numbers of rows.
    """
    weights = np.sqrt([rows for _, rows in results])
    deviates = normal_exceeded([p for p, _ in results])
    return float(normal_above(weights @ deviates / np.linalg.norm(weights)))


def _beaten(case: Case) -> tuple[bool, dict[str, Any]]:
    """Compare the run with the best of a few steps at other learning rates."""
    tested = case.once(measure_rates)
    if tested is None:
        return False, {}
    best = tested.best
    end = tested.end_validation or tested.end_train
    numbers = {
        "steps": tested.steps,
        "best_rate": float(tested.rates[best]),
        "own_rate": tested.own_rate,
        "best_loss": float(tested.validation_losses[best]),
        "own_loss": float(end.mean[0]),
        "left": tested.left,
        "gained": tested.gained,
        "beaten_z": tested.z,
    }
    clear = case.own_function or tested.z > Z_OF_MEMBERS
    if not (clear and tested.left > 0) or case.diverged:
        return False, numbers
    # a lower loss alone is no symptom for classes, unless hardly anything was learned
    bound = MOST if case.task == "classification" else LEFT
    return bool(tested.left > bound or tested.gained > POINTS), numbers
