"""A training on a file that stays on disk: interrupted, resumed, to the same bits."""

import numpy as np
import pytest

from steepest.descent import _rows
from steepest.runs import Outcome
from steepest.settings import Settings
from steepest.training import train

RNG = np.random.default_rng(0)
N = 4000


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("STEEPEST_CACHE", str(tmp_path / "cache"))
    inputs = RNG.normal(size=(N, 4))
    target = np.sort(RNG.integers(0, 2, N))  # sorted by class
    inputs[:, 0] += 2 * target
    rows = np.column_stack([inputs, target]).astype(np.float32)
    np.save(tmp_path / "rows.npy", rows)
    return tmp_path / "rows.npy"


def settings(path, **more):
    return Settings(data=str(path), epochs=6, learning_rate=0.02, batch_size=64, **more)


def test_a_file_sorted_by_class_trains_as_in_memory(path):
    memory = train(settings(path))
    disk = train(settings(path, memory=1))
    for run in (memory, disk):
        assert run.metrics["train"]["accuracy"] > 0.8
    difference = memory.metrics["train"]["accuracy"] - disk.metrics["train"]["accuracy"]
    assert abs(difference) < 0.003


@pytest.mark.parametrize("mapped", [True, False])
def test_it_is_resumed_to_the_same_bits(path, tmp_path, monkeypatch, mapped):
    if not mapped:  # as rows that are too many for an exact shuffle
        monkeypatch.setattr(_rows, "EXACT_BYTES", 100)
        monkeypatch.setattr(_rows, "BLOCK_BYTES", 200)
        monkeypatch.setattr(_rows, "WINDOW_BYTES", 4000)
    asked = settings(path, memory=1)
    whole = train(asked)
    calls = []

    def stop():
        calls.append(1)
        return len(calls) > 3

    half = train(asked, out=tmp_path / "run", should_stop=stop)
    assert half.outcome is Outcome.INTERRUPTED
    rest = train(asked, out=tmp_path / "run", resume=True)
    assert rest.outcome is Outcome.FINISHED
    for name, array in whole.params.items():
        np.testing.assert_array_equal(rest.params[name], array)
    assert rest.metrics == whole.metrics
