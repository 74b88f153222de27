import math

import pytest

from steepest.diagnosis import Verdict, check_epochs
from steepest.diagnosis.progress._epochs import Epochs, judge_epochs, measure_epochs

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
        ({"z": 3.1}, "too_few"),
        ({"z": 2.9}, "settled"),
        ({"z_validation": 1.7}, "too_few"),
        ({"z_validation": 1.6}, "settled"),
        ({"rate_works": False}, "still_falling"),
        ({"train_ratio": math.inf}, "unstable"),
    ],
)
def test_both_sides_of_every_bound(changes, because):
    found = judge_epochs(SHORT._replace(**changes), symptom=True)
    assert found.because == because
    assert (found.verdict is Verdict.FAIL) == (because == "too_few")
    assert found.remedy == ({"epochs": 16} if because == "too_few" else {})
    quiet = judge_epochs(SHORT._replace(**{**changes, "gained": 0.0}))
    assert quiet.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, Verdict.WARN),
        ({"gained": 0.019}, Verdict.PASS),
        ({"z_validation": 2.9}, Verdict.PASS),
        ({"z": 2.9}, Verdict.PASS),
        ({"rate_works": False}, Verdict.PASS),
    ],
)
def test_without_a_symptom_two_certain_points_warn(changes, verdict):
    found = judge_epochs(SHORT._replace(**changes))
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
    assert judge_epochs(measured, symptom=True).because == because
    assert judge_epochs(measured).because == "settled"


def test_the_errors_are_those_of_each_part(case_of):
    case = case_of(epochs=1, learning_rate=0.1)
    measured, end = measure_epochs(case), case.end_test
    for z, part, held in (
        (measured.z, end.end_train, end.train),
        (measured.z_validation, end.end_validation, end.validation),
    ):
        fell = part.losses[0] - held.losses[end.way_on]
        error = fell.std(ddof=1) / len(fell) ** 0.5
        assert z == pytest.approx(fell.mean() / error)


def test_real_runs(case_of):
    short = case_of(epochs=1, learning_rate=0.1)
    assert check_epochs(short, symptom=True).because == "too_few"
    assert check_epochs(case_of(), symptom=True).verdict is Verdict.PASS
    diverged = case_of(learning_rate=1e30, validation=False)
    assert check_epochs(diverged).because == "diverged"
    own = case_of(optimizer="dog", learning_rate=1.0)
    assert check_epochs(own).because == "own_rate"
