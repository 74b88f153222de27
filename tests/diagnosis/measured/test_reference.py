"""What simple learners reach on a case's rows."""

import jax.numpy as jnp
import numpy as np
import pytest
from sklearn.metrics import r2_score

from steepest.diagnosis.measured._reference import errors_of_rows, measure_reference

RNG = np.random.default_rng(3)


def test_classes_that_are_apart_are_learned(case_of, clouds):
    case = case_of(*clouds(300), held=clouds(100, seed=1))
    reference = case.once(measure_reference)
    assert reference is case.once(measure_reference)
    assert reference.metric == "accuracy"
    assert reference.score > 0.95
    assert reference.prior == np.bincount(reference.rows.targets).max() / 300
    assert 1 - reference.errors.mean() == pytest.approx(reference.score)
    assert reference.validation_errors.mean() < 0.05
    assert {f.shape for f in reference.on_validation.values()} == {(100, 3)}


def test_scores_are_accuracies_of_the_learners(case_of, clouds):
    reference = measure_reference(case_of(*clouds(100)))
    for name, score in reference.scores.items():
        guess = reference.out_of_fold[name].argmax(axis=1)
        assert score == pytest.approx(np.mean(guess == reference.rows.targets))
    assert reference.validation is None
    assert reference.validation_errors is None


def test_several_outputs_have_a_mean_r2(case_of):
    x = RNG.normal(size=(200, 6)).astype(np.float32)
    y = np.stack([x[:, 0], 100 * x[:, 1] + 5, RNG.normal(size=200)], axis=1)
    reference = case_of(x, y, classes=None, outputs=3).once(measure_reference)
    truth = reference.rows.targets
    for name, found in reference.out_of_fold.items():
        expected = r2_score(truth, found)
        assert reference.scores[name] == pytest.approx(expected, rel=1e-5)
    assert reference.prior == 0
    assert reference.best == "ridge"


def test_nothing_but_chance_is_no_better_than_the_prior(case_of, clouds):
    x, y = clouds(600)
    reference = case_of(x, RNG.permutation(y)).once(measure_reference)
    assert reference.score < reference.prior + 0.03


def test_rows_that_cannot_be_learned_from_are_left_out(case_of, clouds):
    x, y = clouds(100)
    x[3, 2], x[4, 1] = np.nan, np.inf
    y[5] = 7
    weights = np.ones(100, np.float32)
    weights[6] = 0
    reference = case_of(x, y, row_weights=weights).once(measure_reference)
    assert len(reference.rows.inputs) == len(reference.rows.weights) == 96


def test_at_most_800_rows_and_images_of_any_size(case_of):
    images = RNG.integers(0, 255, (900, 20, 20, 3)).astype(np.uint8)
    y = np.arange(900) % 3
    images[y == 1, :5] //= 2
    reference = case_of(images, y).once(measure_reference)
    assert len(reference.rows.inputs) == 800
    assert reference.score > 0.6


def test_nothing_to_learn_from(case_of, clouds):
    assert case_of(*clouds(11)).once(measure_reference) is None
    x, y = clouds(30)
    case = case_of(x, y)
    object.__setattr__(case, "objective", lambda w: jnp.sum(w**2))
    assert measure_reference(case) is None
    empty = case_of(x, y, held=(np.full((5, 6), np.nan, np.float32), [0] * 5))
    assert empty.once(measure_reference).validation is None


def test_errors_of_several_outputs_are_their_mean():
    truth = np.array([[0.0, 10.0], [2.0, 30.0]])
    guess = np.array([[1.0, 10.0], [2.0, 20.0]])
    # variances 1 and 100: (1/1 + 0) / 2 and (0 + 100/100) / 2
    assert errors_of_rows("r2", truth, guess).tolist() == [0.5, 0.5]


def test_a_row_that_is_there_three_times_is_not_predicted_from_itself(case_of):
    """Of targets without meaning nothing is learned, however often they are told."""
    x = RNG.normal(size=(60, 4)).astype(np.float32)
    y = RNG.normal(size=(60, 1)).astype(np.float32)
    order = RNG.permutation(180) % 60
    reference = case_of(x[order], y[order], classes=None, outputs=1).once(
        measure_reference
    )
    assert reference.score < 0.2


def test_the_rows_of_a_truth_table_are_equal_by_nature(case_of):
    table = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    which = RNG.integers(0, 4, 120)
    classes = np.array([0, 1, 1, 0])[which]
    reference = case_of(table[which], classes, classes=2).once(measure_reference)
    assert reference.score == 1
