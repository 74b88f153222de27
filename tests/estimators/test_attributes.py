"""What scikit-learn users look for on an estimator, and what is refused."""

import pickle

import numpy as np
import pytest
from sklearn.utils._param_validation import InvalidParameterError

from steepest.errors import SettingError
from steepest.estimators import DescentClassifier, DescentRegressor

DRAW = np.random.default_rng(7)
X = DRAW.normal(size=(60, 3)) * [1.0, 5.0, 0.2]
Y = np.digitize(X[:, 0] + 0.3 * DRAW.normal(size=60), [-0.5, 0.6])
NUMBERS = X @ [2.0, -1.0, 4.0] + 10
QUICK = {"learning_rate": 0.05, "epochs": 6, "batch_size": 16, "random_state": 0}


def test_logarithms_of_probabilities_stay_finite():
    ours = DescentClassifier(**QUICK).fit(X, Y)
    np.testing.assert_allclose(
        np.exp(ours.predict_log_proba(X)), ours.predict_proba(X), rtol=1e-12
    )
    far = X * 1e4
    assert (ours.predict_proba(far) == 0).any()
    logs = ours.predict_log_proba(far)
    assert np.isfinite(logs).all()
    scores = ours.decision_function(far)
    np.testing.assert_allclose(logs[:, 1] - logs[:, 0], scores[:, 1] - scores[:, 0])


def test_two_classes_with_one_score_have_logarithms_too():
    ours = DescentClassifier(loss="binary_cross_entropy", **QUICK).fit(X, Y > 0)
    np.testing.assert_allclose(
        ours.predict_log_proba(X), np.log(ours.predict_proba(X)), rtol=1e-9
    )
    logs = ours.predict_log_proba(X * 1e4)
    assert np.isfinite(logs).all()
    np.testing.assert_allclose(
        logs[:, 1] - logs[:, 0], ours.decision_function(X * 1e4), rtol=1e-9
    )


def test_a_hinge_has_no_logarithms():
    assert not hasattr(DescentClassifier(loss="hinge"), "predict_log_proba")


def test_how_long_it_took_and_how_it_went():
    ours = DescentRegressor(validation_fraction=0.25, **QUICK).fit(X, NUMBERS)
    assert ours.n_iter_ == 6 == len(ours.loss_curve_) == len(ours.validation_scores_)
    assert ours.loss_curve_[-1] < ours.loss_curve_[0]
    assert ours.validation_scores_[-1] == pytest.approx(
        ours.history_.epochs["validation_r2"][-1]
    )
    assert DescentRegressor(**QUICK).fit(X, NUMBERS).validation_scores_ is None


def test_a_fit_that_stops_early_has_fewer_epochs():
    ours = DescentClassifier(
        **{**QUICK, "epochs": 400, "learning_rate": 0.5},
        patience=2,
        validation_fraction=0.3,
    ).fit(X, Y)
    assert ours.n_iter_ < 400
    assert ours.n_iter_ == ours.history_.epochs["epoch"][-1]


def test_verbose_writes_a_line_for_every_epoch(capsys):
    DescentClassifier(verbose=True, **QUICK).fit(X, Y)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("epoch 1/6, loss ")
    assert "train accuracy" in lines[-1]
    DescentClassifier(**QUICK).fit(X, Y)
    assert not capsys.readouterr().out


def test_a_generator_is_a_random_state():
    def fitted(state):
        return DescentClassifier(**{**QUICK, "random_state": state}).fit(X, Y).coef_

    first, again = (fitted(np.random.default_rng(5)) for _ in range(2))
    np.testing.assert_array_equal(first, again)
    generator = np.random.default_rng(5)
    np.testing.assert_array_equal(fitted(generator), first)
    assert not np.array_equal(fitted(generator), first)  # it has moved on


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"epochs": 2.5}, r"'epochs' parameter .* must be an int in .* Got 2.5"),
        ({"epochs": 0}, r"'epochs' parameter of DescentRegressor .* Got 0"),
        ({"penalty_strength": -1.0}, r"must be a float in the range \[0.0, inf\)"),
        ({"learning_rate": -0.1}, r"'learning_rate' parameter .* or a str among"),
        ({"batch_size": 0}, "'batch_size' parameter"),
        ({"patience": 0}, "'patience' parameter"),
        ({"callbacks": [1]}, r"must be a sequence of callables or None. Got \[1\]"),
        ({"callbacks": 3}, "'callbacks' parameter"),
        ({"validation_fraction": 1.0}, "'validation_fraction' parameter"),
        ({"dtype": "float16"}, "'dtype' parameter"),
        ({"scaling": "minmax"}, "must be a str among .*'standard'"),
        ({"random_state": "today"}, "'random_state' parameter"),
    ],
)
def test_wrong_parameters_are_refused_in_the_words_of_scikit_learn(wrong, message):
    with pytest.raises(InvalidParameterError, match=message):
        DescentRegressor(**wrong).fit(X, NUMBERS)


def test_a_batch_of_more_rows_than_there_are_takes_all_of_them():
    with pytest.warns(UserWarning, match="batch_size=64 is more than the 60 training"):
        ours = DescentClassifier(**{**QUICK, "batch_size": 64}).fit(X, Y)
    full = DescentClassifier(**{**QUICK, "batch_size": "full"}).fit(X, Y)
    np.testing.assert_array_equal(ours.coef_, full.coef_)


