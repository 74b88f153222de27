import pytest

from steepest.descent import optimizers
from steepest.diagnosis import Diagnosis, Finding, Verdict, as_text, checks
from steepest.objectives import losses
from steepest.report import fragment, plain_text

FINDING = Finding(
    check="margin",
    verdict=Verdict.WARN,
    because="too_large",
    measured={"margin": 100.0},
    expected={"low": 0.1, "high": 10.0},
    advice="margin_one",
    source="<i>CS231n</i>",
)


def test_a_notebook_asks_every_value_the_same_way(run):
    diagnosis = Diagnosis(findings=(FINDING,))
    for value in (run, run.history, diagnosis, FINDING, losses):
        page = value._repr_html_()
        assert page == fragment(value)
        assert page.startswith('<div class="steepest"><style>')
        assert "<script" not in page
        assert "prefers-color-scheme: dark" in page


def test_a_run_shows_curves_and_what_guessing_gives(run):
    page = run._repr_html_()
    assert page.count('<svg class="chart"') == 2
    assert "<td>&#x27;cat&#x27;: 0.5</td>" in page
    assert "<td>&lt;b&gt;</td>" in page
    assert "<td><b>" not in page


def test_a_diagnosis_is_its_text():
    diagnosis = Diagnosis(findings=(FINDING,))
    assert repr(diagnosis) == str(diagnosis) == as_text(diagnosis)
    page = diagnosis._repr_html_()
    assert "The margin of the hinge is 100." in page
    assert "&lt;i&gt;CS231n" in page


def test_a_finding_speaks_korean_too():
    page = fragment(FINDING, "ko")
    assert '<p class="advice">' in page
    assert "마진" in page


@pytest.mark.parametrize("names", [losses, optimizers, checks])
def test_a_table_of_names_lists_them(names):
    page, told = names._repr_html_(), repr(names)
    for name in names:
        assert f"<td>{name}</td>" in page
        assert name in told
    assert told.startswith(f"NameTable({names.kind}: ")


def test_anything_else_is_its_repr():
    assert "<pre>&lt;object" in fragment(object())


def test_values_print_in_words():
    text = str(FINDING)
    assert text == plain_text(FINDING) == as_text(FINDING)
    question, verdict, *_ = text.splitlines()
    assert question == checks["margin"].question
    assert verdict.startswith("   Warning: The margin")
    assert "100" in verdict
    assert as_text(FINDING, "ko").splitlines()[0] != question
    assert plain_text(3) == "3"
