"""Getting past saddles: each rule against a loop in NumPy, and Du's chain."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.descent import descend, rules
from steepest.errors import SettingError, UnknownNameError
from steepest.landscape import (
    make_rule,
    newton,
    perturbed_descent,
    saddle_free_newton,
    steps_until,
)
from steepest.surfaces import saddle, saddle_chain

MATRIX = np.array([[2.0, 0.5, 0.0], [0.5, -1.0, 0.3], [0.0, 0.3, 4.0]])
W = np.array([1.0, -2.0, 0.5])


def one_step(rule):
    def product(w, v):
        return {"w": jnp.asarray(MATRIX) @ v["w"]}

    with jax.enable_x64(True):
        gradient = {"w": jnp.asarray(MATRIX @ W)}
        params = {"w": jnp.asarray(W)}
        step, _ = rule.update(
            gradient, rule.init(params), params, hessian_vector_product=product
        )
        return W + np.array(step["w"])


def test_newton_lands_where_the_parabola_is_level_though_it_is_a_saddle():
    np.testing.assert_allclose(one_step(newton()), 0, atol=1e-12)


def test_saddle_free_newton_divides_by_the_sizes_of_the_eigenvalues():
    values, vectors = np.linalg.eigh(MATRIX)
    inverse = vectors @ np.diag(1 / np.abs(values)) @ vectors.T
    expected = W - 0.5 * inverse @ MATRIX @ W
    np.testing.assert_allclose(one_step(saddle_free_newton(0.5)), expected)
    # along the direction of negative curvature it moves away, by half as much again
    falling = vectors[:, 0]
    assert falling @ expected == pytest.approx(1.5 * falling @ W)


def test_damping_bounds_the_step():
    flat = make_rule("saddle_free_newton", {"damping": 10.0})
    assert flat.numbers == {"damping": 10.0}
    expected = W - MATRIX @ W / 10
    np.testing.assert_allclose(one_step(saddle_free_newton(1.0, 10.0)), expected)


def test_a_kick_only_where_it_is_level_and_not_before_the_wait_is_over():
    rule = perturbed_descent(0.1, radius=0.5, gradient_threshold=0.01, wait=3, seed=5)
    w = jnp.zeros(4)
    state = rule.init(w)
    sizes = []
    for _ in range(9):
        step, state = rule.update(jnp.zeros(4), state, w)
        sizes.append(float(jnp.linalg.norm(step)))
    kicked = [size > 0 for size in sizes]
    assert kicked == [True, False, False, False, True, False, False, False, True]
    assert max(sizes) <= 0.5
    step, _ = rule.update(jnp.full(4, 1.0), rule.init(w), w)
    np.testing.assert_allclose(step, -0.1)


def test_kicks_are_uniform_in_the_ball():
    rule = jax.jit(lambda seed: _kick(seed))
    kicks = np.array([rule(seed) for seed in range(400)])
    lengths = np.linalg.norm(kicks, axis=1)
    assert lengths.max() <= 2.0
    assert np.mean((lengths / 2.0) ** 3) == pytest.approx(
        0.5, abs=0.05
    )  # of the volume
    assert np.abs(kicks.mean(axis=0)).max() < 0.2


def _kick(seed):
    rule = perturbed_descent(0.1, radius=2.0, seed=seed)
    return rule.update(jnp.zeros(3), rule.init(jnp.zeros(3)), jnp.zeros(3))[0]


def steps(d, optimizer, rate, seed=0, most=20_000, **settings):
    with jax.enable_x64(True):
        chain = saddle_chain(d)
        start = np.random.default_rng(seed).uniform(0, 1, d)
        below = min(point.value for point in chain.minima) + 1e-3
        return steps_until(
            chain, start, below, optimizer, rate, seed=seed, most=most, **settings
        )


def test_plain_descent_needs_exponentially_many_steps_perturbed_descent_does_not():
    """η = 1/(4L), L = γ = 1: every saddle multiplies the steps by 1 + ln 2 / ln 1.5.

    While one coordinate grows by 1.5 a step, the next shrinks by 2.
    """
    dimensions = np.array([2, 3, 4, 5, 6])
    plain = np.array([steps(d, "sgd", 0.25) for d in dimensions])
    kicks = {"radius": 0.01, "gradient_threshold": 0.1}
    kicked = np.array(
        [steps(d, "perturbed_descent", 0.25, options=kicks) for d in dimensions]
    )
    noisy = np.array([steps(d, "sgd", 0.25, noise=0.02) for d in dimensions])
    growth = np.exp(np.polyfit(dimensions[1:], np.log(plain[1:]), 1)[0])
    assert growth == pytest.approx(1 + np.log(2) / np.log(1.5), rel=0.02)
    for steps_of in (kicked, noisy):
        increments = np.diff(steps_of)
        assert increments.max() < 60  # so many steps more a saddle, however many
        assert steps_of[-1] < plain[-1] / 8


def test_newton_never_leaves_the_first_saddle_of_the_chain():
    assert steps(3, "newton", 1.0, most=1000) is None


def test_noise_leaves_a_saddle_that_plain_descent_sits_on():
    start = np.array([1.0, 0.0])
    assert steps_until(saddle(), start, -1.0, "sgd", 0.1, most=500) is None
    left = steps_until(saddle(), start, -1.0, "sgd", 0.1, noise=0.01, most=500)
    assert left is not None
    again = steps_until(saddle(), start, -1.0, "sgd", 0.1, noise=0.01, most=500)
    other = steps_until(saddle(), start, -1.0, "sgd", 0.1, noise=0.01, most=500, seed=1)
    assert again == left != other


def test_steps_are_counted_on_trees_and_end_where_f_is_not_finite():
    assert steps_until(lambda w: w["a"] ** 2, {"a": 8.0}, 1.0, "sgd", 0.25) == 3
    assert steps_until(lambda w: w**2, 1.0, 2.0) == 0
    assert steps_until(lambda w: -jnp.log(w), 1.0, -9.0, "sgd", -2.0) is None
    scaled = steps_until(lambda w, c: c * w**2, 8.0, 0.5, "sgd", 0.5, data=(0.5,))
    assert scaled == 3


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"most": 0}, "At least 1 step has to be allowed; found 0"),
        ({"noise": -0.1}, "The noise is a standard deviation ≥ 0; found -0.1"),
    ],
)
def test_settings_that_cannot_work(settings, message):
    with pytest.raises(SettingError, match=message):
        steps_until(saddle(), np.ones(2), 0.0, **settings)


def test_these_rules_are_rules_like_any_other():
    for name, make in (("newton", newton), ("saddle-free-newton", saddle_free_newton)):
        rule = make_rule(name)
        assert (rule.rule.make, rule.rule.own_rate) == (make, True)
        assert rule.rule.wants == ("hessian_vector_product",)
        assert make_rule(rule) is rule
    np.testing.assert_allclose(
        one_step(make_rule("newton").transformation(0.25)), 0.75 * W
    )
    kicked = make_rule("perturbed_descent", {"wait": 3}).rule
    assert (kicked.follows_gradient, kicked.own_rate, kicked.wants) == (True, False, ())
    assert kicked.make is perturbed_descent
    assert kicked.momentum_with({}) is None
    assert kicked.edge_with({}) is None


def test_a_run_names_its_rule_so_that_these_are_for_surfaces_alone():
    assert not {"newton", "saddle_free_newton", "perturbed_descent"} & set(rules)
    for optimizer in ("newton", make_rule("newton")):
        with pytest.raises(UnknownNameError, match="optimizer 'newton'.*'newton-cg'"):
            descend(lambda w: w @ w, np.ones(2, "f4"), optimizer=optimizer)


def test_options_of_these_rules_are_checked():
    with pytest.raises(UnknownNameError, match="'newton' 'damping'"):
        make_rule("newton", {"damping": 1.0})
    with pytest.raises(UnknownNameError, match="mean 'saddle-free-newton'"):
        make_rule("saddle_free_newtn")
    with pytest.raises(SettingError, match="'dpsgd' needs one gradient per example"):
        make_rule("dpsgd")
