"""A finding in words: its codes and numbers as sentences of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...language import told
from .._finding import Finding, Verdict
from ._catalogs import languages
from ._numbers import with_numbers

NAMED = {"at", "array"}
"""Measured values that are codes, which have a word in each language."""
COUNTED = {"row", "layer"}
"""Measured values that count from 0; sentences count from 1."""
IN_ENGLISH = {"quantity", "where", "formula"}
"""Measured values that are English words."""


@dataclass(frozen=True)
class Sentences:
    """What a finding says to a person.

    Attributes
    ----------
    title : str
        The question that the check asks.
    verdict : str
        The verdict in a word.
    because : str
        The cause, with its numbers.
    expected : str
        What was expected, or "".
    advice : str
        What to do, or "".
    cannot_see : str
        What the check cannot see.
    source : str
        Where the bound comes from.
    cost : str
        What the check cost.

    See Also
    --------
    steepest.diagnosis.sentences : makes them.
    """

    title: str
    verdict: str
    because: str
    expected: str
    advice: str
    cannot_see: str
    source: str
    cost: str

    def __str__(self) -> str:
        lines = [f"{self.verdict}: {self.because}", self.expected, self.advice]
        return "\n".join(line for line in lines if line)


def sentences(finding: Finding, language: str = "en") -> Sentences:
    """Return a finding as sentences, in English or Korean.

    Parameters
    ----------
    finding : Finding
        Codes and numbers.
    language : {"en", "ko"}
        Which table of sentences.

    Returns
    -------
    Sentences

    Raises
    ------
    UnknownNameError
        If there is no table for the language.

    Examples
    --------
    >>> from steepest.diagnosis import Finding, Verdict
    >>> finding = Finding(
    ...     check="margin",
    ...     verdict=Verdict.WARN,
    ...     because="too_large",
    ...     measured={"margin": 100.0},
    ...     expected={"low": 0.1, "high": 10.0},
    ...     advice="margin_one",
    ... )
    >>> print(sentences(finding))
    Warning: The margin of the hinge is 100.
    Expected: between 0.1 and 10; 1 is safe.
    Use a margin of 1; the scale of the weights follows it.
    """
    table = languages[language]
    numbers = {**finding.expected, **finding.measured}
    for name in COUNTED & set(numbers):
        if isinstance(numbers[name], int):
            numbers[name] += 1
    for name in NAMED & set(numbers):
        code = f"{name}/{numbers[name]}"
        numbers[name] = table.get(code, numbers[name])
    for name in IN_ENGLISH & set(numbers):
        numbers[name] = told(numbers[name], language)

    def say(code: str) -> str:
        return with_numbers(table[code], numbers)

    check, skipped = finding.check, finding.verdict is Verdict.SKIPPED
    part = f"part/{finding.measured.get('part')}"
    because = say(f"{'skipped' if skipped else check}/{finding.because}")
    if part in table and finding.verdict is not Verdict.PASS:
        because = f"{because} {say(part)}"
    return Sentences(
        title=table[f"title/{check}"],
        verdict=table[f"verdict/{finding.verdict}"],
        because=because,
        expected=say(f"expected/{check}") if finding.expected and not skipped else "",
        advice=say(f"advice/{finding.advice}") if finding.advice else "",
        cannot_see=table[f"cannot_see/{check}"],
        source=_source(finding, table),
        cost=_cost(finding.cost, table),
    )


def _source(finding: Finding, table: Mapping[str, str]) -> str:
    """Return the source in words, or as it is if it is not the one of the check."""
    code = f"source/{finding.check}"
    return table[code] if finding.source == languages["en"][code] else finding.source


def _cost(cost: Mapping[str, Any], table: Mapping[str, str]) -> str:
    return ", ".join(
        table[f"cost/{name}"].format(number=number) for name, number in cost.items()
    )
