"""`fix`: train again with the advice, keep what helps, and say by how much.

Changes are compared on one half of the validation rows, the choosing rows. The other
half, the reporting rows, can only withdraw a change. It is kept if its gain on both
halves is shown: an interval for all trainings together lies above 0.
"""

import json
import math
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import jax
import numpy as np

from ...errors import SteepestError
from ...settings import METRICS
from .._case import Case
from .._diagnosis import Diagnosis
from .._finding import Finding, Verdict
from .._session import ask_all
from ..measured._memorized import ROWS as FEW
from ..measured._reference import measure_reference
from ._advised import by_loss, changes_of, changes_together, copies_in_validation
from ._gain import Gain, compared, decides_by, halves
from ._last_resorts import LAST_RESORTS
from ._result import Attempt, Fix
from ._retrain import each_retrained

ROUNDS = 4
CANDIDATES = 4  # changes that are trained for one finding
TRAININGS = 12  # in all
FEWEST = 4  # validation rows that are no copies of training rows, to judge by
FOLDED = 2  # of them with what a cause explains, where the cause alone was not enough
HALF, POINT = 0.005, 0.01  # of a score
WRONG_BY_DEFINITION = ("batch_mean", "gradient", "scores", "finite", "last_layer")
"""Checks whose failure is a mistake: it is mended unless the score falls by a point."""


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
    both halves together is not shown: the interval of the difference, for all trainings
    that were compared, contains 0. Without validation rows and with at most 20 training
    rows, which can show nothing, a change is kept that ends the symptom of the run on
    them. Nothing is tried any more once no row is wrong. What
    is advised against a rising validation loss is judged by this loss, and so is
    everything where no choosing row is wrong. Validation rows that are copies of
    training rows, if that was found, judge nothing, and rows with equal inputs are all
    in the same half.

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
    by_loss : bool
        Whether the last change was judged by the loss of the rows.
    """

    case: Case
    diagnosis: Diagnosis
    change: Mapping[str, Any]
    attempt: int | None
    by_loss: bool = False


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
        copies = copies_in_validation(case, diagnosis)
        self.blind = copies is not None and np.count_nonzero(~copies) < FEWEST
        left_out = None if self.blind else copies
        self.part, self.choosing, self.reporting = halves(case, left_out)
        self.metric = decides_by(case, self.choosing, self.reporting)
        self.attempts: list[Attempt] = []
        self.keys: set[str] = set()  # of the changes that were tried
        self.by_loss = False
        self.mistakes: set[str] = set()  # checks whose failure is mended anyway

    def fix(self) -> Fix:
        for _ in range(0 if self.blind else ROUNDS):
            finding = next(self.findings(), None)
            if finding is None or len(self.attempts) >= TRAININGS:
                break
            self.by_loss = by_loss(finding) or self.is_perfect(self.choosing)
            if _is_mistake(finding):
                self.mistakes.add(finding.check)
            kept = len(self.versions)
            self.mend(finding.check, self.candidates(finding))
            if len(self.versions) == kept:
                self.mend(finding.check, self.together(finding))
        hopeless = self.blind or self.is_hopeless
        if self.versions[0].diagnosis.symptom and not hopeless:
            for check, change_of in LAST_RESORTS.items():
                change = change_of(self.case)
                spent = len(self.attempts) >= TRAININGS or self.is_perfect(
                    self.all_rows
                )
                if change and _key(change) not in self.keys and not spent:
                    self.mend(check, [change])
        withdrawn = []
        while len(self.versions) > 1:
            confirmed, gain = self.confirmed(*self.versions[-2:])
            if confirmed:
                break
            withdrawn.append((self.last_change, gain))
            self.versions.pop()
        first, last = self.versions[0], self.versions[-1]
        self.by_loss = last.by_loss
        kept = {version.attempt for version in self.versions}
        return Fix(
            case=last.case,
            diagnosis=last.diagnosis,
            attempts=tuple(
                replace(attempt, kept=number in kept)
                for number, attempt in enumerate(self.attempts)
            ),
            change=last.change,
            metric=self.metric,
            gain=self.gain(first.case, last.case, self.all_rows)
            if last.change
            else None,
            reporting=self.gain(first.case, last.case, self.reporting)
            if last.change
            else None,
            withdrawn=tuple(withdrawn),
            learned=bool(last.change) and self.is_learned(first, last),
        )

    @property
    def all_rows(self) -> np.ndarray:
        """The choosing and the reporting rows."""
        return np.union1d(self.choosing, self.reporting)

    @property
    def last_change(self) -> Mapping[str, Any]:
        """The change that made the best run so far from the one before it."""
        number = self.versions[-1].attempt
        return {} if number is None else self.attempts[number].change

    def is_perfect(self, chosen: np.ndarray) -> bool:
        """Whether no score on some rows can rise by as much as would count."""
        score = self.gain(self.case, self.case, chosen, by_loss=False)
        told = METRICS[score.metric].higher_is_better
        return told and 1 - score.after <= HALF

    @property
    def case(self) -> Case:
        """The best run so far."""
        return self.versions[-1].case

    @property
    def change(self) -> Mapping[str, Any]:
        """All changes of the best run so far."""
        return self.versions[-1].change

    def findings(self) -> Iterator[Finding]:
        """Yield the findings with changes to try, failures first, then warnings.

        Where no row is wrong, only what is wrong by definition.
        """
        perfect = self.is_perfect(self.all_rows)
        for finding in self.versions[-1].diagnosis.problems:
            anyway = _is_mistake(finding) or by_loss(finding)
            if (anyway or not perfect) and self.candidates(finding):
                yield finding

    def candidates(self, finding: Finding) -> list[dict[str, Any]]:
        """Return the changes that a finding advises and that were not tried yet."""
        changes = changes_of(finding, self.case)
        new = [change for change in changes if _key(change) not in self.keys]
        return new[:CANDIDATES]

    def together(self, finding: Finding) -> list[dict[str, Any]]:
        """Return a cause's change with those of what it explains, not tried yet."""
        changes = changes_together(finding, self.versions[-1].diagnosis, self.case)
        left = min(FOLDED, TRAININGS - len(self.attempts))
        return [change for change in changes if _key(change) not in self.keys][:left]

    @property
    def is_hopeless(self) -> bool:
        """Whether nothing was found that any training could learn."""
        return any(
            finding.check == "learnable" and finding.verdict is Verdict.FAIL
            for finding in self.versions[-1].diagnosis.findings
        )

    def mend(self, check: str, changes: list[dict[str, Any]]) -> None:
        """Try changes; the best of them is the next version, if it helped."""
        best: tuple[Gain, Case, dict[str, Any], int] | None = None
        cases = each_retrained(self.case, changes, self.choosing)
        for change in changes:
            self.keys.add(_key(change))
            self.tell(len(self.attempts))
            attempt = Attempt(check=check, change=change, kept=False)
            after = next(cases)
            if isinstance(after, SteepestError):
                self.attempts.append(replace(attempt, problem=after.english))
                continue
            gain = self.gain(self.case, after, self.choosing)
            self.attempts.append(
                replace(
                    attempt,
                    before=None if gain.from_nothing else gain.before,
                    after=gain.after,
                    metric=gain.metric,
                    rows=gain.rows,
                )
            )
            if best is None or gain.difference > best[0].difference:
                best = gain, after, change, len(self.attempts) - 1
            if self.is_enough(after, gain):
                break
        if best is None or not _helps(check in self.mistakes, *best[:2]):
            return
        _, after, change, number = best
        diagnosis = ask_all(after, on_check=self.on_check)
        change = {**self.change, **change}
        self.versions.append(Version(after, diagnosis, change, number, self.by_loss))

    def confirmed(self, before: Version, after: Version) -> tuple[bool, Gain]:
        """Say whether a change is shown to help, on all rows and on the reporting ones.

        Returns
        -------
        bool, Gain
            And the gain on all rows.
        """
        self.by_loss = after.by_loss
        on_all = self.gain(before.case, after.case, self.all_rows)
        gain = self.gain(before.case, after.case, self.reporting)
        if (
            after.attempt is not None
            and self.attempts[after.attempt].check in self.mistakes
        ):
            return not _lost_a_point(gain), on_all
        if gain.metric == "loss":
            return not gain.worse, on_all
        if on_all.difference > 0 and self.is_learned(before, after):
            return True, on_all
        return gain.difference > 0 and on_all.shown, on_all

    def is_learned(self, before: Version, after: Version) -> bool:
        """Whether a run on few rows alone was seen to fail, and does so no longer."""
        few = self.part == "rows" and self.case.n_rows <= FEW
        return few and bool(before.diagnosis.symptom) and not after.diagnosis.symptom

    def gain(
        self,
        before: Case,
        after: Case,
        chosen: np.ndarray,
        by_loss: bool | None = None,
    ) -> Gain:
        """Compare two runs on some of the rows."""
        balanced = after.asked.get("class_weight") or "class_weight" in self.change
        return compared(
            before,
            after,
            self.part,
            chosen,
            self.metric,
            by_loss=self.by_loss if by_loss is None else by_loss,
            balanced=bool(balanced),
            comparisons=max(len(self.attempts), 1),
        )

    def is_enough(self, after: Case, gain: Gain) -> bool:
        """Whether a run makes no error, or is as good as simple learners.

        No more changes are trained then.
        """
        if METRICS[gain.metric].higher_is_better and 1 - gain.after <= HALF:
            return True
        reference = self.case.once(measure_reference)
        if after.diverged or reference is None:
            return False
        if gain.metric not in (reference.metric, "balanced_accuracy"):
            return False  # simple learners have no such score
        errors = reference.validation_errors
        errors = reference.errors if errors is None else errors
        return gain.after >= 1 - float(np.mean(errors)) and gain.difference > HALF


def _is_mistake(finding: Finding) -> bool:
    failed = finding.verdict is Verdict.FAIL
    return failed and finding.check in WRONG_BY_DEFINITION


def _helps(is_mistake: bool, gain: Gain, after: Case) -> bool:
    if after.diverged:
        return False
    if is_mistake:
        return not _lost_a_point(gain)
    if not METRICS[gain.metric].higher_is_better:
        return gain.after < gain.before or not math.isfinite(gain.before)
    return gain.difference > HALF


def _lost_a_point(gain: Gain) -> bool:
    """Say whether the score fell by a point, or an error rose by a hundredth."""
    score = gain.metric == "loss" or METRICS[gain.metric].higher_is_better
    return gain.difference <= -POINT * (1.0 if score else abs(gain.before))


def _key(change: Mapping[str, Any]) -> str:
    return json.dumps(change, sort_keys=True, default=str)
