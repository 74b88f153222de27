import numpy as np
import pytest

from steepest.data import Dataset
from steepest.errors import DataError, SettingError, UnknownNameError
from steepest.training import Settings
from steepest.training._build import build, check_settings

TABLE = Dataset(np.eye(3, dtype="f")[[0, 1, 2, 1]], np.array([0, 1, 2, 1], "i"), "abc")
NUMBERS = Dataset(np.eye(4, dtype="f"), np.arange(4, dtype="f"))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"loss": "hinje"}, "Unknown loss 'hinje'. Did you mean 'hinge'"),
        ({"model": "mpl"}, "Unknown model 'mpl'. Did you mean 'mlp'"),
        ({"penalty": "l3"}, "Unknown penalty 'l3'"),
        ({"optimizer": "adamm"}, "Did you mean 'adam'"),
        ({"schedule": "cosin"}, "Did you mean 'cosine'"),
        ({"augment": "flip"}, "Unknown augmentation 'flip'"),
        ({"loss": "hinge", "loss_options": {"margn": 1}}, "Did you mean 'margin'"),
        ({"optimizer_options": {"b3": 1.0}}, "Unknown option of adam 'b3'"),
        ({"schedule_options": {"ende": 0.1}}, "Did you mean 'end'"),
    ],
)
def test_a_name_that_does_not_exist_is_found_before_the_data_are_read(
    settings, message
):
    with pytest.raises(UnknownNameError, match=message):
        check_settings(Settings(**settings))


@pytest.mark.parametrize("strength", [-0.1, float("nan"), float("inf")])
def test_a_penalty_strength_is_not_negative(strength):
    with pytest.raises(SettingError, match="a number of 0 or more; got"):
        check_settings(Settings(penalty_strength=strength))


def test_a_loss_for_the_other_task_is_refused():
    with pytest.raises(SettingError, match="squared-error is for regression"):
        build(Settings(loss="squared_error"), TABLE, None)
    with pytest.raises(SettingError, match="hinge is for classification"):
        build(Settings(loss="hinge"), NUMBERS, None)


def test_flips_are_for_images():
    with pytest.raises(DataError, match="is for images; the rows of arrays have shape"):
        build(Settings(augment="horizontal-flip"), TABLE, None)


def test_the_loss_follows_the_task_and_a_strength_alone_means_l2():
    objective, params = build(Settings(penalty_strength=0.1), TABLE, None)
    assert objective.loss.name == "softmax_cross_entropy"
    assert objective.penalty.name == "l2"
    assert params["weight"].shape == (3, 3)
    assert build(Settings(), NUMBERS, None)[0].loss.name == "squared_error"


def test_binary_cross_entropy_takes_one_score():
    two = Dataset(np.eye(4, dtype="f"), np.array([0, 1, 1, 1], "i"), ("no", "yes"))
    _, params = build(Settings(loss="binary-cross-entropy"), two, None)
    assert params["weight"].shape == (1, 4)
