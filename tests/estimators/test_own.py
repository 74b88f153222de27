"""A loss and a model of one's own, as functions and objects."""

import flax.linen as nn
import jax.numpy as jnp
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.model_selection import cross_val_score
from sklearn.utils._param_validation import InvalidParameterError

from steepest.errors import SettingError
from steepest.estimators import DescentClassifier, DescentRegressor
from steepest.models import mlp
from steepest.objectives import hinge, losses

DRAW = np.random.default_rng(5)
X = DRAW.normal(size=(60, 3))
NUMBERS = X @ [3.0, -1.0, 0.5] + DRAW.normal(size=60)
THREE = np.digitize(X[:, 0], [-0.5, 0.5])
QUICK = {"learning_rate": 0.05, "epochs": 3, "random_state": 0}


def squares(scores, targets):
    return ((scores - targets) ** 2).mean(1)


def cross_entropy(scores, classes):
    own = jnp.take_along_axis(scores, classes[:, None], axis=1)[:, 0]
    return jnp.log(jnp.exp(scores).sum(1)) - own


def network(n_inputs, n_outputs):
    return mlp(n_inputs, [4], n_outputs)


class Small(nn.Module):
    """A module of Flax with two layers."""

    outputs: int = 3

    @nn.compact
    def __call__(self, x):
        return nn.Dense(self.outputs)(nn.tanh(nn.Dense(4)(x)))


def test_a_function_is_a_loss():
    ours = DescentRegressor(loss=squares, **QUICK).fit(X, NUMBERS)
    named = DescentRegressor(**QUICK).fit(X, NUMBERS)
    np.testing.assert_allclose(ours.predict(X), named.predict(X), rtol=1e-5)
    classes = DescentClassifier(loss=cross_entropy, **QUICK).fit(X, THREE)
    named = DescentClassifier(**QUICK).fit(X, THREE)
    np.testing.assert_allclose(classes.coef_, named.coef_, atol=1e-5)
    assert not hasattr(classes, "predict_proba")
    assert "initial_loss" not in [f.check for f in classes.diagnose(X, THREE).problems]


def test_a_loss_and_its_options_are_an_object():
    ours = DescentClassifier(loss=hinge(2.0), **QUICK)
    assert clone(ours).loss is ours.loss
    named = DescentClassifier(loss="hinge", loss_options={"margin": 2.0}, **QUICK)
    found = ours.fit(X, THREE).predict(X)
    np.testing.assert_array_equal(found, named.fit(X, THREE).predict(X))
    assert np.isfinite(cross_val_score(ours, X, THREE, cv=3)).all()


def test_a_model_is_a_function_a_model_or_a_module():
    named = DescentClassifier(model="mlp", hidden=(4,), **QUICK).fit(X, THREE)
    for model in (network, mlp(3, [4], 3)):
        ours = clone(DescentClassifier(model=model, **QUICK)).fit(X, THREE)
        np.testing.assert_array_equal(ours.predict(X), named.predict(X))
    flax = clone(DescentClassifier(model=Small(), **QUICK)).fit(X, THREE)
    assert flax.score(X, THREE) > 0.4
    assert flax.predict_proba(X).shape == (60, 3)
    assert flax.diagnose(X, THREE, budget=0).findings


def test_predicting_again_compiles_nothing(compilations):
    ours = DescentClassifier(model=Small(), **QUICK).fit(X, THREE)
    ours.predict(X)
    with compilations() as names:
        ours.predict(X[:20])
    assert names == []


def test_what_cannot_be(tmp_path):
    with pytest.raises(InvalidParameterError, match="The 'loss' parameter of Descent"):
        DescentRegressor(loss=3.0, **QUICK).fit(X, NUMBERS)
    with pytest.raises(SettingError, match="'loss' is .* an object that no folder"):
        DescentRegressor(loss=squares, **QUICK).fit(X, NUMBERS).save(tmp_path / "a")
    with pytest.raises(SettingError, match="is for classification; DescentRegressor"):
        DescentRegressor(loss=losses["hinge"](), **QUICK).fit(X, NUMBERS)
