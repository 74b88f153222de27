import jax
import numpy as np
import optax
import pytest

from steepest.descent import optimizers
from steepest.errors import SettingError, UnknownNameError
from steepest.landscape import Ending, Kind, make_rule, race
from steepest.surfaces import bowl, himmelblau, ravine, saddle, two_basins

ON_A_SURFACE = sorted(set(optimizers) - {"dpsgd"})


def endings(result):
    return [runner.outcome.ending for runner in result.runners]


def test_a_track_is_that_of_a_plain_loop():
    surface, rate = himmelblau(), 0.005
    result = race(surface, (-0.5, -1.0), ["sgd", "adam"], rate, steps=25)
    value_and_gradient = jax.jit(jax.value_and_grad(surface))
    for runner, rule in zip(
        result.runners, (optax.sgd(rate), optax.adam(rate)), strict=True
    ):
        point = np.array([-0.5, -1.0], np.float32)
        state, update_of = rule.init(point), jax.jit(rule.update)
        for k in range(26):
            value, gradient = value_and_gradient(point)
            np.testing.assert_allclose(runner.points[k], point, rtol=2e-4, atol=1e-5)
            np.testing.assert_allclose(runner.values[k], value, rtol=1e-4)
            update, state = update_of(gradient, state, point)
            point = point + np.array(update)


def test_the_default_rate_shows_the_walls_of_a_ravine():
    result = race(ravine(50.0), None, ["sgd", "nesterov"])
    for runner in result.runners:
        heights = runner.points[:6, 1]  # across the ravine
        assert (heights[:-1] * heights[1:] < 0).all()
    assert (np.diff(result.runners[0].values) <= 0).all()


@pytest.mark.parametrize(
    ("rate", "ending"), [(0.99, Ending.CONVERGED), (1.01, Ending.DIVERGED)]
)
def test_both_sides_of_the_edge_on_the_ravine(rate, ending):
    result = race(ravine(10.0), None, ["sgd"], rate * 2 / 10, steps=1000)
    assert endings(result) == [ending]
    outcome = result.runners[0].outcome
    if ending is Ending.CONVERGED:
        assert (outcome.point, outcome.kind) == ((0.0, 0.0), Kind.MINIMUM)
        assert outcome.is_global
    else:
        lost = result.runners[0].points[outcome.step]
        assert np.abs(lost).max() > 50 or not np.isfinite(lost).all()
        assert np.abs(result.runners[0].points[outcome.step - 1]).max() <= 50


def test_on_the_edge_itself_it_oscillates():
    result = race(bowl((2.0, 2.0)), (1.0, 1.0), ["sgd"], 1.0)
    assert endings(result) == [Ending.OSCILLATING]
    assert str(result.runners[0].outcome) == (
        "oscillating around the global minimum (0, 0), f = 2"
    )


def test_the_step_of_arrival_is_the_first_from_which_it_stays():
    result = race(bowl((1.0, 1.0)), (4.0, 0.0), ["sgd"], 0.5, steps=100)
    # 4 / 2^k ≤ 1e-3 of the side 10 from k = 9 on
    assert result.runners[0].outcome.step == 9


def test_newton_goes_to_the_saddle_and_the_others_leave_it():
    names = ["newton", "saddle-free-newton", "sgd", "perturbed-descent"]
    result = race(saddle(), (-1.5, 0.01), names, [1.0, 0.5, 0.1, 0.1], steps=300)
    assert endings(result) == [Ending.AT_SADDLE, *[Ending.LEFT] * 3]
    outcome = result.runners[0].outcome
    assert (outcome.kind, outcome.point) == (Kind.SADDLE, (0.0, 0.0))
    assert str(outcome) == "at the saddle (0, 0) since step 1"


def test_global_and_local_minimum_are_distinguished():
    surface = two_basins()
    left = race(surface, (-1.5, 0.2), ["sgd"], 0.02).runners[0].outcome
    right = race(surface, (1.5, 0.2), ["sgd"], 0.02).runners[0].outcome
    assert (left.is_global, right.is_global) == (True, False)
    assert "converged to the local minimum (0.9304, 0)" in str(right)


def test_with_too_few_steps_it_is_still_descending():
    result = race("rosenbrock", None, ["sgd"], 1e-4, steps=50)
    assert endings(result) == [Ending.UNFINISHED]
    assert str(result).startswith("sgd  still descending, f = ")


