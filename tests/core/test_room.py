import jax
import jax.numpy as jnp
import pytest

from steepest._core import Ready, _room, make_room


@pytest.fixture(autouse=True)
def none_counted(monkeypatch):
    monkeypatch.setattr(_room, "_dropped", _room.Stopwatch())


def test_programs_are_dropped_before_there_are_too_many(compilations):
    double = jax.jit(lambda x: 2 * x)
    x = jnp.ones(7)
    double(x)
    assert not make_room(most=10**9)
    with compilations() as names:
        double(x)
    assert names == []
    assert make_room(most=1)
    with compilations() as names:
        double(x)
    assert len(names) == 1


def test_it_looks_only_after_some_programs(monkeypatch):
    looked = []
    monkeypatch.setattr(_room, "_held_before", _room.held())
    monkeypatch.setattr(_room, "open", lambda *_: looked.append(1), raising=False)
    monkeypatch.setattr(_room, "_since", _room.Stopwatch())
    assert not make_room()
    assert looked == []


def test_programs_from_disk_count_and_are_dropped_too(monkeypatch):
    function = Ready(jax.jit(lambda x: x))
    function.programs = dict.fromkeys(range(_room.EVERY))
    monkeypatch.setattr(_room, "_since", _room.Stopwatch())
    monkeypatch.setattr(_room, "_held_before", 0)
    monkeypatch.setattr(_room, "SHARE", 0.0)
    assert make_room()
    assert function.programs == {}


def test_many_programs_are_dropped_however_many_mappings_are_free(monkeypatch):
    triple = jax.jit(lambda x: 3 * x)
    triple(jnp.ones(5))
    monkeypatch.setattr(_room, "_since", _room.Stopwatch())
    assert not make_room(most=10**9)
    monkeypatch.setattr(_room, "PROGRAMS", 0)
    assert make_room(most=10**9)


def test_where_a_system_does_not_say_nothing_is_dropped(monkeypatch):
    def missing(*arguments):
        raise FileNotFoundError

    monkeypatch.setattr(_room, "open", missing, raising=False)
    assert not make_room(most=1)


def distance(w, rows):
    return ((rows @ w - 1) ** 2).mean()


@pytest.mark.parametrize("share", [0.0, 1e9])
def test_a_descent_works_on_after_its_programs_were_dropped(monkeypatch, share):
    import numpy as np

    from steepest import descend

    monkeypatch.setattr(_room, "EVERY", 0)
    monkeypatch.setattr(_room, "SHARE", share)
    rows = np.arange(24.0, dtype="f4").reshape(8, 3) / 24
    settings = {"epochs": 2, "learning_rate": 0.01, "batch_size": 4}
    runs = [descend(distance, np.zeros(3), rows, **settings) for _ in range(2)]
    assert np.array_equal(runs[0].params, runs[1].params)
