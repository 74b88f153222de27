import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.runs import History


def test_says_how_the_loss_went():
    history = History(
        steps={"loss": np.array([2.5, 2.0, 0.123456]), "cosine": np.zeros(3)},
        epochs={"epoch": [1, 2], "train_loss": [1.0, 0.5], "validation_loss": [2, 3]},
    )
    assert repr(history) == (
        "History(3 steps: loss 2.5 → 0.1235; "
        "2 epochs: train_loss 1 → 0.5, validation_loss 2 → 3)"
    )
    assert (history.n_steps, history.n_epochs) == (3, 2)


def test_may_be_empty():
    assert repr(History()) == "History(0 steps; 0 epochs)"
    assert repr(History(steps={"loss": []})) == "History(0 steps; 0 epochs)"


def test_refuses_columns_of_unequal_length():
    with pytest.raises(
        SettingError,
        match="columns of the history's steps must be equally long; got loss 3, cos 2",
    ):
        History(steps={"loss": np.zeros(3), "cos": np.zeros(2)})


def test_refuses_a_column_of_two_dimensions():
    with pytest.raises(
        SettingError,
        match=r"'loss' of the history's epochs must .* it has shape \(3, 2\)\. Give",
    ):
        History(epochs={"loss": np.zeros((3, 2))})
