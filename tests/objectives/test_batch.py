"""What may stand for a batch."""

import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.data import Dataset
from steepest.errors import DataError
from steepest.models import linear
from steepest.objectives import Batch, Objective, squared_error

X, Y, W = [[3.0, 0.0], [1.0, 1.0]], [1.0, 0.0], [1.0, 3.0]
PARAMS = {"weight": jnp.array([[1.0, 2.0]]), "bias": jnp.array([0.0])}
OBJECTIVE = Objective(linear(2, 1), squared_error())


def test_a_pair_or_a_triple_stands_for_a_batch():
    x, y, w = (np.array(part, np.float32) for part in (X, Y, W))
    by_hand = ((x @ [1, 2] - y) ** 2).astype(float)  # 4 and 9
    for pair in ((X, Y), [x, y], (jnp.array(x), y), Dataset(x, y)):
        assert float(OBJECTIVE(PARAMS, pair)) == by_hand.mean()
        assert OBJECTIVE.per_example(PARAMS, pair).tolist() == by_hand.tolist()
    weighted = np.average(by_hand, weights=w)
    assert float(OBJECTIVE(PARAMS, (X, Y, W))) == weighted
    assert float(OBJECTIVE(PARAMS, Dataset(x, y, weights=w))) == weighted


def test_derivatives_and_compiled_functions_take_a_pair():
    batch, direction = Batch(*map(jnp.array, (X, Y))), PARAMS
    gradient = OBJECTIVE.gradient(PARAMS, (X, Y))
    jax.tree.map(
        np.testing.assert_array_equal, gradient, OBJECTIVE.gradient(PARAMS, batch)
    )
    assert OBJECTIVE.directional_derivative(PARAMS, (X, Y), direction) == (
        OBJECTIVE.directional_derivative(PARAMS, batch, direction)
    )
    product = OBJECTIVE.hessian_vector_product(PARAMS, (X, Y), direction)
    # the loss is quadratic: ∇²L d = ∇L(W + d) − ∇L(W)
    moved = OBJECTIVE.gradient(jax.tree.map(jnp.add, PARAMS, direction), batch)
    jax.tree.map(
        lambda p, m, g: np.testing.assert_allclose(p, m - g, rtol=1e-6),
        product,
        moved,
        gradient,
    )
    compiled = jax.jit(OBJECTIVE)
    assert compiled(PARAMS, (batch.inputs, batch.targets)) == 6.5


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (np.eye(2), "found ndarray. Call objective(params, (X, y))."),
        ((np.eye(2),), "found tuple of 1."),
        ((X, [1.0]), "found inputs of shape (2, 2), targets of shape (1,)."),
        ((X, Y, [1.0]), "weights of shape (1,). Give one target for each row"),
        ((X, 1.0), "targets of shape ()."),
        ((X, ["no", "yes"]), "The targets hold <U3, and an objective computes"),
        (([[1.0], [1.0, 2.0]], Y), "The inputs cannot be an array ("),
    ],
)
def test_what_cannot_stand_for_one(data, said):
    with pytest.raises(DataError, match=re.escape(said)):
        OBJECTIVE(PARAMS, data)
