"""scikit-learn: its stochastic gradient descent, and its multi-layer perceptron."""

import warnings

from sklearn.linear_model import LogisticRegression, SGDClassifier, SGDRegressor
from sklearn.neural_network import MLPClassifier

warnings.simplefilter("ignore")  # that it has not converged after so few epochs

FIXED = {"alpha": 0.0, "learning_rate": "constant", "tol": None, "random_state": 0}


def sgd(work, data):
    """SGDClassifier or SGDRegressor: one row a step, one model a class, float32 in."""
    inputs, targets = data.scaled, data.targets
    if data.inputs.dtype != "uint8":
        inputs = data.inputs
    common = {**FIXED, "eta0": work.rate, "max_iter": work.epochs}
    if work.loss == "squared":
        model = SGDRegressor(penalty=None, **common)
    else:
        loss = "hinge" if work.loss == "hinge" else "log_loss"
        model = SGDClassifier(loss=loss, penalty=None, **common)
    return lambda: model.fit(inputs, targets) and None


def mlp(work, data):
    """MLPClassifier, the same layers, batch and constant rate."""
    inputs, targets = data.scaled, data.targets
    model = MLPClassifier(
        work.hidden,
        solver=work.optimizer,
        alpha=0.0,
        momentum=0.0,
        batch_size=work.batch,
        learning_rate_init=work.rate,
        max_iter=work.epochs,
        n_iter_no_change=work.epochs + 1,
        tol=0.0,
        random_state=0,
    )
    return lambda: model.fit(inputs, targets) and None


def _to_goal(data, **settings):
    inputs, test = data.scaled, data.test_scaled

    def turn():
        model = LogisticRegression(**settings).fit(inputs, data.targets)
        if model.score(test, data.test_targets) < 0.92:
            raise RuntimeError("92 % were not reached")

    return turn


def lbfgs(work, data):
    """LogisticRegression with lbfgs, stopped after 40 iterations."""
    return _to_goal(data, solver="lbfgs", max_iter=40)


def saga(work, data):
    """LogisticRegression with saga, stopped after 5 iterations."""
    return _to_goal(data, solver="saga", max_iter=5)
