import inspect

import jax.numpy as jnp
import numpy as np
import optax
import pytest
from optax import contrib

from steepest.descent import descend, make_optimizer, optimizers, option_names
from steepest.errors import SettingError, UnknownNameError

# A rate at which each rule goes down on both objectives. Most are at home at 0.1; those
# whose step has the length of the rate alone, or of the weights, want another.
RATE = {
    "adadelta": 10.0,  # its step is the ratio of two running means, both near zero
    "adafactor": 0.1,
    "adan": 0.05,
    "cocob": 1.0,
    "dadapt_adamw": 1.0,
    "dog": 1.0,
    "dowg": 1.0,
    "fromage": 0.5,  # relative to the weights, which start at zero
    "lamb": 0.01,  # relative to the weights
    "lbfgs": 1.0,
    "lion": 0.02,
    "mechanize": 1.0,
    "momo": 1.0,
    "newton_cg": 1.0,
    "prodigy": 1.0,
    "schedule_free_adamw": 0.1,
    "sign_sgd": 0.02,
    "signum": 0.02,
    "simplified_ademamix": 0.005,  # β₁ = 0.99 adds a hundred gradients up
    "sophia": 0.02,
}
# Their first steps are short beside weights that start at zero.
STARTS_SHORT = {"adafactor", "dog", "dowg", "fromage", "lamb", "lars", "prodigy"}
NAMES = sorted(optimizers)

pytestmark = pytest.mark.filterwarnings("default:`optimistic_adam` is deprecated")


def bowl(params):
    w, b = params["weight"], params["bias"]
    return 0.5 * (w[0, 0] ** 2 + 4 * w[0, 1] ** 2 + jnp.sum(b**2))


def test_every_rule_of_optax_is_there():
    """What takes a rate and is no part of a chain has its name in the table."""
    made = {
        name
        for module in (optax, contrib)
        for name, thing in vars(module).items()
        if inspect.isfunction(thing)
        and not name.startswith(("_", "scale_by_"))
        and {"learning_rate", "max_learning_rate"}
        & set(inspect.signature(thing).parameters)
    }
    assert {"adam", "lbfgs", "polyak_sgd", "muon", "schedule_free"} <= made
    wrappers = {"lookahead", "mechanize", "sam"}  # made of rules that take a rate
    assert made | wrappers <= set(optimizers), sorted(made - set(optimizers))


@pytest.mark.parametrize("name", ["lbfgs", "newton_cg", "sam", "sophia", "momo"])
def test_a_function_without_data_will_do(name):
    """The rules that ask for more than a gradient get it from a plain function too."""
    start = {"weight": np.ones((1, 2), "float32"), "bias": np.ones(2, "float32")}
    run = descend(
        bowl, start, optimizer=name, learning_rate=RATE.get(name, 0.1), epochs=60
    )
    losses = run.history.steps["loss"]
    assert run.outcome == "finished"
    assert np.isfinite(losses).all()
    assert run.metrics["train"]["loss"] < 0.5 * losses[0]


@pytest.mark.parametrize("name", NAMES)
def test_goes_down_in_short_batches(name, problem):
    """46 rows by 8: five full batches and one of six an epoch."""
    full = name in ("lbfgs", "newton_cg")  # their steps trust the objective they see
    run = descend(
        problem.objective(strength=0.01, l2=1.0),
        problem.start,
        problem.weighted,
        optimizer=name,
        learning_rate=RATE.get(name, 0.1),
        batch_size="full" if full else 8,
        epochs=10,
        watch=False,
    )
    assert run.outcome == "finished"
    assert np.isfinite(run.history.steps["loss"]).all()
    share = 0.99 if name in STARTS_SHORT else 0.6
    assert run.metrics["train"]["loss"] < share * np.log(3)


@pytest.mark.parametrize(
    ("name", "given", "seen"),
    [
        ("sgd", {"momentum": 0.5, "nesterov": True}, optax.sgd(0.1, 0.5, True)),
        ("adam", {"b1": 0.5, "b2": 0.9, "eps": 0.1}, optax.adam(0.1, 0.5, 0.9, 0.1)),
        ("momo", {"lower_bound": 0.5}, contrib.momo(0.1, lower_bound=0.5)),
        ("dadapt_adamw", {"betas": (0.5, 0.9)}, contrib.dadapt_adamw(0.1, (0.5, 0.9))),
        ("nesterov", {"momentum": 0.5}, optax.sgd(0.1, 0.5, True)),
        ("rprop", {"eta-plus": 1.5}, optax.rprop(0.1, eta_plus=1.5)),
        ("adamw", {"weight-decay": 0.5}, optax.adamw(0.1, weight_decay=0.5)),
    ],
)
def test_options_reach_optax(name, given, seen, flat):
    """The same steps as the transformation that Optax makes with these options."""
    start = {"weight": np.ones((1, 2), "float32"), "bias": np.ones(2, "float32")}
    how = {"epochs": 7, "learning_rate": 0.1, "watch": False}
    ours = descend(bowl, start, optimizer=name, optimizer_options=given, **how)
    theirs = descend(bowl, start, optimizer=seen, **how)
    np.testing.assert_allclose(flat(ours.params), flat(theirs.params), rtol=2e-6)


def test_optax_steps_by_hand():
    """sgd with momentum: m ← 0.5 m + g, w ← w − 0.1 m, from w = 1 with g = 4 w."""
    w, m = 1.0, 0.0
    for _ in range(5):
        m = 0.5 * m + 4 * w
        w -= 0.1 * m
    start = {
        "weight": np.array([[0.0, 1.0]], "float32"),
        "bias": np.zeros(2, "float32"),
    }
    run = descend(
        bowl,
        start,
        optimizer="momentum",
        optimizer_options={"momentum": 0.5},
        learning_rate=0.1,
        epochs=5,
    )
    assert run.params["weight"][0, 1] == pytest.approx(w, rel=1e-5)


def test_unknown_names_are_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match="optimizer 'adamm'.*mean 'adam'"):
        make_optimizer("adamm")
    with pytest.raises(UnknownNameError, match="option of sgd 'momentun'.*'momentum'"):
        make_optimizer("sgd", {"momentun": 0.9})


def test_the_rate_is_no_option():
    with pytest.raises(SettingError, match="'learning-rate' has a setting of its own"):
        make_optimizer("sgd", {"learning-rate": 0.9})


@pytest.mark.parametrize("name", NAMES)
def test_options_hold_no_rate_and_no_key(name):
    hidden = {"learning_rate", "max_learning_rate", "base_optimizer", "key", "options"}
    assert not hidden & set(option_names(name))
    assert option_names(name.replace("_", "-")) == option_names(name)
