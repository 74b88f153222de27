import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.landscape import Kind, critical_point, find_critical_points
from steepest.surfaces import (
    Surface,
    beale,
    bowl,
    himmelblau,
    monkey_saddle,
    rastrigin,
    saddle,
    saddle_chain,
    styblinski_tang,
    surface_of,
    two_basins,
)


@pytest.mark.parametrize("x64", [False, True])
@pytest.mark.parametrize("surface", [himmelblau(), styblinski_tang(), two_basins()])
def test_every_known_point_is_recognized(surface, x64):
    with jax.enable_x64(x64):
        for known in surface.known:
            point = critical_point(surface, jnp.array(known.point))
            assert point.kind == known.kind
            assert point.is_global == known.is_global
            assert point.value == pytest.approx(known.value, rel=1e-5, abs=1e-3)
            expected = {"minimum": None, "saddle": 1, "maximum": 2}[known.kind]
            assert point.index == expected


def test_both_sides_of_the_tolerance():
    f, tolerance = himmelblau(), 1e-2  # λ_min = 25.7: 1e-2 is reached 4e-4 away
    near = critical_point(f, jnp.array([3.0, 2.0001]), gradient_tolerance=tolerance)
    far = critical_point(f, jnp.array([3.0, 2.001]), gradient_tolerance=tolerance)
    assert (near.kind, far.kind) == (Kind.MINIMUM, Kind.NOT_CRITICAL)
    assert far.gradient_norm > tolerance > near.gradient_norm
    assert "it still slopes" in str(far)


@pytest.mark.parametrize(("rho", "kind"), [(0.5, Kind.SADDLE), (2.0, Kind.DEGENERATE)])
def test_both_sides_of_the_second_order_bound(rho, kind):
    """λ_min = −1e-3 against −√(ρε) with ε = 1e-6."""
    point = critical_point(
        bowl((1.0, -1e-3)),
        jnp.zeros(2),
        gradient_tolerance=1e-6,
        hessian_lipschitz=rho,
    )
    assert point.flat_below == pytest.approx((rho * 1e-6) ** 0.5)
    assert point.kind == kind
    assert point.is_second_order == (kind is Kind.DEGENERATE and point.way_down is None)


def test_a_saddle_shows_its_index_and_the_way_down():
    matrix = np.diag([2.0, -1.0, 3.0, -4.0, 5.0])
    w = {"a": np.zeros(2), "b": np.zeros(3)}

    def f(w):
        v = jnp.concatenate([w["a"], w["b"]])
        return 0.5 * v @ matrix @ v

    point = critical_point(f, w)
    assert (point.kind, point.index) == (Kind.SADDLE, 2)
    np.testing.assert_allclose(np.abs(point.way_down["b"]), [0, 1, 0], atol=1e-5)
    assert float(f(jax.tree.map(lambda d: 0.1 * d, point.way_down))) < 0
    assert str(point).startswith("Saddle: ‖∇f‖ = 0, λ_min = -4 in [")
    assert str(point).endswith("2 of its directions go down.")


def test_on_many_parameters_the_index_is_a_lower_bound():
    scales = jnp.concatenate([jnp.linspace(0.5, 2, 196), -jnp.linspace(1, 4, 4)])
    point = critical_point(lambda w: 0.5 * scales @ w**2, jnp.zeros(200))
    assert point.kind is Kind.SADDLE
    assert not point.curvature.complete
    assert 1 <= point.index <= 4
    assert f"at least {point.index} of its directions" in str(point)


def test_a_monkey_saddle_is_degenerate_and_has_a_way_down():
    point = critical_point(monkey_saddle(), jnp.zeros(2))
    assert point.kind is Kind.DEGENERATE
    assert not point.is_second_order
    down = np.array(point.way_down)
    assert float(monkey_saddle()(0.1 * down)) < 0
    assert "some directions are flat, yet f falls along one" in str(point)


