"""What the last layer can give, against the targets and the loss."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Case, Verdict, checks
from steepest.models import Model, mlp
from steepest.objectives import (
    Batch,
    Loss,
    Objective,
    Scaling,
    absolute_error,
    binary_cross_entropy,
    crammer_singer_hinge,
    hinge,
    huber,
    loss_named,
    losses,
    softmax_cross_entropy,
    squared_error,
)

DRAW = np.random.default_rng(11)
N, INPUTS = 90, 5
X = DRAW.normal(3.0, 2.0, size=(N, INPUTS)).astype(np.float32)
CLASSES = DRAW.choice(3, N, p=[0.5, 0.3, 0.2]).astype(np.int32)
TWO = (CLASSES > 0).astype(np.int32)
SHARES = DRAW.uniform(0.05, 0.9, (N, 1)).astype(np.float32)
NUMBERS = DRAW.normal(4.0, 3.0, (N, 1)).astype(np.float32)  # some below 0
ONE_HOT = np.eye(3, dtype=np.float32)[CLASSES]


def own(per_example, outputs=None):
    """A loss of the user's own."""
    return Loss(
        name="own",
        per_example=per_example,
        task="classification",
        at_equal_scores=lambda n_classes, targets=None, weights=None: 1.0,
        n_scores=lambda n: outputs or n,
        predict=lambda scores: scores.argmax(1).astype(jnp.int32),
    )


def _own_of_shares(scores, targets):
    shares = scores / scores.sum(1, keepdims=True)
    return -jnp.log(jnp.clip(shares, 1e-7, 1))[jnp.arange(len(scores)), targets]


def _own_of_probability(scores, targets):
    p = jnp.clip(scores[:, 0], 1e-7, 1 - 1e-7)
    return -jnp.where(targets == 1, jnp.log(p), jnp.log1p(-p))


OF_SHARES, OF_PROBABILITY = own(_own_of_shares), own(_own_of_probability, 1)


def found(last, loss, targets, *, outputs=1, symptom=False, scaling=None, model=None):
    """Return the finding about a start of a net that ends like that."""
    model = model or mlp(
        INPUTS, [7], outputs, last_activation=last, last_start="glorot"
    )
    objective = Objective(model, loss, scaling=scaling)
    start = objective.model.init(jax.random.key(0))
    case = Case(objective=objective, start=start, rows=Batch(X, targets))
    return checks["last_layer"](case, symptom=symptom)


@pytest.mark.parametrize(
    ("last", "loss", "targets", "outputs", "because", "remedies"),
    [
        # a softmax over one score
        ("softmax", squared_error(), TWO[:, None] * 1.0, 1, "constant", 2),
        ("softmax", squared_error(), NUMBERS, 1, "constant", 1),
        ("softmax", binary_cross_entropy(), TWO, 1, "constant", 1),
        ("softmax", OF_PROBABILITY, TWO, 1, "constant", 1),
        # numbers that the scores cannot reach
        ("sigmoid", squared_error(), NUMBERS, 1, "outside", 1),
        ("tanh", absolute_error(), NUMBERS, 1, "outside", 1),
        ("relu", squared_error(), -abs(NUMBERS), 1, "outside_below", 1),
        ("softplus", huber(), -abs(NUMBERS), 1, "outside_below", 1),
        ("sigmoid", squared_error(), NUMBERS + 0 * ONE_HOT, 3, "outside", 1),
        # probabilities for a loss that takes scores
        ("sigmoid", softmax_cross_entropy(), CLASSES, 3, "undecided", 1),
        ("softmax", softmax_cross_entropy(), CLASSES, 3, "undecided", 1),
        ("sigmoid", binary_cross_entropy(), TWO, 1, "undecided", 1),
        ("relu", binary_cross_entropy(), TWO, 1, "undecided_below", 1),
    ],
)
def test_what_no_training_can_learn_fails_without_a_symptom(
    last, loss, targets, outputs, because, remedies
):
    finding = found(last, loss, targets, outputs=outputs)
    assert (finding.verdict, finding.because) == (Verdict.FAIL, because)
    assert len(finding.remedies) == remedies
    assert finding.remedies[-1]["last_activation"] == "identity"
    assert finding.advice


@pytest.mark.parametrize(
    ("last", "loss", "targets", "outputs", "because"),
    [
        ("identity", OF_PROBABILITY, TWO, 1, "refused"),
        ("relu", OF_PROBABILITY, TWO, 1, "refused"),
        ("relu", OF_SHARES, CLASSES, 3, "refused"),
        ("tanh", softmax_cross_entropy(), CLASSES, 3, "undecided"),
        ("relu", squared_error(), NUMBERS, 1, "outside_below"),
    ],
)
def test_what_only_hurts_fails_with_a_symptom(last, loss, targets, outputs, because):
    for symptom, verdict in ((False, Verdict.WARN), (True, Verdict.FAIL)):
        finding = found(last, loss, targets, outputs=outputs, symptom=symptom)
        assert (finding.verdict, finding.because) == (verdict, because)


