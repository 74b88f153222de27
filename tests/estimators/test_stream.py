"""`partial_fit`: rows bit by bit."""

import warnings

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_iris
from sklearn.linear_model import SGDRegressor
from sklearn.model_selection import learning_curve

from steepest.errors import DataError, SettingError
from steepest.estimators import DescentClassifier, DescentRegressor, from_sklearn

X, Y = load_iris(return_X_y=True)
ORDER = np.random.default_rng(1).permutation(150)
X, Y = X[ORDER], Y[ORDER]
PARTS = [slice(i, i + 30) for i in range(0, 150, 30)]
QUICK = {"learning_rate": 0.05, "batch_size": 8, "random_state": 0}


def test_it_goes_on_as_if_it_had_never_stopped():
    """Five calls with the same rows are five epochs: the optimizer remembers."""
    settings = {**QUICK, "scaling": "none", "schedule": "constant"}
    whole = DescentClassifier(epochs=5, **settings).fit(X, Y)
    parts = DescentClassifier(**settings)
    for _ in range(5):
        parts.partial_fit(X, Y)
    np.testing.assert_array_equal(parts.coef_, whole.coef_)
    assert parts.n_iter_ == 5
    np.testing.assert_allclose(parts.loss_curve_, whole.loss_curve_, rtol=1e-6)


@pytest.mark.parametrize("model", ["linear", "mlp"])
def test_parts_of_the_rows_teach_what_all_of_them_do(model):
    ours = DescentClassifier(model=model, hidden=(8,), **QUICK)
    for _ in range(6):
        for part in PARTS:
            ours.partial_fit(X[part], Y[part], classes=[0, 1, 2])
    assert ours.score(X, Y) > 0.93
    # the scale is that of all the rows that were seen
    np.testing.assert_allclose(ours.scale_.center, X.mean(0), rtol=1e-12)


def test_the_scale_moves_and_the_scores_do_not():
    ours = DescentRegressor(**{**QUICK, "learning_rate": 1e-12}, optimizer="sgd")
    numbers = X @ [1.0, 2.0, -3.0, 0.5]
    ours.fit(X[:50], numbers[:50])
    fixed = ours.scale_
    ours.partial_fit(X[50:] * 9, numbers[50:])
    assert ours.scale_ is fixed  # that of the fit
    stream = DescentRegressor(optimizer="sgd", **QUICK)
    stream.partial_fit(X[:50], numbers[:50])
    said = stream.predict(X)
    stream.set_params(learning_rate=1e-12)
    stream.partial_fit(X[50:] * 9, numbers[50:] + 100)
    np.testing.assert_allclose(stream.predict(X), said, rtol=1e-4, atol=1e-4)
    assert abs(stream.target_scale_.center - 60) < 30


def test_one_class_at_a_time_and_classes_that_nobody_announced():
    names = np.array(["setosa", "versicolor", "virginica"])[Y]
    ours = DescentClassifier(**QUICK)
    ours.partial_fit(X[Y == 1], names[Y == 1])
    assert ours.classes_.tolist() == ["versicolor"]
    assert set(ours.predict(X)) == {"versicolor"}
    assert (ours.predict_proba(X) == 1).all()
    assert (ours.predict_log_proba(X) == 0).all()
    ours.partial_fit(X[Y != 2], names[Y != 2])
    assert ours.classes_.tolist() == ["setosa", "versicolor"]
    assert ours.decision_function(X).shape == (150,)
    for _ in range(8):
        ours.partial_fit(X, names)
    assert ours.score(X, names) > 0.9


def test_a_new_class_changes_no_score_of_the_others():
    ours = DescentClassifier(**QUICK)
    ours.partial_fit(X[Y != 1], Y[Y != 1])
    difference = ours.decision_function(X)
    ours.set_params(learning_rate=1e-12)
    ours.partial_fit(X[:1], [1])
    scores = ours.decision_function(X)
    np.testing.assert_allclose(scores[:, 2] - scores[:, 0], difference, rtol=1e-3)


def test_a_learning_curve_learns_step_by_step():
    sizes, _, scores = learning_curve(
        DescentClassifier(random_state=0),
        X,
        Y,
        train_sizes=[0.3, 0.6, 1.0],
        cv=3,
        exploit_incremental_learning=True,
    )
    assert sizes.tolist() == [30, 60, 100]
    assert scores.mean() > 0.65


def test_a_rate_is_chosen_where_there_is_enough_to_choose_by():
    data, numbers = load_diabetes(return_X_y=True)
    chosen = DescentRegressor(random_state=0).partial_fit(data, numbers)
    assert len(chosen.run_.settings["learning_rate_choice"]["tried"])
    few = DescentRegressor(random_state=0).partial_fit(data[:20], numbers[:20])
    assert few.run_.settings["learning_rate"] == 0.01


def test_several_outputs_and_no_change_of_their_number():
    both = np.column_stack([X[:, 0] * 1000, X[:, 1]])
    ours = DescentRegressor(**QUICK)
    for _ in range(20):
        ours.partial_fit(X, both)
    assert ours.predict(X).shape == (150, 2)
    assert ours.score(X, both) > 0.9
    with pytest.raises(DataError, match="y has 1 outputs, and it had 2 before"):
        ours.partial_fit(X, both[:, 0])


