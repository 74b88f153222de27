"""What an epoch costs, counted and never timed: programs, calls, bytes."""

import jax
import numpy as np
import pytest

from steepest._core import Stopwatch
from steepest.descent import _feed, _walk, descend
from steepest.models import linear
from steepest.objectives import Objective, l2, softmax_cross_entropy

N, D, B = 5000, 7, 16
RNG = np.random.default_rng(0)
X = RNG.integers(0, 256, (N, D)).astype(np.uint8)
Y = RNG.integers(0, 3, N).astype(np.int32)


def trained(n=N, strength=0.01, **settings):
    objective = Objective(linear(D, 3), softmax_cross_entropy(), l2(), strength)
    start = {"weight": np.zeros((3, D), np.float32), "bias": np.zeros(3, np.float32)}
    options = {"batch_size": B, "learning_rate": 1e-4, "epochs": 2} | settings
    return descend(objective, start, (X[:n], Y[:n]), **options)


def test_another_number_compiles_nothing():
    trained()
    clock = Stopwatch()
    trained(n=N - 1)  # a short last batch
    trained(n=3 * B)
    trained(strength=0.5)
    trained(learning_rate=1e-3)
    trained(epochs=3, seed=9)
    trained(schedule="cosine", warmup=20)
    trained(schedule=lambda step: 1 / (1 + step))
    trained(shuffle=False, evaluate_every=0)
    trained(batch_size=B, callbacks=[lambda now: None])
    assert clock.programs == 0


def test_another_number_of_the_rule_compiles_nothing():
    rule = {"optimizer": "adam", "epochs": 1}
    trained(**rule, optimizer_options={"b1": 0.9})
    clock = Stopwatch()
    trained(**rule, optimizer_options={"b1": 0.8})
    assert clock.programs == 0


@pytest.fixture
def counted(monkeypatch):
    """Count the calls of the compiled loop, and the bytes that are gathered for it."""
    seen = {"calls": 0, "bytes": 0, "copied": 0}
    run, gather = _walk.run_chunk, _feed.gather

    def count_call(objective, optimizer, rules, state, rows, *rest, **more):
        seen["calls"] += 1
        for a in jax.tree.leaves(rows):
            on_device = jax.device_put(a, may_alias=True)
            seen["copied"] += on_device.unsafe_buffer_pointer() != a.ctypes.data
        return run(objective, optimizer, rules, state, rows, *rest, **more)

    def count_bytes(leaves, order, out, slack):
        gather(leaves, order, out, slack)
        seen["bytes"] += sum(target[: len(order)].nbytes for target in out)

    monkeypatch.setattr(_walk, "run_chunk", count_call)
    monkeypatch.setattr(_feed, "gather", count_bytes)
    return seen


@pytest.mark.skipif(jax.default_backend() != "cpu", reason="reads NumPy in place")
@pytest.mark.parametrize("every", [0, 1])
def test_an_epoch_is_few_calls_and_copies_each_row_once(counted, monkeypatch, every):
    monkeypatch.setattr(_feed, "CHUNK_BYTES", 11 * 1024)  # 1024 rows of 11 bytes
    trained(epochs=2, evaluate_every=every)
    a_call = 1024 // B * B
    # without a stop at the epochs' ends the last call of an epoch runs on into the next
    calls = 2 * -(-N // a_call) if every else -(-2 * 313 * B // a_call)
    assert counted["calls"] == calls
    assert counted["bytes"] == 2 * N * (D + 4)
    assert counted["copied"] == 0


def test_a_full_batch_is_copied_once_for_all_steps(counted):
    trained(batch_size="full", epochs=40, evaluate_every=0)
    assert counted == {"calls": 1, "bytes": 0, "copied": 0}
