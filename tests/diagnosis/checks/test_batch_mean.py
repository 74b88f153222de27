"""A mean over the batch is told from a sum."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks
from steepest.models import linear
from steepest.objectives import Batch, Objective, hinge, l2

from ..conftest import FEW_ROWS, start_of

INPUTS, TARGETS = FEW_ROWS.inputs, FEW_ROWS.targets
KEY = jax.random.key(0)


@pytest.mark.parametrize(
    ("reduce", "verdict", "because"),
    [
        (jnp.mean, Verdict.PASS, "mean"),
        (jnp.sum, Verdict.FAIL, "sum"),
        (lambda x: jnp.mean(x) / len(x), Verdict.WARN, "shrinks"),
        (lambda x: jnp.mean(x) + 0.01 * jnp.sum(x), Verdict.WARN, "partly"),
        (lambda x: 0 * jnp.sum(x), Verdict.SKIPPED, "no_value"),
    ],
)
def test_a_mean_over_the_batch(reduce, verdict, because):
    def f(params, batch):
        return reduce((batch["x"] @ params) ** 2)

    batch = {"x": INPUTS, "rate": 3.0}  # a number is no column
    found = checks["batch_mean"](start_of(f, jnp.ones(6), batch))
    assert (found.verdict, found.because) == (verdict, because)


def test_the_penalty_hides_no_sum():
    heavy = Objective(linear(6, 3), hinge(), l2(), 1e4)
    params = jax.tree.map(jnp.ones_like, heavy.model.init(KEY))
    weighted = Batch(INPUTS, TARGETS, np.linspace(0.5, 2, 40).astype(np.float32))
    found = checks["batch_mean"](start_of(heavy, params, weighted))
    assert found.measured["ratio"] == pytest.approx(1, abs=1e-5)
