"""A diagnosis: all findings about a run, what to fix first in front."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from .._core import to_json_value
from ..display import as_html, report
from ..language import language as spoken
from ._drawn_rows import Drawn
from ._finding import Finding, Verdict
from ._needs import NOTHING_TO_JUDGE
from ._symptom import Symptom
from .language import as_text

DIAGNOSIS_SCHEMA_VERSION = 1
"""Of the JSON of a diagnosis; a finding has its own."""


@dataclass(frozen=True)
class Spent:
    """The time that a check took.

    Attributes
    ----------
    seconds : float
        All of them, including compilation.
    compiling : float
        Seconds of compilation.
    epochs : float or None
        The other seconds as a number of the run's epochs; None if an epoch was not
        timed.
    """

    seconds: float
    compiling: float
    epochs: float | None


@dataclass(frozen=True, kw_only=True, repr=False)
class Diagnosis:
    """All findings about a run, what to fix first in front.

    Attributes
    ----------
    findings : tuple of Finding
        One of each check: causes, then consequences, each by severity and depth.
    causes : mapping of str to str
        For a finding that another one explains: its check, and that of its cause.
    symptom : Symptom
        Whether the run was seen to fail, and how.
    spent : mapping of str to Spent
        By check; "reference" and "range_test" are shared by several.
    drawn : Drawn, optional
        How many rows were looked at, and of how many, where not all of them were.

    See Also
    --------
    steepest.diagnosis.diagnose : makes one.
    """

    findings: tuple[Finding, ...]
    causes: Mapping[str, str] = field(default_factory=dict)
    symptom: Symptom = field(default_factory=Symptom)
    spent: Mapping[str, Spent] = field(default_factory=dict)
    drawn: Drawn | None = None

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Failures and warnings that are no consequence, in the order to fix them."""
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict in (Verdict.FAIL, Verdict.WARN)
            and finding.check not in self.causes
        )

    @property
    def unjudged(self) -> tuple[Finding, ...]:
        """Skipped checks that leave a question open.

        Not those whose question does not arise: a linear model has no dead units.
        """
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict is Verdict.SKIPPED
            and finding.because not in NOTHING_TO_JUDGE
        )

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of its problems: pass, warn or fail."""
        verdicts = {finding.verdict for finding in self.problems}
        for verdict in (Verdict.FAIL, Verdict.WARN):
            if verdict in verdicts:
                return verdict
        return Verdict.PASS

    @property
    def seconds(self) -> float:
        """How long all checks took."""
        return sum(spent.seconds for spent in self.spent.values())

    def of(self, check: str) -> Finding:
        """Return the finding of one check."""
        return {finding.check: finding for finding in self.findings}[check]

    def consequences(self, check: str) -> tuple[Finding, ...]:
        """Return the findings that a check's finding explains."""
        return tuple(
            finding
            for finding in self.findings
            if self.causes.get(finding.check) == check
        )

    def plot(self, language: str | None = None) -> Any:
        """Return a Matplotlib figure: what to fix first, and a mark for each check.

        The diagnosis of a model shows the curves of its training, too.

        Parameters
        ----------
        language : {"en", "ko"}, optional
            Of the words; None: the one that is spoken.

        Examples
        --------
        >>> from steepest.diagnosis.checks import margin
        >>> figure = Diagnosis(findings=(margin.judge(100.0),)).plot()
        >>> len(figure.axes)
        2
        """
        return report().plotted(self, language or spoken())

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        return to_json_value(
            {
                "schema_version": DIAGNOSIS_SCHEMA_VERSION,
                "verdict": self.verdict,
                "symptom": self.symptom.to_json(),
                "unjudged": [finding.check for finding in self.unjudged],
                "findings": [finding.to_json() for finding in self.findings],
                "causes": dict(self.causes),
                "spent": {name: asdict(spent) for name, spent in self.spent.items()},
                **({} if self.drawn is None else {"drawn": self.drawn._asdict()}),
            },
            "diagnosis",
        )

    def __repr__(self) -> str:
        """Return it as text in the language that is spoken."""
        return as_text(self, spoken())

    def _repr_html_(self) -> str:
        return as_html(self)
