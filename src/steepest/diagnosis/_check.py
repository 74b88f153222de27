"""What a check is: one question about a run, with everything that belongs to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import IntEnum
from typing import Any

from .._core import unknown_name
from ..settings import Settings
from ._case import Case
from ._finding import Change, Finding, Verdict
from ._needs import Need
from ._rows_alone import rows_alone

Ask = Callable[..., Finding]
SETTINGS = frozenset(setting.name for setting in fields(Settings))


class Stage(IntEnum):
    """How early a cause is: what is wrong at one stage has effects at later ones.

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
    """All checks of later stages, as consequences of a check.

    Checks that are asked on request are not among them: they say themselves which
    checks explain them.

    Attributes
    ----------
    stage : Stage
        The last stage that is not included.
    but : tuple of str
        Checks that are left out.

    See Also
    --------
    steepest.diagnosis.Check : has them in `explains`.
    """

    stage: Stage
    but: tuple[str, ...] = ()


CANNOT_MOVE = ("critical_point", "learning_rate", "epochs", "model_size", "not_finite")
"""The consequences where the parameters hardly change, whatever the reason."""


@dataclass(kw_only=True, eq=False)
class Check:
    """One question about a run: what it needs, its answers, and what they explain.

    Called with a case, it returns a finding.

    Attributes
    ----------
    page : str or None
        The documentation of the check, its module's: the question, and a page in
        Markdown below it.
    name : str
        As in its findings.
    called : str
        Its name in a sentence.
    stage : Stage
        How early a cause it looks for.
    needs : tuple of Need
        If one of them is missing, it is skipped with that reason; the first one counts.
    skips : mapping of str to str
        Further reasons to skip, noticed while it measures, with their sentences.
    explains : tuple of str or After
        The checks whose findings are consequences of its own, by name or by stage. This
        is knowledge about causes, however far a bound is exceeded: unscaled inputs make
        the learning rate wrong, and never the other way round.
    explained_by : tuple of str
        Further checks that explain this one: where a new check belongs among the others
        is said in its own file.
    cannot_explain : tuple of str
        Findings of checks in `explains` that it does not explain all the same, as
        "check/because": dead units make no gradient explode.
    says : mapping of str to str
        The sentence of every cause, with places for numbers.
    expects : str
        The sentence about the bound; "" where there is none.
    advice : mapping of str to str
        The sentences about what to do.
    cannot_see : str
        What it cannot see, in a sentence.
    source : str
        Where the bound comes from.
    cost : mapping of str to int
        The cost of a finding where it is always the same: see `Finding`.
    costs : str
        The cost in a few words.
    epochs : callable
        About how many passes over the training rows it takes.
    free : bool
        Whether it computes next to nothing.
    of_rows : bool
        Whether it looks at rows alone, and so can be asked about a user-defined
        function whose rows are inputs and targets.
    on_request : bool
        Whether it is left out unless it is asked for by name.

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
    explained_by: tuple[str, ...] = ()
    cannot_explain: tuple[str, ...] = ()
    cost: Mapping[str, int] = field(default_factory=dict)
    epochs: Callable[[Case], float] = lambda case: 0.0
    free: bool = False
    of_rows: bool = False
    on_request: bool = False
    _ask: Ask | None = field(default=None, init=False, repr=False)
    _ask_of_function: Ask | None = field(default=None, init=False, repr=False)

    @property
    def question(self) -> str:
        """The first paragraph of its page."""
        return " ".join((self.page or "").strip().partition("\n\n")[0].split())

    def asks(self, ask: Ask) -> Ask:
        """Decorate the function of a case that measures and judges."""
        self._ask = ask
        return ask

    def asks_of_function(self, ask: Ask) -> Ask:
        """Decorate what is asked about a function of the user's, of rows as pairs."""
        self._ask_of_function = ask
        return ask

    def __call__(self, case: Case, *, symptom: bool = False) -> Finding:
        """Return what the check finds.

        Parameters
        ----------
        case : Case
            A run with its objective, start and rows.
        symptom : bool
            Whether the run was seen to fail; otherwise an exceeded bound only warns.
        """
        if case.own_function and (alone := case.once(rows_alone)) is not None:
            if self._ask_of_function is not None:
                return self._ask_of_function(case, symptom=symptom)
            case = alone if self.of_rows else case
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
            The numbers, and their bounds.
        advice : str, optional
            The code of what to do, one that the check has a sentence for.
        remedies : iterable of mapping
            Changes of settings to try in turn.
        cost : mapping, optional
            If it differs from that of the check.

        Raises
        ------
        UnknownNameError
            If the cause or the advice has no sentence, or a remedy changes what is no
            setting.
        """
        known = self.skips if verdict is Verdict.SKIPPED else self.says
        if because not in known:
            raise unknown_name(f"cause of {self.name}", because, known)
        if advice is not None and advice not in self.advice:
            raise unknown_name(f"advice of {self.name}", advice, self.advice)
        remedies = tuple(remedies)
        for name in (name for change in remedies for name in change):
            if name not in SETTINGS:
                raise unknown_name("setting", name, SETTINGS)
        return Finding(
            check=self.name,
            verdict=verdict,
            because=because,
            measured=measured,
            expected={} if expected is None else expected,
            advice=advice,
            remedies=remedies,
            source=self.source,
            cost=self.cost if cost is None else cost,
        )

    def skipped(self, reason: str) -> Finding:
        """Return a finding that says why the check was skipped.

        Raises
        ------
        UnknownNameError
            If the reason has no sentence.
        """
        known = {**{need.reason: need.sentence for need in self.needs}, **self.skips}
        if reason not in known:
            raise unknown_name(f"reason to skip {self.name}", reason, known)
        return Finding(check=self.name, verdict=Verdict.SKIPPED, because=reason)
