import pytest

from steepest.diagnosis import Finding, Verdict
from steepest.diagnosis._causes import causes_of, ordered


def found(check, verdict="fail", because="because"):
    return Finding(check=check, verdict=Verdict(verdict), because=because)


def order_of(*findings):
    causes = causes_of(findings)
    return [each.check for each in ordered(findings, causes)], causes


def test_dead_units_make_no_gradient_explode():
    dead = found("dead_units", because="dead")
    faded = found("signal", because="fades")
    assert causes_of([dead, faded]) == {"signal": "dead_units"}
    assert causes_of([dead, found("signal", because="exploding")]) == {}


def test_a_cause_comes_before_its_consequence():
    names, causes = order_of(found("epochs"), found("learning_rate"), found("scale"))
    assert names == ["scale", "learning_rate", "epochs"]
    assert causes == {"learning_rate": "scale", "epochs": "scale"}


def test_the_deepest_cause_is_named_even_through_others():
    # the schedule explains the rate, and the rate where it stands still
    _, causes = order_of(
        found("critical_point"), found("schedule"), found("learning_rate")
    )
    assert causes == {"learning_rate": "schedule", "critical_point": "schedule"}


def test_severity_comes_before_depth():
    names, causes = order_of(found("columns", "warn"), found("overfitting"))
    assert names == ["overfitting", "columns"]
    assert causes == {}


def test_a_warning_explains_no_failure():
    names, causes = order_of(found("scale", "warn"), found("learning_rate"))
    assert names == ["learning_rate", "scale"]
    assert causes == {}


def test_a_failure_explains_warnings_and_a_warning_explains_warnings():
    assert order_of(found("scale"), found("learning_rate", "warn"))[1]
    assert order_of(found("scale", "warn"), found("learning_rate", "warn"))[1]


def test_a_consequence_stands_behind_every_other_finding():
    names, _ = order_of(
        found("learning_rate"), found("scale"), found("columns", "warn"), found("leak")
    )
    assert names == ["leak", "scale", "columns", "learning_rate"]


@pytest.mark.parametrize("verdict", ["pass", "skipped"])
def test_what_is_right_explains_nothing(verdict):
    names, causes = order_of(found("scale", verdict), found("learning_rate"))
    assert causes == {}
    assert names[0] == "learning_rate"


def test_passes_stand_before_what_was_skipped():
    names, _ = order_of(found("order", "skipped"), found("signal", "pass"))
    assert names == ["signal", "order"]
