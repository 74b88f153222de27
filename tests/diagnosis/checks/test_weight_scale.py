"""Weights of a scale that suits, too large, too small."""

import jax
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.models import linear, mlp

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


def test_few_inputs_into_many_units_are_no_fault():
    params = mlp(1, 128, 3, activation="tanh").init(KEY)
    assert of(params).verdict is Verdict.PASS
    assert of(mlp(2, 2, 3).init(KEY)).because == "few_weights"
    assert of(linear(6, 3).init(KEY)).because == "linear_model"
    assert of({"kernel": 1.0}).because == "no_layers"
