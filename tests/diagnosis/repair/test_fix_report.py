"""What trying the advice came to, in words."""

from dataclasses import replace

import pytest

from steepest.diagnosis import Diagnosis, Fix, Verdict, fix_report
from steepest.diagnosis.repair._fix_report import change_text
from steepest.diagnosis.repair._gain import Gain
from steepest.diagnosis.repair._result import Attempt
from steepest.errors import UnknownNameError

from ..conftest import net, start_of

CASE = start_of(net(), ())
TRIED = (
    Attempt(check="scale", change={"features": "hog"}, kept=False, problem="no image."),
    Attempt(
        check="learning_rate",
        change={"learning_rate": 0.03},
        kept=True,
        before=0.5,
        after=0.75,
        metric="accuracy",
        rows=20,
    ),
)
GAIN = Gain(
    metric="accuracy",
    part="validation",
    rows=40,
    before=0.5,
    after=0.75,
    low=0.125,
    high=0.375,
    comparisons=2,
)


REPORTING = replace(GAIN, rows=20, before=0.45, after=0.7)
DOUBTED = replace(GAIN, before=0.7, after=0.75, low=-0.02, high=0.12)


def fixed(attempts=TRIED, change=None, gain=GAIN, **others):
    return Fix(
        case=CASE,
        diagnosis=Diagnosis(findings=()),
        attempts=attempts,
        change={"learning_rate": 0.03} if change is None else change,
        gain=gain,
        metric="accuracy",
        reporting=None if gain is None else REPORTING,
        **others,
    )


def test_what_was_tried_and_what_was_kept():
    space, *lines = fix_report(fixed())
    assert space.kind == "space"
    assert [(each.kind, each.indent) for each in lines] == [
        ("headline", 0),
        ("text", 3),
        ("text", 3),
        ("advice", 3),
        ("text", 3),
        ("text", 3),
    ]
    assert [each.text for each in lines] == [
        "Results of trying the advice",
        "Tried for scale of the inputs: features hog. It could not be trained: "
        "no image.",
        "Tried for learning rate: learning rate 0.03. On the 20 rows for choosing, the "
        "accuracy went from 0.500 to 0.750.",
        "Kept: learning rate 0.03.",
        "On all 40 validation rows the accuracy went from 0.500 to 0.750; the gain "
        "lies between +0.125 and +0.375 (95 % for all comparisons together: 2).",
        "On the 20 of them that no choice was based on, it went from 0.450 to 0.700.",
    ]


def test_python_prints_it_in_words():
    printed = " ".join(repr(fixed()).split())
    for paragraph in fix_report(fixed())[1:]:
        assert paragraph.text in printed


def test_the_same_in_korean():
    korean = [each.text for each in fix_report(fixed(), "ko")]
    assert len(korean) == len(fix_report(fixed()))
    assert "learning rate 0.03" in korean[3]  # settings keep their names
    assert not any("Tried" in text or "{" in text for text in korean)


def test_a_run_without_scores_has_none_to_begin_with():
    attempts = (replace(TRIED[-1], before=None),)
    nothing = replace(GAIN, before=0.0, from_nothing=True)
    made = replace(fixed(attempts, gain=nothing), reporting=nothing)
    assert [each.text for each in fix_report(made)[2:]] == [
        "Tried for learning rate: learning rate 0.03. On the 20 rows for choosing, the "
        "accuracy is 0.750; before, no score was finite.",
        "Kept: learning rate 0.03.",
        "On all 40 validation rows the accuracy is 0.750; before, no score was finite.",
    ]
    told = "\n".join(each.text for each in fix_report(made, "ko"))
    assert "0.000" not in told


def test_a_loss_has_a_value_and_no_interval():
    loss = GAIN.__class__(**{**vars(GAIN), "metric": "loss", "before": 4.0})
    report = fix_report(replace(fixed(gain=loss), reporting=loss))
    assert report[-1].text == "The value went from 4 to 0.75."


def test_a_number_that_rose_is_not_called_nothing_that_helped():
    doubted = fixed(change={}, gain=None, withdrawn=(({"epochs": 40}, DOUBTED),))
    *_, not_shown, stays = [each.text for each in fix_report(doubted)]
    assert not_shown == (
        "Not kept, because it is not shown to help: epochs 40. On all 40 validation "
        "rows the accuracy went from 0.700 to 0.750; the gain lies between -0.020 and "
        "+0.120 (95 % for all comparisons together: 2)."
    )
    assert stays == "The run stays as it was."
    korean = [each.text for each in fix_report(doubted, "ko")]
    assert len(korean) == len(fix_report(doubted))
    assert "-0.020" in korean[-2]


@pytest.mark.parametrize(
    ("attempts", "said"),
    [
        (TRIED, "Nothing that was tried is shown to help; the run stays as it was."),
        ((), "There was no advice to try."),
    ],
)
def test_where_nothing_was_kept(attempts, said):
    lines = fix_report(fixed(attempts, change={}, gain=None))
    assert lines[-1].text == said
    assert "advice" not in {each.kind for each in lines}
    assert {each.verdict for each in lines}.isdisjoint(Verdict)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"learning_rate": 1 / 3, "epochs": 16}, "learning rate 0.3333, epochs 16"),
        ({"hidden": [128, 64]}, "hidden 128,64"),
        ({"optimizer": "adam", "optimizer_options": {}}, "optimizer adam"),
        ({"loss_options": {"margin": 1.0}}, "margin 1"),
        ({}, ""),
    ],
)
def test_a_change_as_people_write_it(change, text):
    assert change_text(change) == text


def test_a_language_that_is_not_there():
    with pytest.raises(UnknownNameError, match="Unknown language 'fr'"):
        fix_report(fixed(), "fr")
