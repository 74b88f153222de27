"""The advice of one finding, tried: the same run, the same rows, an honest interval."""

import numpy as np
import pytest

from steepest.diagnosis import (
    Finding,
    Verdict,
    case_of_material,
    try_advice,
    turning_point,
)
from steepest.errors import SettingError
from steepest.runs import History
from steepest.training import Settings, material, train_on

SLOW = Settings(
    data="blobs",
    model="mlp",
    hidden=(6,),
    optimizer="sgd",
    learning_rate=1e-6,
    schedule="constant",
    batch_size=64,
    epochs=3,
    validation=0.3,
)


@pytest.fixture(scope="module")
def slow():
    loaded = material(SLOW)
    return case_of_material(train_on(loaded), loaded)


def advice(*changes):
    return Finding(
        check="learning_rate", verdict=Verdict.FAIL, because="too_low", remedies=changes
    )


def test_the_best_change_is_returned_with_the_gain_on_all_rows(slow):
    told = []
    tried = try_advice(
        slow,
        advice({"learning_rate": 1e-5}, {"learning_rate": 0.5}, {"optimizer": "?"}),
        on_training=lambda number, of: told.append((number, of)),
    )
    assert tried.change == {"learning_rate": 0.5}
    assert told == [(0, 3), (1, 3), (2, 3)]
    by_hand = train_on(
        slow.material.with_settings(
            Settings.from_json({**SLOW.to_json(), "learning_rate": 0.5})
        )
    )
    accuracy = by_hand.metrics["validation"]["accuracy"]
    assert tried.gain.after == pytest.approx(accuracy)
    assert tried.gain.rows == len(slow.validation.targets)
    assert tried.gain.comparisons == 3
    assert tried.gain.low < tried.gain.difference < tried.gain.high
    assert len(tried.others) == 2


def test_a_finding_without_a_setting_says_so(slow):
    with pytest.raises(SettingError, match="No setting helps against this finding"):
        try_advice(slow, advice())


def found(check="learning_rate", verdict=Verdict.FAIL, **measured):
    return Finding(check=check, verdict=verdict, because="x", measured=measured)


def test_where_it_went_wrong():
    steps = {"loss": np.array([1.0, 0.5, 0.9, 1.0, 2.0, np.inf])}
    epochs = {"epoch": np.array([1, 2, 3]), "step": np.array([2, 4, 6])}
    history = History(steps, epochs)
    assert turning_point(found(), history) == 3
    assert turning_point(found(step=4), history) == 4
    assert turning_point(found("overfitting", best_epoch=2), history) == 4
    assert turning_point(found(verdict=Verdict.PASS), history) is None
    fell = History({"loss": np.array([1.0, 2.0, 0.5])}, epochs)
    assert turning_point(found(), fell) is None
    assert turning_point(found(), History()) is None
