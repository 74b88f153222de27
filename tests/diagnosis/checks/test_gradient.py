"""The gradient check as one question to a case; `check_gradient` has the rest."""

import jax
import jax.numpy as jnp
import numpy as np

from steepest.diagnosis import Case, Verdict, check_gradient, checks

from ..conftest import FEW_ROWS, net, start_of


def test_a_case_is_asked_at_its_start():
    objective = net()
    params = objective.model.init(jax.random.key(0))
    found = checks["gradient"](start_of(objective, params))
    assert (found.verdict, found.because) == (Verdict.PASS, "agrees")
    alone = check_gradient(objective, params, FEW_ROWS)
    assert found.to_json() == alone.to_json()


def test_a_function_without_rows_can_be_asked():
    @jax.custom_vjp
    def square(w):
        return jnp.sum(w**2)

    square.defvjp(lambda w: (square(w), w), lambda w, slope: (-2 * slope * w,))
    case = Case(objective=square, start=np.ones(3, np.float32), rows=None)
    found = checks["gradient"](case)
    # wrong by definition, whatever was seen of a run
    assert (found.verdict, found.because) == (Verdict.FAIL, "sign")
