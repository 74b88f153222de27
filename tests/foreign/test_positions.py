"""Models with an answer at each position, beside loops in NumPy."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import steepest
from steepest.errors import DataError, ModelError
from steepest.foreign import read
from steepest.foreign._at_positions import (
    binary_cross_entropy_at_positions,
    cross_entropy_at_positions,
)
from steepest.foreign._positions import Positions, arranged
from steepest.foreign._with_loss import with_loss
from steepest.models import Model
from steepest.objectives import (
    absolute_error,
    binary_cross_entropy,
    hinge,
    softmax_cross_entropy,
    squared_error,
)

DRAW = np.random.default_rng(0)
WORDS = DRAW.normal(size=(40, 5, 2)).astype(np.float32)
TAGS = (WORDS.argmax(2) + (WORDS[:, :, 0] > 1)).astype(int)  # three classes


def tagger(n_classes=3):
    """Return a model that gives scores of each of five words on its own."""

    def init(key):
        return {"w": 0.3 * jax.random.normal(key, (2, n_classes))}

    def apply(params, inputs, key=None):
        return inputs @ params["w"]

    return Model(init, apply, "tagger")


def by_hand(scores, tags):
    losses = []
    for row, own in zip(scores, tags, strict=True):
        each = [np.log(np.exp(s).sum()) - s[k] for s, k in zip(row, own, strict=True)]
        losses.append(np.mean(each))
    return np.array(losses)


@pytest.mark.parametrize("first", [False, True])
def test_cross_entropy_is_the_mean_over_positions(first):
    scores = DRAW.normal(size=(4, 3, 5) if first else (4, 5, 3)).astype(np.float32)
    positions = Positions(scores.shape[1:], 0 if first else 1)
    tags = DRAW.integers(0, 3, (4, 5))
    loss = cross_entropy_at_positions(3)
    ours = loss.per_example(
        positions.scores(jnp.asarray(scores)), jnp.asarray(positions.targets(tags, "X"))
    )
    in_order = np.moveaxis(scores, 1, 2) if first else scores
    np.testing.assert_allclose(ours, by_hand(in_order, tags), rtol=1e-5)
    shares = np.asarray(loss.predict(positions.scores(jnp.asarray(scores))))
    np.testing.assert_allclose(shares.reshape(4, 5, 3).sum(2), 1, rtol=1e-5)


def test_the_best_constant_is_that_of_each_position():
    tags = np.array([[0, 1], [0, 0], [0, 1], [0, 0]])  # the second one is a coin
    targets = Positions((2, 2), 1).targets(tags, "X")
    assert cross_entropy_at_positions(2).chance(targets) == pytest.approx(np.log(2) / 2)
    assert binary_cross_entropy_at_positions().chance(
        tags.astype(float)
    ) == pytest.approx(np.log(2) / 2)


def test_binary_losses_of_scores_and_of_probabilities_agree():
    scores = jnp.asarray(DRAW.normal(size=(6, 4)).astype(np.float32))
    y = jnp.asarray(DRAW.integers(0, 2, (6, 4)).astype(np.float32))
    given = binary_cross_entropy_at_positions(of_probabilities=True)
    own = binary_cross_entropy_at_positions()
    each = np.stack(
        [
            binary_cross_entropy().per_example(scores[:, k : k + 1], y[:, k])
            for k in range(4)
        ]
    )
    np.testing.assert_allclose(own.per_example(scores, y), each.mean(0), rtol=1e-5)
    shares = jax.nn.sigmoid(scores)
    np.testing.assert_allclose(given.per_example(shares, y), each.mean(0), rtol=1e-5)
    np.testing.assert_allclose(own.predict(scores), given.predict(shares), rtol=1e-5)


@pytest.mark.parametrize(
    ("loss", "targets", "name"),
    [
        (None, TAGS, "cross_entropy_at_positions"),
        (softmax_cross_entropy(), TAGS[..., None], "cross_entropy_at_positions"),
        (softmax_cross_entropy(), np.eye(3)[TAGS], "cross_entropy_at_positions"),
        (None, DRAW.normal(size=(40, 5, 3)), "squared_error"),
        (None, np.eye(3, dtype=int)[TAGS], "cross_entropy_at_positions"),
        (absolute_error(), np.eye(3)[TAGS], "absolute_error"),
        (binary_cross_entropy(), np.eye(3)[TAGS], "binary_cross_entropy_at_positions"),
    ],
)
def test_the_loss_is_told_by_what_is_known_of_it_and_by_the_targets(
    loss, targets, name
):
    foreign, targets_of = with_loss(read(tagger(), WORDS, TAGS), WORDS, targets, loss)
    columns = targets_of(targets, "X")
    assert foreign.loss.name == name
    assert columns.shape == (40, 15)
    assert foreign.model.apply(foreign.params, WORDS).shape == (40, 15)
    if name.startswith("cross"):
        np.testing.assert_array_equal(columns.reshape(40, 5, 3).argmax(2), TAGS)


def test_a_diagnosis_of_a_tagger():
    found = steepest.diagnose(
        tagger(), WORDS[:30], TAGS[:30], X_val=WORDS[30:], y_val=TAGS[30:], budget=0
    )
    assert [f.measured for f in found.findings if f.because == "error"] == []
    assert any("5 positions with one of 3 classes" in note for note in found.notes)


def test_an_autoencoder_is_not_measured_by_learners_that_copy():
    from steepest.diagnosis import checks
    from steepest.foreign import case_as_it_came

    model = Model(lambda key: {"w": jnp.eye(2)}, lambda p, x, key=None: x @ p["w"], "")
    case, _ = case_as_it_came(model, WORDS, WORDS)
    for name in ("learnable", "model_size", "residuals"):
        assert checks[name](case).because == "autoencoder"


def test_what_does_not_fit():
    model = tagger()
    with pytest.raises(DataError, match=r"row 2, position \(1,\), is -100"):
        wrong = TAGS.copy()
        wrong[2, 1] = -100
        steepest.diagnose(model, WORDS, wrong)
    with pytest.raises(DataError, match=r"shape \(4,\). Give targets of shape \(5,\)"):
        steepest.diagnose(model, WORDS, TAGS[:, :4], loss="softmax_cross_entropy")
    with pytest.raises(ModelError, match="The loss hinge is not known here"):
        steepest.diagnose(model, WORDS, TAGS, loss=hinge())
    foreign = read(model, WORDS, TAGS)
    assert arranged(foreign, (3,), TAGS[:, 0], softmax_cross_entropy()) is None
    assert arranged(foreign, (1,), TAGS[:, 0] * 1.0, squared_error()) is None


def test_a_class_that_is_rare_at_a_position_is_no_outlier_among_targets():
    tags = TAGS.copy()
    tags[:, 2] = 0
    tags[7, 2] = 2

    def init(key):
        return {"table": 0.1 * jax.random.normal(key, (90, 3))}

    def apply(params, words, key=None):
        return params["table"][words]

    words = (WORDS[..., 0] > 0) + 80
    found = steepest.diagnose(Model(init, apply, "tagger"), words, tags, epochs=2)
    for check in ("targets", "residuals"):
        assert found.of(check).because == "shares"
    start = found.of("initial_loss")
    assert (start.because, start.measured["input_scale"]) == ("as_expected", 1.0)
    assert not {f.check for f in found.unjudged} & {"targets", "scale", "columns"}
