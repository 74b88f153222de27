"""Every check of a start: healthy ones pass, seeded faults are named."""

from dataclasses import fields

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import (
    Verdict,
    check_batch_mean,
    check_dead_units,
    check_initial_loss,
    check_margin,
    check_saturated_units,
    check_scores,
    check_signal,
    check_start,
    check_symmetry,
    check_weight_scale,
)
from steepest.models import Model, linear, mlp
from steepest.objectives import (
    Batch,
    Loss,
    Objective,
    Scaling,
    binary_cross_entropy,
    crammer_singer_hinge,
    hinge,
    l2,
    losses,
    softmax_cross_entropy,
    squared_error,
    squared_hinge,
)
from steepest.training import Settings

RNG = np.random.default_rng(4)
INPUTS = RNG.normal(size=(40, 6)).astype(np.float32)
TARGETS = np.sort(RNG.choice(3, size=40, p=[0.6, 0.3, 0.1]))
BATCH = Batch(INPUTS, TARGETS)
KEY = jax.random.key(0)


def objective(loss=None, **options):
    return Objective(mlp(6, (16, 8), 3, **options), loss or softmax_cross_entropy())


def found_of(check, subject, batch=BATCH, **options):
    return check(subject, subject.model.init(KEY), batch, **options)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("seed", range(3))
def test_a_healthy_start_has_nothing_wrong(activation, seed):
    healthy = objective(activation=activation, last_start="lecun")
    params = healthy.model.init(jax.random.key(seed))
    findings = check_start(healthy, params, BATCH)
    assert {f.check: f.verdict for f in findings if f.verdict != "skipped"} == {
        f.check: Verdict.PASS for f in findings if f.verdict != "skipped"
    }


def test_remedies_are_settings():
    sick = objective(start_scale=50.0, start="zero")
    known = {field.name for field in fields(Settings)}
    findings = check_start(sick, sick.model.init(KEY), BATCH)
    findings.append(check_margin(objective(hinge(margin=0.01))))
    assert any(finding.remedy for finding in findings)
    for finding in findings:
        for remedy in finding.remedy.get("candidates", [finding.remedy]):
            assert set(remedy) <= known
            Settings(**remedy)


@pytest.mark.parametrize("name", losses)
def test_every_loss_starts_where_it_says(name):
    loss = losses[name]()
    classes = loss.task == "classification"
    targets = TARGETS > 0 if name == "binary_cross_entropy" else TARGETS
    n = loss.n_scores(2 if name == "binary_cross_entropy" else 3) if classes else 1
    zero = Objective(linear(6, n), loss, l2(), 0.5)
    batch = Batch(INPUTS, targets.astype(int) if classes else INPUTS[:, :1])
    found = found_of(check_initial_loss, zero, batch)
    assert (found.verdict, found.because) == (Verdict.PASS, "as_expected")
    assert found.measured["value"] == pytest.approx(found.expected["equal"], rel=1e-5)


@pytest.mark.parametrize(
    ("loss", "bound"),
    [
        (softmax_cross_entropy(), np.log(3) + 2),
        (hinge(margin=2.0), 3 * 4),
        (crammer_singer_hinge(), 3),
        (squared_hinge(), 9 * 2),
    ],
)
def test_a_start_that_is_certain_of_something(loss, bound):
    sick = objective(loss, start_scale=10.0, last_start="he")
    found = found_of(check_initial_loss, sick)
    assert (found.verdict, found.because) == (Verdict.WARN, "too_high")
    assert found.expected["bound"] == pytest.approx(bound)
    assert found.remedy == {"start": "auto"}
    judged = found_of(check_initial_loss, sick, symptom=True)
    assert judged.verdict is Verdict.FAIL


def test_a_regression_that_starts_too_high():
    sick = Objective(mlp(6, 16, 1, start_scale=30.0, last_start="he"), squared_error())
    batch = Batch(INPUTS, INPUTS[:, 0])
    found = found_of(check_initial_loss, sick, batch)
    assert found.because == "too_high"
    mean_square = np.mean(INPUTS[:, 0].astype(np.float64) ** 2)
    assert found.expected["bound"] == pytest.approx(10 * mean_square)


def test_an_initial_loss_that_cannot_be_judged():
    unscaled = Batch(100 * INPUTS, TARGETS)
    sick = objective(last_start="he")
    found = found_of(check_initial_loss, sick, unscaled)
    assert (found.verdict, found.because) == (Verdict.SKIPPED, "unscaled")
    scaling = Scaling(jnp.asarray(0.0), jnp.asarray(0.01))
    scaled = Objective(sick.model, sick.loss, scaling=scaling)
    assert found_of(check_initial_loss, scaled, unscaled).verdict is Verdict.PASS
    broken = Batch(np.where(INPUTS > 2, np.nan, INPUTS), TARGETS)
    found = found_of(check_initial_loss, sick, broken)
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_finite")
    user = check_initial_loss(lambda w, b: 0.0, {}, BATCH)
    assert (user.verdict, user.because) == (Verdict.SKIPPED, "user_function")


