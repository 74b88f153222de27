"""A comparison of runs in tables and sentences, for a page and for a terminal."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..diagnosis import Comparison, languages
from ..display import short_number
from ..language import told
from ._html import table, text
from ._words import words


class Side(NamedTuple):
    """A table with a column for each run."""

    heading: str
    rows: list[list[str]]


def comparison_tables(comparison: Comparison, language: str = "en") -> list[Side]:
    """Return tables of settings, metrics and findings; empty ones are left out.

    See Also
    --------
    steepest.diagnosis.compare : compares runs, with an example.
    """
    phrases, codes = words[language], languages[language]
    settings = [
        [name.replace("_", " "), *map(_value, values)]
        for name, values in comparison.settings.items()
    ]
    metrics = [
        [_named(part, name, phrases), *map(_value, values)]
        for (part, name), values in comparison.metrics.items()
    ]
    findings = [
        [
            codes[f"name/{check}"],
            *(codes[f"verdict/{verdict}"] if verdict else "-" for verdict in verdicts),
        ]
        for check, verdicts in comparison.findings.items()
    ]
    tables = [
        Side(phrases["settings_differ"], settings),
        Side(phrases["side_by_side"], metrics),
        Side(phrases["findings_differ"], findings),
    ]
    return [side for side in tables if side.rows]


def gain_sentences(comparison: Comparison, language: str = "en") -> list[str]:
    """Return what every run gained over the first, and whether that may be chance.

    See Also
    --------
    steepest.diagnosis.compare : compares runs, with an example.
    """
    phrases, first = words[language], comparison.names[0]
    sentences = [] if comparison.settings else [phrases["settings_same"]]
    for name, gain, why in zip(
        comparison.names, comparison.gains, comparison.remarks, strict=True
    ):
        if gain is not None:
            values = vars(gain) | {
                "part": phrases[gain.part],
                "metric": phrases[gain.metric],
            }
            verdict = "better" if gain.low > 0 else "worse" if gain.worse else "chance"
            sentence = phrases["gained"].format(name=name, first=first, **values)
            sentences.append(f"{sentence} {phrases[verdict]}")
        elif why:
            sentences.append(
                phrases["not_by_row"].format(
                    name=name, first=first, why=told(why, language)
                )
            )
    return sentences


def comparison_html(comparison: Comparison, language: str = "en") -> str:
    """Return a comparison as a piece of a page, the sentences first.

    See Also
    --------
    steepest.diagnosis.compare : compares runs, with an example.
    """
    parts = [text(sentence) for sentence in gain_sentences(comparison, language)]
    for side in comparison_tables(comparison, language):
        right = range(1, len(comparison.names) + 1)
        parts.append(text(side.heading, tag="h3"))
        parts.append(table(["", *comparison.names], side.rows, right=right))
    return "".join(parts)


def _named(part: str, metric: str, phrases: Mapping[str, str]) -> str:
    return phrases["of_part"].format(
        part=phrases.get(part, part), metric=phrases.get(metric, metric)
    )


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={_value(entry)}" for name, entry in value.items())
    if isinstance(value, list | tuple):
        return ",".join(map(_value, value))
    if value is None:
        return "-"
    return short_number(value) if isinstance(value, float) else str(value)
