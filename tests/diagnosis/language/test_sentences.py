"""A finding in words, in each language."""

import pytest

from steepest.diagnosis import Finding, Verdict, checks, sentences
from steepest.errors import UnknownNameError

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
    assert said.title == "Do signal and gradient keep their scale through the layers?"
    assert said.verdict == "Warning"
    assert "0.00012 times that of the last" in said.because
    assert said.advice == "Use relu with He's initial weights, or fewer layers."
    assert said.cost == "evaluations: 1, gradients: 1"
    assert said.source == "a paper"
    assert str(said).startswith("Warning: The gradient of the first layer is 0.00012")


def test_a_finding_in_korean():
    said = sentences(FOUND, "ko")
    assert said.verdict == "주의"
    assert "마지막 층의 0.00012배" in said.because
    assert "70" in said.expected


def test_codes_among_the_numbers_and_sources_have_words_in_each_language():
    finding = Finding(
        check="stability",
        verdict=Verdict.PASS,
        because="below",
        measured={"at": "end", "edge": 0.5, "rate": 0.1},
        source=checks["stability"].source,
    )
    assert sentences(finding).because.startswith("At the end of the run")
    assert sentences(finding).source == finding.source
    korean = sentences(finding, "ko")
    assert korean.because.startswith("학습의 끝에서")
    assert korean.source.startswith("Cohen 등")
    assert sentences(FOUND, "ko").source == "a paper"


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
    assert sentences(found).because.endswith("(This is the penalty alone.)")


def test_sentences_count_from_1():
    finding = Finding(
        check="weight_scale",
        verdict=Verdict.WARN,
        because="too_large",
        measured={"rho": 5.0, "layer": 0},
    )
    assert "of layer 1 is 5" in sentences(finding).because


def test_another_language_is_not_known():
    with pytest.raises(
        UnknownNameError, match="Unknown language 'kr'. Available: en, ko"
    ):
        sentences(FOUND, "kr")
