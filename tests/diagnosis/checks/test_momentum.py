import pytest

from steepest.diagnosis import Verdict, checks
from steepest.diagnosis.checks.momentum import Momentum, judge


@pytest.mark.parametrize(
    ("momentum", "steps", "verdict"),
    [
        (0.999, 2990, Verdict.WARN),  # 1000 of memory against 997 steps
        (0.999, 3010, Verdict.PASS),
        (0.96, 60, Verdict.WARN),
        (0.95, 12, Verdict.PASS),
        (0.9, 5, Verdict.PASS),
    ],
)
def test_both_sides_of_the_bound(momentum, steps, verdict):
    options = {"momentum": momentum, "nesterov": True}
    given = Momentum(momentum, "momentum", 1 / (1 - momentum), steps, options, 0.2)
    found = judge(given)
    assert found.verdict is verdict
    with_symptom = judge(given, symptom=True)
    assert (with_symptom.verdict is Verdict.FAIL) == (verdict is Verdict.WARN)
    if verdict is Verdict.WARN:
        usual = {"optimizer_options": {"momentum": 0.9, "nesterov": True}}
        slower = {**usual, "learning_rate": 0.02}  # 10 steps add up to one of 0.2
        assert found.remedies == (usual, slower)
        unknown = judge(given._replace(rate=None))
        assert unknown.remedies == (usual,)


@pytest.mark.parametrize(
    ("optimizer", "options", "option", "value"),
    [
        ("sgd", {"momentum": 0.999}, "momentum", 0.999),
        ("momentum", {}, "momentum", 0.9),
        ("adam", {"b1": 0.99}, "b1", 0.99),
        ("adamw", {}, "b1", 0.9),
    ],
)
def test_where_the_momentum_is(trained_case, optimizer, options, option, value):
    case = trained_case()
    settings = {"optimizer": optimizer, "optimizer_options": options}
    case = with_settings(case, **settings)
    found = checks["momentum"](case)
    assert found.measured["option"] == option
    assert found.measured["momentum"] == value
    assert found.measured["steps"] == 96


def test_a_rule_without_momentum(trained_case):
    assert checks["momentum"](trained_case()).because == "no_momentum"
    custom = with_settings(trained_case(), optimizer="custom")
    assert checks["momentum"](custom).because == "no_momentum"


def with_settings(case, **settings):
    from dataclasses import replace

    run = replace(case.run, settings={**case.run.settings, **settings})
    return replace(case, run=run)
