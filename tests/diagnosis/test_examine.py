from steepest import Settings, train
from steepest.diagnosis import examine
from steepest.diagnosis._checks import FREE
from steepest.runs import Outcome

SGD = {"data": "iris", "optimizer": "sgd", "epochs": 3}


def test_every_run_keeps_the_findings_that_cost_nothing():
    run = train(Settings(**SGD, learning_rate=0.05), examine=examine)
    assert {each["check"] for each in run.findings} == FREE
    assert {each["verdict"] for each in run.findings} <= {"pass", "skipped"}


def test_a_run_that_diverged_says_between_which_rates_training_works():
    settings = Settings(**SGD, learning_rate=300.0, loss="squared-hinge")
    run = train(settings, examine=examine)
    assert run.outcome is Outcome.DIVERGED
    found = {each["check"]: each for each in run.findings}
    assert found["learning_rate"]["because"] == "too_high"
    assert f"{found['learning_rate']['expected']['high']:.3g}" in run.reason