def test_a_loss_of_its_own_is_replaced_with_the_last_activation():
    change = {"last_activation": "identity", "loss": "binary_cross_entropy"}
    assert found("relu", OF_PROBABILITY, TWO, outputs=1).remedies == (change,)
    free = found("identity", OF_PROBABILITY, TWO, outputs=1)
    assert free.remedies == ({"loss": "binary_cross_entropy"},)


def test_unscaled_inputs_are_mended_with_it():
    model = mlp(INPUTS, [7], 1, last_activation="relu")
    case = Case(
        objective=Objective(model, OF_PROBABILITY),
        start=model.init(jax.random.key(0)),
        rows=Batch(1e4 * X, TWO),
    )
    change = {"last_activation": "identity", "loss": "binary_cross_entropy"}
    found = checks["last_layer"](case, symptom=True)
    assert found.remedies == (change, {**change, "scaling": "standard"})


@pytest.mark.parametrize(
    ("last", "loss", "targets", "outputs", "because"),
    [
        ("identity", squared_error(), CLASSES[:, None] * 1.0, 1, "class_numbers"),
        ("identity", squared_error(), ONE_HOT, 3, "one_hot"),
        ("softmax", squared_error(), ONE_HOT, 3, "one_hot"),
    ],
)
def test_what_often_works_is_found_only_with_a_symptom(
    last, loss, targets, outputs, because
):
    assert found(last, loss, targets, outputs=outputs).verdict is Verdict.PASS
    finding = found(last, loss, targets, outputs=outputs, symptom=True)
    assert (finding.verdict, finding.because) == (Verdict.WARN, because)


@pytest.mark.parametrize(
    ("symptom", "verdict"), [(False, Verdict.WARN), (True, Verdict.FAIL)]
)
def test_shares_of_scores_that_are_bounded_one_by_one(symptom, verdict):
    finding = found("sigmoid", OF_SHARES, CLASSES, outputs=3, symptom=symptom)
    assert (finding.verdict, finding.because) == (verdict, "shares")


@pytest.mark.parametrize(
    ("order", "verdict"), [((0, 1, 2), Verdict.WARN), ((1, 0, 2), Verdict.FAIL)]
)
def test_numbers_of_classes_fail_where_they_are_no_numbers(order, verdict):
    """A line tells three bands apart by their numbers, unless these are mixed up."""
    band = np.arange(90) % 3
    inputs = np.stack([band - 1, (band - 1) ** 2], 1) + 0.1 * X[:, :2]
    targets = np.float32(order)[band][:, None]
    model = mlp(2, [4], 1)
    case = Case(
        objective=Objective(model, squared_error()),
        start=model.init(jax.random.key(0)),
        rows=Batch(np.float32(inputs), targets),
    )
    finding = checks["last_layer"](case, symptom=True)
    assert (finding.verdict, finding.because) == (verdict, "class_numbers")


COUNTS = np.round(abs(NUMBERS))


@pytest.mark.parametrize("symptom", [False, True])
@pytest.mark.parametrize(
    ("last", "loss", "targets", "outputs"),
    [
        *(("identity", loss_named(name), None, None) for name in losses),
        ("sigmoid", squared_error(), SHARES, 1),
        ("sigmoid", squared_error(), TWO[:, None] * 1.0, 1),
        ("sigmoid", OF_PROBABILITY, TWO, 1),
        ("softmax", OF_SHARES, CLASSES, 3),
        ("softplus", squared_error(), abs(NUMBERS), 1),
        ("relu", absolute_error(), abs(NUMBERS), 1),
        ("elu", squared_error(), abs(NUMBERS), 1),
        ("tanh", squared_error(), 2 * SHARES - 1, 1),
        ("tanh", hinge(), CLASSES, 3),
        ("relu", crammer_singer_hinge(), CLASSES, 3),
        ("relu", softmax_cross_entropy(), CLASSES, 3),
    ],
)
def test_what_fits_is_no_finding(last, loss, targets, outputs, symptom):
    if targets is None:
        binary = loss.name == "binary_cross_entropy"
        by_class = (TWO, 1) if binary else (CLASSES, 3)
        numbers = (NUMBERS, 1)
        targets, outputs = by_class if loss.task == "classification" else numbers
    finding = found(last, loss, targets, outputs=outputs, symptom=symptom)
    assert finding.verdict is Verdict.PASS, finding
    assert finding.remedies == ()


