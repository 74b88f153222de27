"""Weights of a scale that suits, too large, too small."""

import jax
import pytest

from steepest import descend
from steepest.diagnosis import Case, Verdict, checks
from steepest.models import linear, mlp
from steepest.objectives import Batch, Objective, softmax_cross_entropy

from ..conftest import start_of

KEY = jax.random.key(0)


def of(params, **options):
    return checks["weight_scale"](start_of(None, params), **options)


@pytest.mark.parametrize(
    ("scale", "symptom", "verdict", "because"),
    [
        (1.0, True, Verdict.PASS, "keeps"),
        (50.0, False, Verdict.WARN, "too_large"),
        (50.0, True, Verdict.FAIL, "too_large"),
        (0.001, False, Verdict.WARN, "too_small"),
    ],
)
def test_weight_scales(scale, symptom, verdict, because):
    params = mlp(64, (32, 16), 3, start_scale=scale).init(KEY)
    found = of(params, symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.measured["rho"] == pytest.approx(scale, rel=0.15)  # 512 draws or more


@pytest.mark.parametrize(
    ("rate", "verdict"), [(0.1, Verdict.FAIL), (1e6, Verdict.WARN)]
)
def test_it_fails_only_if_another_start_would_do_better(clouds, rate, verdict):
    rows = Batch(*clouds(120))
    model = mlp(6, (16, 16), 3, start_scale=30.0, last_start="he")
    objective = Objective(model, softmax_cross_entropy())
    start = model.init(KEY)
    run = descend(objective, start, rows, learning_rate=rate, epochs=3, batch_size=8)
    case = Case(objective=objective, start=start, rows=rows, run=run)
    found = checks["weight_scale"](case, symptom=True)
    assert (found.verdict, found.because) == (verdict, "too_large")
    assert found.remedies == ({"start": "auto"},)


@pytest.mark.parametrize(
    ("scale", "layers", "because"),
    [
        (1.8, 12, "multiplies"),
        (1.8, 5, "keeps"),
        (2.5, 4, "multiplies"),
        (1, 12, "keeps"),
    ],
)
def test_the_scales_of_layers_multiply(scale, layers, because):
    params = mlp(64, (64,) * layers, 3, start_scale=scale).init(KEY)
    found = of(params, symptom=True)
    assert found.because == because
    assert found.measured["product"] == pytest.approx(scale**layers, rel=0.3)
    assert (found.verdict is Verdict.FAIL) == (because == "multiplies")


def test_few_inputs_into_many_units_are_no_fault():
    params = mlp(1, 128, 3, activation="tanh").init(KEY)
    assert of(params).verdict is Verdict.PASS
    assert of(mlp(2, 2, 3).init(KEY)).because == "few_weights"
    assert of(linear(6, 3).init(KEY)).because == "linear_model"
    assert of({"kernel": 1.0}).because == "no_layers"
