"""Both languages say the same with the same numbers, for every code there is."""

import re
import string
from pathlib import Path

import pytest

import steepest.diagnosis
from steepest.diagnosis import Finding, Verdict, languages, sentences
from steepest.errors import UnknownNameError

SOURCES = Path(steepest.diagnosis.__file__).parent
ENGLISH, KOREAN = languages["en"], languages["ko"]


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_know_the_same_codes():
    assert set(ENGLISH) == set(KOREAN)


@pytest.mark.parametrize("code", ENGLISH)
def test_both_languages_tell_the_same_numbers(code):
    assert places(ENGLISH[code]) == places(KOREAN[code])


@pytest.mark.parametrize(
    "code", [c for c in KOREAN if not c.startswith(("row/", "cost/"))]
)
def test_korean_is_korean(code):
    assert re.search("[가-힣]|^0$", KOREAN[code])
    assert not re.search("[가-힣]", ENGLISH[code])


def test_every_code_in_the_sources_has_a_sentence():
    """Codes are the words given as `because` and `advice` by the checks."""
    known = {code.rpartition("/")[2] for code in ENGLISH}
    used = set()
    for path in SOURCES.rglob("_*.py"):
        text = path.read_text("utf-8")
        used |= set(re.findall(r'skipped\(\s*"\w+", "(\w+)"', text))
        used |= set(re.findall(r'because(?:, \w+)* = "(\w+)"', text))
        used |= set(re.findall(r'Verdict\.\w+, "(\w+)"', text))
    assert len(used) > 30
    assert used <= known


def test_every_check_has_a_title_and_a_blind_spot():
    checks = {code.partition("/")[2] for code in ENGLISH if code.startswith("title/")}
    assert len(checks) >= 10
    for check in checks:
        assert f"cannot_see/{check}" in ENGLISH
        assert f"expected/{check}" in ENGLISH


FOUND = Finding(
    check="signal",
    verdict=Verdict.WARN,
    because="vanishing",
    measured={"forward": 0.5, "varies": 0.4, "backward": 0.00012},
    expected={
        "forward_low": 1e-2,
        "varies_low": 1e-3,
        "backward_low": 1e-3,
        "backward_high": 70.0,
    },
    advice="relu_he",
    source="a paper",
    cost={"forwards": 1, "gradients": 1},
)


def test_a_finding_in_english():
    said = sentences(FOUND)
    assert said.title == "Does the signal go through, and the slope come back?"
    assert said.verdict == "Warning"
    assert "0.00012 times that of the last" in said.because
    assert said.advice == "Use relu with He's start, or fewer layers."
    assert said.cost == "evaluations: 1, gradients: 1"
    assert said.source == "a paper"
    assert str(said).startswith("Warning: The slope of the first layer is 0.00012")


def test_a_finding_in_korean():
    said = sentences(FOUND, "ko")
    assert said.verdict == "주의"
    assert "마지막 층의 0.00012배" in said.because
    assert "70" in said.expected


def test_what_was_skipped_says_why_and_nothing_else():
    skipped = Finding(check="margin", verdict=Verdict.SKIPPED, because="no_margin")
    assert str(sentences(skipped)) == "Skipped: the loss has no margin."


def test_the_part_that_is_wrong_is_said():
    found = Finding(
        check="gradient",
        verdict=Verdict.FAIL,
        because="not_finite",
        measured={"part": "penalty"},
    )
    assert sentences(found).because.endswith("(Of the penalty alone.)")


def test_another_language_is_not_known():
    with pytest.raises(
        UnknownNameError, match="Unknown language 'kr'. Available: en, ko"
    ):
        sentences(FOUND, "kr")
