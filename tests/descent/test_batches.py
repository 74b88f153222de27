import jax
import numpy as np
import pytest

from steepest.descent import BatchPlan, choose_batch_size, descend
from steepest.errors import SettingError


@pytest.mark.parametrize(("n", "size"), [(46, 8), (48, 8), (7, 7), (5, 1), (9, 8)])
def test_an_epoch_sees_every_row_once(n, size):
    plan = BatchPlan(n, size, seed=1)
    for epoch in range(3):
        per_epoch = plan.steps_per_epoch
        chunk = plan.chunk(epoch * per_epoch, (epoch + 1) * per_epoch)
        assert sorted(chunk.rows) == list(range(n))
        assert chunk.counts.sum() == n
        assert (chunk.counts[:-1] == size).all()
        assert chunk.counts[-1] == n - size * (per_epoch - 1)
        np.testing.assert_array_equal(
            chunk.starts, np.cumsum(chunk.counts) - chunk.counts
        )
    assert plan.ragged == (n % size != 0)


def test_the_order_is_of_seed_and_epoch_alone():
    plan, same = BatchPlan(40, 4, seed=5), BatchPlan(40, 8, seed=5)
    np.testing.assert_array_equal(plan.order(3), same.order(3))
    assert (plan.order(3) != plan.order(4)).any()
    assert (plan.order(3) != BatchPlan(40, 4, seed=6).order(3)).any()
    np.testing.assert_array_equal(BatchPlan(4, 2, shuffle=False).order(9), range(4))


@pytest.mark.parametrize("capacity", [1, 4, 7, 100])
@pytest.mark.parametrize("boundary", [None, 1, 2])
@pytest.mark.parametrize("exact", [False, True])
def test_any_cut_gives_the_same_batches(capacity, boundary, exact):
    """From step 3 on, four epochs of six steps: as if cut step by step."""
    plan = BatchPlan(46, 8, seed=2)
    expected = [plan.chunk(step, step + 1).rows.tolist() for step in range(3, 24)]
    batches, step = [], 3
    for chunk in plan.chunks(3, 24, capacity, boundary, exact):
        assert chunk.first == step
        assert len(chunk) <= capacity
        for start, count in zip(chunk.starts, chunk.counts, strict=True):
            batches.append(chunk.rows[start : start + count].tolist())
        step += len(chunk)
        if boundary is not None:
            assert (step - 1) // (6 * boundary) == chunk.first // (6 * boundary)
        if exact:
            assert len(set(chunk.counts.tolist())) == 1
    assert batches == expected


@pytest.mark.parametrize(
    ("setting", "n", "size"),
    [
        ("full", 46, 46),
        ("auto", 46, 8),
        ("auto", 5, 5),
        ("auto", 1437, 32),
        ("auto", 60000, 64),
        (7, 46, 7),
        ("7", 46, 7),
        (np.int64(7), 46, 7),
        (47, 46, 46),
    ],
)
def test_what_a_setting_means(setting, n, size):
    assert choose_batch_size(setting, n) == size


@pytest.mark.parametrize("setting", [0, -1, "0", "many", 3.5, None])
def test_what_means_nothing(setting):
    with pytest.raises(SettingError, match="batch size"):
        choose_batch_size(setting, 46)


def test_a_batch_of_more_rows_than_there_are_takes_all_of_them(problem):
    runs = [
        descend(
            problem.objective(),
            problem.start,
            problem.rows,
            learning_rate=0.1,
            epochs=3,
            batch_size=size,
        )
        for size in (47, "full")
    ]
    assert runs[0].settings["batch_size"] == 46
    assert runs[0].notes == (
        "The batch size 47 is larger than the 46 training rows, so every step takes "
        "all of them.",
    )
    assert runs[1].notes == ()
    for one, other in zip(*map(jax.tree.leaves, (r.params for r in runs)), strict=True):
        np.testing.assert_array_equal(one, other)
