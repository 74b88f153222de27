"""A pickle is loaded where JAX is missing, and predicts the same."""

import copy
import pickle
import subprocess
import sys

import numpy as np
import pytest
from sklearn.datasets import load_iris

from steepest.estimators import DescentClassifier, DescentRegressor
from steepest.predicting import PredictingClassifier, restored

X, Y = load_iris(return_X_y=True)
NAMES = np.array(["setosa", "versicolor", "virginica"])[Y]
LABELS = np.column_stack([Y > 0, Y > 1]).astype(int)
BOTH = np.column_stack([Y * 7.0 + 100, X[:, 0]])
QUICK = {"learning_rate": 0.05, "epochs": 2, "random_state": 0}
MLP = {"model": "mlp", "hidden": (5,), "activation": "gelu"}

FITTED = [
    (DescentClassifier(**QUICK), NAMES),
    (DescentClassifier(**QUICK, **MLP), NAMES),
    (DescentClassifier(**QUICK, loss="modified_huber"), Y > 0),
    (DescentClassifier(**QUICK, loss="hinge", fit_intercept=False), NAMES),
    (DescentClassifier(**QUICK), LABELS),
    (DescentRegressor(**QUICK, **MLP), BOTH),
    (DescentRegressor(**QUICK, loss="poisson"), Y),
]

WITHOUT_JAX = """
import pickle, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("jax", "jaxlib", "optax"):
            raise ImportError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
import steepest
with open(sys.argv[1], "rb") as file:
    fitted, X, y = pickle.load(file)
answers = []
for ours in fitted:
    names = [n for n in ("predict", "decision_function", "predict_proba",
                         "predict_log_proba") if hasattr(ours, n)]
    answers.append((repr(ours), {n: getattr(ours, n)(X) for n in names}))
try:
    ours.fit(X, y)
except RuntimeError as error:
    answers.append(str(error))
folders = []
for folder in sys.argv[3:]:
    ours = pickle.loads(pickle.dumps(steepest.load(folder)))
    folders.append((repr(ours), {n: getattr(ours, n)(X) for n in
                    ("predict", "predict_proba") if hasattr(ours, n)}))
with open(sys.argv[2], "wb") as file:
    pickle.dump((answers, fitted, folders), file)
assert "jax" not in sys.modules
"""


def test_without_jax_it_predicts_and_comes_back_whole(tmp_path):
    fitted = [ours.fit(X, y) for ours, y in FITTED]
    (tmp_path / "there").write_bytes(pickle.dumps((fitted, X, Y)))
    paths = [str(tmp_path / "there"), str(tmp_path / "back")]
    for number, ours in enumerate(fitted):
        paths.append(str(ours.save(tmp_path / str(number))))
    subprocess.run([sys.executable, "-c", WITHOUT_JAX, *paths], check=True)
    answers, whole, folders = pickle.loads((tmp_path / "back").read_bytes())
    for ours, (name, found) in zip(fitted, folders, strict=True):
        assert name == f"{type(ours).__name__.replace('Descent', 'Predicting')}()"
        assert ("predict_proba" in found) == hasattr(ours, "predict_proba")
        for method, values in found.items():
            np.testing.assert_array_equal(values, getattr(ours, method)(X))
    assert "Install it (pip install jax) and load the pickle" in answers.pop()
    for ours, (name, found), again in zip(fitted, answers, whole, strict=True):
        assert name == f"{type(ours).__name__.replace('Descent', 'Predicting')}()"
        assert "predict" in found
        for method in ("decision_function", "predict_proba", "predict_log_proba"):
            assert hasattr(ours, method) == (method in found)
        for method, values in found.items():
            np.testing.assert_array_equal(values, getattr(ours, method)(X))
        assert repr(again) == repr(ours)
        np.testing.assert_array_equal(again.predict(X), ours.predict(X))
        np.testing.assert_array_equal(again.loss_curve_, ours.loss_curve_)


def test_a_pickle_is_the_weights_and_a_little_more():
    settings = {**QUICK, "model": "mlp", "hidden": (400,), "epochs": 1}
    ours = DescentRegressor(**settings).fit(np.tile(X, 50), Y)
    weights = sum(a.nbytes for layer in ours.run_.params for a in layer.values())
    assert weights > 300_000
    assert len(pickle.dumps(ours)) < 1.1 * weights


def test_a_copy_goes_on_and_shares_nothing_that_is_written_to():
    ours = DescentRegressor(**QUICK).fit(X, Y)
    said = ours.predict(X)
    for again in (
        copy.deepcopy(ours),
        copy.copy(ours),
        pickle.loads(pickle.dumps(ours)),
    ):
        again.partial_fit(X, Y + 5)
        assert abs(again.predict(X) - said).max() > 0
        np.testing.assert_array_equal(ours.predict(X), said)


def test_callbacks_and_models_of_ones_own_are_pickled_as_anywhere():
    ours = DescentClassifier(**QUICK, callbacks=[print], loss=None)
    assert pickle.loads(pickle.dumps(ours.fit(X, Y))).callbacks == [print]
    convnet = DescentClassifier(**QUICK, model="convnet", filters=(2,))
    convnet.fit(np.zeros((6, 8, 8), np.uint8), [0, 1] * 3)
    assert convnet.__reduce_ex__(2)[0] is not restored


def test_it_refuses_other_rows():
    ours = DescentClassifier(**QUICK).fit(X, Y)
    alone = PredictingClassifier(ours.__reduce_ex__(2)[1])
    with pytest.raises(ValueError, match="X has 3 features, but"):
        alone.predict(X[:, :3])
