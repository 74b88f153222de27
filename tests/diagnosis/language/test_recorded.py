"""Sentences that are true: read over findings of runs of the fault benchmark.

Each finding was recorded as it was found, beside what became of its run.
"""

import json
import re
from pathlib import Path

import pytest

from steepest.diagnosis import Finding, checks, sentences

RECORDED = json.loads(
    Path(__file__).with_name("recorded_findings.json").read_text("utf-8")
)
FOUND = [(row, Finding.from_json(row["finding"])) for row in RECORDED]
KNOWN = [
    (row, found)
    for row, found in FOUND
    if found.check in checks and found.because in checks[found.check].says
]


def named(row):
    return f"{row['finding']['check']}-{row['finding']['because']}"


def each():
    return [pytest.param(row, found, id=named(row)) for row, found in KNOWN]


def test_nearly_all_of_them_are_said_today():
    assert len(KNOWN) > 0.9 * len(FOUND)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("row", "found"), each())
def test_no_sentence_counts_from_0_or_has_a_number_that_cannot_be(row, found, language):
    said = str(sentences(found, language))
    assert not re.search(
        r"(layer|row|column|Column) 0(?![%.\d])|\b0번? ?(층|행|열)", said
    ), said
    if found.check != "finite":  # which shows the value that it found
        assert not re.search(r"\bnan\b|\binf\b|None|\{|\}", said), (row["run"], said)
    assert language == "en" or " with " not in said, said
    for low, high in re.findall(r"95 %: ([\d.-]+) to ([\d.-]+)\)", said):
        assert float(low) <= float(high) <= 1


@pytest.mark.parametrize(("row", "found"), each())
def test_a_rate_is_said_to_be_on_the_side_where_it_is(row, found):
    if found.check != "learning_rate":
        return
    m = found.measured
    if found.because == "too_high":
        assert not m["low"] <= m["rate"] <= min(m["high"], m["best"])
    if found.because == "too_low":
        assert not max(m["low"], m["best"]) <= m["rate"] <= m["high"]
    advised = [change.get("learning_rate") for change in found.remedies]
    tried = m["tried_low"] * 0.99, m["tried_high"] * 1.01
    rates = [rate for rate in advised if isinstance(rate, float)]
    assert all(tried[0] <= rate <= tried[1] for rate in rates)


@pytest.mark.parametrize(("row", "found"), each())
def test_a_run_that_diverged_has_no_end_to_speak_of(row, found):
    ends = ("epochs", "model_size", "overfitting", "critical_point")
    assert not (row["diverged"] and found.check in ends)
