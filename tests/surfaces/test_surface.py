import jax.numpy as jnp
import pytest

from steepest.errors import SettingError
from steepest.surfaces import KnownPoint, Surface, himmelblau, rosenbrock, saddle

SQUARE = ((-1.0, 1.0), (-1.0, 1.0))


def test_a_point_of_the_wrong_shape_is_refused():
    with pytest.raises(
        SettingError, match=r"'rosenbrock' has shape \(2,\); found \(3,\).*jax\.vmap"
    ):
        rosenbrock()(jnp.zeros(3))


def test_start_and_domain_must_agree():
    with pytest.raises(SettingError, match="has 3 numbers and its domain 2 intervals"):
        Surface("s", jnp.sum, "", SQUARE, (0.0, 0.0, 0.0))


def test_an_interval_the_wrong_way_round_is_refused():
    with pytest.raises(SettingError, match=r"'s' runs from 1\.0 to -1\.0"):
        Surface("s", jnp.sum, "", ((1.0, -1.0),), (0.0,))


def test_a_critical_point_has_one_of_four_kinds():
    with pytest.raises(SettingError, match="degenerate; found 'valley'"):
        KnownPoint((0.0,), "valley", 0.0)


def test_nearest_known_point_and_its_distance():
    known, distance = himmelblau().nearest_known((3.0, 2.3))
    assert known.point == (3.0, 2.0)
    assert distance == pytest.approx(0.3)
    assert Surface("s", jnp.sum, "", SQUARE, (0.0, 0.0)).nearest_known((0, 0)) is None


def test_the_kinds_are_told_apart():
    assert [known.kind for known in saddle().saddles] == ["saddle"]
    assert saddle().minima == ()
    assert repr(rosenbrock()) == "Surface(rosenbrock: (1 − x)² + 100 (y − x²)²)"
