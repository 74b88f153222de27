import numpy as np
import optax
import pytest

from steepest.descent import descend, make_schedule, schedules
from steepest.errors import SettingError, UnknownNameError

T = 40
STEPS = np.arange(T)


@pytest.mark.parametrize(
    ("name", "options", "theirs"),
    [
        ("constant", {}, optax.constant_schedule(1.0)),
        ("linear", {"end": 0.2}, optax.linear_schedule(1.0, 0.2, T)),
        ("cosine", {"end": 0.2}, optax.cosine_decay_schedule(1.0, T, alpha=0.2)),
        ("exponential", {"end": 0.1}, optax.exponential_decay(1.0, T, 0.1)),
        (
            "staircase",
            {"factor": 0.5, "drops": 3},
            optax.piecewise_constant_schedule(1.0, {10: 0.5, 20: 0.5, 30: 0.5}),
        ),
    ],
)
def test_the_shapes_are_those_of_optax(name, options, theirs):
    ours = make_schedule(name, T, options)(STEPS)
    expected = [float(theirs(step)) for step in STEPS]
    np.testing.assert_allclose(ours, expected, rtol=2e-6, atol=1e-7)


def test_the_others_by_their_formulas():
    inverse = make_schedule("inverse", T, {"half": 0.25})(STEPS)
    assert inverse[10] == pytest.approx(0.5)  # a quarter of the run
    assert inverse[30] == pytest.approx(0.25)
    cycle = make_schedule("one_cycle", T, {"start": 0.1, "peak": 0.25})(STEPS)
    assert cycle[0] == pytest.approx(0.1)
    assert cycle[10] == cycle.max() == pytest.approx(1.0)
    assert cycle[25] == pytest.approx(0.5)  # half-way down a cosine
    assert (np.diff(cycle[:11]) > 0).all()
    assert (np.diff(cycle[10:]) < 0).all()


@pytest.mark.parametrize("name", schedules)
def test_every_shape_lies_between_0_and_1(name):
    factors = make_schedule(name, T)(STEPS)
    assert factors.dtype == np.float32
    assert ((factors >= 0) & (factors <= 1)).all()
    rising = make_schedule(name, T, warmup=4)(STEPS)
    np.testing.assert_allclose(
        rising[:4], factors[:4] * [0.2, 0.4, 0.6, 0.8], rtol=1e-6
    )
    np.testing.assert_array_equal(rising[4:], factors[4:])


def test_a_schedule_of_optax_works_in_its_place():
    theirs = optax.warmup_cosine_decay_schedule(0.0, 0.5, 5, T)
    ours = make_schedule(theirs, T)(STEPS)
    np.testing.assert_allclose(ours, [float(theirs(s)) for s in STEPS], rtol=1e-6)


def test_the_walk_follows_the_schedule():
    """The slope of w is 1: the sum of all rates is how far it goes."""
    run = descend(
        lambda w: w.sum(), np.zeros(1), learning_rate=0.5, schedule="linear", epochs=T
    )
    assert run.params[0] == pytest.approx(-0.5 * (1 - STEPS / T).sum(), rel=1e-5)
    np.testing.assert_allclose(
        run.history.steps["learning_rate"], 0.5 * (1 - STEPS / T), rtol=1e-6
    )


def test_what_cannot_work_is_refused():
    with pytest.raises(UnknownNameError, match="Did you mean 'cosine'"):
        make_schedule("cosin", T)
    with pytest.raises(
        UnknownNameError, match="schedule cosine 'start'.*Available: end"
    ):
        make_schedule("cosine", T, {"start": 1.0})
    with pytest.raises(SettingError, match="0 steps or more; got -1"):
        make_schedule("cosine", T, warmup=-1)
