import pytest

from steepest.diagnosis import Diagnosis, Finding, Symptom, Verdict, as_text, paragraphs
from steepest.errors import UnknownNameError


def finding(check, verdict, because, **numbers):
    return Finding(check=check, verdict=verdict, because=because, **numbers)


WRONG = Diagnosis(
    findings=(
        finding("margin", Verdict.SKIPPED, "no_margin"),
        finding("penalty", Verdict.SKIPPED, "no_penalty"),
    ),
    symptom=Symptom(diverged=True),
)


def test_what_was_not_asked_stands_with_its_reason():
    lines = as_text(WRONG).splitlines()
    assert lines[0].startswith("Nothing")
    assert "Skipped: margin, because the loss has no margin." in lines
    assert "Skipped: penalty, because there is no penalty." in lines
    assert any("diverged" in line for line in lines)


def test_the_same_in_korean():
    text = as_text(WRONG, "ko")
    assert "마진" in text
    assert "because" not in text


def test_a_line_is_no_longer_than_it_may_be():
    for width in (40, 88):
        assert max(map(len, as_text(WRONG, width=width).splitlines())) <= width


def test_paragraphs_say_what_they_are():
    kinds = {each.kind for each in paragraphs(WRONG)}
    assert kinds >= {"headline", "text", "aside", "space"}
    assert paragraphs(WRONG)[0].verdict is Verdict.PASS


def test_a_language_that_is_not_there():
    with pytest.raises(UnknownNameError, match="Unknown language 'fr'"):
        as_text(WRONG, "fr")
