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
    assert lines[0] == "The run does badly, and 0 checks do not see why."
    assert "Skipped: margin, because the loss has no margin." in lines
    assert "Skipped: penalty, because there is no penalty." in lines
    assert any("diverged" in line for line in lines)


def skipped(check, because):
    return finding(check, Verdict.SKIPPED, because)


def test_the_first_line_says_how_much_could_not_be_judged():
    unseen = ("labels", "leak", "shift", "overfitting")
    findings = (
        finding("order", Verdict.PASS, "shuffled"),
        *(skipped(check, "no_validation") for check in unseen),
        # a question that does not arise is no question that is open
        skipped("margin", "no_margin"),
    )
    found = Diagnosis(findings=findings)
    assert [each.check for each in found.unjudged] == list(unseen)
    assert found.to_json()["unjudged"] == list(unseen)
    assert paragraphs(found)[0].text == (
        "Nothing is wrong that 1 checks can see. 4 of 6 checks could not be judged, "
        "because there are no validation rows."
    )
    more = Diagnosis(findings=(*findings, skipped("gradient", "kinks")))
    assert "5 of 7 checks could not be judged, most of them because there are no" in (
        paragraphs(more)[0].text
    )
    korean = paragraphs(more, "ko")[0].text
    assert "검사 7개 가운데 5개는 판단할 수 없었습니다." in korean
    wrong = Diagnosis(
        findings=(*findings, finding("targets", Verdict.FAIL, "constant"))
    )
    assert paragraphs(wrong)[0].text.startswith(
        "Fix this first: targets. 4 of 7 checks"
    )


def test_a_healthy_run_is_told_with_its_interval():
    measured = {
        **{"part": "validation", "metric": "accuracy", "learner": "ridge"},
        **{"own": 0.9, "own_low": 0.8, "own_high": 0.95, "theirs": 0.85},
        "learned": 270,
    }
    healthy = Diagnosis(findings=(), symptom=Symptom(measured=measured))
    assert paragraphs(healthy)[1].text == (
        "On the validation rows its accuracy is 0.900 (95 %: 0.800 to 0.950); ridge "
        "regression, trained on 270 rows, reached 0.850."
    )
    assert "0.800" in paragraphs(healthy, "ko")[1].text


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
