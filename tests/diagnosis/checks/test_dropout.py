"""Dropout that leaves too few units to learn with, and dropout that does no harm."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case, Verdict, checks
from steepest.diagnosis.checks.dropout import Dropout, judge, measure, without_dropout
from steepest.models import Model, mlp
from steepest.objectives import Objective, softmax_cross_entropy

from ..conftest import HELD, N_INPUTS, ROWS

HARMFUL = Dropout(
    rate=0.8,
    input_rate=0.4,
    noisy=0.9,
    quiet=0.7,
    steps=96,
    z=3.1,
    train_gain=0.1,
    validation_gain=0.1,
    more_steps_gain=0.01,
    rate_gain=0.02,
    without_gain=0.12,
)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "holds_back"),
        ({"z": 2.9}, "light"),
        ({"train_gain": 0.014}, "light"),
        ({"validation_gain": 0.014}, "light"),
        ({"more_steps_gain": 0.059}, "holds_back"),
        ({"more_steps_gain": 0.061}, "light"),  # it needs more epochs
        ({"rate_gain": 0.119}, "holds_back"),
        ({"rate_gain": 0.121}, "light"),  # it needs another rate
        ({"validates": False}, "light"),  # training rows are fitted better without it
    ],
)
def test_both_sides_of_every_bound(changes, because):
    found = judge(HARMFUL._replace(**changes))
    assert found.because == because
    assert found.verdict is (Verdict.PASS if because == "light" else Verdict.WARN)


def test_with_a_symptom_less_certainty_is_enough_where_rows_validate():
    assert judge(HARMFUL._replace(z=1.7), symptom=True).verdict is Verdict.FAIL
    assert judge(HARMFUL._replace(z=1.6), symptom=True).verdict is Verdict.PASS
    alone = HARMFUL._replace(validates=False)
    assert judge(alone, symptom=True).because == "holds_back_alone"
    assert judge(alone._replace(z=1.7), symptom=True).verdict is Verdict.PASS


def test_the_remedies_change_what_is_dropped_and_no_more():
    both = judge(HARMFUL).remedies
    assert both == ({"dropout": 0.0, "input_dropout": 0.0},
                    {"dropout": 0.2, "input_dropout": 0.1})  # fmt: skip
    hidden = judge(HARMFUL._replace(input_rate=0.0)).remedies
    assert hidden == ({"dropout": 0.0}, {"dropout": 0.2})
    assert judge(HARMFUL._replace(rate=np.nan, input_rate=np.nan)).remedies == ()


def trained(rate, **options):
    objective = Objective(
        mlp(N_INPUTS, (16, 8), 3, dropout=rate), softmax_cross_entropy()
    )
    start = objective.model.init(jax.random.key(0))
    run = descend(
        objective, start, ROWS, optimizer="adam", learning_rate=0.01, batch_size=20,
        epochs=20, validation=HELD, **options,
    )  # fmt: skip
    return Case(objective=objective, start=start, rows=ROWS, validation=HELD, run=run)


@pytest.fixture(scope="module")
def harmed():
    return trained(0.9)


def test_much_dropout_is_named_with_what_it_costs(harmed):
    found = checks["dropout"](harmed, symptom=True)
    assert found.verdict is Verdict.FAIL
    assert found.because == "holds_back"
    assert found.measured["rate"] == 0.9
    # the loss without noise, by hand; that with noise lies above it, by Jensen
    params = harmed.run.params
    units = np.asarray(ROWS.inputs)
    for layer in params[:-1]:
        units = np.maximum(units @ np.asarray(layer["weight"]).T + layer["bias"], 0)
    scores = units @ np.asarray(params[-1]["weight"]).T + params[-1]["bias"]
    losses = np.log(np.exp(scores).sum(1)) - scores[np.arange(120), ROWS.targets]
    assert found.measured["quiet"] == pytest.approx(losses.mean(), rel=1e-4)
    assert found.measured["noisy"] > found.measured["quiet"]


def test_a_model_of_ones_own_is_called_as_in_a_prediction(harmed):
    model = replace(harmed.objective.model, layers=None)
    quiet, known = without_dropout(model), without_dropout(harmed.objective.model)
    assert not quiet.stochastic
    assert not known.stochastic
    key, x = jax.random.key(1), jnp.asarray(ROWS.inputs)
    params = harmed.run.params
    for each in (quiet, known):
        expected = model.apply(params, x, None)
        np.testing.assert_allclose(each.apply(params, x, key), expected, rtol=1e-6)
    assert not np.allclose(model.apply(params, x, key), expected)


def test_a_little_dropout_does_no_harm():
    measured = measure(trained(0.1))
    assert judge(measured).verdict is Verdict.PASS


def test_what_cannot_be_asked(harmed):
    plain = replace(
        harmed, objective=Objective(mlp(N_INPUTS, (16, 8), 3), softmax_cross_entropy())
    )
    assert checks["dropout"](plain).because == "no_dropout"
    with_state = Model(
        init=lambda key: {"weight": jnp.zeros((N_INPUTS, 3))},
        apply=lambda params, state, x, key=None: (x @ params["weight"], state),
        name="noise and state",
        stochastic=True,
        start_state=lambda key: {"mean": jnp.zeros(3)},
    )
    start = with_state.init(jax.random.key(0))
    objective = Objective(with_state, softmax_cross_entropy())
    run = descend(objective, start, ROWS, learning_rate=0.1, epochs=1)
    case = Case(objective=objective, start=start, rows=ROWS, run=run)
    assert checks["dropout"](case).because == "noise_and_state"
