"""A diagnosis: every finding about a run, what to mend first in front."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from .._core import to_json_value
from .._core._looks import as_html
from ._finding import Finding, Verdict
from ._symptom import Symptom
from .language import as_text

DIAGNOSIS_SCHEMA_VERSION = 1
"""Of the JSON of a diagnosis; a finding has its own."""


@dataclass(frozen=True)
class Spent:
    """What a check cost.

    Attributes
    ----------
    seconds : float
        All of them, those of compiling too.
    compiling : float
        Seconds of them spent on compiling.
    epochs : float or None
        The other seconds as passes of the run over its rows; None where a pass was
        not timed.
    """

    seconds: float
    compiling: float
    epochs: float | None


@dataclass(frozen=True, kw_only=True, repr=False)
class Diagnosis:
    """What the checks found about a run, what to mend first in front.

    Attributes
    ----------
    findings : tuple of Finding
        One of each check: causes, then consequences, each by severity and depth.
    causes : mapping of str to str
        For a finding that another one explains: which check, and by which.
    symptom : Symptom
        What is seen to be wrong with the run, if anything.
    spent : mapping of str to Spent
        By check; "reference" and "range_test" are shared by several.

    See Also
    --------
    steepest.diagnosis.diagnose : makes one.
    """

    findings: tuple[Finding, ...]
    causes: Mapping[str, str] = field(default_factory=dict)
    symptom: Symptom = field(default_factory=Symptom)
    spent: Mapping[str, Spent] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Failures and warnings that are no consequence, the first to mend first."""
        return tuple(
            each
            for each in self.findings
            if each.verdict in (Verdict.FAIL, Verdict.WARN)
            and each.check not in self.causes
        )

    @property
    def verdict(self) -> Verdict:
        """The worst that was found: pass, warn or fail."""
        found = {each.verdict for each in self.problems}
        for verdict in (Verdict.FAIL, Verdict.WARN):
            if verdict in found:
                return verdict
        return Verdict.PASS

    @property
    def seconds(self) -> float:
        """What all of it took."""
        return sum(each.seconds for each in self.spent.values())

    def of(self, check: str) -> Finding:
        """Return the finding of one check."""
        return {each.check: each for each in self.findings}[check]

    def consequences(self, check: str) -> tuple[Finding, ...]:
        """Return the findings that a check's finding explains."""
        return tuple(
            each for each in self.findings if self.causes.get(each.check) == check
        )

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        return to_json_value(
            {
                "schema_version": DIAGNOSIS_SCHEMA_VERSION,
                "verdict": self.verdict,
                "symptom": self.symptom.to_json(),
                "findings": [each.to_json() for each in self.findings],
                "causes": dict(self.causes),
                "spent": {name: asdict(each) for name, each in self.spent.items()},
            },
            "diagnosis",
        )

    def __repr__(self) -> str:
        """Return it in English, for a person."""
        return as_text(self)

    def _repr_html_(self) -> str:
        return as_html(self)
