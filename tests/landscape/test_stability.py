"""Both sides of the edge, with Optax's own rules running on quadratics."""

import itertools

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from steepest.errors import SettingError, UnknownNameError
from steepest.landscape import critical_sharpness, largest_stable_rate
from steepest.surfaces import bowl

VALLEY = bowl((0.5, 3.0, 10.0))
START = np.array([1.0, -1.0, 1.0])
STEEP = 1e40  # so large an eps that D is eps throughout


def converges(rule):
    """Run the rule and say whether f falls from step 100 on.

    Adam's first steps are up to ten times too long, by its bias correction, and go up
    even below the edge; after 100 steps nothing of that is left.
    """
    gradient = jax.grad(VALLEY)

    def step(carry, _):
        w, state = carry
        update, state = rule.update(gradient(w), state, w)
        return (w + update, state), VALLEY(w)

    def run(w):
        return jax.lax.scan(step, (w, rule.init(w)), None, length=180)[1]

    heights = np.array(jax.jit(run)(jnp.asarray(START)))
    return heights[160:].max() < heights[100:120].max()


@pytest.mark.parametrize(
    ("name", "options", "make"),
    [
        ("sgd", {}, optax.sgd),
        ("momentum", {}, lambda r: optax.sgd(r, momentum=0.9)),
        ("sgd", {"momentum": 0.5}, lambda r: optax.sgd(r, momentum=0.5)),
        ("nesterov", {}, lambda r: optax.sgd(r, momentum=0.9, nesterov=True)),
        (
            "sgd",
            {"momentum": 0.6, "nesterov": True},
            lambda r: optax.sgd(r, momentum=0.6, nesterov=True),
        ),
        ("adam", {"eps": STEEP}, lambda r: optax.adam(r, eps=STEEP)),
        (
            "adamw",
            {"eps": STEEP, "b1": 0.5, "weight_decay": 0.0},
            lambda r: optax.adamw(r, b1=0.5, eps=STEEP, weight_decay=0.0),
        ),
        ("rmsprop", {"eps": STEEP**2}, lambda r: optax.rmsprop(r, eps=STEEP**2)),
        (
            "rmsprop",
            {"eps": STEEP, "eps_in_sqrt": False, "momentum": 0.7},
            lambda r: optax.rmsprop(r, eps=STEEP, eps_in_sqrt=False, momentum=0.7),
        ),
        (
            "adagrad",
            {"initial_accumulator_value": STEEP**2},
            lambda r: optax.adagrad(r, initial_accumulator_value=STEEP**2),
        ),
    ],
)
def test_one_percent_below_the_edge_converges_and_above_diverges(name, options, make):
    with jax.enable_x64(True):
        edge = largest_stable_rate(VALLEY, START, name, options).rate
        assert converges(make(0.99 * edge))
        assert not converges(make(1.01 * edge))


def test_a_divisor_of_unequal_parts_against_dense_eigenvalues():
    divisor = np.array([0.2, 1.5, 40.0])
    scales = np.array([0.5, 3.0, 10.0])
    with jax.enable_x64(True):
        state = optax.adam(1.0).init(jnp.asarray(START))
        scaled = state[0]._replace(
            count=jnp.asarray(5), nu=jnp.asarray((divisor - 1e-8) ** 2 * (1 - 0.999**5))
        )
        edge = largest_stable_rate(VALLEY, START, "adam", state=(scaled, *state[1:]))
    largest = (scales / divisor).max()
    assert edge.sharpness.value == pytest.approx(largest, rel=1e-6)
    assert edge.rate == pytest.approx(2 * 1.9 / 0.1 / largest, rel=1e-6)


def test_without_a_state_the_gradient_here_stands_in():
    with jax.enable_x64(True):
        gradient = np.abs(np.array([0.5, -3.0, 10.0]))
        edge = largest_stable_rate(VALLEY, START, "rmsprop")
        largest = (np.array([0.5, 3.0, 10.0]) / np.sqrt(gradient**2 + 1e-8)).max()
    assert edge.rate == pytest.approx(2 / largest, rel=1e-6)
    assert edge.low <= edge.rate <= edge.high


