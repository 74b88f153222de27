import csv
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import jax
import numpy as np
import pytest
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge, SGDRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from steepest.data import load
from steepest.errors import ModelError, RunError, SettingError
from steepest.runs import Outcome, read_checkpoint, read_run, write_checkpoint
from steepest.training import Settings, load_predictor, train

QUICK = {"learning_rate": 0.01, "epochs": 3}


@pytest.mark.parametrize(("model", "at_least"), [("linear", 0.95), ("mlp", 0.97)])
def test_the_digits_are_learned_with_nothing_but_defaults(model, at_least):
    accuracies = [
        train(Settings(model=model, seed=seed)).metrics["test"]["accuracy"]
        for seed in range(5)
    ]
    assert np.mean(accuracies) >= at_least, accuracies


@pytest.mark.parametrize("model", ["linear", "mlp"])
def test_the_run_starts_at_the_loss_that_equal_scores_have(model):
    run = train(Settings(model=model, **QUICK))
    assert run.history.steps["loss"][0] == pytest.approx(np.log(10), rel=1e-6)


def peers_r2(train_rows, test_rows):
    """Return R² of Ridge and SGDRegressor on the same rows."""
    found = []
    for peer in (Ridge(), SGDRegressor(random_state=0)):
        fitted = peer.fit(train_rows.inputs, train_rows.targets)
        found.append(fitted.score(test_rows.inputs, test_rows.targets))
    return found


def test_diabetes_is_predicted_as_well_as_by_ridge_and_sgdregressor():
    ours, ridge, sgd = [], [], []
    for seed in range(5):
        run = train(Settings(data="diabetes", seed=seed))
        ours.append(run.metrics["test"]["r2"])
        splits = load("diabetes", seed=seed)
        r, s = peers_r2(splits.train, splits.test)
        ridge.append(r)
        sgd.append(s)
    assert np.mean(ours) >= np.mean(ridge) - 0.01
    assert np.mean(ours) >= np.mean(sgd) - 0.01


def test_a_table_with_text_and_missing_values_is_predicted_as_well(houses):
    ours, peers = [], {"Ridge": [], "SGDRegressor": []}
    with houses.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    table = np.array(
        [
            [
                float(row["area"]),
                float(row["age"] or "nan"),
                row["city"] or None,
                row["garden"],
            ]
            for row in rows
        ],
        object,
    )
    price = np.array([float(row["price"]) for row in rows])
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(len(rows))
        lines = houses.read_text(encoding="utf-8").splitlines()
        parts = {"train": order[150:], "test": order[:150]}
        for name, part in parts.items():
            text = "\n".join([lines[0], *(lines[1 + i] for i in part)])
            (houses.parent / f"{name}.csv").write_text(text, encoding="utf-8")
        run = train(
            Settings(
                data=str(houses.parent / "train.csv"),
                test=str(houses.parent / "test.csv"),
                target="price",
                seed=seed,
            )
        )
        ours.append(run.metrics["test"]["r2"])
        assert any("age" in note and "missing" in note for note in run.notes)
        for name, peer in (
            ("Ridge", Ridge()),
            ("SGDRegressor", SGDRegressor(random_state=0)),
        ):
            columns = make_column_transformer(
                (make_pipeline(SimpleImputer(), StandardScaler()), [0, 1]),
                (
                    make_pipeline(
                        SimpleImputer(missing_values=None, strategy="most_frequent"),
                        OneHotEncoder(),
                    ),
                    [2, 3],
                ),
            )
            fitted = make_pipeline(columns, peer).fit(
                table[parts["train"]], price[parts["train"]]
            )
            peers[name].append(fitted.score(table[parts["test"]], price[parts["test"]]))
    assert np.mean(ours) >= np.mean(peers["Ridge"]) - 0.01
    assert np.mean(ours) >= np.mean(peers["SGDRegressor"]) - 0.01


def test_the_same_seed_gives_the_same_bits_and_another_does_not():
    first, again, other = (
        train(Settings(model="mlp", dropout=0.3, seed=seed, **QUICK))
        for seed in (0, 0, 1)
    )
    assert same(first.params, again.params)
    assert first.metrics == again.metrics
    assert not same(first.params, other.params)


