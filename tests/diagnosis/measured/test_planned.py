"""The rates that a run was to take."""

from dataclasses import replace

import numpy as np

from steepest.diagnosis.measured._planned import planned_rates


def changed(case, **settings):
    return replace(case, run=replace(case.run, settings={**case.settings, **settings}))


def test_a_schedule_of_ones_own_is_read_from_the_history(trained_case):
    case = changed(trained_case(), schedule="custom")
    assert np.allclose(planned_rates(case), 0.3)
    assert len(planned_rates(case)) == 96
