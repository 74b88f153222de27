from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn.metrics import r2_score

from steepest.data import Dataset
from steepest.diagnosis import _compare as comparing
from steepest.diagnosis import compare
from steepest.errors import DataError, SettingError
from steepest.runs import History, Outcome, Run
from steepest.training import Judged, Predictions

CLASSES = ("a", "b")


def judged(said, weights=None, names=None):
    said = np.array(list(said))
    targets = np.array([0, 1] * (len(said) // 2), np.int32)
    rows = Dataset(
        *(np.arange(len(said))[:, None], targets, CLASSES, weights), row_names=names
    )
    predictions = Predictions(said, None, CLASSES, None)
    return Judged("test", rows, np.array(CLASSES)[targets], predictions, np.ones(1))


@pytest.fixture
def runs() -> list[Run]:
    first = Run(
        params={},
        outcome=Outcome.FINISHED,
        reason="Ran.",
        history=History(),
        settings={"model": "linear", "hidden": (8,), "seed": 0, "asked": {"seed": 1}},
        metrics={"test": {"loss": 0.5, "accuracy": 0.75}},
        findings=({"check": "scale", "verdict": "warn"},),
    )
    second = replace(
        first,
        settings={"model": "mlp", "hidden": [8], "seed": 0, "asked": {}, "epochs": 3},
        metrics={"test": {"loss": 0.25}, "train": {"loss": 0.5}},
        findings=({"check": "scale", "verdict": "pass"},),
    )
    return [first, second]


def with_rows(monkeypatch, *rows):
    waiting = iter(rows)

    def again(run):
        found = next(waiting)
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(comparing, "judged_again", again)


def test_what_differs_is_listed_and_nothing_else(runs):
    found = compare(runs, ["one", "two"], again=False)
    assert found.settings == {"model": ("linear", "mlp"), "epochs": (None, 3)}
    assert found.metrics == {
        ("test", "loss"): (0.5, 0.25),
        ("test", "accuracy"): (0.75, None),
        ("train", "loss"): (None, 0.5),
    }
    assert found.findings == {"scale": ("warn", "pass")}
    assert found.to_json()["metrics"]["test"]["accuracy"] == [0.75, None]


def test_the_same_rows_are_compared_one_by_one(runs, monkeypatch):
    with_rows(monkeypatch, judged("aabbabab"), judged("abababaa"))
    found = compare(runs)
    gain = found.gains[1]
    low, high = binomtest(2, 3).proportion_ci(0.95, "exact")  # two better, one worse
    assert (gain.metric, gain.rows, gain.before, gain.after) == (
        *("accuracy", 8),
        *(0.75, 0.875),
    )
    assert (gain.low, gain.high) == pytest.approx(
        (3 / 8 * (2 * low - 1), 3 / 8 * (2 * high - 1))
    )
    assert found.gains[0] is None
    assert found.remarks == ("", "")


def test_numbers_are_compared_by_r2(rng):
    truth, said = rng.normal(size=(30, 2)), rng.normal(size=(30, 2))
    weights = rng.uniform(0.5, 2, 30)
    rows = Dataset(np.ones((30, 1)), truth, None, weights)
    of = Judged("test", rows, truth, Predictions(said, None, None, None), np.ones(30))
    lost = np.average(comparing.errors_of(of), weights=weights)
    assert 1 - lost == pytest.approx(r2_score(truth, said, sample_weight=weights))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (judged("abab"), "Both are judged by different rows"),
        (judged("abababab", names=np.arange(8)), "Both are judged by different rows"),
        (DataError("The data are gone."), "The data are gone."),
    ],
)
def test_other_rows_are_not_compared(runs, monkeypatch, other, why):
    first = judged("aabbabab", names=np.arange(8)[::-1])
    with_rows(monkeypatch, first, other)
    found = compare(runs)
    assert found.gains == (None, None)
    assert why in found.remarks[1]


def test_a_run_that_diverged_has_no_rows(runs, monkeypatch):
    with_rows(monkeypatch, judged("abab"))
    found = compare([runs[0], replace(runs[1], outcome=Outcome.DIVERGED)])
    assert found.remarks[1] == "It diverged."


def test_one_run_alone_cannot_be_compared(runs):
    with pytest.raises(SettingError, match="at least two runs; got 1. Name another"):
        compare(runs[:1])
