from dataclasses import replace

import numpy as np
import pytest

from steepest.diagnosis import Verdict, check_schedule
from steepest.diagnosis.progress._planned import planned_rates
from steepest.diagnosis.progress._schedule import RateSchedule, judge_schedule


@pytest.mark.parametrize(
    ("share", "verdict"), [(0.101, Verdict.PASS), (0.099, Verdict.WARN)]
)
def test_both_sides_of_the_bound(share, verdict):
    measured = RateSchedule("exponential", share, 100, 3)
    assert judge_schedule(measured).verdict is verdict
    failed = judge_schedule(measured, symptom=True)
    assert (failed.verdict is Verdict.FAIL) == (verdict is Verdict.WARN)
    if failed.remedy:
        names = [tried["schedule"] for tried in failed.remedy["candidates"]]
        assert names == ["cosine", "constant"]


def changed(case, **settings):
    return replace(case, run=replace(case.run, settings={**case.settings, **settings}))


def test_a_staircase_by_hand(case_of):
    case = changed(case_of(), schedule="staircase", schedule_options={"drops": 2})
    found = check_schedule(case)
    assert found.measured["share"] == pytest.approx(1.11 / 3, rel=1e-3)
    assert found.measured["steps"] == 96
    assert found.measured["half_at"] == 17  # 17 of 32 steps at the full rate: 17.76


def test_rates_that_vanish_at_once(case_of):
    options = {"end": 1e-30}
    case = changed(case_of(), schedule="exponential", schedule_options=options)
    found = check_schedule(case, symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "decays_at_once")


def test_a_schedule_of_ones_own_is_read_from_the_history(case_of):
    case = changed(case_of(), schedule="custom")
    assert np.allclose(planned_rates(case), 0.3)
    assert len(planned_rates(case)) == 96


def test_a_run_without_a_rate(case_of):
    case = case_of()
    settings = {k: v for k, v in case.settings.items() if k != "learning_rate"}
    case = replace(case, run=replace(case.run, settings=settings))
    assert check_schedule(case).because == "own_rate"
