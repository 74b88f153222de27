import jax
import numpy as np

from steepest import Settings, train
from steepest.diagnosis import Examination, checks
from steepest.diagnosis.measured import _noise_meter
from steepest.runs import Outcome

SGD = {"data": "iris", "optimizer": "sgd", "epochs": 3}


def test_every_run_keeps_the_findings_that_cost_nothing():
    run = train(Settings(**SGD, learning_rate=0.05), examine=Examination())
    free = {check.name for check in checks.values() if check.free}
    assert {each["check"] for each in run.findings} == free
    assert {each["verdict"] for each in run.findings} <= {"pass", "skipped"}


def test_a_run_that_diverged_says_between_which_rates_training_works():
    settings = Settings(**SGD, learning_rate=300.0, loss="squared-hinge")
    run = train(settings, examine=Examination())
    assert run.outcome is Outcome.DIVERGED
    found = {each["check"]: each for each in run.findings}
    assert found["learning_rate"]["because"] == "too_high"
    assert f"{found['learning_rate']['expected']['high']:.3g}" in run.reason


def test_the_noise_scale_is_a_column_of_the_history(monkeypatch):
    monkeypatch.setattr(_noise_meter, "EVERY", 500)
    settings = Settings(data="digits", epochs=6, learning_rate=0.001, optimizer="adam")
    looking = Examination()
    run = train(settings, watch=looking.watch, examine=looking)
    column = run.history.epochs["noise_scale"]
    assert len(column) == run.history.n_epochs
    assert np.isnan(column[:2]).all()
    assert (column[2:] > 0).all()
    silent = Examination(noise=False)
    again = train(settings, watch=silent.watch, examine=silent)
    assert "noise_scale" not in again.history.epochs
    # to look on changes nothing
    for a, b in zip(*map(jax.tree.leaves, (run.params, again.params)), strict=True):
        np.testing.assert_array_equal(a, b)
