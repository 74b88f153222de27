"""A whole diagnosis in sentences: what to fix first, why, and what was skipped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from ...language import filled
from .._finding import Finding, Verdict
from ._catalogs import languages
from ._numbers import with_numbers
from ._sentences import sentences

WIDTH = 88
NAMED = {"part": "rows", "metric": "metric", "learner": "learner"}


class Diagnosed(Protocol):
    """The parts of a diagnosis that its text needs."""

    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def problems(self) -> tuple[Finding, ...]: ...
    @property
    def unjudged(self) -> tuple[Finding, ...]: ...
    @property
    def symptom(self) -> Any: ...
    @property
    def drawn(self) -> Any: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def seconds(self) -> float: ...
    def consequences(self, check: str) -> tuple[Finding, ...]: ...


class Paragraph(NamedTuple):
    """One paragraph of a text.

    Attributes
    ----------
    kind : str
        "headline", "finding", "text", "advice", "aside" or "space".
    text : str
        Its text, without line breaks.
    indent : int
        Spaces in front of every line.
    verdict : Verdict or None
        That of the finding or the diagnosis of which it is the headline.
    """

    kind: str
    text: str = ""
    indent: int = 0
    verdict: Verdict | None = None


def as_text(
    value: Diagnosed | Finding | Iterable[Paragraph],
    language: str = "en",
    width: int = WIDTH,
) -> str:
    """Return a diagnosis, or a part of it, as text.

    Parameters
    ----------
    value : Diagnosis, Finding or paragraphs
    language : {"en", "ko"}
    width : int
        Columns that a line has at most.

    Raises
    ------
    UnknownNameError
        If there is no table for the language.

    See Also
    --------
    steepest.diagnosis.diagnose : its example prints one.
    """
    if isinstance(value, Finding):
        value = _finding(value, language)
    shown = value if isinstance(value, Iterable) else paragraphs(value, language)
    lines = []
    for paragraph in shown:
        space = " " * paragraph.indent
        lines.append(filled(paragraph.text, width, space, space))
    return "\n".join(lines)


def paragraphs(diagnosis: Diagnosed, language: str = "en") -> list[Paragraph]:
    """Return the paragraphs of a diagnosis.

    See Also
    --------
    steepest.diagnosis.as_text : joins them.
    """
    return list(_paragraphs(diagnosis, language))


def _paragraphs(diagnosis: Diagnosed, language: str) -> Iterator[Paragraph]:
    table = languages[language]
    problems = diagnosis.problems

    def names(findings: Any) -> str:
        return ", ".join(table[f"name/{finding.check}"] for finding in findings)

    judged = [f for f in diagnosis.findings if f.verdict is not Verdict.SKIPPED]
    seen = diagnosis.verdict is not Verdict.PASS or not diagnosis.symptom
    code = diagnosis.verdict if seen else "unexplained"
    headline = table[f"diagnosis/{code}"].format(
        first=names(problems[:1]), judged=len(judged)
    )
    said = " ".join(filter(None, (headline, _unjudged(diagnosis, table))))
    yield Paragraph("headline", said, verdict=diagnosis.verdict)
    for code, numbers in diagnosis.symptom.codes():
        yield Paragraph("text", _symptom(code, numbers, table))
    if diagnosis.drawn is not None:
        said = table["diagnosis/drawn"].format(**diagnosis.drawn._asdict())
        yield Paragraph("text", said)
    for number, finding in enumerate(problems, 1):
        yield Paragraph("space")
        yield from _problem(number, finding, diagnosis, language)
    yield Paragraph("space")
    passed = [f for f in diagnosis.findings if f.verdict is Verdict.PASS]
    if passed:
        yield Paragraph("aside", table["diagnosis/passed"].format(names=names(passed)))
    yield from _skipped(diagnosis, language)
    seconds = table["diagnosis/spent"].format(seconds=diagnosis.seconds)
    yield Paragraph("aside", seconds)


def _unjudged(diagnosis: Diagnosed, table: Mapping[str, str]) -> str:
    """Return how much could not be judged, and why; "" if that is nothing."""
    reasons = Counter(_reason(finding, table) for finding in diagnosis.unjudged)
    if not reasons:
        return ""
    ((reason, _),) = reasons.most_common(1)
    code = "unjudged" if len(reasons) == 1 else "mostly_unjudged"
    return table[f"diagnosis/{code}"].format(
        unjudged=reasons.total(), total=len(diagnosis.findings), reason=reason
    )


def _reason(finding: Finding, table: Mapping[str, str]) -> str:
    numbers = {**finding.expected, **finding.measured}
    return with_numbers(table[f"skipped/{finding.because}"], numbers)


def _symptom(code: str, numbers: Mapping[str, Any], table: Mapping[str, str]) -> str:
    words = {
        name: table[f"{kind}/{numbers[name]}"]
        for name, kind in NAMED.items()
        if name in numbers
    }
    return with_numbers(table[f"symptom/{code}"], {**numbers, **words})


def _problem(
    number: int, finding: Finding, diagnosis: Diagnosed, language: str
) -> Iterator[Paragraph]:
    table = languages[language]
    words = sentences(finding, language)
    yield Paragraph(
        "finding",
        f"{number}. {words.verdict}: {table[f'name/{finding.check}']}. {words.title}",
        verdict=finding.verdict,
    )
    yield Paragraph("text", " ".join(filter(None, (words.because, words.expected))), 3)
    if words.advice:
        advice = table["diagnosis/advice"].format(advice=words.advice)
        yield Paragraph("advice", advice, 3)
    for consequence in diagnosis.consequences(finding.check):
        text = table["diagnosis/consequence"].format(
            name=table[f"name/{consequence.check}"],
            because=sentences(consequence, language).because,
        )
        yield Paragraph("text", text, 3)
    source = (
        table["diagnosis/source"].format(source=words.source) if words.source else ""
    )
    yield Paragraph("aside", f"{source} {words.cannot_see}".strip(), 3)


def _finding(finding: Finding, language: str) -> Iterator[Paragraph]:
    words = sentences(finding, language)
    yield Paragraph("finding", words.title, verdict=finding.verdict)
    for line in str(words).splitlines():
        yield Paragraph("text", line, 3)


def _skipped(diagnosis: Diagnosed, language: str) -> Iterator[Paragraph]:
    """Yield the reasons to skip checks, each with the names of these checks."""
    table = languages[language]
    by_reason: dict[str, list[str]] = {}
    for finding in diagnosis.findings:
        if finding.verdict is Verdict.SKIPPED:
            reason = _reason(finding, table)
            by_reason.setdefault(reason, []).append(table[f"name/{finding.check}"])
    for reason, names in by_reason.items():
        text = table["diagnosis/skipped"]
        yield Paragraph("aside", text.format(names=", ".join(names), reason=reason))