def test_noise_is_seeded_of_the_given_size_and_keeps_a_runner_moving():
    def run(seeds):
        return race(bowl((1.0, 1.0)), (0.0, 3.0), ["sgd"], 0.1, 0.5, seeds, steps=800)

    first, other = run([3, 4]).runners
    again = run(3).runners[0]
    np.testing.assert_array_equal(first.points, again.points)
    assert np.abs(first.points - other.points).max() > 0.01
    assert (first.label, other.label) == ("sgd seed=3", "sgd seed=4")
    assert first.outcome.ending is Ending.OSCILLATING
    assert "kept moving by the noise" in str(first.outcome)
    # x ← 0.9 x − 0.05 ξ has the variance 0.05² / (1 − 0.9²)
    expected = 0.05 / np.sqrt(1 - 0.9**2)
    assert first.points[200:].std() == pytest.approx(expected, rel=0.15)


def test_one_optimizer_at_many_rates():
    result = race(ravine(10.0), None, ["sgd"], [0.01, 0.1, 0.3])
    assert [r.label for r in result.runners] == ["sgd η=0.01", "sgd η=0.1", "sgd η=0.3"]
    assert endings(result)[2] is Ending.DIVERGED


def test_another_rate_another_seed_and_another_momentum_compile_nothing(compilations):
    def run(rate, seed, momentum):
        return race(
            ravine(7.0),
            None,
            ["momentum", "adam"],
            rate,
            0.1,
            seed,
            40,
            options={"momentum": {"momentum": momentum}},
        )

    run(0.01, 0, 0.9)
    with compilations() as names:
        run(0.02, 1, 0.8)
    assert names == []


@pytest.fixture(scope="module")
def with_every_rule():
    """Return the runner of every rule: one race, which is one program."""
    result = race(bowl((1.0, 3.0)), None, ON_A_SURFACE, 0.01, steps=3)
    return {runner.optimizer: runner for runner in result.runners}


@pytest.mark.filterwarnings("ignore:`optimistic_adam` is deprecated")
@pytest.mark.parametrize("name", ON_A_SURFACE)
def test_every_rule_of_optax_can_take_part(name, with_every_rule):
    assert np.isfinite(with_every_rule[name].points).all()
    assert with_every_rule[name].points.shape == (4, 2)


def test_a_surface_of_many_dimensions_and_float64():
    with jax.enable_x64(True):
        result = race(bowl((1.0, 2.0, 3.0)), None, ["sgd"], 0.3)
    runner = result.runners[0]
    assert runner.points.shape == (501, 3)
    assert runner.points.dtype == np.float64
    assert runner.outcome.ending is Ending.CONVERGED


def test_default_rates_descend():
    names = ["sgd", "momentum", "nesterov", "adam", "newton", "saddle_free_newton"]
    for surface in ("ravine", "himmelblau"):
        for runner in race(surface, None, names).runners:
            assert runner.outcome.ending in (Ending.CONVERGED, Ending.AT_SADDLE)


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (lambda: race("ravin"), UnknownNameError, "Did you mean 'ravine'"),
        (
            lambda: race("ravine", None, ["adm"]),
            UnknownNameError,
            "Unknown optimizer 'adm'. Did you mean 'adam",
        ),
        (
            lambda: race("ravine", (1.0,)),
            SettingError,
            "'ravine' has 2 coordinates; the start has 1",
        ),
        (
            lambda: race("ravine", (1.0, np.nan)),
            SettingError,
            r"starts at a finite point; found \(1\.0, nan\)",
        ),
        (lambda: race("ravine", steps=0), SettingError, "at least 1 step; found 0"),
        (
            lambda: race("ravine", None, ["sgd", "adam"], [0.1, 0.2, 0.3]),
            SettingError,
            "3 runners were asked for and 2 optimizers. Give one for all",
        ),
        (
            lambda: race("ravine", None, ["sgd"], -0.1),
            SettingError,
            r"A learning rate is above 0 and finite; found -0\.1",
        ),
        (
            lambda: race("ravine", None, ["sgd"], 0.1, -1.0),
            SettingError,
            "The noise is a standard deviation ≥ 0; found -1",
        ),
        (
            lambda: race("ravine", None, ["sgd"], seeds=[]),
            SettingError,
            "needs at least one optimizer and one seed",
        ),
        (
            lambda: make_rule("dpsgd"),
            SettingError,
            "'dpsgd' needs one gradient per example, and a surface has none",
        ),
        (
            lambda: make_rule("newton", {"dampng": 1}),
            UnknownNameError,
            "Unknown option of the optimizer 'newton' 'dampng'",
        ),
    ],
)
def test_wrong_arguments_are_refused(call, kind, message):
    with pytest.raises(kind, match=message):
        call()