def test_a_loss_that_does_not_know_itself():
    right = softmax_cross_entropy()
    wrong = Loss(
        name="summed",
        per_example=lambda scores, targets: 40 * right.per_example(scores, targets),
        task="classification",
        at_equal_scores=right.at_equal_scores,
        n_scores=right.n_scores,
        predict=right.predict,
        probability=right.probability,
    )
    found = found_of(check_initial_loss, objective(wrong))
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_its_own")


@pytest.mark.parametrize(
    ("reduce", "verdict", "because"),
    [
        (jnp.mean, Verdict.PASS, "mean"),
        (jnp.sum, Verdict.FAIL, "sum"),
        (lambda x: jnp.mean(x) / len(x), Verdict.WARN, "shrinks"),
        (lambda x: jnp.mean(x) + 0.01 * jnp.sum(x), Verdict.WARN, "partly"),
        (lambda x: 0 * jnp.sum(x), Verdict.SKIPPED, "no_value"),
    ],
)
def test_a_mean_over_the_batch(reduce, verdict, because):
    def f(params, batch):
        return reduce((batch["x"] @ params) ** 2)

    batch = {"x": INPUTS, "rate": 3.0}  # a number is no column
    found = check_batch_mean(f, jnp.ones(6), batch)
    assert (found.verdict, found.because) == (verdict, because)


def test_the_penalty_hides_no_sum():
    heavy = Objective(linear(6, 3), hinge(), l2(), 1e4)
    params = jax.tree.map(jnp.ones_like, heavy.model.init(KEY))
    weighted = Batch(INPUTS, TARGETS, np.linspace(0.5, 2, 40).astype(np.float32))
    found = check_batch_mean(heavy, params, weighted)
    assert found.measured["ratio"] == pytest.approx(1, abs=1e-5)


def test_a_softmax_too_many():
    right = mlp(6, 5, 3, last_start="he")
    twice = Model(
        init=right.init,
        apply=lambda params, x, key=None: jax.nn.softmax(right.apply(params, x)),
        name="softmax in the model",
    )
    found = found_of(check_scores, Objective(twice, softmax_cross_entropy()))
    assert (found.verdict, found.because) == (Verdict.FAIL, "probabilities")
    healthy = found_of(check_scores, Objective(right, softmax_cross_entropy()))
    assert healthy.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("subject", "because"),
    [
        (Objective(mlp(6, 5, 1), binary_cross_entropy()), "one_score"),
        (Objective(mlp(6, 5, 3), squared_error()), "no_classes"),
        (lambda w, batch: 0.0, "user_function"),
    ],
)
def test_scores_that_cannot_be_judged(subject, because):
    found = check_scores(subject, {}, BATCH)
    assert (found.verdict, found.because) == (Verdict.SKIPPED, because)


