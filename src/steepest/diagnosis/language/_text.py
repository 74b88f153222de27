"""A whole diagnosis in sentences: what to mend first, why, and what was not asked."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from .._finding import Finding, Verdict
from ._catalogs import languages
from ._sentences import sentences

WIDTH = 88
NAMED = {"part": "rows", "metric": "metric", "learner": "learner"}


class Diagnosed(Protocol):
    """What a text about a diagnosis is made of."""

    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def problems(self) -> tuple[Finding, ...]: ...
    @property
    def symptom(self) -> Any: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def seconds(self) -> float: ...
    def consequences(self, check: str) -> tuple[Finding, ...]: ...


class Paragraph(NamedTuple):
    """A few words that belong on lines of their own.

    Attributes
    ----------
    kind : str
        "headline", "finding", "text", "advice", "aside" or "space".
    text : str
        What it says.
    indent : int
        Columns in front of every line.
    verdict : Verdict or None
        Of the finding or the diagnosis that it heads.
    """

    kind: str
    text: str = ""
    indent: int = 0
    verdict: Verdict | None = None


def as_text(diagnosis: Diagnosed, language: str = "en", width: int = WIDTH) -> str:
    """Return a diagnosis as text.

    Parameters
    ----------
    diagnosis : Diagnosis
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
    lines = []
    for each in paragraphs(diagnosis, language):
        space = " " * each.indent
        lines.append(
            textwrap.fill(
                each.text,
                width,
                initial_indent=space,
                subsequent_indent=space,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    return "\n".join(lines)


def paragraphs(diagnosis: Diagnosed, language: str = "en") -> list[Paragraph]:
    """Return what a diagnosis says, paragraph by paragraph.

    See Also
    --------
    steepest.diagnosis.as_text : puts them together.
    """
    return list(_paragraphs(diagnosis, language))


def _paragraphs(diagnosis: Diagnosed, language: str) -> Iterator[Paragraph]:
    table = languages[language]
    problems = diagnosis.problems

    def names(findings: Any) -> str:
        return ", ".join(table[f"name/{each.check}"] for each in findings)

    headline = table[f"diagnosis/{diagnosis.verdict}"]
    yield Paragraph(
        "headline",
        headline.format(first=names(problems[:1])),
        verdict=diagnosis.verdict,
    )
    for code, numbers in diagnosis.symptom.codes():
        yield Paragraph("text", _symptom(code, numbers, table))
    for number, each in enumerate(problems, 1):
        yield Paragraph("space")
        yield from _problem(number, each, diagnosis, language)
    yield Paragraph("space")
    passed = [one for one in diagnosis.findings if one.verdict is Verdict.PASS]
    if passed:
        yield Paragraph("aside", table["diagnosis/passed"].format(names=names(passed)))
    yield from _skipped(diagnosis, language)
    seconds = table["diagnosis/spent"].format(seconds=diagnosis.seconds)
    yield Paragraph("aside", seconds)


def _symptom(code: str, numbers: Mapping[str, Any], table: Mapping[str, str]) -> str:
    words = {
        name: table[f"{kind}/{numbers[name]}"]
        for name, kind in NAMED.items()
        if name in numbers
    }
    return table[f"symptom/{code}"].format(**{**numbers, **words})


def _problem(
    number: int, finding: Finding, diagnosis: Diagnosed, language: str
) -> Iterator[Paragraph]:
    table = languages[language]
    said = sentences(finding, language)
    yield Paragraph(
        "finding",
        f"{number}. {said.verdict}: {table[f'name/{finding.check}']}. {said.title}",
        verdict=finding.verdict,
    )
    yield Paragraph("text", " ".join(filter(None, (said.because, said.expected))), 3)
    if said.advice:
        advice = table["diagnosis/advice"].format(advice=said.advice)
        yield Paragraph("advice", advice, 3)
    for each in diagnosis.consequences(finding.check):
        because = sentences(each, language).because
        name = table[f"name/{each.check}"]
        consequence = table["diagnosis/consequence"]
        text = consequence.format(name=name, because=because)
        yield Paragraph("text", text, 3)
    source = table["diagnosis/source"].format(source=said.source) if said.source else ""
    yield Paragraph("aside", f"{source} {said.cannot_see}".strip(), 3)


def _skipped(diagnosis: Diagnosed, language: str) -> Iterator[Paragraph]:
    """Say what was not asked and why, those with the same reason together."""
    table = languages[language]
    by_reason: dict[str, list[str]] = {}
    for each in diagnosis.findings:
        if each.verdict is Verdict.SKIPPED:
            numbers = {**each.expected, **each.measured}
            reason = table[f"skipped/{each.because}"].format(**numbers)
            by_reason.setdefault(reason, []).append(table[f"name/{each.check}"])
    for reason, names in by_reason.items():
        text = table["diagnosis/skipped"]
        yield Paragraph("aside", text.format(names=", ".join(names), reason=reason))
