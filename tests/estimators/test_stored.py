"""`save` and `steepest.load`: no pickle, and the same predictions."""

import json

import numpy as np
import optax
import pytest
from scipy.sparse import csr_array

import steepest
from steepest.errors import RunError, SettingError
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(5)
X = DRAW.normal(size=(40, 3)) * [1.0, 20.0, 0.1] + 5
Y = np.array(["low", "middle", "high"])[np.digitize(X[:, 0], [4.5, 5.5])]
NUMBERS = X @ [1.0, -2.0, 30.0] + 100
QUICK = {"learning_rate": 0.05, "epochs": 4, "random_state": 0}


@pytest.mark.parametrize(
    ("ours", "y"),
    [
        (DescentClassifier(class_weight={"low": 2.0, "middle": 1, "high": 1}), Y),
        (DescentClassifier(loss="binary_cross_entropy"), X[:, 1] > 5),
        (DescentClassifier(class_weight={0: 2.0, 1: 1.0}), (X[:, 1] > 5).astype(int)),
        (DescentClassifier(model="mlp", hidden=(5, 4), dtype="float64"), Y),
        (DescentRegressor(), NUMBERS),
        (DescentRegressor(model="mlp", hidden=(4,), scaling="none"), X[:, :2]),
    ],
)
def test_the_same_predictions_and_parameters(ours, y, tmp_path):
    ours.set_params(**QUICK).fit(X, y)
    assert ours.save(tmp_path / "saved") == tmp_path / "saved"
    again = steepest.load(tmp_path / "saved")
    assert type(again) is type(ours)
    assert again.get_params() == ours.get_params()
    np.testing.assert_array_equal(again.predict(X), ours.predict(X))
    assert again.predict(X).dtype == ours.predict(X).dtype
    assert again.score(X, y) == ours.score(X, y)
    assert again.n_iter_ == ours.n_iter_
    assert again.n_features_in_ == 3
    assert again.diagnose(X, y, budget=0).of("finite").verdict == "pass"
    again.partial_fit(X, y)


def test_sparse_rows_and_streams(tmp_path):
    ours = DescentClassifier(**QUICK)
    ours.partial_fit(csr_array(X), Y).save(tmp_path / "saved")
    again = steepest.load(tmp_path / "saved")
    np.testing.assert_array_equal(again.predict_proba(X), ours.predict_proba(X))
    assert again.n_iter_ == 1


def test_what_a_folder_cannot_hold(tmp_path):
    ours = DescentClassifier(optimizer=optax.sgd(0.1), **QUICK).fit(X, Y)
    with pytest.raises(SettingError, match="'optimizer' is .* no folder can hold"):
        ours.save(tmp_path / "saved")
    assert not (tmp_path / "saved").exists()
    DescentClassifier(**QUICK).fit(X, Y).save(tmp_path / "saved")
    with pytest.raises(RunError):
        DescentClassifier(**QUICK).fit(X, Y).save(tmp_path / "saved")


def test_a_users_own_model_is_imported_only_if_it_is_named(tmp_path, own_model):
    ours = DescentClassifier(model=own_model, **QUICK).fit(X, Y)
    ours.save(tmp_path / "saved")
    with pytest.raises(SettingError, match="Load it with model='own_sums:sums'"):
        steepest.load(tmp_path / "saved")
    again = steepest.load(tmp_path / "saved", model=own_model)
    np.testing.assert_array_equal(again.predict(X), ours.predict(X))


def test_a_format_of_the_future_is_refused(tmp_path):
    DescentClassifier(**QUICK).fit(X, Y).save(tmp_path / "saved")
    record = tmp_path / "saved" / "run.json"
    content = json.loads(record.read_text("utf-8"))
    content["state"]["estimator"]["version"] = 9
    record.write_text(json.dumps(content), "utf-8")
    with pytest.raises(RunError, match="holds an estimator in format 9; .* format 1"):
        steepest.load(tmp_path / "saved")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"input_shape": [-1]}, "expected int >= 0"),
        ({"input_shape": []}, "expected array of length >= 1"),
        ({"by_model": "yes"}, "expected bool, got str"),
        ({"parameters": None}, "expected object, got null"),
        ({"classes": {"type": "os.system", "values": []}}, "expected str matching"),
        ({"classes": {"type": "<i8", "values": ["a"]}}, "its names cannot be <i8"),
        ({"parameters": {"__class__": 1}}, "a parameter '__class__', which this"),
        ({"n_targets": 9}, r"has shape \(3,\), and the model's has \(9,\)"),
    ],
)
def test_a_damaged_estimator_is_a_sentence(tmp_path, changes, why):
    X = np.random.default_rng(0).normal(size=(30, 4))
    ours = DescentClassifier(learning_rate=0.1, epochs=1).fit(X, np.arange(30) % 3)
    path = ours.save(tmp_path / "ours") / "run.json"
    record = json.loads(path.read_bytes())
    state = record["state"]["estimator"]
    if "parameters" in changes and changes["parameters"] is not None:
        changes = {"parameters": state["parameters"] | changes["parameters"]}
    record["state"]["estimator"] = state | changes
    path.write_text(json.dumps(record))
    with pytest.raises(RunError, match=why):
        steepest.load(tmp_path / "ours")
