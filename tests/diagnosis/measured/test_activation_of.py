"""The activation of a model is found by what it does."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis.measured._activation_of import activation_of
from steepest.models import Model, activations, mlp
from steepest.objectives import Objective, Scaling, hinge, softmax_cross_entropy

INPUTS = np.random.default_rng(2).normal(size=(7, 4))


@pytest.mark.parametrize("activation", activations)
def test_the_activation_is_found(activation):
    scaling = Scaling(jnp.asarray(0.5), jnp.asarray(2.0))
    model = mlp(4, (6, 5), 3, activation=activation)
    objective = Objective(model, softmax_cross_entropy(), scaling=scaling)
    params = model.init(jax.random.key(0))
    assert activation_of(objective, params, INPUTS) == activation


def test_no_activation_is_found_where_there_is_another():
    model = mlp(4, (6, 5), 3)
    params = model.init(jax.random.key(0))
    own = Model(
        init=model.init,
        apply=lambda params, x, key=None: jnp.sin(model.apply(params, x)),
        name="sine of an mlp",
    )
    objective = Objective(own, softmax_cross_entropy())
    assert activation_of(objective, params, INPUTS) is None
    assert activation_of(objective, {"w": 1.0}, INPUTS) is None
    wider = Model(
        init=model.init,
        apply=lambda params, x, key=None: model.apply(params, x[:, :4]),
        name="of the first four inputs",
    )
    rows = np.ones((2, 6))
    assert activation_of(Objective(wider, hinge()), params, rows) is None
