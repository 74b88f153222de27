from dataclasses import replace

import pytest

from steepest.diagnosis import Verdict, checks
from steepest.diagnosis.checks.schedule import RateSchedule, judge


@pytest.mark.parametrize(
    ("share", "verdict"), [(0.101, Verdict.PASS), (0.099, Verdict.WARN)]
)
def test_both_sides_of_the_bound(share, verdict):
    measured = RateSchedule("exponential", share, 100, 3)
    assert judge(measured).verdict is verdict
    failed = judge(measured, symptom=True)
    assert (failed.verdict is Verdict.FAIL) == (verdict is Verdict.WARN)
    if failed.remedy:
        names = [tried["schedule"] for tried in failed.remedies]
        assert names == ["cosine", "constant"]


def changed(case, **settings):
    return replace(case, run=replace(case.run, settings={**case.settings, **settings}))


def test_a_staircase_by_hand(trained_case):
    case = changed(trained_case(), schedule="staircase", schedule_options={"drops": 2})
    found = checks["schedule"](case)
    assert found.measured["share"] == pytest.approx(1.11 / 3, rel=1e-3)
    assert found.measured["steps"] == 96
    assert found.measured["half_at"] == 17  # 17 of 32 steps at the full rate: 17.76


def test_rates_that_vanish_at_once(trained_case):
    options = {"end": 1e-30}
    case = changed(trained_case(), schedule="exponential", schedule_options=options)
    found = checks["schedule"](case, symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "decays_at_once")


def test_a_run_without_a_rate(trained_case):
    case = trained_case()
    settings = {k: v for k, v in case.settings.items() if k != "learning_rate"}
    case = replace(case, run=replace(case.run, settings=settings))
    assert checks["schedule"](case).because == "own_rate"
