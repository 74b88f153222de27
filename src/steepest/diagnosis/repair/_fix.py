"""`fix`: train again with the advice, keep what helps, and say by how much.

Changes are compared on one half of the validation rows, the choosing rows. On the other
half, the reporting rows, the total gain is measured; they can only withdraw a change.
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
from ...display import as_html, in_words
from ...errors import SteepestError
from ...settings import METRICS
from .._case import Case
from .._diagnosis import Diagnosis
from .._finding import Finding
from .._session import ask_all
from ..measured._reference import measure_reference
from ._gain import (
    Gain,
    decides_by,
    errors_on,
    fell_significantly,
    gain_on,
    halves,
    same_rows,
)
from ._last_resorts import LAST_RESORTS
from ._retrain import retrained

ROUNDS = 4
CANDIDATES = 4  # changes that are trained for one finding
TRAININGS = 12  # in all
HALF, POINT = 0.005, 0.01  # of a score
WRONG_BY_DEFINITION = ("batch_mean", "gradient", "scores", "finite")
"""Checks whose failure is a mistake: it is mended unless the score falls by a point."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """A training with one change of settings.

    Attributes
    ----------
    check : str
        The check that advised the change.
    change : mapping
        The changed settings.
    kept : bool
        Whether the change was kept.
    before, after : float or None
        The scores on the choosing rows; None if it could not be trained.
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
    """The result of `fix`: the changes that helped, and the better run.

    Attributes
    ----------
    case : Case
        The better run, or the first one if no change helped.
    diagnosis : Diagnosis
        Of that case.
    attempts : tuple of Attempt
        In the order in which they were trained.
    change : mapping
        All changes that were kept, together.
    gain : Gain or None
        Before and after on the reporting rows; None if no change was kept.
    metric : str
        What the scores of the attempts are, such as "accuracy".

    See Also
    --------
    steepest.diagnosis.fix : an example.
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

    metric: str

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        return to_json_value(
            {
                "change": dict(self.change),
                "gain": None if self.gain is None else asdict(self.gain),
                "attempts": [asdict(attempt) for attempt in self.attempts],
                "diagnosis": self.diagnosis.to_json(),
            },
            "fix",
        )

    def __repr__(self) -> str:
        """Return what was tried and kept, in words."""
        return in_words(self)

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

    It begins with the first failure that is no consequence of another, or else with the
    first warning. The changes that this finding advises are trained with the same data
    and seed. The best one is kept if it scores more than half a point higher on the
    choosing rows, one half of the validation rows; then the new run is diagnosed.
    Otherwise the next finding follows. A wrong objective or gradient is mended unless
    that makes the score worse. If the first run was seen to fail, relu units, a
    recommended rate, and twice the epochs with a falling rate are tried last, on top of
    the changes that were kept. In the end changes are withdrawn, the last one first,
    that did not raise the score on the reporting rows, the other half, or whose rise on
    both halves together may be chance.

    Parameters
    ----------
    case : Case
        A run with its objective, start and rows.
    diagnosis : Diagnosis, optional
        Of that case, if there is one already.
    on_training : callable, optional
        Called before each training with the number of those before it.
    on_check : callable, optional
        As for `diagnose`.

    Returns
    -------
    Fix
        Its case is not worse than the given one on the rows that were compared.

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
        warnings.simplefilter("ignore")  # a run that failed causes many
        return _Repair(case, diagnosis, tell, on_check).fix()


class Version(NamedTuple):
    """A run after some changes, with its diagnosis.

    Attributes
    ----------
    case : Case
    diagnosis : Diagnosis
    change : mapping
        All changes to the settings of the first run.
    attempt : int or None
        The index of its training; None for the first run.
    """

    case: Case
    diagnosis: Diagnosis
    change: Mapping[str, Any]
    attempt: int | None


class _Repair:
    """One call of `fix`: the runs that were kept, and the changes that were tried."""

    def __init__(
        self,
        case: Case,
        diagnosis: Diagnosis,
        tell: Callable[[int], object],
        on_check: Callable[[str, int, int], object] | None,
    ) -> None:
        self.versions = [Version(case, diagnosis, {}, None)]
        self.tell, self.on_check = tell, on_check
        self.part, self.choosing, self.reporting = halves(case)
        self.metric = decides_by(case, self.choosing, self.reporting)
        self.attempts: list[Attempt] = []
        self.keys: set[str] = set()  # of the changes that were tried

    def fix(self) -> Fix:
        for _ in range(ROUNDS):
            finding = next(self.findings(), None)
            if finding is None or len(self.attempts) >= TRAININGS:
                break
            self.mend(finding.check, self.candidates(finding))
        if self.versions[0].diagnosis.symptom:
            for check, change_of in LAST_RESORTS.items():
                change = change_of(self.case)
                spent = len(self.attempts) >= TRAININGS
                if change and _key(change) not in self.keys and not spent:
                    self.mend(check, [change])
        while len(self.versions) > 1 and not self.is_confirmed(*self.versions[-2:]):
            self.versions.pop()
        first, last = self.versions[0], self.versions[-1]
        kept = {version.attempt for version in self.versions}
        return Fix(
            case=last.case,
            diagnosis=last.diagnosis,
            attempts=tuple(
                replace(attempt, kept=number in kept)
                for number, attempt in enumerate(self.attempts)
            ),
            change=last.change,
            gain=self.gain(first.case, last.case, self.reporting)
            if last.change
            else None,
            metric=self.metric,
        )

    @property
    def case(self) -> Case:
        """The best run so far."""
        return self.versions[-1].case

    @property
    def change(self) -> Mapping[str, Any]:
        """All changes of the best run so far."""
        return self.versions[-1].change

    def findings(self) -> Iterator[Finding]:
        """Yield the findings with changes to try, failures first, then warnings."""
        for finding in self.versions[-1].diagnosis.problems:
            if self.candidates(finding):
                yield finding

    def candidates(self, finding: Finding) -> list[dict[str, Any]]:
        """Return the changes that a finding advises and that were not tried yet."""
        changes = changes_of(finding, self.case)
        new = [change for change in changes if _key(change) not in self.keys]
        return new[:CANDIDATES]

    def mend(self, check: str, changes: list[dict[str, Any]]) -> None:
        """Try changes; the best of them is the next version, if it helped."""
        best: tuple[Gain, Case, dict[str, Any], int] | None = None
        for change in changes:
            self.keys.add(_key(change))
            self.tell(len(self.attempts))
            attempt = Attempt(check=check, change=change, kept=False)
            try:
                after = retrained(self.case, change, self.choosing)
            except SteepestError as problem:
                self.attempts.append(replace(attempt, problem=problem.english))
                continue
            gain = self.gain(self.case, after, self.choosing)
            self.attempts.append(replace(attempt, before=gain.before, after=gain.after))
            if best is None or _difference(gain) > _difference(best[0]):
                best = gain, after, change, len(self.attempts) - 1
            if self.is_enough(after, gain):
                break
        if best is None or not _helps(check, *best[:2]):
            return
        _, after, change, number = best
        diagnosis = ask_all(after, on_check=self.on_check)
        change = {**self.change, **change}
        self.versions.append(Version(after, diagnosis, change, number))

    def is_confirmed(self, before: Version, after: Version) -> bool:
        """Whether a change raised the score on the reporting rows too."""
        gain = self.gain(before.case, after.case, self.reporting)
        if (
            after.attempt is not None
            and self.attempts[after.attempt].check in WRONG_BY_DEFINITION
        ):
            return not _lost_a_point(gain)
        if gain.metric == "loss":
            return not gain.worse
        all_rows = np.union1d(self.choosing, self.reporting)
        _, errors_before, errors_after, weights = self.errors(
            before.case, after.case, all_rows
        )
        return _difference(gain) > 0 and fell_significantly(
            errors_before, errors_after, weights
        )

    def gain(self, before: Case, after: Case, chosen: np.ndarray) -> Gain:
        """Compare two runs on some of the rows."""
        metric, errors_before, errors_after, weights = self.errors(
            before, after, chosen
        )
        part = "train" if self.part == "rows" else self.part
        comparisons = max(len(self.attempts), 1)
        return gain_on(errors_before, errors_after, metric, part, weights, comparisons)

    def errors(
        self, before: Case, after: Case, chosen: np.ndarray
    ) -> tuple[str, np.ndarray, np.ndarray, np.ndarray | None]:
        """Return a metric, the errors of two runs on some rows, and their weights."""
        metric = self.metric
        balanced = after.asked.get("class_weight") or "class_weight" in self.change
        by_default = before.settings.get("metric", "loss") == "loss"
        if metric == "accuracy" and balanced and by_default:
            metric = "balanced_accuracy"
        both = same_rows(before, after, self.part, chosen)
        (errors_before, weights), (errors_after, _) = (
            errors_on(case, case.params, rows, metric)
            for case, rows in zip((before, after), both, strict=True)
        )
        return metric, errors_before, errors_after, weights

    def is_enough(self, after: Case, gain: Gain) -> bool:
        """Whether a run is as good as simple learners, so that no more are trained."""
        reference = self.case.once(measure_reference)
        if after.diverged or reference is None:
            return False
        if gain.metric not in (reference.metric, "balanced_accuracy"):
            return False  # simple learners have no such score
        errors = reference.validation_errors
        errors = reference.errors if errors is None else errors
        return gain.after >= 1 - float(np.mean(errors)) and _difference(gain) > HALF


def changes_of(finding: Finding, case: Case) -> list[dict[str, Any]]:
    """Return the changes of settings that a finding advises, to be tried in turn.

    For a wrong objective: the library's own loss and model of the same names.
    """
    changes = list(finding.remedies)
    if not changes and finding.check in WRONG_BY_DEFINITION and case.asked:
        names = ("loss", "loss_options", "model", "hidden", "activation")
        changes = [{name: case.asked[name] for name in names if name in case.asked}]
    return [dict(change) for change in changes]


def _helps(check: str, gain: Gain, after: Case) -> bool:
    if after.diverged:
        return False
    if check in WRONG_BY_DEFINITION:
        return not _lost_a_point(gain)
    if not METRICS[gain.metric].higher_is_better:
        return gain.after < gain.before or not math.isfinite(gain.before)
    return _difference(gain) > HALF


def _lost_a_point(gain: Gain) -> bool:
    """Say whether the score fell by a point, or an error rose by a hundredth."""
    score = gain.metric == "loss" or METRICS[gain.metric].higher_is_better
    return _difference(gain) <= -POINT * (1.0 if score else abs(gain.before))


def _difference(gain: Gain) -> float:
    """Return by how much the score rose, or the loss or error fell."""
    if METRICS[gain.metric].higher_is_better:
        return gain.after - gain.before
    if not math.isfinite(gain.after):
        return -math.inf
    return gain.before - gain.after if math.isfinite(gain.before) else math.inf


def _key(change: Mapping[str, Any]) -> str:
    return json.dumps(change, sort_keys=True, default=str)
