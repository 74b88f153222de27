"""What a loss says of chance and of a high start, against a search and by literals."""

import itertools

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.descent import evaluate
from steepest.models import linear
from steepest.objectives import Batch, Loss, Objective, loss_named, losses

from .conftest import within_range

LABELS = np.array([0] * 6 + [1] * 3 + [2])
WEIGHTS = np.linspace(0.5, 1.5, 10)
NUMBERS = np.array([1.0, 2.0, 4.0, 9.0, 3.0, -2.0, 0.0, 1.0, 1.0, 30.0])
NAMES = sorted(losses)


def on_a_grid(loss, targets, n_scores, weights=None, reach=4.0, steps=81):
    """Return the lowest mean of constant scores on a grid, the first of several at 0.

    Only differences of class scores count.
    """
    axis = np.linspace(-reach, reach, steps)
    free = n_scores - 1 if loss.task == "classification" and n_scores > 1 else n_scores
    points = np.array(list(itertools.product(axis, repeat=free)))
    points = np.hstack([np.zeros((len(points), n_scores - free)), points])

    @jax.jit
    def means(points):
        def mean(scores):
            same = jnp.broadcast_to(scores, (len(targets), n_scores))
            each = loss.per_example(same, jnp.asarray(targets))
            return jnp.average(each, weights=None if weights is None else weights)

        return jax.vmap(mean)(points)

    return float(means(jnp.asarray(points)).min())


@pytest.mark.parametrize("weights", [None, WEIGHTS])
@pytest.mark.parametrize(
    "name", ["softmax_cross_entropy", "hinge", "crammer_singer_hinge"]
)
def test_of_classes_it_is_the_lowest_that_a_grid_finds(name, weights):
    loss = losses[name]()
    lowest = on_a_grid(loss, LABELS, 3, weights)
    assert loss.chance(LABELS, weights) == pytest.approx(lowest, abs=2e-3)


def test_one_score_for_two_classes():
    loss, two = losses["binary_cross_entropy"](), np.minimum(LABELS, 1)
    assert loss.chance(two) == pytest.approx(-0.6 * np.log(0.6) - 0.4 * np.log(0.4))
    assert loss.chance(two) == pytest.approx(on_a_grid(loss, two, 1), abs=2e-3)


@pytest.mark.parametrize(
    ("name", "power"), [("squared_error", 2), ("absolute_error", 1)]
)
def test_of_numbers_it_is_the_spread_around_their_middle(name, power):
    loss = losses[name]()
    middle = NUMBERS.mean() if power == 2 else np.median(NUMBERS)
    spread = np.mean(np.abs(NUMBERS - middle) ** power)
    assert loss.chance(NUMBERS[:, None]) == pytest.approx(spread, rel=1e-5)
    lowest = on_a_grid(loss, NUMBERS[:, None], 1, reach=10.0, steps=2001)
    assert loss.chance(NUMBERS) == pytest.approx(lowest, rel=1e-3)


@pytest.mark.parametrize("name", ["squared_hinge", "crammer_singer_squared_hinge"])
def test_of_squared_hinges_it_lies_between_the_lowest_and_equal_scores(name):
    loss = losses[name]()
    chance = loss.chance(LABELS)
    lowest = on_a_grid(loss, LABELS, 3)
    assert lowest < chance <= loss.at_equal_scores(3)


# What the checks of a start and of progress said before the losses said it themselves.
@pytest.mark.parametrize(
    ("name", "options", "chance", "high"),
    [
        ("absolute_error", {}, 4.7, 25.0),
        ("huber", {"delta": 0.7}, 3.053, 25.0),
        ("squared_error", {}, 77.690001, 25.0),
        ("softmax_cross_entropy", {}, 0.897946, 4.5),
        ("hinge", {}, 1.1, 7.5),
        ("squared_hinge", {}, 1.7, 22.5),
        ("crammer_singer_hinge", {"margin": 0.7}, 0.56, 7.5),
        ("crammer_singer_squared_hinge", {}, 1.0, 22.5),
    ],
)
def test_the_numbers_are_those_of_before(name, options, chance, high):
    loss = loss_named(name, **options)
    targets = LABELS if loss.task == "classification" else NUMBERS
    assert loss.chance(targets) == pytest.approx(chance, rel=1e-5)
    assert loss.high_start(2.5) == high


def test_a_start_of_two_classes_by_one_score_is_high_two_nats_above():
    assert losses["binary_cross_entropy"]().high_start(0.3) == 2.3


def test_what_squares_errors():
    squaring = {name for name in NAMES if losses[name]().squares_errors}
    assert squaring == {"squared_error", "squared_epsilon_insensitive"}


