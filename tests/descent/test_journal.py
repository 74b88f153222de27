"""How a run ends, and what its callbacks get."""

import numpy as np
import pytest

from steepest.descent import descend
from steepest.runs import Outcome

HOW = {"learning_rate": 0.1, "batch_size": 8, "watch": False}


def test_divergence_ends_the_run_and_keeps_the_history():
    """w ← w − 3 w on ½w² doubles |w|: in float32 ½w² overflows at w = 2⁶⁴, step 64."""
    run = descend(lambda w: 0.5 * w @ w, np.ones(1), learning_rate=3.0, epochs=1000)
    assert run.outcome is Outcome.DIVERGED
    losses = run.history.steps["loss"]
    assert len(losses) == 65
    np.testing.assert_allclose(losses, 0.5 * 4.0 ** np.arange(65), rtol=1e-5)
    assert run.reason.startswith(
        "The loss stopped being finite at step 65; the losses "
    )
    assert run.metrics == {}


def test_divergence_in_the_last_step_is_divergence():
    """The step itself is finite and what it leads to is not."""
    run = descend(lambda w: 0.5 * w @ w, np.ones(1), learning_rate=1e30, epochs=1)
    assert run.outcome is Outcome.DIVERGED
    assert "after the last step" in run.reason


def test_data_that_are_no_numbers_diverge_at_once(problem):
    x = problem.x.copy()
    x[30, 2] = np.nan
    run = descend(problem.objective(), problem.start, (x, problem.y), **HOW, epochs=3)
    assert run.outcome is Outcome.DIVERGED
    assert "not being finite" in run.reason or "stopped being finite" in run.reason
    assert run.history.n_steps < 6


def test_patience_keeps_the_best_parameters(problem, flat):
    """Wrong labels in the validation part: to learn makes its loss worse in the end."""
    wrong = (problem.x[::2], np.roll(problem.y[::2], 9))
    how = HOW | {"learning_rate": 1.0}
    run = descend(
        problem.objective(),
        problem.start,
        problem.rows,
        validation=wrong,
        patience=3,
        epochs=200,
        **how,
    )
    losses = run.history.epochs["validation_loss"]
    best = int(losses.argmin())
    assert run.outcome is Outcome.STOPPED_EARLY
    assert len(losses) == best + 1 + 3
    assert f"since epoch {best + 1}, whose parameters are kept" in run.reason
    assert run.metrics["validation"]["loss"] == pytest.approx(losses[best])
    again = descend(
        problem.objective(), problem.start, problem.rows, epochs=best + 1, **how
    )
    np.testing.assert_array_equal(flat(run.params), flat(again.params))


@pytest.mark.parametrize(
    ("answer", "outcome", "reason"),
    [
        (True, Outcome.STOPPED_EARLY, "A callback asked to stop in epoch 2."),
        ("Enough is enough.", Outcome.STOPPED_EARLY, "Enough is enough."),
        (Outcome.INTERRUPTED, Outcome.INTERRUPTED, "Interrupted in epoch 2."),
    ],
)
def test_a_callback_stops_the_run(problem, answer, outcome, reason):
    calls = []

    def callback(progress):
        calls.append(progress)
        return answer if progress.epoch == 2 else None

    run = descend(
        problem.objective(),
        problem.start,
        problem.rows,
        callbacks=[callback],
        epochs=9,
        **HOW,
    )
    assert (run.outcome, run.reason) == (outcome, reason)
    assert run.history.n_steps == 12
    assert [p.epoch for p in calls] == [1, 2]
    assert run.metrics["train"]["loss"] == pytest.approx(
        run.history.epochs["train_loss"][-1]
    )


def test_what_a_callback_gets(problem):
    calls = []
    descend(
        problem.objective(),
        problem.start,
        problem.rows,
        validation=(problem.x[:9], problem.y[:9]),
        callbacks=[lambda progress: calls.append(progress)],
        epochs=4,
        **HOW,
    )
    assert [(p.step, p.steps, p.epochs) for p in calls] == [
        (6, 24, 4), (12, 24, 4), (18, 24, 4), (24, 24, 4),
    ]  # fmt: skip
    assert all(p.phase == "training" and p.epoch_ended for p in calls)
    assert all(set(p.metrics) == {"train", "validation"} for p in calls)
    assert all(p.params["weight"].shape == (3, 5) for p in calls)
    assert all(np.isfinite(p.loss) and p.examples_per_second > 0 for p in calls)
    assert calls[-1].seconds_left == 0
    assert calls[0].seconds_left == pytest.approx(3 * calls[0].seconds)


@pytest.mark.parametrize(
    ("every", "epochs"), [(1, [1, 2, 3, 4, 5]), (2, [2, 4, 5]), (0, [])]
)
def test_how_often_is_evaluated(problem, every, epochs):
    run = descend(
        problem.objective(),
        problem.start,
        problem.rows,
        evaluate_every=every,
        epochs=5,
        **HOW,
    )
    assert run.history.epochs.get("epoch", np.empty(0)).tolist() == epochs
    assert run.history.n_steps == 30
    assert set(run.metrics["train"]) == {"loss", "accuracy"}


def test_long_runs_are_evaluated_now_and_then(problem):
    run = descend(
        problem.objective(),
        problem.start,
        problem.rows,
        **HOW | {"batch_size": "full"},
        epochs=450,
    )  # fmt: skip
    epochs = run.history.epochs["epoch"]
    assert epochs.tolist() == list(range(3, 451, 3))


def test_compiling_is_timed_separately(problem):
    run = descend(problem.objective(), problem.start, problem.rows, **HOW, epochs=2)
    seconds = run.seconds
    assert set(seconds) >= {"compile", "train", "total"}
    assert seconds["compile"] + seconds["train"] <= seconds["total"] * 1.01
    assert run.examples_per_second == pytest.approx(92 / seconds["train"], rel=0.01)


@pytest.mark.parametrize(("outlier", "rises"), [(60.0, False), (0.0, True)])
def test_the_start_is_that_of_an_epoch_and_not_of_one_batch(outlier, rises):
    """One row far off is in a batch of every epoch, and seldom in the first one."""
    y = np.zeros(64, np.float32)
    y[40] = outlier
    rate = 1e-4 if outlier else 1.1  # |1 − 2η| > 1: the loss of the other rows grows

    def loss(w, rows):
        return ((w - rows[:, 0]) ** 2).mean()

    run = descend(
        loss,
        np.float32(0.01),
        y[:, None],
        learning_rate=rate,
        batch_size=8,
        epochs=2,
        shuffle=False,
    )
    losses = run.history.steps["loss"]
    assert losses[0] < losses[-1] or not rises
    assert ("above its start" in run.reason) == rises