def test_what_fails_changes_nothing():
    ours = DescentClassifier(**QUICK).partial_fit(X, Y)
    said = ours.predict_proba(X)
    with pytest.raises(ValueError, match="4 features"):
        ours.partial_fit(X[:, :2], Y)
    ours.set_params(callbacks=[lambda now: 1 / 0])
    with pytest.raises(ZeroDivisionError):
        ours.partial_fit(X * 100, Y + 1)
    np.testing.assert_array_equal(ours.predict_proba(X), said)
    assert ours.classes_.tolist() == [0, 1, 2]


def test_what_a_stream_cannot_have():
    with pytest.raises(SettingError, match="not supported for partial_fit"):
        DescentClassifier(class_weight="balanced").partial_fit(X, Y)
    binary = DescentClassifier(loss="binary_cross_entropy", **QUICK)
    with pytest.raises(DataError, match=r"found '1' only. Give classes="):
        binary.partial_fit(X, np.ones(150, int))
    binary.partial_fit(X, np.ones(150, int), classes=[0, 1])
    assert binary.predict_proba(X).shape == (150, 2)


def test_after_a_fit_it_goes_on():
    ours = DescentClassifier(epochs=2, **QUICK).fit(X, Y)
    before = ours.run_.metrics["train"]["loss"]
    for _ in range(4):
        ours.partial_fit(X, Y)
    assert ours.run_.metrics["train"]["loss"] < before
    assert ours.n_iter_ == 4
    assert ours.fit(X, Y).n_iter_ == 2


def test_another_number_of_rows_compiles_nothing(compilations):
    ours = DescentClassifier(**QUICK).partial_fit(X[:30], Y[:30], classes=[0, 1, 2])
    ours.partial_fit(X[:25], Y[:25])
    with compilations() as names:
        ours.partial_fit(X[:27], Y[:27]).predict(X[:3])
    assert names == []


@pytest.mark.parametrize("settings", [{"average": True}, {"power_t": 0.4}], ids=str)
def test_an_average_and_a_falling_rate_go_on_as_those_of_scikit_learn(settings):
    """Theirs decay by "invscaling": over all calls, whatever their number of rows."""
    rate = "constant" if "average" in settings else "invscaling"
    theirs = SGDRegressor(learning_rate=rate, eta0=0.02, shuffle=False, **settings)
    numbers = X @ [1.0, 2.0, -3.0, 0.5]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ours = from_sklearn(theirs, X[:40], numbers[:40])
    for part in (slice(40), slice(40, 55), slice(55, 150)):
        ours.partial_fit(X[part], numbers[part])
        theirs.partial_fit(X[part], numbers[part])
        np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-5)
        np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-5)


def test_an_average_forgets_rows_in_other_units():
    """The scale moves with the rows: the mean of parameters before it is of others."""
    ours = DescentRegressor(**{**QUICK, "optimizer": "averaged_sgd"})
    numbers = X @ [1.0, 2.0, -3.0, 0.5]
    for part in PARTS * 6:
        ours.partial_fit(1000 * X[part], numbers[part])
    assert ours.score(1000 * X, numbers) > 0.95


def test_a_patience_for_validation_rows_is_refused():
    ours = DescentClassifier(patience=3, validation_fraction=0.2, **QUICK)
    with pytest.raises(SettingError, match="patience=3 waits for the epochs of one"):
        ours.partial_fit(X, Y)


def test_the_history_keeps_the_rates_of_every_call():
    """Calls of other sizes and rates; one fit of the first rows has the same rates."""
    settings = {"optimizer": "sgd", "batch_size": 10, "random_state": 0}
    stream = DescentClassifier(
        schedule="inverse", learning_rate=0.1, epochs=10, **settings
    )
    for part in (slice(0, 30), slice(30, 50), slice(50, 100)):
        stream.partial_fit(X[part], Y[part])
    t = np.arange(10)  # half the rate after a tenth of 10 epochs of 3 steps
    np.testing.assert_allclose(
        stream.history_.steps["learning_rate"], 0.1 / (1 + t / 3), rtol=1e-6
    )
    stream = DescentClassifier(learning_rate=0.1, **settings).partial_fit(
        X[:20], Y[:20]
    )
    stream.set_params(learning_rate=0.01).partial_fit(X[:30], Y[:30])
    rates = stream.history_.steps["learning_rate"]
    np.testing.assert_allclose(rates, [0.1] * 2 + [0.01] * 3)


def test_classes_that_contradict_y_are_refused():
    with pytest.raises(DataError, match=r"class '2', which is not in classes=\[0, 1\]"):
        DescentClassifier(**QUICK).partial_fit(X, Y, classes=[0, 1])


def test_a_rule_that_needs_all_rows_learns_from_no_part():
    for kind in (DescentClassifier, DescentRegressor):
        assert hasattr(kind(optimizer="sgd"), "partial_fit")
        whole = kind(optimizer="lbfgs")
        assert not hasattr(whole, "partial_fit")
        with pytest.raises(AttributeError) as raised:
            whole.partial_fit(X, Y)
        assert "only available for stochastic" in str(raised.value.__cause__)
