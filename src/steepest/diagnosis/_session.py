"""Ask the checks about a run, within a time budget, and order the findings."""

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any

import jax
import numpy as np

from .._core import Stopwatch
from ..errors import SettingError, english_of
from ._case import Case
from ._causes import causes_of, ordered
from ._check import Check
from ._diagnosis import Diagnosis, Spent
from ._finding import Finding, Verdict
from ._symptom import PARTS, Symptom, find_symptom
from .checks import checks, finite
from .measured._trials import seconds_of_an_epoch

AT_LEAST = 0.1
"""Seconds that a question takes which is not free, whatever the rows: chosen."""
SECONDS = {"range_test": 1.0, "reference": 1.0, "few_rows": 0.5, "function": 0.5}
"""The same for what several checks share: measured, rounded up."""
USERS = {
    "range_test": ("learning_rate", "stability", "batch_size", "epochs"),
    "reference": ("labels", "learnable", "residuals", "model_size", "overfitting"),
}
"""The checks that make such a measurement if it was not made before."""
FIRST = finite.CHECK
"""If it fails, no other check can be asked."""


def ask_all(
    case: Case,
    *,
    budget: float | None = None,
    only: Collection[str] | None = None,
    also: Collection[str] = (),
    on_check: Callable[[str, int, int], object] | None = None,
) -> Diagnosis:
    """Ask the checks about a case, and order the findings.

    Parameters
    ----------
    case : Case
        A run with its objective, start and rows.
    budget : float, optional
        Seconds, as the checks take them on an idle machine with compiled programs: what
        is asked does not depend on how busy it is. What shows a symptom comes first,
        then the cheapest checks; 0 asks only those that cost nothing. By default there
        is no limit.
    only : collection of str, optional
        The names of the checks to ask; no symptom is looked for then.
    also : collection of str
        The names of checks to ask that are otherwise left out, such as "memorize".
    on_check : callable, optional
        Called with the next check, the number of checks before it, and that of all.

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
        warnings.simplefilter("ignore")  # a failed run causes many
        report = on_check or (lambda *_: None)
        return _Session(case, budget, only, also, report).diagnosis()


class _Session:
    """One diagnosis in progress."""

    def __init__(
        self,
        case: Case,
        budget: float | None,
        only: Collection[str] | None,
        also: Collection[str],
        report: Callable[[str, int, int], object],
    ) -> None:
        self.case, self.budget, self.report = case, budget, report
        self.symptoms = {} if only is not None else dict(PARTS)
        if not case.own_function:
            self.symptoms.pop("function", None)
        added = {checks[name].name for name in also}
        self.checks = [
            check
            for check in checks.values()
            if (check.name in only if only else not check.on_request)
            or check.name in added
        ]
        self.epoch = _seconds_of_an_epoch(case)
        self.spent: dict[str, Spent] = {}
        self.planned = 0.0
        self.made: set[Any] = set()  # measurements that several checks share

    def diagnosis(self) -> Diagnosis:
        first = [check for check in self.checks if check is FIRST]
        others = [check for check in self.checks if check is not FIRST]
        findings = [self.ask(check, Symptom(diverged=True)) for check in first]
        if any(finding.verdict is Verdict.FAIL for finding in findings):
            symptom = Symptom(diverged=self.case.diverged)
            findings += [_not_asked(check, "nan_data") for check in others]
        else:
            symptom = self.symptom()
            findings += self.ask_within_budget(others, symptom)
        causes = causes_of(findings)
        return Diagnosis(
            findings=ordered(findings, causes),
            causes=causes,
            symptom=symptom,
            spent=self.spent,
            drawn=self.case.drawn,
        )

    def symptom(self) -> Symptom:
        """Make the measurements that several checks share, and look for a symptom."""
        parts = []
        for name, (measure, _) in self.symptoms.items():
            if self.affords(self.price_of_part(name), free=False):
                self.made.add(measure)
                self.announce(name)
                with self.timed(name):
                    if _works(self.case, measure):
                        parts.append(name)
        return find_symptom(self.case, parts)

    def ask_within_budget(self, others: list[Check], symptom: Symptom) -> list[Finding]:
        """Ask what the budget allows: with a limit the cheapest questions first.

        Those that it does not allow say how many seconds all of them would have taken.
        """
        if self.budget is not None:
            others = sorted(
                others, key=lambda check: (not check.free, self.price(check))
            )
        findings, missing = [], []
        for check in others:
            price = self.price(check)
            if self.affords(price, check.free):
                findings.append(self.ask(check, symptom))
            else:
                missing.append((check, price))
        needed = sum(price for _, price in missing)
        return findings + [
            replace(_not_asked(check, "budget"), measured={"needed": needed})
            for check, _ in missing
        ]

    def price(self, check: Check) -> float:
        """Return about how many seconds a check takes, on an idle machine.

        Counted only where there is a limit.
        """
        least = 0.0 if check.free else AT_LEAST
        if self.budget is None:
            return least
        shared = [
            self.price_of_part(name)
            for name, users in USERS.items()
            if check.name in users and PARTS[name][0] not in self.made
        ]
        own = check.epochs(self.case) * self.counted
        return max(own, least) + sum(shared)

    def price_of_part(self, name: str) -> float:
        if self.budget is None:
            return SECONDS[name]
        return max(PARTS[name][1](self.case) * self.counted, SECONDS[name])

    @cached_property
    def counted(self) -> float:
        """About how many seconds an epoch takes on an idle machine."""
        try:
            return seconds_of_an_epoch(self.case)
        except Exception:  # the checks that need the scores will say why there are none
            return 0.0

    def ask(self, check: Check, symptom: Symptom) -> Finding:
        """Return a finding; a check that raises is skipped, and the others go on.

        A slight symptom makes nothing a failure that would be none without it.
        """
        self.announce(check.name)
        with self.timed(check.name):
            try:
                found = check(self.case, symptom=bool(symptom))
                if symptom.slight and found.verdict is Verdict.FAIL:
                    alone = check(self.case, symptom=False)
                    if alone.verdict is not Verdict.FAIL:
                        return replace(found, verdict=Verdict.WARN)
                return found
            except Exception as error:
                message = f"{type(error).__name__}: {english_of(error)}".splitlines()[0]
                return Finding(
                    check=check.name,
                    verdict=Verdict.SKIPPED,
                    because="error",
                    measured={"error": message},
                )

    def announce(self, name: str) -> None:
        self.report(name, len(self.spent), len(self.checks) + len(self.symptoms))

    def affords(self, price: float, free: bool) -> bool:
        """Say whether there is that much left, and spend it.

        What is counted are the seconds that it should take, by what is computed, and
        not those that anything took, so that the same questions are asked however busy
        the machine is or was.
        """
        if self.budget is None or free:
            return True
        if self.planned + price > self.budget:
            return False
        self.planned += price
        return True

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        clock = Stopwatch()
        yield
        seconds, compiling = clock.seconds, clock.compiling
        epochs = None if self.epoch is None else (seconds - compiling) / self.epoch
        self.spent[name] = Spent(seconds, compiling, epochs)


def _not_asked(check: Check, reason: str) -> Finding:
    return Finding(check=check.name, verdict=Verdict.SKIPPED, because=reason)


def _works(case: Case, measure: Callable[[Case], Any]) -> bool:
    """Make a measurement that a case keeps, and say whether it succeeded."""
    try:
        return case.once(measure) is not None
    except Exception:  # the checks that need it will say why it failed
        return False


def _seconds_of_an_epoch(case: Case) -> float | None:
    """Return what an epoch of the run took, to tell how long the checks took."""
    if case.run is None:
        return None
    training: Mapping[str, Any] = case.run.seconds
    epochs = case.steps * case.settings["epochs"] / max(case.planned_steps, 1)
    return training["train"] / epochs if training.get("train") and epochs else None