def test_numbers_too_large_for_float32_are_refused():
    far = X.copy()
    far[3, 1] = 1e300
    ours = DescentRegressor(**QUICK)
    wanted = r"contains infinity or a value too large for dtype\('float32'\)"
    with pytest.raises(ValueError, match=f"Input X {wanted}"):
        ours.fit(far, NUMBERS)
    with pytest.raises(ValueError, match=f"Input y {wanted}"):
        ours.fit(X, far[:, 1])
    with pytest.raises(ValueError, match=r"Input X .*'float64'"):
        DescentRegressor(dtype="float64", **QUICK).fit(far, NUMBERS)


def test_an_offset_of_a_billion_hides_nothing():
    near = DescentRegressor(**QUICK).fit(X, NUMBERS)
    far = DescentRegressor(**QUICK).fit(X + 1e9, NUMBERS)
    assert far.score(X + 1e9, NUMBERS) == pytest.approx(
        near.score(X, NUMBERS), abs=1e-4
    )


def test_a_weight_of_zero_is_a_row_that_is_not_there():
    weights = np.where(np.arange(60) % 3, 2.0, 0.0)
    kept = weights > 0
    with_zeros = DescentClassifier(**QUICK).fit(X, Y, weights)
    without = DescentClassifier(**QUICK).fit(X[kept], Y[kept], weights[kept])
    np.testing.assert_array_equal(with_zeros.coef_, without.coef_)
    with pytest.raises(ValueError, match="one class only, '1'"):
        DescentClassifier(**QUICK).fit(X, Y, (Y == 1).astype(float))


def test_predictions_have_the_type_of_the_inputs():
    ours = DescentClassifier(**QUICK).fit(X, Y)
    assert ours.predict_proba(X).dtype == np.float64
    assert ours.predict_proba(X.astype("f4")).dtype == np.float32
    regressor = DescentRegressor(**QUICK).fit(X, NUMBERS)
    assert regressor.predict(X).dtype == np.float64
    assert regressor.predict(X.astype("f4")).dtype == np.float32
    np.testing.assert_allclose(
        regressor.predict(X), X @ regressor.coef_ + regressor.intercept_, rtol=1e-12
    )


def test_predicting_compiles_nothing(compilations):
    ours = DescentClassifier(model="mlp", hidden=(5,), **QUICK).fit(X, Y)
    with compilations() as names:
        for rows in (1, 7, 60):
            ours.predict(X[:rows])
            ours.predict_proba(X[:rows])
    assert names == []


def test_a_users_own_model_has_no_weights_of_columns(own_model):
    ours = DescentClassifier(model=own_model, **QUICK).fit(X, Y)
    assert ours.predict_proba(X).shape == (60, 3)
    with pytest.raises(AttributeError, match="exist for model='linear', not 'own_sums"):
        ours.coef_  # noqa: B018


def test_it_compares_with_the_compiled_program(monkeypatch):
    """Many rows are scored by the device where there is one."""
    from steepest.estimators import _fitted

    ours = DescentClassifier(model="mlp", hidden=(5,), **QUICK).fit(X, Y)
    by_host = ours.predict_proba(X)
    monkeypatch.setattr(_fitted, "ROWS", 10)
    monkeypatch.setattr(_fitted, "_accelerated", lambda: True)
    np.testing.assert_allclose(ours.predict_proba(X), by_host, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("kind", [DescentClassifier, DescentRegressor])
def test_coefficients_have_the_type_of_the_rows(kind):
    for dtype in ("float32", "float64"):
        ours = kind(learning_rate=0.1, epochs=1).fit(X.astype(dtype), Y)
        assert ours.coef_.dtype == np.asarray(ours.intercept_).dtype == dtype
        again = pickle.loads(pickle.dumps(ours))
        assert again.coef_.dtype == dtype


def test_why_there_are_no_probabilities():
    with pytest.raises(AttributeError) as raised:
        DescentClassifier(loss="hinge").predict_proba(X)
    why = "probability estimates are not available for loss='hinge'"
    assert str(raised.value.__cause__) == why


def test_coefficients_as_a_sparse_matrix():
    ours = DescentClassifier(
        penalty="l1", penalty_strength=0.3, learning_rate=0.1, epochs=2
    ).fit(X, Y)
    dense, said = ours.coef_, ours.predict(X)
    sparse = pickle.loads(pickle.dumps(ours.sparsify())).coef_
    assert sparse.nnz == np.count_nonzero(dense) < dense.size
    np.testing.assert_array_equal(sparse.toarray(), dense)
    np.testing.assert_array_equal(ours.predict(X), said)
    np.testing.assert_array_equal(ours.densify().coef_, dense)
    assert not hasattr(DescentClassifier(model="mlp"), "sparsify")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"loss": "log_loss"}, "Did you mean 'softmax-cross-entropy'"),
        ({"activation": "logistic"}, "Did you mean 'sigmoid'"),
        ({"penalty": "elasticnet"}, "Did you mean 'elastic-net'"),
        ({"loss": "logistic"}, "loss has no 'logistic'. Give softmax-cross-entropy"),
    ],
)
def test_words_of_other_packages_are_answered_with_the_name(given, meant):
    with pytest.raises(SettingError, match=meant):
        DescentClassifier(model="mlp", penalty_strength=0.1).set_params(**given).fit(
            X, Y
        )
