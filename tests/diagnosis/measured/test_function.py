"""What any function of parameters and rows shows: margins, a doubled softmax."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Verdict, case_of, diagnose, fix
from steepest.diagnosis.measured._function import measure_function

DRAW = np.random.default_rng(5)
CLASSES = np.arange(90, dtype=np.int32) % 3
INPUTS = np.float32(np.eye(3)[CLASSES] @ DRAW.normal(size=(3, 5)))
INPUTS += np.float32(0.1 * DRAW.normal(size=(90, 5)))
START = {
    "in": {"w": np.float32(DRAW.normal(size=(5, 8)) * 0.4), "b": np.zeros(8, "f4")},
    "out": {"w": np.float32(DRAW.normal(size=(8, 3)) * 0.4), "b": np.zeros(3, "f4")},
}


def scores(p, x, activation=jax.nn.relu):
    hidden = activation(x @ p["in"]["w"] + p["in"]["b"])
    return hidden @ p["out"]["w"] + p["out"]["b"]


def hinge(margin, activation=jax.nn.relu):
    def value(p, batch):
        x, y = batch
        s = scores(p, x, activation)
        own = jnp.take_along_axis(s, y[:, None], 1)
        return jnp.mean(jnp.maximum(0, margin + s - own).sum(axis=1) - margin)

    return value


def cross_entropy(scores_of):
    def value(p, batch):
        x, y = batch
        log = jax.nn.log_softmax(scores_of(p, x))
        return -jnp.mean(jnp.take_along_axis(log, y[:, None], 1))

    return value


def squared(p, batch):
    x, y = batch
    return jnp.mean((scores(p, x)[:, 0] - y) ** 2)


def absolute(p, batch):
    x, y = batch
    return jnp.mean(jnp.abs(scores(p, x)[:, 0] - y))


def softmax_of_one(p, batch):
    x, y = batch
    return jnp.mean((jax.nn.softmax(scores(p, x)[:, :1])[:, 0] - y) ** 2)


GOOD = cross_entropy(scores)
DOUBLED = cross_entropy(lambda p, x: jax.nn.softmax(scores(p, x)))


def run_of(f, data=(INPUTS, CLASSES), epochs=1, learning_rate=0.01):
    settings = {"learning_rate": learning_rate, "epochs": epochs, "batch_size": 30}
    run = descend(f, START, data, **settings)
    return case_of(run, objective=f, params=START, data=data)


@pytest.mark.parametrize("activation", [jax.nn.relu, jnp.tanh])
@pytest.mark.parametrize("margin", [0.0, 0.02, 40.0])
def test_the_margin_is_read_off_the_corners(margin, activation):
    measured = measure_function(run_of(hinge(margin, activation)))
    assert measured.margin == pytest.approx(margin, rel=1e-3)


@pytest.mark.parametrize("f", [GOOD, DOUBLED, squared, absolute, softmax_of_one])
def test_what_is_no_hinge_has_no_margin(f):
    measured = measure_function(run_of(f))
    assert np.isnan(measured.margin)
    assert measured.doubled_softmax == (f is DOUBLED)
    assert measured.constant == (f is softmax_of_one)


def test_value_at_zero_and_bound_of_the_start():
    measured = measure_function(run_of(GOOD))
    assert measured.at_zero == pytest.approx(np.log(3), abs=1e-5)
    assert measured.high_start == pytest.approx(np.log(3) + 2, abs=1e-5)
    measured = measure_function(run_of(squared))
    assert measured.high_start == pytest.approx(10 * np.mean(CLASSES**2.0), rel=1e-5)


@pytest.mark.parametrize(
    ("f", "check", "because", "verdict"),
    [
        (DOUBLED, "scores", "doubled", Verdict.FAIL),
        (hinge(0.0), "margin", "none", Verdict.FAIL),
        (softmax_of_one, "last_layer", "never_changes", Verdict.FAIL),
        (GOOD, None, None, None),
    ],
)
def test_the_first_finding_of_a_function(f, check, because, verdict):
    problems = diagnose(run_of(f, epochs=40, learning_rate=0.3)).problems
    first = problems[0] if problems else None
    found = (first.check, first.because, first.verdict) if first else (None,) * 3
    assert found == (check, because, verdict)


def test_rows_of_a_function_are_looked_at_and_scaled():
    def by_name(p, batch):
        return GOOD(p, (batch["x"], batch["y"]))

    case = run_of(by_name, {"x": 500 * INPUTS, "y": CLASSES}, 20, 0.3)
    found = diagnose(case)
    first = found.problems[0]
    assert (first.check, first.because) == ("scale", "too_large")
    assert found.of("learnable").verdict is Verdict.PASS
    mended = fix(case, found)
    assert mended.change["scaling"] == "standard"
    assert mended.gain.after < mended.gain.before
    assert np.abs(np.asarray(mended.case.rows["x"]).std(axis=0) - 1).max() < 1e-3
