"""What a log proves, and what it leaves open."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from .._core import to_json_value
from ..display import as_html, report
from ..language import filled, language, told
from ._log import Log

SCHEMA_VERSION = 1
"""Of the JSON of a log's diagnosis."""

WIDTH = 88
WORDS = {"fail": "Failure", "warn": "Warning", "pass": "Fact"}
OPEN = (
    "What a log cannot show: whether the gradient is right, the rows and labels fit, "
    "rows of the validation part are in the training part, units are dead, or another "
    "rate would be better. These need the model and its rows: "
    "steepest.diagnose(model, X, y)."
)
"""What only the model and its rows decide."""


@dataclass(frozen=True)
class LogFinding:
    """One thing that the numbers of a log prove.

    Attributes
    ----------
    name : str
        A code, such as "chance" or "overfits".
    verdict : {"pass", "warn", "fail"}
        What it means.
    says : str
        A sentence with the numbers, in English.
    advice : str
        What to do, or "".
    measured : mapping
        The numbers.
    """

    name: str
    verdict: Literal["pass", "warn", "fail"]
    says: str
    advice: str = ""
    measured: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, repr=False)
class LogDiagnosis:
    """What a log proves, the worst first, and what it leaves open.

    Attributes
    ----------
    log : Log
        What was read.
    findings : tuple of LogFinding
        Failures, warnings, and facts.
    """

    log: Log
    findings: tuple[LogFinding, ...] = ()

    @property
    def verdict(self) -> str:
        """The worst verdict of its findings."""
        return next(
            (
                verdict
                for verdict in ("fail", "warn")
                if any(finding.verdict == verdict for finding in self.findings)
            ),
            "pass",
        )

    @property
    def problems(self) -> tuple[LogFinding, ...]:
        """Failures and warnings."""
        return tuple(f for f in self.findings if f.verdict != "pass")

    @property
    def headline(self) -> str:
        """What was read and how many problems it shows, in English."""
        read = f"{self.log.source} ({self.log.kind}; {self._columns})"
        count = len(self.problems)
        if not count:
            return f"These numbers show no problem: {read}."
        if count == 1:
            return f"These numbers show one problem: {read}."
        return f"These numbers show {count} problems: {read}."

    @property
    def _columns(self) -> str:
        names = ("loss", "validation_loss", "accuracy", "validation_accuracy", "rate")
        series = (getattr(self.log, name) for name in names)
        return ", ".join(f"{len(s)} × {s.name}" for s in series if s is not None)

    def paragraphs(self) -> list[tuple[str, str, str]]:
        """Return what is shown: (kind, text, verdict), in the language that is spoken.

        The kinds are "headline", "finding", "advice" and "aside".
        """
        spoken = [("headline", told(self.headline), self.verdict)]
        for finding in self.findings:
            word = told(WORDS[finding.verdict])
            spoken.append(("finding", f"{word}: {told(finding.says)}", finding.verdict))
            if finding.advice:
                spoken.append(("advice", told(finding.advice), finding.verdict))
        spoken.append(("aside", told(OPEN), ""))
        return spoken

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        return to_json_value(
            {
                "schema_version": SCHEMA_VERSION,
                "log": self.log.source,
                "kind": self.log.kind,
                "verdict": self.verdict,
                "findings": [asdict(finding) for finding in self.findings],
                "open": OPEN,
            },
            "diagnosis of a log",
        )

    def plot(self) -> Any:
        """Return a figure of the curves, with the place of each problem."""
        return report().plotted(self, language())

    def __repr__(self) -> str:
        """Return it as text in the language that is spoken."""
        lines = []
        for kind, text, _ in self.paragraphs():
            indent = "   " if kind == "advice" else ""
            lines.append(filled(text, WIDTH, indent, indent))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return as_html(self)
