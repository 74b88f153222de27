"""How large a step of a short training may be."""

import pytest

from steepest.diagnosis.measured._trials import _affordable


@pytest.mark.parametrize(
    ("size", "weights", "affordable"),
    [(64, 1000, 64), (64, 50_000, 64), (512, 101_770, 32), (512, 10**9, 32)],
)
def test_a_step_is_bounded(size, weights, affordable):
    assert _affordable(size, weights) == affordable
