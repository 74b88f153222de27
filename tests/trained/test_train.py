"""Training from Python: anything with rows, settings by name, a run that predicts."""

import re
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest
from sklearn.datasets import load_iris
from sklearn.linear_model import Ridge

import steepest
from steepest.diagnosis import case_of_material
from steepest.diagnosis.repair._retrain import retrained
from steepest.errors import DataError, SettingError, UnknownNameError
from steepest.runs import read_run
from steepest.trained import TrainedRun
from steepest.trained._train import settings_and_sources
from steepest.training import train as train_from_settings

QUICK = {"learning_rate": 0.05, "epochs": 3}
IRIS = {"learning_rate": 0.05, "epochs": 5, "optimizer": "sgd"}


def flowers(kind=None):
    bunch = load_iris()
    names = bunch.target_names[bunch.target]
    columns = dict(zip("abcd", bunch.data.T, strict=True))
    return pa.table({**columns, "kind": names if kind is None else kind(bunch.target)})


def test_settings_are_still_taken_as_a_value():
    asked = steepest.Settings(data="iris", **IRIS)
    run, before = steepest.train(asked), train_from_settings(asked)
    assert isinstance(run, TrainedRun)
    assert run.metrics == before.metrics
    assert run.settings == before.settings
    assert steepest.train(asked, epochs=1).settings["epochs"] == 1


def test_settings_by_name_become_plain_data():
    settings, in_memory = settings_and_sources(
        "iris", {"hidden": [8], "learning_rate": np.float32(0.5), "seed": np.int64(3)}
    )
    assert (settings.hidden, settings.learning_rate, settings.seed) == ((8,), 0.5, 3)
    assert type(settings.learning_rate) is float
    assert in_memory == {}
    settings, in_memory = settings_and_sources(flowers(), {"test": (np.eye(2), [0, 1])})
    assert (settings.data, settings.test) == ("the data frame", "arrays")
    assert set(in_memory) == {"data", "test"}


@pytest.mark.parametrize(
    ("settings", "error", "said"),
    [
        ({"epoch": 3}, UnknownNameError, "Unknown setting 'epoch'. Did you mean 'epoc"),
        ({"validation": None}, SettingError, "got None. Give 0."),
    ],
)
def test_settings_that_cannot_be(settings, error, said):
    with pytest.raises(error, match=re.escape(said)):
        steepest.train("iris", **settings)


@pytest.fixture(scope="module")
def run():
    return steepest.train(flowers(), target="kind", **IRIS)


def test_a_frame_is_trained_on_as_a_file_is(run, tmp_path):
    from pyarrow import csv

    path = tmp_path / "flowers.csv"
    csv.write_csv(flowers(), path)
    other = steepest.train(path, target="kind", **IRIS)
    assert other.metrics == run.metrics
    assert other.data["fingerprint"] == run.data["fingerprint"]
    assert run.predict(path).tolist() == other.predict(flowers()).tolist()
    assert "in_memory" not in other.data
    assert run.data["in_memory"] == ["data"]


def test_columns_are_found_by_name_and_arrays_by_order(run):
    shuffled = flowers().select(["d", "kind", "b", "a", "c"])
    assert run.predict(shuffled).tolist() == run.predict(flowers()).tolist()
    assert run.predict(load_iris().data).tolist() == run.predict(flowers()).tolist()
    two = run.predict([[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]])
    assert two.tolist() == ["setosa", "virginica"]


def test_probabilities_add_up_and_point_at_the_prediction(run):
    probabilities = run.predict_probabilities(flowers())
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-6)
    likeliest = np.array(run.classes)[probabilities.argmax(axis=1)]
    assert likeliest.tolist() == run.predict(flowers()).tolist()
    share = np.mean(likeliest == flowers()["kind"].to_numpy())
    assert run.evaluate(flowers())["accuracy"] == pytest.approx(share)
    # the linear model by hand, on inputs scaled as the encoding says
    inputs = run.encoding.read(flowers()).inputs
    scores = inputs @ run.params["weight"].T + run.params["bias"]
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    by_hand = odds / odds.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(probabilities, by_hand, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        (lambda codes: codes + 1, (1, 2, 3)),
        (lambda codes: codes / 2, (0.0, 0.5, 1.0)),
        (lambda codes: codes > 0, (False, True)),
        (lambda codes: (codes + 1).astype(str), ("1", "2", "3")),
    ],
)
def test_classes_come_back_as_they_were_given(kind, classes):
    run = steepest.train(flowers(kind), target="kind", task="classification", **QUICK)
    assert run.classes == classes
    assert [type(found) for found in run.classes] == [type(c) for c in classes]
    given = flowers(kind)["kind"].to_numpy()
    found = run.predict(flowers())
    assert set(found.tolist()) <= set(classes)
    assert np.mean(found == given) == pytest.approx(
        run.evaluate(flowers(kind))["accuracy"]
    )


