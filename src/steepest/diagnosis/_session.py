"""Ask every check about a run, as far as the time goes, and order what they found."""

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import jax
import numpy as np

from .._core import Stopwatch
from ..errors import SettingError
from ._case import Case
from ._causes import causes_of, ordered
from ._check import Check
from ._diagnosis import Diagnosis, Spent
from ._finding import Finding, Verdict
from ._symptom import PARTS, Symptom, find_symptom
from .checks import checks, finite

FIRST = finite.CHECK
"""Without numbers nothing else can be asked."""


def ask_all(
    case: Case,
    *,
    budget: float | None = None,
    only: Collection[str] | None = None,
    also: Collection[str] = (),
    on_check: Callable[[str, int, int], object] | None = None,
) -> Diagnosis:
    """Ask every check about a case, and order what they found.

    Parameters
    ----------
    case : Case
        A run with everything that it was made of.
    budget : float, optional
        Seconds. Checks that would take longer than what is left of them are skipped; 0
        asks only what costs nothing. Without, all are asked.
    only : collection of str, optional
        The names of the checks to ask; what simple learners reach is then left out.
    also : collection of str
        The names of checks to ask that are left out otherwise, such as "memorize".
    on_check : callable, optional
        Told what is looked at, how many were before it, and of how many.

    Returns
    -------
    Diagnosis

    Raises
    ------
    SettingError
        If the budget is negative.

    See Also
    --------
    steepest.diagnosis.diagnose : takes a run, a stored run or a case.
    """
    if budget is not None and not budget >= 0:
        raise SettingError(f"The budget is 0 seconds or more; got {budget}.")
    precise = case.settings.get("dtype") == "float64"
    with jax.enable_x64(precise), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # a run that failed is full of them
        tell = on_check or (lambda *_: None)
        return _Session(case, budget, only, also, tell).diagnosis()


class _Session:
    """One diagnosis while it is made."""

    def __init__(
        self,
        case: Case,
        budget: float | None,
        only: Collection[str] | None,
        also: Collection[str],
        tell: Callable[[str, int, int], object],
    ) -> None:
        self.case, self.budget, self.tell = case, budget, tell
        self.symptoms = PARTS if only is None else {}
        wanted = {checks[name].name for name in also}
        self.checks = [
            each
            for each in checks.values()
            if (each.name in only if only else not each.on_request)
            or each.name in wanted
        ]
        self.clock = Stopwatch()
        self.epoch = _seconds_of_an_epoch(case)
        self.spent: dict[str, Spent] = {}

    def diagnosis(self) -> Diagnosis:
        first = [self.ask(each, symptom=True) for each in self.checks if each is FIRST]
        others = [each for each in self.checks if each is not FIRST]
        if any(each.verdict is Verdict.FAIL for each in first):
            symptom = Symptom(diverged=self.case.diverged)
            findings = [*first, *(_not_asked(each, "nan_data") for each in others)]
        else:
            symptom = self.symptom()
            findings = first
            for check in others:
                if self.affords(check.epochs(self.case), check.free):
                    findings.append(self.ask(check, symptom=bool(symptom)))
                else:
                    findings.append(_not_asked(check, "budget"))
        causes = causes_of(findings)
        return Diagnosis(
            findings=ordered(findings, causes),
            causes=causes,
            symptom=symptom,
            spent=self.spent,
        )

    def symptom(self) -> Symptom:
        """Make the measurements that several checks share, each on its own account."""
        parts = []
        for name, (measure, epochs) in self.symptoms.items():
            if self.affords(epochs(self.case), free=False):
                self.tell(name, len(self.spent), len(self.checks) + len(self.symptoms))
                with self.account(name):
                    if _works(self.case, measure):
                        parts.append(name)
        return find_symptom(self.case, parts)

    def ask(self, check: Check, *, symptom: bool) -> Finding:
        """Return a finding, whatever happens: one check never ends a diagnosis."""
        self.tell(check.name, len(self.spent), len(self.checks) + len(self.symptoms))
        with self.account(check.name):
            try:
                return check(self.case, symptom=symptom)
            except Exception as error:  # a check that fails is a finding, too
                said = f"{type(error).__name__}: {error}".splitlines()[0]
                return Finding(
                    check=check.name,
                    verdict=Verdict.SKIPPED,
                    because="error",
                    measured={"error": said},
                )

    def affords(self, epochs: float, free: bool) -> bool:
        if self.budget is None or free:
            return True
        left = self.budget - self.clock.seconds
        return left > 0 and epochs * (self.epoch or 0.0) <= left

    @contextmanager
    def account(self, name: str) -> Iterator[None]:
        clock = Stopwatch()
        yield
        seconds, compiling = clock.seconds, clock.compiling
        epochs = None if self.epoch is None else (seconds - compiling) / self.epoch
        self.spent[name] = Spent(seconds, compiling, epochs)


def _not_asked(check: Check, reason: str) -> Finding:
    return Finding(check=check.name, verdict=Verdict.SKIPPED, because=reason)


def _works(case: Case, measure: Callable[[Case], Any]) -> bool:
    """Make a measurement that a case keeps; whether there is one."""
    try:
        return case.once(measure) is not None
    except Exception:  # the checks that need it will say why it failed
        return False


def _seconds_of_an_epoch(case: Case) -> float | None:
    if case.run is None:
        return None
    training: Mapping[str, Any] = case.run.seconds
    epochs = case.steps / case.plan.steps_per_epoch
    return training["train"] / epochs if training.get("train") and epochs else None