@pytest.mark.parametrize("f", [lambda w: w[0] ** 4 + w[1] ** 2, lambda w: 0 * w[0]])
def test_flat_without_a_way_down(f):
    point = critical_point(f, jnp.zeros(2))
    assert (point.kind, point.way_down) == (Kind.DEGENERATE, None)
    assert point.is_second_order
    assert "none falls" in str(point)


@pytest.mark.parametrize(
    "f",
    [
        lambda w: jnp.abs(w[0]) + w[1] ** 2,
        lambda w: jax.nn.relu(w[0]) + w[1] ** 2,
        lambda w: jnp.linalg.norm(w),  # its gradient at 0 is NaN
    ],
)
def test_a_kink_is_not_smooth(f):
    point = critical_point(f, jnp.zeros(2))
    assert point.kind is Kind.NOT_SMOOTH
    assert "f has a kink here" in str(point)
    assert critical_point(f, jnp.array([0.3, 0.2])).kind is Kind.NOT_CRITICAL


@pytest.mark.parametrize("start", [[jnp.nan, 1.0], [-1.0, 1.0], [0.0, 1.0]])
def test_a_start_where_f_is_not_finite(start):
    point = critical_point(lambda w: jnp.log(w[0]) + w[1], jnp.array(start))
    assert point.kind is Kind.NOT_FINITE
    assert not point.is_second_order
    assert str(point).startswith("Not finite: f = ")


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
@pytest.mark.parametrize("offset", [0.0, 1e3])
def test_the_verdict_depends_neither_on_the_scale_nor_on_an_offset(scale, offset):
    def f(w, sign):
        return scale * (w[0] ** 2 + sign * w[1] ** 2) + offset * scale

    kinds = [critical_point(f, jnp.zeros(2), (sign,)).kind for sign in (1.0, -1.0)]
    assert kinds == [Kind.MINIMUM, Kind.SADDLE]
    assert critical_point(f, jnp.ones(2), (1.0,)).kind is Kind.NOT_CRITICAL


@pytest.mark.parametrize(
    ("surface", "count"), [(himmelblau(), 9), (beale(), 3), (saddle_chain(2), 3)]
)
def test_every_critical_point_of_the_domain_is_found(surface, count):
    points = find_critical_points(surface)
    assert len(points) == count  # the chain has seven, three of them in its domain
    for point in points:
        known, distance = surface.nearest_known(point.point)
        assert distance < 1e-8
        assert (point.kind, point.is_global) == (known.kind, known.is_global)
    assert [point.value for point in points] == sorted(point.value for point in points)


def test_the_egg_box_has_441_critical_points_121_of_them_minima():
    points = find_critical_points(rastrigin())
    kinds = [point.kind for point in points]
    assert (len(points), kinds.count("minimum"), kinds.count("maximum")) == (
        441,
        121,
        100,
    )
    assert [point.point for point in points if point.is_global] == [(0.0, 0.0)]


def test_global_and_local_minima_differ_by_value_where_nothing_is_known():
    points = find_critical_points(surface_of("(x^2 - 1)^2 + 0.2*x + y^2"))
    assert [(p.kind, p.is_global) for p in points] == [
        ("minimum", True),
        ("minimum", False),
        ("saddle", None),
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: critical_point(saddle(), jnp.zeros(2), gradient_tolerance=0.0),
            r"The gradient tolerance is above 0; found 0\.0",
        ),
        (
            lambda: critical_point(saddle(), jnp.zeros(2), hessian_lipschitz=-1.0),
            r"Lipschitz constant of the Hessian is above 0; found -1",
        ),
        (
            lambda: find_critical_points(bowl((1.0, 2.0, 3.0))),
            "searched in the plane; 'bowl' has 3 coordinates",
        ),
        (lambda: find_critical_points(saddle(), 1), "At least 2 starts.*found 1"),
        (
            lambda: find_critical_points(
                Surface(
                    "trough", lambda p: p[0] ** 2, "x²", ((-1, 1), (-1, 1)), (1, 1)
                ),
                starts=16,
            ),
            "'trough' is level along a line: 15 of the points found are flat",
        ),
    ],
)
def test_wrong_arguments_are_refused(call, message):
    with pytest.raises(SettingError, match=message):
        call()