def same(a, b):
    return jax.tree.all(jax.tree.map(np.array_equal, a, b))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_another_process_evaluates_to_the_same_bits(tmp_path, dtype):
    parts = load("wine", seed=0)
    path = tmp_path / "test.npz"
    raw = load("wine", seed=0, scaling="none").test
    names = np.asarray(parts.train.classes)[raw.targets]
    np.savez(path, inputs=raw.inputs, targets=names)
    settings = Settings(data="wine", model="mlp", dtype=dtype, **QUICK)
    run = train(settings, out=tmp_path / "run")
    here = load_predictor(tmp_path / "run")
    assert here.evaluate(parts.test) == run.metrics["test"]
    assert here.judge(parts.test) == (run.metrics["test"], run.quality["test"])
    held = {**here.quality(parts.validation).numbers, **run.metrics["validation"]}
    assert held == run.metrics["validation"]
    command = [sys.executable, "-m", "steepest", "evaluate"]
    there = subprocess.run(
        [*command, str(tmp_path / "run"), str(path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    metrics = json.loads(there.stdout)["metrics"]
    assert metrics == here.evaluate_source(path)


def test_predictions_of_numbers_are_in_the_targets_own_unit(tmp_path):
    run = train(Settings(data="diabetes", epochs=10), out=tmp_path / "run")
    predictor = load_predictor(tmp_path / "run")
    splits = load("diabetes", seed=0)
    values = predictor.predict(splits.test).values
    truth = splits.encoding.unscale_targets(splits.test.targets)
    errors, spread = np.mean((values - truth) ** 2), np.var(truth)
    assert 100 < values.mean() < 200
    assert 1 - errors / spread == pytest.approx(run.metrics["test"]["r2"], abs=1e-5)


def test_class_weights_move_the_predictions_to_the_rare_class():
    plain = train(Settings(data="breast-cancer", **QUICK))
    heavy = train(
        Settings(data="breast-cancer", class_weight={"malignant": 50.0}, **QUICK)
    )
    rows = load("breast-cancer", seed=0).train
    malignant = rows.classes.index("malignant")
    predicted = [
        np.argmax(rows.inputs @ run.params["weight"].T + run.params["bias"], axis=1)
        for run in (plain, heavy)
    ]
    assert np.sum(predicted[1] == malignant) > np.sum(predicted[0] == malignant) + 10


def test_an_interrupted_run_resumes_to_the_same_bits(tmp_path):
    settings = Settings(
        model="mlp", dropout=0.2, patience=4, epochs=6, learning_rate=0.01
    )
    whole = train(settings)
    calls = iter(range(100))
    stopped = train(settings, out=tmp_path / "run", should_stop=lambda: next(calls) > 1)
    assert stopped.outcome is Outcome.INTERRUPTED
    assert "Interrupted in epoch" in stopped.reason
    resumed = train(Settings(), out=tmp_path / "run", resume=True)
    assert same(whole.params, resumed.params)
    assert np.array_equal(whole.history.steps["loss"], resumed.history.steps["loss"])
    assert whole.metrics == resumed.metrics
    assert whole.history.n_epochs == resumed.history.n_epochs


def test_a_run_interrupted_before_a_setting_existed_resumes(tmp_path, monkeypatch):
    settings = Settings(data="iris", learning_rate=0.01, epochs=3)
    train(settings, out=tmp_path / "run", should_stop=lambda: True)

    def older(folder):
        stored = read_checkpoint(folder)
        kept = {k: v for k, v in stored.facts["asked"].items() if k != "shuffle"}
        return stored._replace(facts={**stored.facts, "asked": kept})

    monkeypatch.setattr("steepest.training._train.read_checkpoint", older)
    resumed = train(Settings(), out=tmp_path / "run", resume=True)
    assert same(resumed.params, train(settings).params)


def test_rows_keep_their_order_where_they_are_not_shuffled():
    first, other = (
        train(Settings(data="iris", shuffle=shuffle, **QUICK))
        for shuffle in (True, False)
    )
    assert not same(first.params, other.params)
    assert other.settings["shuffle"] is other.settings["asked"]["shuffle"] is False


def test_a_run_can_start_where_another_ended(tmp_path):
    first = train(Settings(data="iris", **QUICK), out=tmp_path / "first")
    settings = Settings(data="iris", start=str(tmp_path / "first"), **QUICK)
    second = train(settings, out=tmp_path / "second")
    assert second.history.steps["loss"][0] < 0.9 * first.history.steps["loss"][0]
    again = load_predictor(tmp_path / "second")
    assert again.evaluate(load("iris", seed=0).test) == second.metrics["test"]
    with pytest.raises(SettingError, match="cannot be the start"):
        train(Settings(data="wine", start=str(tmp_path / "first"), **QUICK))


def test_a_run_is_not_resumed_with_other_settings(tmp_path):
    settings = Settings(epochs=6, learning_rate=0.01)
    train(settings, out=tmp_path / "run", should_stop=lambda: True)
    other = Settings(epochs=6, learning_rate=0.5)
    with pytest.raises(SettingError, match="began with learning_rate=0.01"):
        train(other, out=tmp_path / "run", resume=True)


def test_there_must_be_something_to_resume(tmp_path):
    with pytest.raises(RunError, match="nothing to resume"):
        train(Settings(), out=tmp_path / "run", resume=True)


def test_a_folder_that_holds_a_run_is_refused_before_anything_is_read(tmp_path):
    train(Settings(data="iris", **QUICK), out=tmp_path / "run")
    with pytest.raises(RunError, match="already holds"):
        train(Settings(data="missing.csv"), out=tmp_path / "run")


def test_a_run_that_diverges_is_kept_and_says_so(tmp_path):
    run = train(
        Settings(
            data="diabetes",
            optimizer="sgd",
            learning_rate=1e6,
            epochs=3,
        ),
        out=tmp_path / "run",
    )
    assert run.outcome is Outcome.DIVERGED
    assert "stopped being finite at step" in run.reason
    assert len(run.history.steps["loss"]) < 120
    assert np.isfinite(run.history.steps["loss"]).all()


OWN_MODEL = """
import flax.linen as nn
import jax.numpy as jnp
from steepest.models import Model

class Net(nn.Module):
    n_outputs: int = 3

    @nn.compact
    def __call__(self, x):
        return nn.Dense(self.n_outputs)(nn.relu(nn.Dense(8)(x)))

def halves(n_inputs, n_outputs):
    return Model(
        init=lambda key: {"weight": jnp.zeros((n_outputs, n_inputs))},
        apply=lambda params, x, key=None: x @ params["weight"].T,
        name="halves",
    )
"""


@pytest.mark.parametrize("name", ["Net", "halves"])
def test_a_model_of_the_users_own_is_trained_and_loaded_again(
    name, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own_model.py").write_text(OWN_MODEL)
    monkeypatch.syspath_prepend(str(tmp_path))
    run = train(
        Settings(data="iris", model=f"own_model:{name}", epochs=20, learning_rate=0.05),
        out=tmp_path / "run",
    )
    assert run.metrics["test"]["accuracy"] > 0.8
    again = load_predictor(tmp_path / "run", model=f"own_model:{name}")
    assert again.evaluate(load("iris", seed=0).test) == run.metrics["test"]


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(ModelError, match="no_such_module"):
        train(Settings(data="iris", model="no_such_module:Net", **QUICK))


def test_a_checkpoint_that_cannot_be_written_does_not_end_the_training(
    tmp_path, monkeypatch
):
    def full(*arguments) -> None:
        raise RunError("Cannot write to 'run': no space left on device.")

    monkeypatch.setattr("steepest.training._train.write_checkpoint", full)
    settings = Settings(data="iris", epochs=3, learning_rate=0.05)
    run = train(settings, out=tmp_path / "run", checkpoint_every=0)
    assert run.outcome == Outcome.FINISHED
    assert any("The last checkpoint is missing. Cannot write" in n for n in run.notes)
    options = {"out": tmp_path / "other", "should_stop": lambda: True}
    stopped = train(settings, checkpoint_every=0, **options)
    assert read_run(tmp_path / "other").outcome == Outcome.INTERRUPTED
    assert any("The last checkpoint is missing" in note for note in stopped.notes)


def test_a_folder_that_vanishes_meanwhile_is_made_again(tmp_path):
    def remove(progress) -> None:
        if progress.phase == "training":
            shutil.rmtree(tmp_path / "run", ignore_errors=True)

    settings = Settings(data="iris", epochs=3, learning_rate=0.05)
    options = {"out": tmp_path / "run", "checkpoint_every": 0}
    run = train(settings, on_progress=remove, **options)
    again = read_run(tmp_path / "run")
    assert again.outcome == run.outcome == Outcome.FINISHED


def test_two_threads_train_as_one_does(tmp_path):
    settings = [
        Settings(data="iris", epochs=3, learning_rate=0.05, dtype=dtype)
        for dtype in ("float32", "float64")
    ]
    alone = [train(each).params for each in settings]
    with ThreadPoolExecutor(2) as threads:
        beside = [run.params for run in threads.map(train, settings)]
    for one, other in zip(alone, beside, strict=True):
        for a, b in zip(jax.tree.leaves(one), jax.tree.leaves(other), strict=True):
            assert a.dtype == b.dtype
            assert a.tobytes() == b.tobytes()


def test_two_trainings_do_not_share_a_folder(tmp_path):
    seen = []

    def second(progress) -> None:
        if progress.phase == "training" and not seen:
            with pytest.raises(RunError, match="is in use by process") as error:
                train(settings, out=tmp_path / "run")
            seen.append(error)

    settings = Settings(data="iris", epochs=2, learning_rate=0.05)
    train(settings, out=tmp_path / "run", on_progress=second)
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"step": -1}, "at 'step': expected int >= 0"),
        ({"columns": ["loss", 1]}, r"at 'columns\[1\]': expected str, got int"),
        ({"rate": {"rate": "fast", "how": ""}}, "at 'rate.rate': expected float"),
        ({"epochs": 3}, "at 'epochs': expected array, got int"),
        ({"step": 1}, "its history has 1 steps"),
        ({"columns": []}, "the history by step is not in it"),
        ({"asked": None}, "its settings: expected object, got null"),
    ],
)
def test_a_damaged_checkpoint_is_a_sentence_with_the_file(tmp_path, facts, why):
    settings = Settings(data="iris", epochs=50, learning_rate=0.05)
    train(settings, out=tmp_path / "run", should_stop=lambda: True)
    whole = read_checkpoint(tmp_path / "run")
    write_checkpoint(tmp_path / "run", whole.arrays, {**whole.facts, **facts})
    with pytest.raises(RunError, match=rf"checkpoint.safetensors' is damaged.*{why}"):
        train(Settings(), out=tmp_path / "run", resume=True)
