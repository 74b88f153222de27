"""What a check is: one question to a case, with all that belongs to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from .._core import unknown_name
from ._case import Case
from ._finding import Change, Finding, Verdict
from ._needs import Need

Ask = Callable[..., Finding]


class Stage(IntEnum):
    """How early a cause is: what is wrong at one stage shows at later ones.

    Examples
    --------
    >>> Stage.INPUTS < Stage.LEARNING_RATE
    True
    """

    NUMBERS = 0
    LABELS = 1
    INPUTS = 2
    OBJECTIVE = 3
    START = 4
    OPTIMIZER = 5
    LEARNING_RATE = 6
    BATCH_SIZE = 7
    EPOCHS = 8
    OUTCOME = 9


@dataclass(frozen=True)
class After:
    """All checks of later stages, as what a check explains.

    Attributes
    ----------
    stage : Stage
        The checks of this stage are not meant, those of the next one are.
    but : tuple of str
        Checks that are left out.

    See Also
    --------
    steepest.diagnosis.Check : explains them.
    """

    stage: Stage
    but: tuple[str, ...] = ()


CANNOT_MOVE = (
    *("critical_point", "memorize", "learning_rate", "epochs", "model_size"),
    "not_finite",
)
"""What a run shows that cannot move, whatever keeps it where it is."""


@dataclass(kw_only=True, eq=False)
class Check:
    """One question to a case: when it can be asked, what it may answer, and what of it.

    Called with a case, it returns a finding.

    Attributes
    ----------
    page : str or None
        The documentation of the check, its module's: the question, and a page in
        Markdown below it.
    name : str
        As in its findings.
    called : str
        What it is called in a sentence.
    stage : Stage
        How early a cause it looks for.
    needs : tuple of Need
        Without one of them it is skipped with that reason; the first one that is
        missing counts.
    skips : mapping of str to str
        Further reasons to skip, found out while it measures, with their sentences.
    explains : tuple of str or After
        The checks whose findings are consequences of its own: by name or by stage. It
        is causal knowledge and not a size of violation: unscaled inputs make the
        learning rate wrong, and never the other way round.
    says : mapping of str to str
        The sentence of every cause that it can find, with places for numbers.
    expects : str
        The sentence of what was expected; "" where there is no bound.
    advice : mapping of str to str
        The sentences of what to do.
    cannot_see : str
        What it is blind to.
    source : str
        Where the bound comes from.
    cost : mapping of str to int
        What a finding cost where this is always the same: see `Finding`.
    costs : str
        The same for people, in a few words.
    epochs : callable
        About how many passes over the training rows it takes for a case.
    free : bool
        Whether it only reads what is there, and computes next to nothing.
    on_request : bool
        Whether it is left out unless somebody asks for it.

    Examples
    --------
    >>> from steepest.diagnosis import checks
    >>> print(checks["margin"].question)
    Does the margin suit weights of ordinary size?
    """

    page: str | None
    name: str
    called: str
    stage: Stage
    says: Mapping[str, str]
    source: str
    cannot_see: str
    costs: str
    expects: str = ""
    advice: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    skips: Mapping[str, str] = field(default_factory=dict)
    explains: tuple[str | After, ...] = ()
    cost: Mapping[str, int] = field(default_factory=dict)
    epochs: Callable[[Case], float] = lambda case: 0.0
    free: bool = False
    on_request: bool = False
    _ask: Ask | None = field(default=None, init=False, repr=False)

    @property
    def question(self) -> str:
        """What it asks, in a sentence."""
        return " ".join((self.page or "").strip().partition("\n\n")[0].split())

    def asks(self, ask: Ask) -> Ask:
        """Make a function of a case the way to ask; it measures, and then judges."""
        self._ask = ask
        return ask

    def __call__(self, case: Case, *, symptom: bool = False) -> Finding:
        """Return what the check finds.

        Parameters
        ----------
        case : Case
            A run with everything that it was made of.
        symptom : bool
            Whether the run was seen to fail; without, a bound alone only warns.
        """
        for need in self.needs:
            if not need.holds(case):
                return self.skipped(need.reason)
        if self._ask is None:
            raise NotImplementedError(f"The check {self.name} has no way to ask.")
        return self._ask(case, symptom=symptom)

    def found(
        self,
        because: str,
        verdict: Verdict,
        *,
        measured: Mapping[str, Any],
        expected: Mapping[str, Any] | None = None,
        advice: str | None = None,
        remedies: Iterable[Change] = (),
        cost: Mapping[str, int] | None = None,
    ) -> Finding:
        """Return a finding of this check.

        Parameters
        ----------
        because : str
            The code of the cause, one that the check has a sentence for.
        verdict : Verdict
            What it means.
        measured, expected : mapping
            The numbers, and the bounds that they were held to.
        advice : str, optional
            The code of what to do, one that the check has a sentence for.
        remedies : iterable of mapping
            Changes of settings to try in turn.
        cost : mapping, optional
            Where it differs from the check's own.

        Raises
        ------
        UnknownNameError
            If the cause or the advice has no sentence.
        """
        known = self.skips if verdict is Verdict.SKIPPED else self.says
        if because not in known:
            raise unknown_name(f"cause of {self.name}", because, known)
        if advice is not None and advice not in self.advice:
            raise unknown_name(f"advice of {self.name}", advice, self.advice)
        return Finding(
            check=self.name,
            verdict=verdict,
            because=because,
            measured=measured,
            expected={} if expected is None else expected,
            advice=advice,
            remedies=tuple(remedies),
            source=self.source,
            cost=self.cost if cost is None else cost,
        )

    def skipped(self, reason: str) -> Finding:
        """Return that the check was skipped, and why.

        Raises
        ------
        UnknownNameError
            If the reason has no sentence.
        """
        known = {**{need.reason: need.sentence for need in self.needs}, **self.skips}
        if reason not in known:
            raise unknown_name(f"reason to skip {self.name}", reason, known)
        return Finding(check=self.name, verdict=Verdict.SKIPPED, because=reason)
