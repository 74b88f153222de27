"""A comparison of runs in tables and sentences, for a page and for a terminal."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..diagnosis import Comparison, languages
from ._html import table, text
from ._words import words


class Side(NamedTuple):
    """A table with a column for each run."""

    heading: str
    rows: list[list[str]]


def comparison_tables(found: Comparison, language: str = "en") -> list[Side]:
    """Return settings, metrics and findings of runs, those that there are.

    See Also
    --------
    steepest.diagnosis.compare : compares.
    """
    said, codes = words[language], languages[language]
    settings = [
        [name.replace("_", " "), *map(_value, values)]
        for name, values in found.settings.items()
    ]
    metrics = [
        [_named(part, name, said), *map(_value, values)]
        for (part, name), values in found.metrics.items()
    ]
    findings = [
        [
            codes[f"name/{check}"],
            *(codes[f"verdict/{each}"] if each else "-" for each in verdicts),
        ]
        for check, verdicts in found.findings.items()
    ]
    tables = [
        Side(said["settings_differ"], settings),
        Side(said["side_by_side"], metrics),
        Side(said["findings_differ"], findings),
    ]
    return [each for each in tables if each.rows]


def gain_sentences(found: Comparison, language: str = "en") -> list[str]:
    """Return what every run gained over the first, and whether it may be chance.

    See Also
    --------
    steepest.diagnosis.compare : compares.
    """
    said, first = words[language], found.names[0]
    sentences = [] if found.settings else [said["settings_same"]]
    for name, gain, why in zip(found.names, found.gains, found.remarks, strict=True):
        if gain is not None:
            told = vars(gain) | {"part": said[gain.part], "metric": said[gain.metric]}
            verdict = "better" if gain.low > 0 else "worse" if gain.worse else "chance"
            sentence = said["gained"].format(name=name, first=first, **told)
            sentences.append(f"{sentence} {said[verdict]}")
        elif why:
            sentences.append(said["not_by_row"].format(name=name, first=first, why=why))
    return sentences


def comparison_html(found: Comparison, language: str = "en") -> str:
    """Return a comparison as a piece of a page, the sentences in front.

    See Also
    --------
    steepest.diagnosis.compare : compares.
    """
    parts = [text(each) for each in gain_sentences(found, language)]
    for each in comparison_tables(found, language):
        right = range(1, len(found.names) + 1)
        parts.append(text(each.heading, tag="h3"))
        parts.append(table(["", *found.names], each.rows, right=right))
    return "".join(parts)


def _named(part: str, metric: str, said: Mapping[str, str]) -> str:
    return said["of_part"].format(
        part=said.get(part, part), metric=said.get(metric, metric)
    )


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={_value(entry)}" for name, entry in value.items())
    if isinstance(value, list | tuple):
        return ",".join(map(_value, value))
    if value is None:
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
