"""The table of update rules: what it says of a rule is what Optax's steps do."""

import inspect
from dataclasses import replace
from functools import cache

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from steepest.descent import Rule, make_optimizer, optimizers, rules
from steepest.errors import UnknownNameError

NAMES = sorted(rules)
W = np.array([0.5, -1.0, 2.0], np.float32)
SLOPE = np.array([0.3, 1.0, -0.2], np.float32)
OPTIONS = {"noisy_sgd": {"eta": 0.0}}  # noise is as long on any slope

pytestmark = pytest.mark.filterwarnings("default:`optimistic_adam` is deprecated")


def names_where(fact):
    return {name for name, rule in rules.items() if getattr(rule, fact)}


def steps_of(name, slope):
    """Return the steps on 100 + ⟨slope, w⟩, and the names that `update` was given."""
    optimizer, extra_arguments = make_optimizer(name, OPTIONS.get(name)), set()
    make = optimizer.rule.make

    def listening(rate, **options):
        made = optax.with_extra_args_support(make(rate, **options))

        def update(gradient, state, params, **extra):
            extra_arguments.update(extra)
            return made.update(gradient, state, params, **extra)

        return optax.GradientTransformationExtraArgs(made.init, update)

    heard = replace(optimizer, record=replace(optimizer.rule, make=listening))
    every = jnp.stack([slope, slope]) if optimizer.rule.per_example else slope

    def plane(at):
        return 100 + slope @ at

    def onward(carry, _):
        w, state = carry
        step, state = heard.update(
            0.01,
            every,
            state,
            w,
            value=plane(w),
            value_of=plane,
            gradient_of=lambda at: slope,
            hessian_vector_product=lambda at, v: jnp.zeros_like(v),
            penalty_gradient=lambda: jnp.zeros_like(w),
        )
        return (w + step, state), step

    steps = jax.lax.scan(onward, (W, heard.init(W, 0.01)), None, length=10)[1]
    return steps, extra_arguments


@cache
def on_a_plane():
    """Return the steps of all rules on a plane and on one ten times as steep.

    One program has all the rules: compiling one for each takes twice as long. With the
    steps, by the name of the rule, come the names that its `update` was given.
    """
    extra_arguments = {}

    def run(slope):
        steps = {}
        for name in NAMES:
            steps[name], extra_arguments[name] = steps_of(name, slope)
        return steps

    run = jax.jit(run)
    plain, steep = jax.device_get((run(SLOPE), run(10.0 * SLOPE)))
    return plain, steep, extra_arguments


def test_the_facts_are_those_that_were_always_known():
    assert names_where("full_batch") == {"lbfgs", "newton_cg"}
    assert names_where("own_rate") == {
        *("cocob", "dadapt_adamw", "dog", "dowg", "lbfgs", "mechanize", "momo"),
        *("newton_cg", "polyak_sgd", "prodigy"),
    }
    assert names_where("per_example") == {"dpsgd"}
    free = {name for name in rules if name.startswith("schedule_free")}
    assert names_where("averaged") == free | {"averaged_sgd"}
    assert names_where("edge") == {
        *("adagrad", "adam", "adamw", "momentum", "nesterov", "rmsprop", "sgd")
    }
    along = names_where("follows_gradient")
    assert along & names_where("edge") == {"sgd", "momentum", "nesterov"}
    assert not along & names_where("own_rate")
    assert {name: rules[name].wants for name in NAMES if rules[name].wants} == {
        "dpsgd": ("penalty_gradient",),
        "lbfgs": ("value", "grad", "value_fn"),
        "momo": ("value",),
        "momo_adam": ("value",),
        "newton_cg": ("value", "value_fn", "hessian_vector_product"),
        "polyak_sgd": ("value",),
        "sam": ("grad_fn",),
        "sophia": ("obj_fn",),
    }


def test_the_makers_are_the_records_own():
    assert list(optimizers) == list(rules)
    assert optimizers["adam"] is rules["adam"].make is optax.adam
    with pytest.raises(UnknownNameError, match="optimizer 'adamm'.*mean 'adam'"):
        rules["adamm"]


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_gets_what_it_wants_and_needs_all_of_it(name):
    steps, _, extra_arguments = on_a_plane()
    assert np.isfinite(steps[name]).all()
    assert extra_arguments[name] == set(rules[name].wants)
    # Optax names what it needs as keywords without a default
    made = rules[name].make(0.1)
    needed = {
        each.name
        for each in inspect.signature(made.update).parameters.values()
        if each.kind is each.KEYWORD_ONLY and each.default is each.empty
    }
    assert needed <= set(rules[name].wants)


