import numpy as np
import pytest
from scipy import stats

from steepest.diagnosis.measured._paired import paired_z


def test_it_is_the_paired_t_of_scipy(rng):
    before, after = rng.normal(1, 3, 50), rng.normal(0.8, 3, 50)
    expected = stats.ttest_rel(before, after).statistic
    assert paired_z(before, after) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("before", "after", "z"),
    [
        ([1.0, np.inf], [1.0, 2.0], np.inf),
        ([1.0, 2.0], [np.nan, 2.0], -np.inf),
        ([np.inf, 1.0], [np.nan, 1.0], 0.0),
        ([2.0, 3.0], [1.0, 2.0], np.inf),
        ([2.0, 3.0], [2.0, 3.0], 0.0),
        ([2.0], [1.0], 0.0),
    ],
)
def test_what_has_no_error(before, after, z):
    assert paired_z(np.array(before), np.array(after)) == z
