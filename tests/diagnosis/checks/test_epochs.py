import math

import pytest

from steepest.diagnosis import Verdict, checks, languages, sentences
from steepest.diagnosis.checks.epochs import Epochs, judge, measure
from steepest.diagnosis.measured._end_test import measure_end

SHORT = Epochs(
    epochs=2,
    steps=16,
    more_steps=96,
    train_ratio=0.5,
    validation_ratio=0.6,
    left=0.3,
    gained=0.1,
    z=8.0,
    z_validation=8.0,
    rate_works=True,
)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "too_few"),
        ({"left": 0.09}, "too_few"),
        ({"gained": 0.019}, "too_few"),
        ({"left": 0.09, "gained": 0.019}, "settled"),
        ({"left": 0.11, "gained": 0.019}, "too_few"),
        ({"validation_ratio": 1.01}, "settled"),
        ({"train_ratio": 1.01}, "settled"),
        ({"z": 3.1, "z_validation": 1.7}, "too_few"),
        ({"z": 1.7, "z_validation": 3.1}, "too_few"),
        ({"z": 2.9, "z_validation": 2.9}, "settled"),
        ({"z_validation": 1.6}, "settled"),
        ({"z": 1.6}, "settled"),
        ({"rate_works": False}, "still_falling"),
        ({"train_ratio": math.inf}, "unstable"),
    ],
)
def test_both_sides_of_every_bound(changes, because):
    found = judge(SHORT._replace(**changes), symptom=True)
    assert found.because == because
    assert (found.verdict is Verdict.FAIL) == (because == "too_few")
    assert found.remedy == ({"epochs": 16} if because == "too_few" else {})
    quiet = judge(SHORT._replace(**{**changes, "gained": 0.0}))
    assert quiet.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, Verdict.WARN),
        ({"gained": 0.019}, Verdict.PASS),
        ({"z_validation": 2.9}, Verdict.PASS),
        ({"z": 2.9}, Verdict.PASS),
        ({"rate_works": False}, Verdict.PASS),
        ({"gained": 0.0, "train_ratio": 0.4, "validation_ratio": 0.49}, Verdict.WARN),
        ({"gained": 0.0, "train_ratio": 0.4, "validation_ratio": 0.51}, Verdict.PASS),
        (
            {"gained": 0.0, "train_ratio": 0.4, "validation_ratio": 0.4, "left": 0.09},
            Verdict.PASS,
        ),
    ],
)
def test_without_a_symptom_certain_points_or_half_of_the_loss_warn(changes, verdict):
    found = judge(SHORT._replace(**changes))
    assert found.verdict is verdict
    assert found.remedy == ({"epochs": 16} if verdict is Verdict.WARN else {})


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "too_few"),
        ({"unfit": False}, "settled"),
        ({"z_validation": -0.1}, "settled"),
        ({"train_gained": 0.019}, "settled"),
        ({"train_gained": 0.019, "train_left": 0.11}, "too_few"),
        ({"z": 2.9}, "settled"),
    ],
)
def test_what_has_not_fitted_its_own_rows(changes, because):
    falls = {"left": 0.01, "gained": 0.0, "z_validation": 0.6}
    unfit = {"unfit": True, "train_gained": 0.021, "train_left": 0.04}
    measured = SHORT._replace(**falls | unfit | changes)
    assert judge(measured, symptom=True).because == because
    assert judge(measured).because == "settled"


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "too_few"),
        ({"few": False}, "settled"),
        ({"train_ratio": 0.51}, "settled"),
        ({"left": 0.09}, "settled"),
        ({"rate_works": False}, "still_falling"),
        ({"rose": True}, "still_falling"),
    ],
)
def test_of_few_rows_chance_is_no_question(changes, because):
    falls = {"few": True, "train_ratio": 0.49, "z": 2.0, "z_validation": 2.0}
    found = judge(SHORT._replace(**{**falls, "gained": 0.0, **changes}))
    assert found.because == because
    assert (found.verdict is Verdict.WARN) == (because == "too_few")


@pytest.mark.parametrize("rate_works", [True, False])
def test_without_validation_rows_no_validation_loss_is_told(rate_works):
    alone = SHORT._replace(validates=False, rate_works=rate_works)
    found = judge(alone, symptom=True)
    assert found.because == ("too_few_alone" if rate_works else "still_falling_alone")
    for each in languages:
        assert "0.6" not in sentences(found, each).because


def test_the_errors_are_those_of_each_part(trained_case):
    case = trained_case(epochs=1, learning_rate=0.1)
    measured, end = measure(case), case.once(measure_end)
    for z, part, held in (
        (measured.z, end.end_train, end.train),
        (measured.z_validation, end.end_validation, end.validation),
    ):
        fell = part.losses[0] - held.losses[end.continuation]
        error = fell.std(ddof=1) / len(fell) ** 0.5
        assert z == pytest.approx(fell.mean() / error)


def test_real_runs(trained_case):
    short = trained_case(epochs=1, learning_rate=0.1)
    assert checks["epochs"](short, symptom=True).because == "too_few"
    assert checks["epochs"](trained_case(), symptom=True).verdict is Verdict.PASS
    diverged = trained_case(learning_rate=1e30, validation=False)
    assert checks["epochs"](diverged).because == "diverged"
    own = trained_case(optimizer="dog", learning_rate=1.0)
    assert checks["epochs"](own).because == "own_rate"


def test_a_run_that_ended_above_its_start_does_not_need_more_epochs():
    falling = Epochs(
        epochs=5,
        steps=500,
        more_steps=96,
        train_ratio=0.5,
        validation_ratio=0.5,
        left=0.5,
        gained=0.0,
        z=9.0,
        z_validation=9.0,
        rate_works=True,
    )
    assert judge(falling, symptom=True).because == "too_few"
    assert judge(falling._replace(rose=True), symptom=True).verdict is Verdict.PASS
