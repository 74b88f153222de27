"""Units that are equal are found, whichever side breaks the symmetry."""

import jax
import numpy as np

from steepest.diagnosis import Verdict, checks
from steepest.models import linear

from ..conftest import start_of

KEY = jax.random.key(0)


def of(layers):
    return checks["symmetry"](start_of(None, layers))


def test_symmetry_is_broken_from_either_side():
    def layers(inside, outside):
        return (
            {"weight": inside, "bias": np.zeros(4)},
            {"weight": outside, "bias": np.zeros(3)},
        )

    draw = np.random.default_rng(0)
    random_in, random_out = draw.normal(size=(4, 6)), draw.normal(size=(3, 4))
    equal_in, equal_out = np.ones((4, 6)), np.ones((3, 4))
    assert of(layers(equal_in, equal_out)).because == "twins"
    assert of(layers(0 * equal_in, 0 * equal_out)).because == "twins"
    assert of(layers(random_in, 0 * equal_out)).because == "different"
    assert of(layers(0 * equal_in, random_out)).because == "different"
    halves = np.repeat(random_in[:2], 2, axis=0)
    found = of(layers(halves, equal_out))
    assert (found.verdict, found.measured["distinct"]) == (Verdict.FAIL, 2)
    assert of(linear(6, 3).init(KEY)).because == "linear_model"
    assert of({"kernel": 1.0}).because == "no_layers"
