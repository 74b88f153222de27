"""Three simple learners against naive ones, and folds that are even."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.neighbors import KNeighborsRegressor

from steepest.diagnosis.measured._learners import LEARNERS, fold_of, out_of_fold

RNG = np.random.default_rng(2)


def test_neighbors_are_those_of_scikit_learn():
    x, at = RNG.normal(size=(50, 4)), RNG.normal(size=(20, 4))
    y = RNG.normal(size=(50, 3))
    expected = KNeighborsRegressor(5).fit(x, y).predict(at)
    np.testing.assert_allclose(LEARNERS["neighbors"](x, y, at), expected, rtol=1e-9)


@pytest.mark.parametrize("columns", [4, 70])
def test_ridge_is_that_of_scikit_learn_in_both_forms(columns):
    x, at = RNG.normal(size=(50, columns)), RNG.normal(size=(20, columns))
    y = RNG.normal(size=(50, 3)) + 5
    expected = Ridge(alpha=columns).fit(x, y).predict(at)
    np.testing.assert_allclose(LEARNERS["ridge"](x, y, at), expected, rtol=1e-7)


@pytest.mark.parametrize("name", LEARNERS)
@pytest.mark.parametrize("outputs", [1, 3])
def test_every_learner_learns_and_repeats_itself(name, outputs):
    x = RNG.normal(size=(200, 5)).astype(np.float32)
    y = np.repeat(x[:, :1] + 0.1 * x[:, 1:2], outputs, axis=1).astype(float)
    found = LEARNERS[name](x[:150], y[:150], x[150:])
    assert found.shape == (50, outputs)
    assert np.mean((found - y[150:]) ** 2) < 0.4 * np.var(y[150:])
    np.testing.assert_array_equal(found, LEARNERS[name](x[:150], y[:150], x[150:]))


def test_folds_hold_every_class_evenly():
    labels = np.repeat([0, 1, 2], [30, 7, 2])
    fold = fold_of(labels, np.random.default_rng(0))
    counts = np.array([np.bincount(fold[labels == k], minlength=3) for k in range(3)])
    assert counts.sum() == 39
    assert (np.ptp(counts, axis=1) <= 1).all()


def test_rows_of_a_group_are_in_one_fold():
    groups = RNG.permutation(np.repeat(np.arange(12), 3))
    fold = fold_of(np.zeros(36, int), np.random.default_rng(0), groups)
    assert all(len(set(fold[groups == group])) == 1 for group in range(12))
    assert np.bincount(fold).tolist() == [12, 12, 12]


def test_what_is_predicted_was_not_learned_from():
    fold = fold_of(np.zeros(9, int), np.random.default_rng(0))
    y = np.arange(9.0)[:, None]

    def knows_none(x, known, at):
        return np.full((len(at), 1), set(known[:, 0]).isdisjoint(at[:, 0]), float)

    found, _ = out_of_fold(knows_none, y, y, fold, y[:0])
    assert (found == 1).all()


def test_other_rows_are_predicted_by_the_mean_over_the_folds():
    x, y = RNG.normal(size=(30, 2)), RNG.normal(size=(30, 2))
    at = RNG.normal(size=(4, 2))
    fold = np.arange(30) % 3
    found, elsewhere = out_of_fold(LEARNERS["ridge"], x, y, fold, at)
    each = [LEARNERS["ridge"](x[fold != i], y[fold != i], at) for i in range(3)]
    np.testing.assert_allclose(elsewhere, np.mean(each, axis=0))
    assert found.shape == y.shape
