from dataclasses import replace

import numpy as np
import pytest

from steepest.errors import DataError, SettingError
from steepest.runs import History, Outcome, Run
from steepest.training import Settings, judged_again, train


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(60, 3))
    targets = np.where(inputs[:, 0] + rng.normal(size=60) > 0, "yes", "no")
    path = tmp_path_factory.mktemp("data") / "rows.npz"
    np.savez(path, inputs=inputs, targets=targets)
    return path


@pytest.fixture(scope="module")
def run(file):
    settings = Settings(data=str(file), validation=0.5, epochs=2, learning_rate=0.1)
    return train(settings)


def test_the_rows_are_those_that_were_judged(run):
    found = judged_again(run)
    metrics = run.metrics["validation"]
    assert found.part == "validation"
    assert 1 - found.errors.mean() == pytest.approx(metrics["accuracy"])
    assert found.losses.mean() == pytest.approx(metrics["loss"], rel=1e-5)
    assert set(found.truth) == {"no", "yes"}


def test_the_worst_are_wrong_and_ordered_by_their_loss(run):
    found = judged_again(run)
    worst = found.worst(100)
    assert len(worst) == found.errors.sum() > 1
    assert (found.predictions.values[worst] != found.truth[worst]).all()
    assert (np.diff(found.losses[worst]) <= 0).all()
    assert list(found.worst(1)) == list(worst[:1])


def test_rows_that_changed_are_refused(run, tmp_path):
    path = tmp_path / "other.npz"
    np.savez(path, inputs=np.eye(40), targets=np.array(["no", "yes"] * 20))
    asked = {**run.settings["asked"], "data": str(path)}
    other = replace(run, settings={**run.settings, "asked": asked})
    with pytest.raises(DataError, match="they changed since"):
        judged_again(other)


def test_without_a_part_put_aside_nothing_is_judged(file):
    settings = Settings(data=str(file), validation=0.0, epochs=1, learning_rate=0.1)
    alone = train(settings)
    assert alone.quality == {}
    with pytest.raises(DataError, match="No rows were held out to judge the run by"):
        judged_again(alone)


def test_a_run_made_from_python_does_not_know_its_rows():
    run = Run({}, Outcome.FINISHED, "Ran.", History())
    with pytest.raises(SettingError, match="The run in memory was made from Python"):
        judged_again(run)
