import numpy as np
import optax
import pytest

from steepest.descent import descend, make_schedule, schedules
from steepest.errors import SettingError, UnknownNameError
from steepest.models import linear
from steepest.objectives import Objective, losses

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
    slow = make_schedule("inverse", T, {"half": 0.25, "power": 0.5})(STEPS)
    np.testing.assert_allclose(slow, (1 + 3 * STEPS / 10) ** -0.5, rtol=1e-6)
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


def test_an_adaptive_rate_falls_where_the_loss_does_not():
    """Against the definition, followed by hand along the losses that were recorded."""
    rng = np.random.default_rng(3)
    X = rng.normal(size=(64, 2))
    y = X @ [1.0, -2.0] + rng.normal(size=64)
    options = {"factor": 0.5, "patience": 3, "tol": 1e-3, "end": 0.2}

    def run(**more):
        return descend(
            Objective(linear(2, 1), losses["squared_error"]()),
            {"weight": np.zeros((1, 2)), "bias": np.zeros(1)},
            (X, y[:, None]),
            learning_rate=0.1,
            batch_size=16,
            epochs=60,
            schedule="adaptive",
            schedule_options=options,
            evaluate_every=1,
            **more,
        )

    snapshots = []
    whole = run(on_snapshot=snapshots.append, snapshot_every=-1.0)
    lowest, waited, falls, rates = np.inf, 0, 0, []
    for loss in whole.history.epochs["train_loss"]:
        rates += [0.1 * 0.5**falls] * 4
        waited = 0 if loss < lowest - 1e-3 else waited + 1
        lowest = min(lowest, loss)
        if waited == 3:
            falls, waited = falls + 1, 0
    assert falls == 3  # a third fall would be to an eighth, which is below the end
    steps = whole.history.steps["learning_rate"]
    np.testing.assert_allclose(steps, rates, rtol=1e-6)
    assert "The learning rate fell 2 times" in whole.reason
    again = run(resume_from=snapshots[len(snapshots) * 2 // 3])
    np.testing.assert_array_equal(again.history.steps["learning_rate"], steps)
    np.testing.assert_array_equal(again.params["weight"], whole.params["weight"])


def test_what_cannot_work_is_refused():
    with pytest.raises(SettingError, match="'adaptive' looks at the training loss"):
        descend(lambda w: (w**2).sum(), np.ones(1), schedule="adaptive")
    with pytest.raises(UnknownNameError, match="Did you mean 'cosine'"):
        make_schedule("cosin", T)
    with pytest.raises(
        UnknownNameError, match="schedule cosine 'start'.*Available: end"
    ):
        make_schedule("cosine", T, {"start": 1.0})
    with pytest.raises(SettingError, match="0 steps or more; got -1"):
        make_schedule("cosine", T, warmup=-1)