def test_numbers_come_back_in_their_own_unit():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(80, 3))
    y = 1000 + 200 * x @ [1.0, -2.0, 0.5] + rng.normal(size=80)
    run = steepest.train((x, y), validation=0, epochs=200, learning_rate=0.05)
    expected = Ridge(1e-3).fit(x, y).predict(x)
    np.testing.assert_allclose(run.predict(x), expected, rtol=0, atol=2)
    with pytest.raises(SettingError, match="This model gives no probabilities"):
        run.predict_probabilities(x)


def test_a_stored_run_predicts_the_same(tmp_path):
    first = steepest.train(flowers(), target="kind", out=tmp_path / "r", **QUICK)
    again = steepest.load(tmp_path / "r")
    assert first.folder == again.folder == tmp_path / "r"
    assert again.predict(flowers()).tolist() == first.predict(flowers()).tolist()
    assert again.evaluate(flowers()) == first.evaluate(flowers())
    assert read_run(tmp_path / "r").settings["asked"]["data"] == "the data frame"


def test_a_run_says_why_it_works(tmp_path):
    stored = steepest.train(flowers(), target="kind", out=tmp_path / "r", **QUICK)
    found = stored.diagnose(budget=0)
    assert found.of("order").verdict in ("pass", "skipped", "warn")
    again = steepest.load(tmp_path / "r")
    message = (
        f"The run in {tmp_path / 'r'} was trained from Python, and its data (the data "
        f"frame) is not stored with it. Give the same again from Python: "
        f"steepest.load('{tmp_path / 'r'}').diagnose(data=…)."
    )
    with pytest.raises(DataError, match=re.escape(message)):
        again.diagnose(budget=0)
    there = again.diagnose(data=flowers(), budget=0)
    assert [f.verdict for f in there.findings] == [f.verdict for f in found.findings]
    with pytest.raises(DataError, match="they changed since"):
        again.diagnose(data=flowers().slice(0, 140), budget=0)
    in_memory = steepest.train("iris", **QUICK)
    assert in_memory.diagnose(budget=0).verdict == "pass"
    with pytest.raises(SettingError, match="Leave out data and validation"):
        in_memory.diagnose(data="iris", budget=0)


def test_advice_about_the_data_is_tried_on_the_frame_that_was_given(run):
    case = case_of_material(run, run.material)
    changed = retrained(case, {"scaling": "center"})
    assert changed.material.splits.train.source == "the data frame"
    raw, center = flowers()["a"].to_numpy(), run.encoding.inputs.columns[0].scaling
    inputs = changed.material.splits.encoding.read(flowers()).inputs[:, 0]
    np.testing.assert_allclose(inputs, raw - center.center, rtol=1e-5, atol=1e-6)


def test_a_stored_run_of_the_command_is_loaded(tmp_path):
    command = [sys.executable, "-m", "steepest", "train", "iris", "--quiet"]
    options = ["--epochs", "3", "--learning-rate", "0.05", "--out", str(tmp_path / "r")]
    subprocess.run([*command, *options], check=True, capture_output=True)
    run = steepest.load(tmp_path / "r")
    assert run.metrics == steepest.train("iris", **QUICK).metrics
    assert run.diagnose(budget=0).verdict == "pass"


def test_a_metric_is_told_in_the_unit_of_the_target():
    run = steepest.train("diabetes", metric="rmse", **QUICK)
    name = "root_mean_squared_error"
    last = run.history.epochs[f"validation_{name}"][-1]
    assert run.quality["validation"].numbers[name] == pytest.approx(last, rel=1e-5)
    assert run.metrics["validation"][name] == pytest.approx(last, rel=1e-5)
    assert 20 < run.metrics["train"][name] < 200  # the target's deviation is 77
    with pytest.raises(SettingError, match="Choose loss, r2, mean-absolute-error"):
        steepest.train("diabetes", metric="accuracy", **QUICK)


def test_a_run_is_exported_and_a_failure_is_a_warning(tmp_path, monkeypatch):
    with pytest.raises(SettingError, match="this run has none. Give out="):
        steepest.train("iris", track="tensorboard", **QUICK)
    steepest.train("iris", track="TensorBoard", out=tmp_path / "first", **QUICK)
    assert list((tmp_path / "first").glob("events.out.tfevents.*"))
    monkeypatch.setitem(sys.modules, "wandb", object())  # nothing that it should have
    with pytest.warns(UserWarning, match="The export to wandb failed: AttributeError"):
        run = steepest.train("iris", track="wandb", **QUICK)
    assert run.outcome == "finished"
