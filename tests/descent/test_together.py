"""Descents side by side are those of `descend` one by one."""

from dataclasses import replace

import numpy as np
import pytest

from steepest.descent import _together, descend, descend_together
from steepest.errors import SettingError
from steepest.runs import Outcome


@pytest.fixture
def at_any_size(monkeypatch):
    """Let short descents be a population, too; yields how many populations ran."""
    populations = []
    run = _together._side_by_side

    def counted(members):
        populations.append(len(members))
        return run(members)

    monkeypatch.setattr(_together, "WORTH", 0.0)
    monkeypatch.setattr(_together, "_side_by_side", counted)
    return populations


@pytest.fixture
def members(problem):
    """Three of 46 rows by 8 for twelve epochs: another η, λ, schedule and patience."""
    objective = problem.objective(strength=0.3, l2=0.5)
    of_all = {
        "objective": objective,
        "params": problem.start,
        "data": problem.weighted,
        "validation": problem.rows,
        "batch_size": 8,
        "epochs": 12,
        "seed": 1,
    }
    return [
        {**of_all, "learning_rate": 0.1},
        {
            **of_all,
            "objective": replace(objective, penalty_strength=0.01),
            "learning_rate": 0.02,
            "schedule": "cosine",
        },
        {**of_all, "learning_rate": 3.0, "patience": 2},
    ]


def test_each_ends_where_it_would_alone(members, at_any_size, flat):
    """Parameters, history, epochs, metrics and the reason to stop."""
    runs = list(descend_together(members))
    assert at_any_size == [3]
    alone = [descend(**member) for member in members]
    assert alone[2].outcome is Outcome.STOPPED_EARLY  # so that patience is tried
    for one, another in zip(runs, alone, strict=True):
        np.testing.assert_allclose(flat(one.params), flat(another.params), atol=2e-5)
        assert (one.outcome, one.reason) == (another.outcome, another.reason)
        assert one.settings == another.settings
        for name, column in another.history.steps.items():
            np.testing.assert_allclose(
                one.history.steps[name], column, rtol=1e-3, atol=2e-5, err_msg=name
            )
        for name in ("train_loss", "validation_accuracy", "step"):
            mine, other = one.history.epochs[name], another.history.epochs[name]
            np.testing.assert_allclose(mine, other, atol=2e-5, err_msg=name)
    assert abs(flat(runs[0].params) - flat(runs[1].params)).max() > 0.1


def test_one_that_diverges_ends_alone(problem, at_any_size, flat):
    """Squared hinge at a rate of 10⁴ overflows; the other takes all of its steps."""
    of_all = {
        "objective": problem.objective("squared_hinge"),
        "params": problem.start,
        "data": problem.rows,
        "batch_size": 8,
        "epochs": 4,
    }
    bad, good = ({**of_all, "learning_rate": rate} for rate in (1e4, 0.02))
    runs = list(descend_together([bad, good]))
    assert [run.outcome for run in runs] == [Outcome.DIVERGED, Outcome.FINISHED]
    assert runs[0].reason.split(";")[0] == descend(**bad).reason.split(";")[0]
    np.testing.assert_allclose(
        flat(runs[1].params), flat(descend(**good).params), atol=2e-5
    )
    assert at_any_size == [2]


@pytest.mark.parametrize("name", ["batch_size", "seed", "optimizer", "loss", "short"])
def test_others_are_trained_one_by_one(
    members, at_any_size, problem, name, monkeypatch
):
    """Same bits as `descend`, and only when they are asked for."""
    first = members[0]
    other = {"batch_size": {"batch_size": 16}, "seed": {"seed": 2}, "short": {}}
    other |= {"optimizer": {"optimizer": "momentum"}}
    other |= {"loss": {"objective": problem.objective("hinge", 0.3, l2=0.5)}}
    if name == "short":
        monkeypatch.setattr(_together, "WORTH", 1.0)
    runs = descend_together([first, {**first, **other[name]}])
    assert np.array_equal(next(runs).params["bias"], descend(**first).params["bias"])
    assert at_any_size == []


def test_what_is_wrong_with_one_is_said_when_it_is_asked_for(members, at_any_size):
    runs = descend_together([members[0], {**members[0], "learning_rate": -1.0}])
    assert next(runs).outcome is Outcome.FINISHED
    with pytest.raises(SettingError, match="learning_rate must be a positive number"):
        next(runs)
