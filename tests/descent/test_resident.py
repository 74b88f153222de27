import jax
import numpy as np
import pytest

from steepest.data import DiskRows
from steepest.descent import _resident, _walk, descend
from steepest.models import linear
from steepest.objectives import Objective, softmax_cross_entropy

RNG = np.random.default_rng(0)
X = RNG.integers(0, 256, (203, 5)).astype(np.uint8)
Y = RNG.integers(0, 3, 203).astype(np.int32)
W = RNG.uniform(0.5, 2, 203).astype(np.float32)


def f(w, batch):
    return ((batch[0].astype("float32") @ w - batch[1]) ** 2).mean()


def run_of(kind, **settings):
    options = {"learning_rate": 1e-5, "batch_size": 16, "epochs": 3} | settings
    if kind == "function":
        return descend(f, np.zeros(5, np.float32), (X, Y), **options)
    model = linear(5, 3)
    objective = Objective(model, softmax_cross_entropy())
    return descend(objective, model.init(jax.random.key(0)), (X, Y, W), **options)


@pytest.fixture
def calls(monkeypatch):
    """Pretend that the device is an accelerator, and count the calls of the loop."""
    counted = []
    run = _walk.run_chunk

    def count(*arguments, **more):
        counted.append(arguments[4])
        return run(*arguments, **more)

    monkeypatch.setattr(_walk, "fits_on_device", lambda rows: True)
    monkeypatch.setattr(_walk, "run_chunk", count)
    return counted


@pytest.mark.parametrize("kind", ["objective", "function"])
def test_rows_on_the_device_give_what_chunks_give(kind, request):
    chunked = run_of(kind)
    calls = request.getfixturevalue("calls")
    whole = run_of(kind)
    for ours, theirs in zip(
        jax.tree.leaves(whole.params), jax.tree.leaves(chunked.params), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(
        whole.history.steps["loss"], chunked.history.steps["loss"], rtol=1e-6
    )
    # the short last batch of a function is a call of its own
    assert len(calls) == (6 if kind == "function" else 3)
    assert all(isinstance(a, jax.Array) for a in jax.tree.leaves(calls))
    assert jax.tree.leaves(calls[0])[0].dtype == np.uint8


def test_what_fits_depends_on_the_device(monkeypatch):
    class Device:
        def memory_stats(self):
            return {"bytes_limit": _resident.COPIES * X.nbytes}

    assert not _resident.fits_on_device(X)  # a processor reads them where they are
    assert _resident.on_device(X) is X
    monkeypatch.setattr(jax, "default_backend", lambda: "gpu")
    monkeypatch.setattr(jax, "devices", lambda: [Device()])
    assert _resident.fits_on_device(X)
    assert not _resident.fits_on_device((X, Y))
    assert not _resident.fits_on_device(DiskRows([X], None))
    assert isinstance(_resident.on_device(X), jax.Array)


@pytest.mark.skipif(jax.default_backend() == "cpu", reason="no accelerator here")
def test_an_accelerator_gives_what_a_processor_gives():
    there = run_of("objective")
    with jax.default_device(jax.devices("cpu")[0]):
        here = run_of("objective")
    for a, b in zip(
        jax.tree.leaves(there.params), jax.tree.leaves(here.params), strict=True
    ):
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-6)
