"""Try the advice: train again with it, keep what helps, and say by how much.

Candidates are compared on one half of the validation rows. The other half, which chose
nothing, says what all of it gained, and can only take back what was chosen.
"""

import json
import math
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import to_json_value
from ..._core._looks import as_html
from ...errors import SteepestError
from .._case import Case
from .._diagnosis import Diagnosis
from .._finding import Finding
from .._session import ask_all
from ..measured._reference import measure_reference
from ._gain import (
    Gain,
    balancing,
    errors_on,
    fell_surely,
    gain_on,
    halves,
    same_rows,
)
from ._last_resorts import LAST_RESORTS
from ._retrain import retrained

ROUNDS = 4
CANDIDATES = 4  # trained for one finding
TRAININGS = 12  # in all
HALF, POINT = 0.005, 0.01  # of a score
WRONG_BY_DEFINITION = ("batch_mean", "gradient", "scores", "finite")
"""What is wrong by definition is mended, unless that makes the score a point worse."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """A change that was tried.

    Attributes
    ----------
    check : str
        Whose advice it was.
    change : mapping
        Of settings.
    kept : bool
        Whether it stayed.
    before, after : float or None
        The score on the rows that choose; None where there is none.
    problem : str or None
        Why it could not be trained.
    """

    check: str
    change: Mapping[str, Any]
    kept: bool
    before: float | None = None
    after: float | None = None
    problem: str | None = None


@dataclass(frozen=True, kw_only=True)
class Fix:
    """What trying the advice came to.

    Attributes
    ----------
    case : Case
        The better run, or the one there was.
    diagnosis : Diagnosis
        Of that case.
    attempts : tuple of Attempt
        In the order in which they were trained.
    change : mapping
        All changes that stayed, together.
    gain : Gain or None
        Before and after on rows that chose nothing; None if nothing stayed.

    See Also
    --------
    steepest.diagnosis.fix : makes one.
    """

    case: Case
    diagnosis: Diagnosis
    attempts: tuple[Attempt, ...]
    change: Mapping[str, Any]
    gain: Gain | None

    @property
    def trainings(self) -> int:
        """How many runs were trained."""
        return len(self.attempts)

    @property
    def metric(self) -> str:
        """What the scores of the attempts are."""
        return self.case.metric

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        return to_json_value(
            {
                "change": dict(self.change),
                "gain": None if self.gain is None else asdict(self.gain),
                "attempts": [asdict(each) for each in self.attempts],
                "diagnosis": self.diagnosis.to_json(),
            },
            "fix",
        )

    def _repr_html_(self) -> str:
        return as_html(self)


def fix(
    case: Case,
    diagnosis: Diagnosis | None = None,
    *,
    on_training: Callable[[int], object] | None = None,
    on_check: Callable[[str, int, int], object] | None = None,
) -> Fix:
    """Try the advice of a diagnosis, and keep what helps.

    The first failure that is no consequence is taken, or else the first warning. Its
    candidates are trained with the same data and seed. The best one stays if it scores
    more than half a point higher on the rows that choose; then all is diagnosed again.
    Otherwise it is withdrawn, and the next finding is taken. A wrong objective or
    gradient is mended unless that makes the score worse. Where a run was seen to fail,
    relu units, a recommended rate, and twice the epochs with a falling rate are tried
    last, on top of what stayed. In the end changes are taken back, the last one first,
    that did not raise the score on the other rows too, or not beyond chance on both.

    Parameters
    ----------
    case : Case
        A run with everything that it was made of.
    diagnosis : Diagnosis, optional
        Of that case, if there is one already.
    on_training : callable, optional
        Told how many runs were trained, before each one.
    on_check : callable, optional
        As for `diagnose`.

    Returns
    -------
    Fix
        Its case is never worse than the one that was given, as far as the rows tell.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> from steepest import descend
    >>> from steepest.diagnosis import case_of
    >>> def bowl(w):
    ...     return w[0] ** 2 + 3 * w[1] ** 2
    >>> start = jnp.array([1.0, 1.0])
    >>> run = descend(bowl, start, learning_rate=1.0, epochs=30)
    >>> mended = fix(case_of(run, objective=bowl, params=start))
    >>> mended.gain.after < 0.1
    True
    """
    tell = on_training or (lambda number: None)
    if diagnosis is None:
        diagnosis = ask_all(case, on_check=on_check)
    precise = case.settings.get("dtype") == "float64"
    with jax.enable_x64(precise), np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a run that failed is full of them
        return _Repair(case, diagnosis, tell, on_check).fix()


class Stage(NamedTuple):
    """A run on the way, what is said of it, and how it came about.

    Attributes
    ----------
    case : Case
    diagnosis : Diagnosis
    change : mapping
        Of the settings of the first run.
    attempt : int or None
        Which training it was; None for the first run.
    """

    case: Case
    diagnosis: Diagnosis
    change: Mapping[str, Any]
    attempt: int | None


class _Repair:
    """One repair while it is made."""

    def __init__(
        self,
        case: Case,
        diagnosis: Diagnosis,
        tell: Callable[[int], object],
        on_check: Callable[[str, int, int], object] | None,
    ) -> None:
        self.stages = [Stage(case, diagnosis, {}, None)]
        self.tell, self.on_check = tell, on_check
        self.part, self.choosing, self.reporting = halves(case)
        self.attempts: list[Attempt] = []
        self.tried: set[str] = set()

    def fix(self) -> Fix:
        for _ in range(ROUNDS):
            finding = next(self.findings(), None)
            if finding is None or len(self.attempts) >= TRAININGS:
                break
            self.mend(finding.check, self.candidates(finding))
        if self.stages[0].diagnosis.symptom:
            for check, change_of in LAST_RESORTS.items():
                change = change_of(self.case)
                spent = len(self.attempts) >= TRAININGS
                if change and _key(change) not in self.tried and not spent:
                    self.mend(check, [change])
        while len(self.stages) > 1 and not self.holds(*self.stages[-2:]):
            self.stages.pop()
        first, last = self.stages[0], self.stages[-1]
        stayed = {stage.attempt for stage in self.stages}
        return Fix(
            case=last.case,
            diagnosis=last.diagnosis,
            attempts=tuple(
                replace(each, kept=number in stayed)
                for number, each in enumerate(self.attempts)
            ),
            change=last.change,
            gain=self.gain(first.case, last.case, self.reporting)
            if last.change
            else None,
        )

    @property
    def case(self) -> Case:
        """The best run so far."""
        return self.stages[-1].case

    @property
    def change(self) -> Mapping[str, Any]:
        """All that was changed to get there."""
        return self.stages[-1].change

    def findings(self) -> Iterator[Finding]:
        """Yield what to mend, in order: failures, then warnings.

        Advice that was tried once is not tried again.
        """
        for each in self.stages[-1].diagnosis.problems:
            if self.candidates(each):
                yield each

    def candidates(self, finding: Finding) -> list[dict[str, Any]]:
        """Return the changes to try that were not tried yet."""
        found = changes_of(finding, self.case)
        return [each for each in found if _key(each) not in self.tried][:CANDIDATES]

    def mend(self, check: str, changes: list[dict[str, Any]]) -> None:
        """Try changes; the best of them is the next stage, if it helped."""
        best: tuple[Gain, Case, dict[str, Any], int] | None = None
        for change in changes:
            self.tried.add(_key(change))
            self.tell(len(self.attempts))
            attempt = Attempt(check=check, change=change, kept=False)
            try:
                after = retrained(self.case, change, self.choosing)
            except SteepestError as problem:
                self.attempts.append(replace(attempt, problem=str(problem)))
                continue
            gain = self.gain(self.case, after, self.choosing)
            self.attempts.append(replace(attempt, before=gain.before, after=gain.after))
            if best is None or _difference(gain) > _difference(best[0]):
                best = gain, after, change, len(self.attempts) - 1
            if self.is_enough(after, gain):
                break
        if best is None or not _stays(check, *best[:2]):
            return
        _, after, change, number = best
        said = ask_all(after, on_check=self.on_check)
        self.stages.append(Stage(after, said, {**self.change, **change}, number))

    def holds(self, before: "Stage", after: "Stage") -> bool:
        """Whether the rows that chose nothing agree with a change."""
        gain = self.gain(before.case, after.case, self.reporting)
        if (
            after.attempt is not None
            and self.attempts[after.attempt].check in WRONG_BY_DEFINITION
        ):
            return _difference(gain) > -POINT
        if gain.metric == "loss":
            return not gain.worse
        every = np.union1d(self.choosing, self.reporting)
        _, was, now, weights = self.errors(before.case, after.case, every)
        return _difference(gain) > 0 and fell_surely(was, now, weights)

    def gain(self, before: Case, after: Case, chosen: np.ndarray) -> Gain:
        """Compare two runs on some of the rows."""
        name, was, now, weights = self.errors(before, after, chosen)
        part = "train" if self.part == "rows" else self.part
        return gain_on(was, now, name, part, weights, max(len(self.attempts), 1))

    def errors(
        self, before: Case, after: Case, chosen: np.ndarray
    ) -> tuple[str, np.ndarray, np.ndarray, np.ndarray | None]:
        """Return a metric, the errors of two runs on some rows, and their weights."""
        name, weights = before.metric, None
        both = same_rows(before, after, self.part, chosen)
        was, now = (
            errors_on(case, case.params, rows)
            for case, rows in zip((before, after), both, strict=True)
        )
        balanced = after.asked.get("class_weight") or "class_weight" in self.change
        if before.task == "classification" and balanced:
            name, weights = "balanced_accuracy", balancing(both[0])
        return name, was, now, weights

    def is_enough(self, after: Case, gain: Gain) -> bool:
        """Whether a run is as good as simple learners, so that no other is tried."""
        reference = self.case.once(measure_reference)
        if after.diverged or reference is None or gain.metric == "loss":
            return False
        errors = reference.validation_errors
        errors = reference.errors if errors is None else errors
        return gain.after >= 1 - float(np.mean(errors)) and _difference(gain) > HALF


def changes_of(finding: Finding, case: Case) -> list[dict[str, Any]]:
    """Return the changes of settings that a finding advises, to be tried in turn.

    For a wrong objective these are the loss and the model of the same names that come
    along.
    """
    tried = list(finding.remedies)
    if not tried and finding.check in WRONG_BY_DEFINITION and case.asked:
        names = ("loss", "loss_options", "model", "hidden", "activation")
        tried = [{name: case.asked[name] for name in names if name in case.asked}]
    return [dict(each) for each in tried]


def _stays(check: str, gain: Gain, after: Case) -> bool:
    if after.diverged:
        return False
    if check in WRONG_BY_DEFINITION:
        return _difference(gain) > -POINT
    if gain.metric == "loss":
        return gain.after < gain.before or not math.isfinite(gain.before)
    return _difference(gain) > HALF


def _difference(gain: Gain) -> float:
    """Return by how much the score rose; a loss counts by its fall."""
    if gain.metric != "loss":
        return gain.after - gain.before
    if not math.isfinite(gain.after):
        return -math.inf
    return gain.before - gain.after if math.isfinite(gain.before) else math.inf


def _key(change: Mapping[str, Any]) -> str:
    return json.dumps(change, sort_keys=True, default=str)
