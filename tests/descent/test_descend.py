"""The compiled loop against ten lines of NumPy, and what `descend` promises."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.descent import BatchPlan, descend
from steepest.errors import DataError, ModelError, SettingError, UnknownNameError
from steepest.models import mlp
from steepest.objectives import Objective, loss_named

RATE, MOMENTUM, L1, L2, STRENGTH = 0.3, 0.8, 5.0, 0.5, 0.03


def by_hand(problem, plan, epochs, l1, l2, dtype):
    """Softmax regression with momentum, written down row by row."""
    x, y = problem.x.astype(dtype), problem.y
    share = problem.weights.astype(np.float64)
    share = (share / share.mean()).astype(dtype)
    w, b = np.zeros((3, 5), dtype), np.zeros(3, dtype)
    mw, mb = np.zeros_like(w), np.zeros_like(b)
    losses = []
    for epoch in range(epochs):
        order = plan.order(epoch)
        for begin in range(0, len(x), plan.batch_size):
            rows = order[begin : begin + plan.batch_size]
            gw, gb, loss = np.zeros_like(w), np.zeros_like(b), 0.0
            for i in rows:
                scores = w @ x[i] + b
                p = np.exp(scores - scores.max())
                p /= p.sum()
                loss -= share[i] * np.log(p[y[i]]) / len(rows)
                p[y[i]] -= 1
                gw += share[i] * np.outer(p, x[i]) / len(rows)
                gb += share[i] * p / len(rows)
            losses.append(loss + STRENGTH * (l2 * (w**2).sum() + l1 * abs(w).sum()))
            gw += 2 * STRENGTH * l2 * w
            kink = np.sign(gw) * np.maximum(abs(gw) - STRENGTH * l1, 0)
            gw = np.where(w == 0, kink, gw + STRENGTH * l1 * np.sign(w))
            mw, mb = MOMENTUM * mw + gw, MOMENTUM * mb + gb
            moved = w - RATE * mw
            stopped = (w * moved < 0) | ((w == 0) & (gw == 0))
            w = np.where((l1 > 0) & stopped, 0, moved)
            b = b - RATE * mb
    return {"weight": w, "bias": b}, np.array(losses)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("l1", [0.0, L1])
@pytest.mark.parametrize("batch_size", [8, 46])
def test_the_loop_is_the_loop_written_by_hand(problem, flat, dtype, l1, batch_size):
    """46 rows by 8, weights ≠ 1, sorted classes, both penalties, five epochs."""
    run = descend(
        problem.objective(strength=STRENGTH, l1=l1, l2=L2),
        problem.start,
        problem.weighted,
        optimizer="momentum",
        optimizer_options={"momentum": MOMENTUM},
        learning_rate=RATE,
        batch_size=batch_size,
        epochs=5,
        seed=3,
        dtype=dtype,
    )
    plan = BatchPlan(46, batch_size, seed=3)
    params, losses = by_hand(problem, plan, 5, l1, L2, dtype)
    # 30 steps amplify rounding by at most a factor of ten here
    tolerance = {"float32": 2e-5, "float64": 1e-12}[dtype]
    assert np.abs(flat(run.params) - flat(params)).max() < tolerance
    np.testing.assert_allclose(run.history.steps["loss"], losses, atol=tolerance)
    assert run.params["weight"].dtype == dtype
    if l1:
        assert (run.params["weight"] == 0).sum() == (params["weight"] == 0).sum() > 0


def test_metrics_are_those_of_the_last_parameters(problem):
    run = descend(
        problem.objective(),
        problem.start,
        problem.weighted,
        learning_rate=0.5,
        batch_size=8,
        epochs=3,
    )
    scores = problem.x @ run.params["weight"].T + run.params["bias"]
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    right = scores.argmax(axis=1) == problem.y
    loss = np.average(-logs[np.arange(46), problem.y], weights=problem.weights)
    found = run.metrics["train"]
    assert found["loss"] == pytest.approx(loss, rel=1e-5)
    assert found["accuracy"] == pytest.approx(
        np.average(right, weights=problem.weights)
    )
    assert run.history.epochs["train_loss"][-1] == pytest.approx(loss, rel=1e-5)
    assert run.history.epochs["epoch"].tolist() == [1, 2, 3]
    assert run.history.epochs["step"].tolist() == [6, 12, 18]


@pytest.mark.parametrize("model", ["linear", "mlp"])
def test_one_seed_gives_the_same_bits(problem, flat, model):
    def run(seed, model=model):
        objective = problem.objective()
        start = problem.start
        if model == "mlp":
            net = mlp(5, (7,), 3, dropout=0.3)
            objective = Objective(net, loss_named("softmax_cross_entropy"))
            start = net.init(jax.random.key(0))
        return descend(
            objective,
            start,
            problem.rows,
            learning_rate=0.5,
            batch_size=8,
            epochs=4,
            seed=seed,
        )

    first, again, other = run(3), run(3), run(4)
    assert flat(first.params).tobytes() == flat(again.params).tobytes()
    for name, column in first.history.steps.items():
        assert column.tobytes() == again.history.steps[name].tobytes(), name
    assert flat(first.params).tobytes() != flat(other.params).tobytes()


@pytest.mark.parametrize("model", ["linear", "mlp"])
def test_other_numbers_compile_nothing(problem, compilations, model):
    """Another N, rate, penalty strength, schedule, momentum, seed, number of epochs."""
    net = mlp(5, (7,), 3)
    start = problem.start if model == "linear" else net.init(jax.random.key(0))

    def run(rows=46, strength=0.01, momentum=0.9, **settings):
        objective = problem.objective(strength=strength, l1=0.5, l2=0.5)
        if model == "mlp":
            objective = Objective(net, objective.loss, objective.penalty, strength)
        chosen = np.arange(rows) % 46
        x, y = problem.x[chosen], problem.y[chosen]
        descend(
            objective,
            start,
            (x, y),
            validation=(x[::3], y[::3]),
            optimizer_options={"momentum": momentum},
            **{"learning_rate": 0.1, "batch_size": 8, "epochs": 3} | settings,
        )

    run()
    with compilations() as compiled:
        run(rows=61)
        run(rows=9)
        run(learning_rate=0.02)
        run(strength=0.3)
        run(schedule="cosine", warmup=3)
        run(schedule="staircase")
        run(momentum=0.5)
        run(seed=5, epochs=4)
        run(patience=1)
    assert compiled == []


def test_full_batches_of_similar_size_share_a_program(problem, compilations):
    def run(rows):
        data = (problem.x[:rows], problem.y[:rows])
        descend(
            problem.objective(),
            problem.start,
            data,
            learning_rate=0.1,
            batch_size="full",
        )

    run(46)
    with compilations() as compiled:
        run(41)
    assert compiled == []


def test_sorted_rows_are_shuffled(problem):
    """Without a fresh order the last class seen wins for a while."""
    how = {"learning_rate": 1.0, "batch_size": 4, "epochs": 1, "watch": False}

    def accuracy(**more):
        rows = problem.rows
        run = descend(problem.objective(), problem.start, rows, **how, **more)
        return run.metrics["train"]["accuracy"]

    assert accuracy(shuffle=True) > accuracy(shuffle=False)


def test_a_run_starts_where_another_ended(problem, flat):
    """Six epochs of plain descent, or three and then three from there."""
    how = {"learning_rate": 0.3, "batch_size": "full", "watch": False}
    rows, objective = problem.rows, problem.objective()
    whole = descend(objective, problem.start, rows, epochs=6, **how)
    half = descend(objective, problem.start, rows, epochs=3, **how)
    rest = descend(objective, half.params, rows, epochs=3, **how)
    np.testing.assert_array_equal(flat(rest.params), flat(whole.params))


def test_the_start_and_the_data_stay_as_they_were(problem, flat):
    start, x, weights = problem.start, problem.x.copy(), problem.weights.copy()
    descend(problem.objective(), start, problem.weighted, learning_rate=0.1, epochs=2)
    assert not flat(start).any()
    np.testing.assert_array_equal(problem.x, x)
    np.testing.assert_array_equal(problem.weights, weights)


def test_clip_norm_shortens_long_gradients():
    """The slope of 3x + 4y is 5 everywhere; a step of rate 1 moves 0.5."""
    run = descend(
        lambda w: 3 * w[0] + 4 * w[1],
        np.zeros(2),
        learning_rate=1.0,
        clip_norm=0.5,
        epochs=4,
        dtype="float64",
    )
    np.testing.assert_allclose(run.params, [-1.2, -1.6], rtol=1e-12)
    assert run.history.steps["gradient_norm"][0] == pytest.approx(5)


def test_a_function_sees_its_short_last_batch_exactly(flat):
    """Mean over 8, 8, 8, 8, 8 and then 6 rows: a padded row would pull the mean."""
    t = np.random.default_rng(1).normal(size=(46, 2)).astype("float32") + 5

    def distance(w, rows):
        return 0.5 * jnp.mean(jnp.sum((w - rows["t"]) ** 2, axis=1))

    start = np.zeros(2, "float32")
    run = descend(distance, start, {"t": t}, learning_rate=0.1, batch_size=8, epochs=2)
    plan, w = BatchPlan(46, 8, seed=0), np.zeros(2)
    for epoch in range(2):
        order = plan.order(epoch)
        for begin in range(0, 46, 8):
            w -= 0.1 * (w - t[order[begin : begin + 8]].mean(axis=0))
    np.testing.assert_allclose(run.params, w, rtol=1e-5)
    value = 0.5 * ((run.params - t) ** 2).sum(axis=1).mean()
    assert run.metrics["train"]["loss"] == pytest.approx(value, rel=1e-5)


def test_float64_reaches_where_float32_cannot():
    def sum_of_squares(w):
        return jnp.sum((w - 1 / 3) ** 2)

    start = np.zeros(3)
    short, long = (
        descend(sum_of_squares, start, learning_rate=0.4, epochs=30, dtype=dtype).params
        for dtype in ("float32", "float64")
    )
    assert np.abs(long - 1 / 3).max() < 1e-15
    assert np.abs(short.astype(float) - 1 / 3).max() > 1e-9
    assert long.dtype == np.float64
    assert jnp.zeros(1).dtype == jnp.float32  # outside, nothing has changed


BAD = [
    ({"learning_rate": -0.1}, "learning_rate must be a positive number; got -0.1"),
    ({"learning_rate": 0}, "learning_rate must be a positive number; got 0"),
    ({"learning_rate": float("nan")}, "learning_rate must be a positive number"),
    ({"learning_rate": "fast"}, "positive number or 'auto'; got 'fast'"),
    ({"batch_size": 0}, "batch size must lie between 1 and the 46 rows.*got 0"),
    ({"batch_size": "big"}, "whole number, 'full' or 'auto'; got 'big'"),
    ({"batch_size": 7.5}, "whole number, 'full' or 'auto'; got 7.5"),
    ({"epochs": 0}, "number of epochs is at least 1; got 0"),
    ({"clip_norm": 0}, "clip_norm must be a positive number; got 0"),
    ({"clip_norm": -1.0}, "clip_norm must be a positive number; got -1.0"),
    ({"warmup": -1}, "warm-up takes 0 steps or more; got -1"),
    ({"patience": 2}, "Patience needs validation rows; none were given"),
    ({"dtype": "float16"}, "dtype is 'float32' or 'float64'; got 'float16'"),
]


@pytest.mark.parametrize(("settings", "message"), BAD, ids=[str(b[0]) for b in BAD])
def test_a_setting_that_cannot_work_is_refused(problem, settings, message):
    with pytest.raises(SettingError, match=message):
        descend(
            problem.objective(),
            problem.start,
            problem.rows,
            **{"learning_rate": 0.1} | settings,
        )


def test_patience_counts_evaluations(problem):
    with pytest.raises(SettingError, match="counts evaluations, at least 1; got 0"):
        descend(
            problem.objective(),
            problem.start,
            problem.rows,
            validation=problem.rows,
            learning_rate=0.1,
            patience=0,
        )


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"optimizer": "adamm"}, "Unknown optimizer 'adamm'. Did you mean 'adam'"),
        ({"schedule": "cosin"}, "Unknown schedule 'cosin'. Did you mean 'cosine'"),
        (
            {"schedule": "cosine", "schedule_options": {"ende": 0.1}},
            "option of the schedule cosine 'ende'. Did you mean 'end'",
        ),
    ],
)
@pytest.mark.parametrize("rate", [0.1, "auto"])
def test_unknown_names(problem, settings, message, rate):
    with pytest.raises(UnknownNameError, match=message):
        descend(
            problem.objective(),
            problem.start,
            problem.rows,
            learning_rate=rate,
            **settings,
        )


def test_data_that_do_not_fit_are_refused(problem):
    objective, start = problem.objective(), problem.start
    x, y = problem.x, problem.y

    def walk(data):
        descend(objective, start, data, learning_rate=0.1, epochs=1)

    with pytest.raises(DataError, match=r"same number of rows; got \(46, 5\), \(45,\)"):
        walk((x, y[:-1]))
    with pytest.raises(DataError, match="hold no rows"):
        walk((x[:0], y[:0]))
    with pytest.raises(DataError, match=r"are \(inputs, targets\).*got dict"):
        walk({"x": x, "y": y})
    with pytest.raises(DataError, match="An Objective needs data"):
        walk(None)
    for weights in (np.zeros(46), -np.ones(46), np.full(46, np.nan)):
        with pytest.raises(DataError, match="finite numbers of 0 or more"):
            walk((x, y, weights))


@pytest.mark.parametrize(
    ("objective", "message"),
    [
        (lambda w: w, r"must return one number; it returns \(2,\)"),
        (lambda w: (w.sum(), w), r"must return one number"),
        (lambda w: w @ jnp.ones(3), "cannot be evaluated at the start"),
        (3.0, "got float"),
    ],
)
def test_a_function_that_is_no_objective_is_refused(objective, message):
    with pytest.raises(ModelError, match=message):
        descend(objective, np.ones(2), learning_rate=0.1)


def test_private_descent_needs_single_examples():
    with pytest.raises(SettingError, match="dpsgd needs the gradient of every example"):
        descend(lambda w: w.sum(), np.ones(2), optimizer="dpsgd", learning_rate=0.1)


def test_the_settings_say_what_ran(problem):
    run = descend(
        problem.objective(),
        problem.start,
        problem.rows,
        optimizer="sgd",
        optimizer_options={"momentum": 0.5, "nesterov": True},
        learning_rate=0.25,
        schedule="cosine",
        schedule_options={"end": 0.5},
        batch_size="auto",
        epochs=2,
        seed=11,
    )
    said = run.settings
    assert said["optimizer_options"] == {"momentum": 0.5, "nesterov": True}
    assert (said["learning_rate"], said["batch_size"], said["seed"]) == (0.25, 8, 11)
    assert said["schedule_options"] == {"end": 0.5}
    rates = run.history.steps["learning_rate"]
    t = np.arange(12) / 12
    np.testing.assert_allclose(
        rates, 0.25 * (0.5 + 0.25 * (1 + np.cos(np.pi * t))), rtol=1e-6
    )
    assert run.data["rows"] == 46
    assert {"jax", "optax", "steepest", "device"} <= set(run.environment)