def _of_a_function(after, outputs=1):
    """A model of the user's own, of which nothing is known."""

    def init(key):
        keys = jax.random.split(key, 2)
        return {
            "a": jax.random.normal(keys[0], (INPUTS, 6)),
            "b": jax.random.normal(keys[1], (6, outputs)),
            "scale": jnp.ones(6),
        }

    def apply(params, inputs, key=None):
        hidden = jnp.tanh(inputs @ params["a"])
        hidden = hidden / (1e-3 + jnp.linalg.norm(hidden, axis=1, keepdims=True))
        return after(params["scale"] * hidden @ params["b"])

    return Model(init, apply, "own")


@pytest.mark.parametrize(
    ("after", "targets", "because"),
    [
        (lambda s: s, NUMBERS, "any"),
        (lambda s: 20 * jax.nn.sigmoid(s) - 8, NUMBERS, "suits"),
        (lambda s: 2 * jax.nn.sigmoid(s), NUMBERS, "outside"),
        (lambda s: jnp.clip(s, -1, 1), NUMBERS, "outside"),
        (jax.nn.log_sigmoid, NUMBERS, "outside_above"),
        (jnp.exp, abs(NUMBERS), "suits_below"),
        (lambda s: jnp.zeros_like(s) + 4, NUMBERS, "constant"),
        (lambda s: s + jnp.sin(s), NUMBERS, "any"),
    ],
)
def test_the_range_of_a_function_is_measured(after, targets, because):
    model = _of_a_function(after)
    finding = found("", squared_error(), targets, model=model)
    assert finding.because == because
    assert finding.remedies == ()  # no setting of ours changes that model


def test_the_range_is_that_of_the_function():
    model = _of_a_function(lambda s: 20 * jax.nn.sigmoid(s) - 8)
    measured = found("", squared_error(), NUMBERS, model=model).measured
    np.testing.assert_allclose(
        [measured["lowest"], measured["highest"]], [-8, 12], atol=1e-3
    )
    assert measured["left"] == 0
    twice = _of_a_function(lambda s: 2 * jax.nn.sigmoid(s))
    measured = found("", squared_error(), NUMBERS, model=twice).measured
    some = NUMBERS[np.linspace(0, N - 1, 64).round().astype(int)].astype(float)
    expected = np.mean((some - np.clip(some, 0, 2)) ** 2) / NUMBERS.var()
    assert expected > 1  # more is left than without any model
    assert measured["left"] == 1
    outside = (NUMBERS < 0) | (NUMBERS > 2)
    assert measured["share"] == pytest.approx(outside.mean())


def test_inputs_of_any_size_change_nothing():
    for scaling in (None, Scaling(np.float32(3.0), np.float32(1e-4))):
        finding = found(
            "sigmoid", OF_PROBABILITY, TWO, outputs=1, scaling=scaling, symptom=True
        )
        assert finding.verdict is Verdict.PASS
    model = mlp(INPUTS, [7], 1, last_activation="sigmoid")
    case = Case(
        objective=Objective(model, OF_PROBABILITY),
        start=model.init(jax.random.key(0)),
        rows=Batch(1e4 * X, TWO),
    )
    assert checks["last_layer"](case, symptom=True).verdict is Verdict.PASS


def test_scores_that_ended_where_relu_is_flat():
    model = mlp(INPUTS, [7], 1, last_activation="relu", last_start="zero")
    objective = Objective(model, squared_error())
    start = model.init(jax.random.key(0))
    start[-1]["bias"] = np.ones(1, np.float32)
    dead = jax.tree.map(np.array, start)
    dead[-1]["bias"][:] = -100.0
    rows = Batch(X, abs(NUMBERS))
    for params, because in ((dead, "stuck"), (start, "suits_below")):
        run = descend(objective, params, rows, learning_rate=1e-9, epochs=1)
        case = Case(objective=objective, start=params, rows=rows, run=run)
        finding = checks["last_layer"](case, symptom=True)
        assert finding.because == because
    assert (
        checks["last_layer"](
            Case(objective=objective, start=dead, rows=rows), symptom=True
        ).verdict
        is Verdict.PASS
    )  # nothing ended anywhere


def test_it_explains_a_wrong_scale_of_the_targets():
    from steepest.diagnosis._causes import causes_of, consequences_of

    assert {"targets", "learning_rate", "epochs"} <= consequences_of("last_layer")
    wrong = [
        checks[name].found(because, Verdict.FAIL, measured={})
        for name, because in (("last_layer", "outside"), ("targets", "too_large"))
    ]
    assert causes_of(wrong) == {"targets": "last_layer"}
    twice = [
        checks[name].found(because, Verdict.FAIL, measured={})
        for name, because in (("last_layer", "undecided"), ("scores", "probabilities"))
    ]
    assert causes_of(twice) == {"last_layer": "scores"}


def test_what_cannot_be_judged():
    def not_finite(scores):
        return scores / 0.0 * jnp.nan

    finding = found("", squared_error(), NUMBERS, model=_of_a_function(not_finite))
    assert (finding.verdict, finding.because) == (
        Verdict.SKIPPED,
        "scores_not_finite",
    )