@pytest.mark.parametrize("weights", [None, WEIGHTS])
@pytest.mark.parametrize(
    "name",
    [
        "binary_cross_entropy",
        "binary_hinge",
        "binary_squared_error",
        "binary_squared_hinge",
        "modified_huber",
    ],
)
def test_against_the_rest_it_is_that_of_one_score_for_each_class(name, weights):
    loss = losses[name]()
    alone = [on_a_grid(loss, c == LABELS, 1, weights, steps=801) for c in range(3)]
    assert loss.chance(LABELS, weights) == pytest.approx(sum(alone), abs=1e-4)
    two = np.minimum(LABELS, 1)
    lowest = on_a_grid(loss, two, 1, weights, steps=801)
    assert loss.chance(two, weights) == pytest.approx(lowest, abs=1e-4)


@pytest.mark.parametrize(
    "name", ["epsilon_insensitive", "squared_epsilon_insensitive", "poisson"]
)
def test_of_other_numbers_it_is_the_lowest_that_a_grid_finds(name):
    loss, numbers = losses[name](), np.abs(NUMBERS)
    lowest = on_a_grid(loss, numbers[:, None], 1, reach=10.0, steps=4001)
    assert loss.chance(numbers[:, None]) == pytest.approx(lowest, rel=1e-3)


@pytest.mark.parametrize(
    "name", ["soft_label_cross_entropy", "multilabel_cross_entropy"]
)
def test_of_probabilities_it_is_the_lowest_that_a_grid_finds(name, rng):
    loss = losses[name]()
    shares = within_range(loss, rng.normal(size=(10, 2)))
    lowest = on_a_grid(loss, shares, 2, WEIGHTS)
    assert loss.chance(shares, WEIGHTS) == pytest.approx(lowest, abs=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_the_metric_is_what_an_evaluation_says_beside_the_loss(name):
    loss = losses[name]()
    outputs = loss.n_scores(2 if loss.task == "classification" else 1)
    objective = Objective(linear(2, outputs), loss)
    params = objective.model.init(jax.random.key(0))
    targets = np.array([0, 1, 1], np.int32)
    if loss.task == "regression":
        targets = targets.astype(np.float32)
    rows = Batch(np.ones((3, 2), np.float32), targets)
    assert set(evaluate(objective, params, rows)) == {"loss", loss.metric}


def smoothed(share=0.3):
    """Cross-entropy beside targets of which a share goes to all classes alike."""
    plain = losses["softmax_cross_entropy"]()

    def per_example(scores, targets):
        right = jax.nn.one_hot(targets, scores.shape[1])
        wanted = (1 - share) * right + share / scores.shape[1]
        return -jnp.sum(wanted * jax.nn.log_softmax(scores), axis=1)

    return Loss(
        "smoothed",
        per_example,
        "classification",
        plain.at_equal_scores,
        plain.n_scores,
        plain.predict,
        plain.probability,
    )


@pytest.mark.parametrize("weights", [None, WEIGHTS])
def test_a_users_loss_with_probabilities_need_not_have_the_entropy(weights):
    """The best constant of smoothed labels is the entropy of the smoothed shares."""
    loss = smoothed()
    counts = np.bincount(LABELS, weights)
    shares = 0.7 * counts / counts.sum() + 0.1
    entropy = -(shares * np.log(shares)).sum()
    assert loss.chance(LABELS, weights) == pytest.approx(entropy, rel=1e-4)
    assert entropy > 1.04 * losses["softmax_cross_entropy"]().chance(LABELS, weights)
    assert loss.high_start(1.0) == 3.0


def test_a_users_loss_for_numbers_is_searched_past_its_kink():
    def quantile(scores, targets):
        r = targets.reshape(scores.shape) - scores
        return jnp.mean(jnp.maximum(0.9 * r, -0.1 * r), axis=1)

    own = Loss(
        "quantile",
        quantile,
        "regression",
        losses["absolute_error"]().at_equal_scores,
        lambda columns: columns,
        lambda scores: scores,
    )
    lowest = min(
        np.mean(np.maximum(0.9 * (NUMBERS - c), -0.1 * (NUMBERS - c))) for c in NUMBERS
    )
    assert own.chance(NUMBERS) == pytest.approx(lowest, rel=1e-3)
    assert own.chance(np.stack([NUMBERS, NUMBERS], 1)) == pytest.approx(
        lowest, rel=0.01
    )
    assert own.high_start(1.0) == 10.0
    assert not own.squares_errors
    assert own.metric == "r2"


def test_a_loss_may_say_both_itself():
    plain = losses["hinge"]()
    own = Loss(
        "mine",
        plain.per_example,
        "classification",
        plain.at_equal_scores,
        plain.n_scores,
        plain.predict,
        at_best_constant=lambda per_example, targets, weights=None: 7.0,
        high_from=lambda equal: equal + 1,
    )
    assert own.chance(LABELS) == 7.0
    assert own.high_start(2.0) == 3.0
