"""The range test by itself, on parabolas whose answer is known and on clouds."""

import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import learning_rates
from steepest.errors import SettingError

from ..conftest import HELD, MODELS, ROWS
from .conftest import by_hand, loss_of


def bowl(w):
    return 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)


def test_a_parabola_by_its_formula():
    """After 96 steps f = ½ Σ λ (1 − ηλ)¹⁹² w²."""
    found = learning_rates(bowl, jnp.ones(2), seeds=1)
    assert found.start == pytest.approx(5.5)
    stable = [rate for rate in found.rates if rate < 0.2]
    assert len(stable) == 9
    for rate, loss in zip(stable, found.train[0], strict=False):
        expected = 0.5 * sum(a * (1 - rate * a) ** 192 for a in (1.0, 10.0))
        assert loss == pytest.approx(expected, rel=1e-3, abs=1e-12)
    assert found.edge.rate == pytest.approx(0.2, rel=1e-4)
    assert found.interval.low < found.recommended < 0.2
    assert found.intervals == [found.interval]
    assert found.validation is None


@pytest.fixture(scope="module")
def on_clouds():
    from steepest.objectives import Objective, softmax_cross_entropy

    objective = Objective(MODELS["linear"], softmax_cross_entropy())
    start = {"weight": np.zeros((3, 6)), "bias": np.zeros(3)}
    calls = []
    found = learning_rates(
        objective,
        start,
        ROWS,
        validation=HELD,
        around=0.3,
        batch_size=16,
        epochs=200,
        seeds=2,
        on_trial=lambda *done: calls.append(done),
    )
    return found, calls


def test_every_rate_is_a_training_of_its_own(on_clouds):
    found, _ = on_clouds
    member = int(np.argmin(np.abs(found.rates - 0.3)))
    assert found.rates[member] == pytest.approx(0.3)
    for seed in range(2):
        params = by_hand(found.rates[member], seed, 96)
        assert found.train[seed, member] == pytest.approx(
            loss_of(params, ROWS), rel=2e-4
        )
        assert found.validation[seed, member] == pytest.approx(
            loss_of(params, HELD), rel=2e-4
        )


def test_the_recommendation_is_inside_and_shorter_for_a_long_run(on_clouds):
    found, _ = on_clouds
    assert found.long_run
    assert found.interval.low <= found.recommended <= found.interval.high
    best = found.rates[np.argmin(found.validation.mean(0))]
    assert found.recommended < best
    assert found.rates[0] <= found.recommended <= found.rates[-1]
    assert len(found.intervals) == 2


def test_it_tells_how_far_it_is(on_clouds):
    _, calls = on_clouds
    assert calls[0] == (0, 2)
    done, of = calls[-1]
    assert done == of


def test_a_start_that_no_rate_leaves():
    found = learning_rates(lambda w: w @ w, jnp.zeros(2), seeds=1)
    assert found.interval is None
    assert found.recommended is None


@pytest.mark.parametrize("optimizer", ["lion", "adam"])
def test_no_edge_where_none_is_known(optimizer):
    found = learning_rates(bowl, jnp.ones(2), optimizer=optimizer, seeds=1)
    assert found.edge is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"seeds": 0}, "At least 1 seed is needed; got 0."),
        ({"around": -1.0}, "A learning rate is positive; got -1.0."),
        ({"around": float("nan")}, "A learning rate is positive; got nan."),
        ({"optimizer": "dog"}, "dog finds the length of its own steps"),
    ],
)
def test_what_cannot_be_tried(options, message):
    with pytest.raises(SettingError) as error:
        learning_rates(bowl, jnp.ones(2), **options)
    assert str(error.value).startswith(message)
