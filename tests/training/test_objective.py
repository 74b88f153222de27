import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.models import linear, mlp
from steepest.objectives import Scaling, elastic_net, huber, l2, softmax_cross_entropy
from steepest.settings import ObjectiveSettings
from steepest.training import build_objective, is_linear

ROWS = np.zeros((2, 2, 3))


def built(task="classification", scaling=None, **settings):
    return build_objective(
        ObjectiveSettings(**settings), ROWS, 4, task, scaling=scaling
    )


def test_the_default_is_a_linear_model_with_the_loss_of_the_task():
    objective = built()
    assert objective.model is linear(6, 4)
    assert objective.loss == softmax_cross_entropy()
    assert objective.penalty is None
    assert built("regression").loss.name == "squared_error"


def test_every_setting_reaches_what_it_names():
    objective = built(
        "regression",
        scaling=Scaling(1.0, 2.0),
        model="mlp",
        hidden=[5],
        activation="tanh",
        start="glorot",
        dropout=0.5,
        input_dropout=0.25,
        loss="huber",
        loss_options={"delta": 0.5},
        penalty="elastic-net",
        penalty_options={"l1_ratio": 0.3},
        penalty_strength=0.1,
    )
    options = {"activation": "tanh", "start": "glorot", "dropout": 0.5}
    assert objective.model is mlp(6, (5,), 4, input_dropout=0.25, **options)
    assert objective.loss == huber(0.5)
    assert objective.penalty == elastic_net(0.3)
    assert objective.penalty_strength == 0.1
    assert objective.scaling == Scaling(1.0, 2.0)


def test_a_strength_alone_means_l2():
    assert built(penalty_strength=0.1).penalty == l2()
    with pytest.raises(SettingError, match="a number of 0 or more; got -1"):
        built(penalty_strength=-1)


def test_a_users_model_is_tried_on_scaled_rows(monkeypatch):
    seen = []

    def load(path, rows, n_scores):
        seen.append((path, rows.tolist(), n_scores))
        return linear(6, n_scores)

    monkeypatch.setattr("steepest.training._objective.load_model", load)
    built(model="package.module:name", scaling=Scaling(1.0, 2.0))
    assert seen == [("package.module:name", np.full((2, 2, 3), -2.0).tolist(), 4)]
    assert not is_linear("package.module:name")
    assert is_linear("linear")