@pytest.mark.parametrize("name", NAMES)
def test_a_slope_ten_times_as_steep_makes_the_steps_of_these_rules_so(name):
    """On a plane, where sam's climb changes nothing; the first steps tell less."""
    rule = rules[name]
    if rule.own_rate or rule.per_example:
        return  # its length answers other questions
    plain, steep = (steps[name][-1] for steps in on_a_plane()[:2])
    assert plain.any()
    follows = np.allclose(steep, 10 * plain, rtol=1e-3)
    assert follows == rule.follows_gradient


@pytest.mark.parametrize(
    "name", ["sgd", "momentum", "lookahead", "sam", "schedule_free_sgd", "noisy_sgd"]
)
def test_a_first_step_is_the_rate_times_the_slope(name):
    first = on_a_plane()[0][name][0]
    np.testing.assert_allclose(first, -0.01 * SLOPE, rtol=1e-4)


@pytest.mark.parametrize(
    ("name", "options", "factor", "divisor"),
    [
        ("sgd", {}, 2, None),
        ("sgd", {"momentum": 0.5}, 3, None),
        ("sgd", {"momentum": 0.5, "nesterov": True}, 1.5, None),
        ("sgd", {"nesterov": True}, 2, None),
        ("momentum", {}, 3.8, None),
        ("nesterov", {}, 3.8 / 2.8, None),
        ("adagrad", {}, 2, "adagrad"),
        ("rmsprop", {"momentum": 0.5}, 3, "rmsprop"),
        ("adam", {}, 38, "adam"),
        ("adamw", {"b1": 0.5}, 6, "adam"),
    ],
)
def test_an_edge_is_known_for_the_rule_with_its_options(name, options, factor, divisor):
    edge = make_optimizer(name, options).edge
    assert edge is not None
    assert edge == rules[name].edge_with(options)
    assert edge.factor == pytest.approx(factor)
    assert edge.divisor == divisor


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("adam", {"nesterov": True}),
        ("adamw", {"nesterov": True}),
        ("lion", {}),
        ("lbfgs", {}),
        (optax.sgd(0.1), {}),
    ],
)
def test_where_no_edge_is_known_there_is_none(name, options):
    assert make_optimizer(name, options).edge is None


@pytest.mark.parametrize(
    ("name", "options", "found"),
    [
        ("sgd", {}, None),
        ("sgd", {"momentum": 0.99}, ("momentum", 0.99)),
        ("sgd", {"momentum": 0}, ("momentum", 0.0)),
        ("momentum", {}, ("momentum", 0.9)),
        ("adam", {}, ("b1", 0.9)),
        ("rmsprop", {}, ("decay", 0.9)),
        ("rmsprop", {"momentum": 0.5}, ("momentum", 0.5)),
        ("signum", {"beta": 0.8}, ("beta", 0.8)),
        ("schedule_free", {"b1": 0.8}, ("b1", 0.8)),
        ("sign_sgd", {}, None),
        (optax.adam(0.1), {}, None),
    ],
)
def test_the_option_that_holds_the_momentum(name, options, found):
    optimizer = make_optimizer(name, options)
    assert optimizer.momentum == found
    if isinstance(name, str):
        assert rules[name].momentum_with(options) == found


def test_the_average_of_a_schedule_free_rule_is_evaluated():
    for name in ("schedule_free", "schedule_free_sgd", "schedule_free_adamw"):
        optimizer = make_optimizer(name, {"b1": 0.5})

        @jax.jit
        def three_steps(w, optimizer=optimizer):
            state = optimizer.init(w, 0.1)
            for _ in range(3):
                step, state = optimizer.transformation(0.1).update(w, state, w)
                w = w + step
            return w, state, optimizer.best_params(state, w)

        w, state, average = three_steps(W)
        # y = b1 x + (1 − b1) z, and z is in the state
        np.testing.assert_allclose(w, 0.5 * average + 0.5 * state.z, rtol=1e-5)
    assert make_optimizer("sgd").best_params(None, W) is W


def test_a_users_transformation_is_a_rule_with_nothing_special():
    own = make_optimizer(optax.adam(0.02))
    rule = own.rule
    assert rule == Rule(rule.make, wants=("value", "grad", "value_fn"))
    assert own.options == {}
    assert jax.tree.structure(own) == jax.tree.structure(make_optimizer(own.custom))
