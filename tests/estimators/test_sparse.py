"""Sparse rows: the numbers of the dense ones, without ever making them."""

import numpy as np
import pytest
from scipy.sparse import csc_array, csr_array, csr_matrix, random_array

from steepest.errors import DataError
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(3)
ROWS = random_array((80, 12), density=0.25, rng=DRAW, format="csr")
ROWS.data = DRAW.normal(size=len(ROWS.data)) * 3
DENSE = ROWS.toarray()
Y = np.digitize(DENSE[:, 0] + DENSE[:, 3], [-0.5, 0.5])
NUMBERS = DENSE @ np.arange(12.0) + 100
QUICK = {"learning_rate": 0.05, "batch_size": 16, "epochs": 5, "random_state": 0}


@pytest.mark.parametrize("model", ["linear", "mlp"])
@pytest.mark.parametrize("kind", [csr_array, csc_array, csr_matrix])
def test_they_learn_what_dense_rows_do(model, kind):
    ours = DescentClassifier(model=model, hidden=(6,), scaling="none", **QUICK)
    dense = ours.fit(DENSE, Y).predict_proba(DENSE)
    sparse = ours.fit(kind(ROWS), Y)
    np.testing.assert_allclose(sparse.predict_proba(kind(ROWS)), dense, atol=1e-5)
    np.testing.assert_allclose(sparse.predict_proba(DENSE), dense, atol=1e-5)


def test_they_are_scaled_and_not_centered():
    from sklearn.preprocessing import StandardScaler

    ours = DescentRegressor(dtype="float64", **QUICK).fit(ROWS, NUMBERS)
    assert (ours.scale_.center == 0).all()
    scaled = StandardScaler(with_mean=False).fit_transform(DENSE)
    # y is standardized as always, so only X is given as it would be scaled
    same = DescentRegressor(dtype="float64", scaling="none", **QUICK)
    wanted = same.fit(scaled, (NUMBERS - NUMBERS.mean()) / NUMBERS.std())
    np.testing.assert_allclose(
        (ours.predict(ROWS) - NUMBERS.mean()) / NUMBERS.std(),
        wanted.predict(scaled),
        rtol=1e-9,
        atol=1e-9,
    )
    np.testing.assert_allclose(
        ours.predict(ROWS), ROWS @ ours.coef_ + ours.intercept_, rtol=1e-10
    )


def test_weights_validation_rows_and_streams():
    weights = np.where(np.arange(80) % 4, 1.5, 0.0)
    ours = DescentClassifier(validation_fraction=0.25, **QUICK)
    ours.fit(ROWS, Y, weights)
    assert ours.run_.data["rows"] == 45
    assert len(ours.validation_scores_) == 5
    given = DescentClassifier(**QUICK).fit(ROWS, Y, X_val=ROWS[:20], y_val=Y[:20])
    assert len(given.validation_scores_) == 5
    stream = DescentClassifier(**QUICK)
    for _ in range(8):
        stream.partial_fit(ROWS[:40], Y[:40], classes=[0, 1, 2])
        stream.partial_fit(ROWS[40:], Y[40:])
    assert stream.score(ROWS, Y) > 0.8


def test_the_rows_that_were_given_stay_what_they_were():
    given = ROWS.copy()
    DescentClassifier(**QUICK).fit(given, Y).predict(given)
    np.testing.assert_array_equal(given.data, ROWS.data)
    np.testing.assert_array_equal(given.indices, ROWS.indices)


def test_dense_validation_rows_beside_sparse_ones():
    ours = DescentClassifier(**QUICK)
    ours.fit(ROWS, Y, X_val=DENSE[:20], y_val=Y[:20])
    same = DescentClassifier(**QUICK).fit(ROWS, Y, X_val=ROWS[:20], y_val=Y[:20])
    assert ours.validation_scores_ == same.validation_scores_
    ours.fit(DENSE, Y, X_val=ROWS[:20], y_val=Y[:20])
    assert len(ours.validation_scores_) == 5


def test_a_users_own_model_takes_no_sparse_rows(own_model):
    ours = DescentClassifier(model=own_model, **QUICK)
    with pytest.raises(DataError, match="Give dense rows: X.toarray"):
        ours.fit(ROWS, Y)
    with pytest.raises(DataError, match="Give dense rows: X.toarray"):
        ours.fit(DENSE, Y).predict(ROWS)


def test_a_diagnosis_makes_dense_rows_of_few():
    ours = DescentClassifier(**QUICK).fit(ROWS, Y)
    assert ours.diagnose(ROWS, Y, budget=0).of("finite").verdict == "pass"
