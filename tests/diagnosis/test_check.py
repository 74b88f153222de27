"""What holds for every check: what it needs, and that it says what has a sentence."""

from dataclasses import replace

import pytest

from steepest.diagnosis import Check, Finding, Stage, Verdict, checks
from steepest.diagnosis._needs import Need
from steepest.errors import UnknownNameError

from .conftest import net, start_of


def need(reason, holds):
    return Need(reason, f"there is a reason, {reason}.", holds)


def check_of(**options):
    return Check(
        **{
            "page": "Does it fit\nin one line?\n\nIt has a page.\n\n## Bound\n\nNone.",
            "name": "length",
            "called": "length of the line",
            "stage": Stage.START,
            "says": {"fits": "It fits.", "too_long": "It has {length} letters."},
            "skips": {"no_letters": "there are no letters."},
            "advice": {"shorten": "Use fewer words."},
            "source": "a book",
            "cannot_see": "It cannot see words.",
            "costs": "nothing",
            "cost": {"forwards": 0},
            **options,
        }
    )


CASE = start_of(net(), ())


def test_the_question_is_the_first_paragraph_of_the_page():
    assert check_of().question == "Does it fit in one line?"
    assert check_of(page=None).question == ""


def test_a_finding_is_filled_in_by_its_check():
    found = check_of().found(
        "too_long",
        Verdict.WARN,
        measured={"length": 99},
        advice="shorten",
        remedies=({"epochs": n} for n in (60, 40)),
    )
    assert found == Finding(
        check="length",
        verdict=Verdict.WARN,
        because="too_long",
        measured={"length": 99},
        expected={},
        advice="shorten",
        remedies=({"epochs": 60}, {"epochs": 40}),
        source="a book",
        cost={"forwards": 0},
    )
    dear = check_of().found(
        "fits", Verdict.PASS, measured={}, expected={"bound": 1}, cost={"forwards": 7}
    )
    assert (dear.expected, dear.cost) == ({"bound": 1}, {"forwards": 7})
    assert (dear.advice, dear.remedies) == (None, ())


def test_a_cause_needs_a_sentence():
    with pytest.raises(UnknownNameError) as error:
        check_of().found("too_lon", Verdict.FAIL, measured={})
    assert str(error.value) == (
        "Unknown cause of length 'too_lon'. Did you mean 'too_long'? "
        "Available: fits, too_long."
    )


def test_advice_needs_a_sentence():
    with pytest.raises(UnknownNameError) as error:
        check_of().found("too_long", Verdict.FAIL, measured={}, advice="shortn")
    assert str(error.value) == (
        "Unknown advice of length 'shortn'. Did you mean 'shorten'? Available: shorten."
    )


def test_a_remedy_changes_settings_alone():
    check = checks["margin"]
    with pytest.raises(UnknownNameError, match="Unknown setting 'margin'"):
        check.found("too_large", Verdict.WARN, measured={}, remedies=[{"margin": 1.0}])


def test_a_cause_is_no_reason_to_skip_nor_the_other_way_round():
    check = check_of()
    skipped = check.found("no_letters", Verdict.SKIPPED, measured={"length": 0})
    assert (skipped.verdict, skipped.measured) == (Verdict.SKIPPED, {"length": 0})
    with pytest.raises(UnknownNameError, match="Unknown cause of length 'fits'"):
        check.found("fits", Verdict.SKIPPED, measured={})
    with pytest.raises(UnknownNameError, match="Unknown cause of length 'no_letters'"):
        check.found("no_letters", Verdict.PASS, measured={})


def test_a_reason_to_skip_needs_a_sentence():
    check = check_of(needs=(need("no_ink", lambda case: True),))
    for reason in ("no_letters", "no_ink"):
        assert check.skipped(reason) == Finding(
            check="length", verdict=Verdict.SKIPPED, because=reason
        )
    with pytest.raises(UnknownNameError) as error:
        check.skipped("no_paper")
    assert str(error.value) == (
        "Unknown reason to skip length 'no_paper'. Available: no_ink, no_letters."
    )


def test_needs_are_asked_in_order_and_the_first_that_is_missing_counts():
    asked = []

    def telling(reason, there):
        return need(reason, lambda case: asked.append(reason) or there)

    first, second, third = (
        telling("no_ink", True),
        telling("no_paper", False),
        telling("no_table", False),
    )
    check = check_of(needs=(first, second, third))
    check.asks(lambda case, *, symptom: asked.append("measured"))
    assert check(CASE).because == "no_paper"
    assert asked == ["no_ink", "no_paper"]


def test_it_measures_when_all_is_there():
    check = check_of(needs=(need("no_net", lambda case: not case.own_function),))

    @check.asks
    def ask(case, *, symptom):
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        return check.found("too_long", verdict, measured={"length": case.n_rows})

    assert ask(CASE, symptom=True).verdict is Verdict.FAIL  # it stays a function
    assert check(CASE).verdict is Verdict.WARN
    assert check(CASE, symptom=True).measured == {"length": 40}
    function = replace(CASE, objective=lambda w, rows: 0.0)
    assert check(function).because == "no_net"


def test_a_check_of_a_case_without_a_run():
    assert CASE.run is None
    seen = need("no_run", lambda case: case.run is not None)
    assert check_of(needs=(seen,))(CASE).because == "no_run"
    check = check_of()
    check.asks(
        lambda case, *, symptom: check.found(
            "fits", Verdict.PASS, measured={"steps": case.steps}
        )
    )
    assert check(CASE).measured == {"steps": 0}


def test_a_check_that_was_not_told_how_to_ask():
    with pytest.raises(NotImplementedError, match="The check length has no way to ask"):
        check_of()(CASE)
