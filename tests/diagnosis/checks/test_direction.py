import math
from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.diagnosis.checks.direction import Direction, judge, measure
from steepest.objectives import Loss, softmax_cross_entropy

DOWN = Direction(cosine=1.0, uphill=0.0, predicted=0.1, actual=0.1, ratio=1.0)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "downhill"),
        ({"ratio": 0.01}, "downhill"),
        ({"ratio": -0.01}, "gradient_uphill"),
        ({"ratio": math.nan}, "downhill"),
        ({"uphill": 0.49}, "downhill"),
        ({"uphill": 0.51}, "steps_uphill"),
        ({"uphill": math.nan}, "downhill"),
    ],
)
def test_both_sides_of_every_bound(changes, because):
    found = judge(DOWN._replace(**changes), symptom=True)
    assert found.because == because
    assert (found.verdict is Verdict.FAIL) == (because != "downhill")
    calm = judge(DOWN._replace(**changes))
    assert (calm.verdict is Verdict.WARN) == (because != "downhill")


def test_a_short_step_does_what_the_slope_says(trained_case):
    measured = measure(trained_case())
    assert measured.ratio == pytest.approx(1.0, abs=0.02)
    assert measured.cosine == pytest.approx(1.0, abs=1e-4)
    assert measured.uphill == 0.0


def test_a_gradient_with_the_wrong_sign(trained_case):
    right = softmax_cross_entropy()

    @jax.custom_vjp
    def turned(losses):
        return losses

    turned.defvjp(lambda losses: (losses, None), lambda _, g: (-g,))
    wrong = Loss(
        name="turned",
        per_example=lambda s, t: turned(right.per_example(s, t)),
        task="classification",
        at_equal_scores=right.at_equal_scores,
        n_scores=right.n_scores,
        predict=right.predict,
        probability=right.probability,
    )
    case = trained_case()
    case = replace(case, objective=replace(case.objective, loss=wrong))
    found = checks["direction"](case, symptom=True)
    assert (found.verdict, found.because) == (Verdict.FAIL, "gradient_uphill")
    assert found.measured["ratio"] == pytest.approx(-1.0, abs=0.02)


def test_nothing_to_step_with(trained_case):
    case = replace(trained_case(), start={})
    assert checks["direction"](case).because == "no_parameters"


def test_a_start_at_a_minimum_cannot_tell(trained_case):
    flat = replace(
        trained_case(), objective=lambda w, rows: 3.0 + 0 * np.sum(w["bias"])
    )
    assert math.isnan(measure(flat).ratio)