@pytest.mark.parametrize(
    ("margin", "symptom", "verdict", "because"),
    [
        (1.0, False, Verdict.PASS, "suits"),
        (0.01, False, Verdict.WARN, "too_small"),
        (100.0, False, Verdict.WARN, "too_large"),
        (100.0, True, Verdict.FAIL, "too_large"),
        (1e-9, False, Verdict.FAIL, "none"),
    ],
)
def test_margins(margin, symptom, verdict, because):
    found = check_margin(objective(hinge(margin=margin)), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.remedy == (
        {} if because == "suits" else {"loss_options": {"margin": 1.0}}
    )


def test_a_margin_that_is_not_there():
    assert check_margin(objective()).because == "no_margin"
    assert check_margin(lambda w, batch: 0.0).because == "user_function"


def test_symmetry_is_broken_from_either_side():
    def layers(inside, outside):
        return (
            {"weight": inside, "bias": np.zeros(4)},
            {"weight": outside, "bias": np.zeros(3)},
        )

    draw = np.random.default_rng(0)
    random_in, random_out = draw.normal(size=(4, 6)), draw.normal(size=(3, 4))
    equal_in, equal_out = np.ones((4, 6)), np.ones((3, 4))
    assert check_symmetry(layers(equal_in, equal_out)).because == "twins"
    assert check_symmetry(layers(0 * equal_in, 0 * equal_out)).because == "twins"
    assert check_symmetry(layers(random_in, 0 * equal_out)).because == "different"
    assert check_symmetry(layers(0 * equal_in, random_out)).because == "different"
    halves = np.repeat(random_in[:2], 2, axis=0)
    found = check_symmetry(layers(halves, equal_out))
    assert (found.verdict, found.measured["distinct"]) == (Verdict.FAIL, 2)
    assert check_symmetry(linear(6, 3).init(KEY)).because == "linear_model"
    assert check_symmetry({"kernel": 1.0}).because == "no_layers"


@pytest.mark.parametrize(
    ("scale", "symptom", "verdict", "because"),
    [
        (1.0, True, Verdict.PASS, "keeps"),
        (50.0, False, Verdict.WARN, "too_large"),
        (50.0, True, Verdict.FAIL, "too_large"),
        (0.001, False, Verdict.WARN, "too_small"),
    ],
)
def test_weight_scales(scale, symptom, verdict, because):
    params = mlp(64, (32, 16), 3, start_scale=scale).init(KEY)
    found = check_weight_scale(params, symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.measured["rho"] == pytest.approx(scale, rel=0.15)  # 512 draws or more


def test_few_inputs_into_many_units_are_no_fault():
    params = mlp(1, 128, 3, activation="tanh").init(KEY)
    assert check_weight_scale(params).verdict is Verdict.PASS
    assert check_weight_scale(mlp(2, 2, 3).init(KEY)).because == "few_weights"
    assert check_weight_scale(linear(6, 3).init(KEY)).because == "linear_model"
    assert check_weight_scale({"kernel": 1.0}).because == "no_layers"


def test_dead_units():
    subject = objective()
    params = subject.model.init(KEY)
    params[1]["bias"] = params[1]["bias"].at[:5].set(-100.0)
    found = check_dead_units(subject, params, BATCH)
    assert (found.verdict, found.because) == (Verdict.WARN, "dead")
    assert found.measured == {"layer": 1, "share": pytest.approx(5 / 8, abs=0.13)}
    failed = check_dead_units(subject, params, BATCH, symptom=True)
    assert failed.verdict is Verdict.FAIL
    smooth = objective(activation="tanh")
    assert found_of(check_dead_units, smooth).because == "cannot_die"
    assert found_of(check_dead_units, Objective(linear(6, 3), hinge())).because == (
        "linear_model"
    )


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_saturated_units(activation):
    sick = objective(activation=activation, start_scale=100.0)
    found = found_of(check_saturated_units, sick)
    assert (found.verdict, found.because) == (Verdict.WARN, "saturated")
    assert found_of(check_saturated_units, objective()).because == "cannot_saturate"
    assert check_saturated_units(lambda w, b: 0.0, {}, BATCH).because == "user_function"


@pytest.mark.parametrize(
    ("options", "because"),
    [
        ({"activation": "sigmoid", "hidden": [8] * 8}, "constant"),
        ({"start_scale": 1e-2}, "fades"),
        ({"activation": "identity", "start_scale": 20.0}, "exploding"),
        ({}, "flows"),
    ],
)
def test_signals(options, because):
    options = {"hidden": (16, 8, 8), **options}
    model = mlp(6, options.pop("hidden"), 3, **options)
    found = found_of(check_signal, Objective(model, softmax_cross_entropy()))
    assert found.because == because
    assert found.verdict is (Verdict.PASS if because == "flows" else Verdict.WARN)


def test_a_slope_that_vanishes_though_the_signal_arrives():
    model = mlp(6, (16, 8, 8), 3)
    params = model.init(KEY)
    for layer, scale in zip(params, (1e3, 1e-2, 1e-2), strict=False):
        layer["weight"] = scale * layer["weight"]
    found = check_signal(Objective(model, softmax_cross_entropy()), params, BATCH)
    assert found.because == "vanishing"
    relu = {"activation": "relu", "start": "he"}
    assert found.remedy["candidates"] == [relu, {**relu, "learning_rate": "auto"}]


def test_a_signal_that_is_not_finite_is_placed():
    subject = objective()
    params = subject.model.init(KEY)
    params[1]["weight"] = params[1]["weight"].at[3, 2].set(jnp.inf)
    found = check_signal(subject, params, BATCH)
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_finite")
    assert found.measured["where"] == "weight of layer 1 at (3, 2) is inf"


def test_inputs_that_are_not_finite_come_first():
    broken = Batch(np.where(INPUTS > 2, np.nan, INPUTS), TARGETS)
    found = found_of(check_signal, objective(), broken)
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_finite")
    assert found.measured["where"].startswith("inputs at (")


def test_layers_that_are_none():
    other = Model(
        init=lambda key: {"w": jnp.ones((6, 3))},
        apply=lambda params, x, key=None: x @ params["w"],
        name="other",
    )
    assert found_of(check_signal, Objective(other, hinge())).because == "no_layers"
    sine = Model(
        init=mlp(6, 5, 3).init,
        apply=lambda params, x, key=None: jnp.sin(mlp(6, 5, 3).apply(params, x)),
        name="sine of an mlp",
    )
    assert found_of(check_signal, Objective(sine, hinge())).because == "no_layers"