def test_nothing_curves_upward():
    edge = largest_stable_rate(bowl((-1.0, -2.0)), np.ones(2))
    assert (edge.rate, edge.low) == (np.inf, np.inf)


def test_the_bound_is_written_with_its_convention():
    assert largest_stable_rate(VALLEY, START).formula == "2 / λ_max"
    momentum = largest_stable_rate(VALLEY, START, "momentum")
    assert momentum.formula == "2(1+β) / λ_max, with v ← βv + ∇f"
    assert momentum.factor == pytest.approx(3.8)


@pytest.mark.parametrize(
    ("name", "options", "state", "message"),
    [
        ("lion", {}, None, "No bound is known for 'lion'; there is one for adagrad"),
        ("adam", {"nesterov": True}, None, "for 'adam' with nesterov=True"),
        ("adam", {}, (), "The state holds no 'nu', the second moment of 'adam'"),
        ("adagrad", {}, (), "The state holds no 'sum_of_squares'"),
    ],
)
def test_no_bound(name, options, state, message):
    with pytest.raises(SettingError, match=message):
        largest_stable_rate(VALLEY, START, name, options, state=state)


def test_unknown_rule():
    with pytest.raises(UnknownNameError, match="Did you mean 'adam'"):
        largest_stable_rate(VALLEY, START, "adamm")


@pytest.mark.parametrize("rate", [1e-4, 0.03, 5.0])
def test_critical_sharpness_is_the_curvature_along_the_step(rate):
    gradient = np.array([0.5, -3.0, 10.0])
    along = (gradient**2 @ [0.5, 3.0, 10.0]) / (gradient @ gradient)
    sharpness = critical_sharpness(VALLEY, START, -rate * gradient, rate, passes=16)
    assert sharpness.low * rate <= 2 / along <= sharpness.high * rate
    assert sharpness.sharpness == pytest.approx(along, rel=0.05)


def test_ten_passes_are_enough_from_a_rate_within_eight_times():
    gradient = np.array([0.5, -3.0, 10.0])
    for rate in (0.03, 0.2, 1.0):
        sharpness = critical_sharpness(VALLEY, START, -rate * gradient, rate)
        assert sharpness.passes == 10
        assert sharpness.high / sharpness.low < 1.1


def test_a_step_uphill_a_step_down_without_end_and_a_wall():
    up = critical_sharpness(VALLEY, START, START)
    assert (up.low, up.critical_rate, up.sharpness) == (0.0, 0.0, np.inf)
    down = critical_sharpness(lambda w: -w[0], np.zeros(1), np.ones(1))
    assert (down.high, down.sharpness) == (np.inf, 0.0)
    wall = critical_sharpness(lambda w: -jnp.log(2 - w[0]), np.zeros(1), -np.ones(1))
    assert wall.high > wall.low > 0 or wall.high == np.inf
    beyond = critical_sharpness(lambda w: jnp.sqrt(3 - w[0]), np.zeros(1), np.ones(1))
    assert beyond.low < 3 <= beyond.high * 1.05  # NaN counts as uphill


def test_critical_sharpness_counts_its_passes():
    calls = itertools.count()

    def f(w):
        jax.debug.callback(lambda: next(calls))
        return w @ w

    critical_sharpness(f, np.ones(2), -0.1 * np.ones(2), passes=10)
    jax.effects_barrier()
    assert next(calls) == 10


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"passes": 2}, "At least 3 forward passes are needed; found 2"),
        ({"learning_rate": 0.0}, r"The learning rate is above 0; found 0\.0"),
    ],
)
def test_settings_that_cannot_work(settings, message):
    with pytest.raises(SettingError, match=message):
        critical_sharpness(VALLEY, START, START, **settings)
