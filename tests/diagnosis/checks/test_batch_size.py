import math
from dataclasses import replace

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.diagnosis.checks.batch_size import BatchSize, judge
from steepest.diagnosis.measured._range_test import measure_rates

SUITS = BatchSize(
    batch_size=32,
    steps=100,
    scale=50.0,
    scale_low=25.0,
    scale_high=100.0,
    own_gain=0.9,
    larger=1024,
    larger_gain=math.nan,
)


@pytest.mark.parametrize(
    ("changes", "because", "remedy"),
    [
        ({}, "suits", {}),
        ({"batch_size": 999}, "suits", {}),
        ({"batch_size": 1000}, "too_large", {"batch_size": 32}),
        ({"batch_size": 1000, "steps": 200}, "large", {}),
        ({"scale": math.nan, "scale_high": math.nan}, "not_measurable", {}),
        ({"batch_size": 10**6, "scale_high": math.inf}, "suits", {}),
        ({"own_gain": 0.49, "larger_gain": 0.51}, "too_small", {"batch_size": 1024}),
        ({"own_gain": 0.49, "larger_gain": 0.49}, "suits", {}),
        ({"own_gain": 0.51, "larger_gain": 0.9}, "suits", {}),
    ],
)
def test_both_sides_of_every_bound(changes, because, remedy):
    found = judge(SUITS._replace(**changes), symptom=True)
    assert (found.because, found.remedy) == (because, remedy)
    wrong = because in ("too_large", "too_small")
    assert (found.verdict is Verdict.FAIL) == wrong
    if because == "too_large":  # without a symptom it is only slow
        calm = judge(SUITS._replace(**changes))
        assert (calm.verdict, calm.because) == (Verdict.PASS, "large")


def test_real_runs(trained_case):
    full = trained_case(batch_size=120, epochs=12, validation=False)
    found = checks["batch_size"](full, symptom=True)
    assert found.measured["batch_size"] == 120
    assert found.measured["scale_low"] < found.measured["scale"]
    healthy = checks["batch_size"](trained_case(), symptom=True)
    assert (healthy.verdict, healthy.because) == (Verdict.PASS, "suits")


def test_one_row_at_a_rate_that_more_rows_bear(trained_case):
    case = trained_case(batch_size=1, learning_rate=4.0, epochs=2)
    found = checks["batch_size"](case, symptom=True)
    tested = case.once(measure_rates)
    assert tested.own_rate > tested.interval.high
    assert found.measured["larger"] == 32
    assert found.because == "too_small"
    calm = checks["batch_size"](case)
    assert calm.measured["larger_gain"] != found.measured["larger_gain"]


def test_a_function_of_ones_own(trained_case):
    user = replace(trained_case(), objective=lambda w, rows: 0.0)
    assert checks["batch_size"](user).because == "user_function"


def test_the_last_noise_scale_of_the_history_is_told(trained_case):
    case = trained_case()
    assert math.isnan(checks["batch_size"](case).measured["end_scale"])
    case.run.history.epochs["noise_scale"] = np.array([5.0, 70.0, np.nan])
    found = checks["batch_size"](case)
    del case.run.history.epochs["noise_scale"]  # others use the same run
    assert found.measured["end_scale"] == 70.0
    assert found.because in ("suits_throughout", "large")
