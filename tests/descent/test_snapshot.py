"""A run that goes on from a snapshot ends in the same bits, from the last one too."""

import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend


def bowl(w):
    return w[0] ** 2 + 3 * w[1] ** 2


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "adam"},
        {"optimizer": "schedule_free_sgd"},  # what is kept is not what is stepped from
        {"optimizer": "adam", "patience": 2},
        {"optimizer": "adam", "evaluate_every": 0},
    ],
)
def test_it_goes_on_from_every_snapshot(problem, flat, settings):
    snapshots = []
    settings = {
        **settings,
        "learning_rate": 0.3,
        "epochs": 3,
        "batch_size": 8,
        "validation": problem.weighted if "patience" in settings else None,
    }
    given = problem.objective(), problem.start, problem.rows
    whole = descend(*given, **settings, on_snapshot=snapshots.append, snapshot_every=0)
    assert snapshots[-1].facts["step"] == 18  # all of them
    for snapshot in snapshots:
        again = descend(*given, **settings, resume_from=snapshot)
        assert flat(again.params).tobytes() == flat(whole.params).tobytes()
        assert (again.outcome, again.reason) == (whole.outcome, whole.reason)
        assert again.metrics == whole.metrics
        for table in ("steps", "epochs"):
            told = getattr(again.history, table)
            for name, column in getattr(whole.history, table).items():
                if name != "seconds":
                    assert told[name].tobytes() == column.tobytes(), name


def test_of_a_function_as_well():
    snapshots = []
    start = jnp.array([1.0, 1.0])
    settings = {"learning_rate": 0.1, "epochs": 5}
    whole = descend(
        bowl, start, **settings, on_snapshot=snapshots.append, snapshot_every=0
    )
    again = descend(bowl, start, **settings, resume_from=snapshots[-1])
    np.testing.assert_array_equal(again.params, whole.params)
    assert (again.reason, again.metrics) == (whole.reason, whole.metrics)
