"""`to_onnx`, run by ONNX Runtime: the same labels, probabilities and numbers."""

import sys

import numpy as np
import pytest
from onnxruntime import InferenceSession

from steepest.errors import SettingError
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(3)
X = (DRAW.normal(size=(50, 3)) * [1.0, 20.0, 0.5] + [3.0, -100.0, 1.0]).astype("f4")
NUMBERS = X @ [3.0, -1.0, 50.0] + 1000
COUNTS = DRAW.poisson(np.exp(X[:, 0] / 2))
THREE = np.digitize(X[:, 0], [2.5, 3.5]) + 5
TEXT = np.array(["low", "middle", "high"])[THREE - 5]
LABELS = np.column_stack([X[:, 0] > 3, X[:, 2] > 1]).astype(int)
TARGETS = {
    "three": THREE,
    "text": TEXT,
    "two": TEXT == "low",
    "floats": THREE.astype(float),
    "several": LABELS,
    "one-hot": np.eye(3, dtype=int)[THREE - 5],
    "soft": np.eye(3)[THREE - 5] * 0.8 + 0.2 / 3,
    "numbers": NUMBERS,
    "counts": COUNTS,
    "both": np.column_stack([NUMBERS, COUNTS]),
}
QUICK = {"learning_rate": 0.05, "epochs": 3, "random_state": 0}


def run(model, rows):
    session = InferenceSession(model.SerializeToString())
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(None, {"X": rows}), strict=True))


@pytest.mark.parametrize(
    ("settings", "targets"),
    [
        ({}, "text"),
        ({"fit_intercept": False}, "three"),
        ({"loss": "binary_cross_entropy"}, "two"),
        ({"loss": "binary_cross_entropy"}, "three"),
        ({"loss": "hinge"}, "three"),
        ({"loss": "modified_huber"}, "floats"),
        ({"model": "mlp", "hidden": (5, 4)}, "three"),
        ({"model": "mlp", "hidden": (4,), "activation": "gelu"}, "text"),
        ({"model": "mlp", "hidden": (4,), "activation": "softplus"}, "several"),
        ({}, "one-hot"),
        ({"scaling": "none"}, "soft"),
    ],
    ids=str,
)
def test_a_classifier(settings, targets, tmp_path):
    y = TARGETS[targets]
    ours = DescentClassifier(**settings, **QUICK).fit(X, y)
    model = ours.to_onnx(tmp_path / "ours.onnx")
    assert (tmp_path / "ours.onnx").read_bytes() == model.SerializeToString()
    for rows in (X, X[:1]):
        found = run(model, rows)
        np.testing.assert_array_equal(found["label"], ours.predict(rows))
        if "probabilities" in found:
            expected = ours.predict_proba(rows)
            np.testing.assert_allclose(found["probabilities"], expected, atol=1e-5)
        else:
            expected = ours.decision_function(rows)
            np.testing.assert_allclose(found["scores"], expected, atol=1e-5)


@pytest.mark.parametrize(
    ("settings", "targets"),
    [
        ({}, "numbers"),
        ({"loss": "poisson"}, "counts"),
        ({"model": "mlp", "hidden": (4,), "activation": "elu"}, "numbers"),
        (
            {"model": "mlp", "hidden": (4,), "activation": "tanh"},
            "both",
        ),
        ({"model": "mlp", "last_activation": "sigmoid", "scaling": "none"}, "two"),
    ],
    ids=str,
)
def test_a_regressor(settings, targets):
    y = TARGETS[targets]
    ours = DescentRegressor(**settings, **QUICK).fit(X, y)
    found = run(ours.to_onnx(), X)["predictions"]
    assert found.shape == y.shape
    np.testing.assert_allclose(found, ours.predict(X), rtol=1e-5)


def test_images():
    images = DRAW.integers(0, 256, (40, 4, 3), dtype=np.uint8)
    ours = DescentClassifier(**QUICK).fit(images, images[:, 0, 0] > 128)
    found = run(ours.to_onnx(), images)
    np.testing.assert_array_equal(found["label"], ours.predict(images))
    np.testing.assert_allclose(
        found["probabilities"], ours.predict_proba(images), atol=1e-5
    )


def test_what_it_needs(own_model, monkeypatch):
    ours = DescentClassifier(model=own_model, **QUICK).fit(X, THREE)
    with pytest.raises(SettingError, match="is your own, and its code is no ONNX"):
        ours.to_onnx()
    ours = DescentClassifier(**QUICK).fit(X, THREE)
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(SettingError, match=r"pip install .steepest\[onnx\]"):
        ours.to_onnx()
