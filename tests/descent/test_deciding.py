"""Another metric than the loss decides: measured as scikit-learn does, and obeyed."""

import jax
import numpy as np
import pytest
from sklearn import metrics as reference

from steepest import descend
from steepest.descent import _rate_search as search
from steepest.descent import scores_of
from steepest.errors import DataError, SettingError
from steepest.models import linear, mlp
from steepest.objectives import Batch, Objective, loss_named
from steepest.settings import METRICS

OF_CLASSES = [m.name for m in METRICS.values() if m.task == "classification"]
OF_NUMBERS = [m.name for m in METRICS.values() if m.task == "regression"]
QUICK = {"learning_rate": 0.05, "optimizer": "adam", "epochs": 6, "watch": False}


@pytest.fixture(scope="module")
def two_classes():
    """Rows of two classes, one of them rare, weighted; 90 to train, 41 to validate."""
    rng = np.random.default_rng(3)
    y = (rng.random(131) < 0.25).astype("int32")
    x = (rng.normal(size=(131, 4)) + 0.8 * y[:, None]).astype("float32")
    weights = rng.uniform(0.3, 2.0, 131).astype("float32")
    return Batch(x[:90], y[:90], weights[:90]), Batch(x[90:], y[90:], weights[90:])


@pytest.fixture(scope="module")
def numbers():
    """Two target columns of different units."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=(120, 3)).astype("float32")
    y = (x @ rng.normal(size=(3, 2)) + rng.normal(size=(120, 2))).astype("float32")
    return Batch(x[:80], y[:80]), Batch(x[80:], y[80:])


def keeping(kept):
    """Return a callback that keeps the parameters of every epoch."""

    def keep(progress):
        if progress.epoch_ended:
            kept[progress.epoch] = jax.tree.map(np.array, progress.params)

    return keep


def of_classes(loss="softmax_cross_entropy", scores=2):
    return Objective(linear(4, scores), loss_named(loss))


def by_scikit_learn(name, scores, rows, unit=1.0):
    y, w = rows.targets, rows.weights
    if name in OF_NUMBERS:
        y, predicted = y * unit, scores * unit
        if name == "r2":
            return reference.r2_score(y, predicted)
        if name == "mean_absolute_error":
            return reference.mean_absolute_error(y, predicted)
        return reference.root_mean_squared_error(y, predicted)
    chances = np.asarray(jax.nn.softmax(scores.astype(np.float64)))
    predicted = scores.argmax(1)
    ranking = scores[:, 1] - scores[:, 0]
    return {
        "accuracy": lambda: reference.accuracy_score(y, predicted, sample_weight=w),
        "balanced_accuracy": lambda: reference.balanced_accuracy_score(
            y, predicted, sample_weight=w
        ),
        "roc_auc": lambda: reference.roc_auc_score(y, ranking, sample_weight=w),
        "average_precision": lambda: reference.average_precision_score(
            y, ranking, sample_weight=w
        ),
        "log_loss": lambda: reference.log_loss(y, chances, sample_weight=w),
    }[name]()


@pytest.mark.parametrize("name", OF_CLASSES)
def test_a_metric_of_classes_is_in_the_history_and_the_result(two_classes, name):
    rows, held = two_classes
    objective, kept = of_classes(), {}
    run = descend(
        objective,
        objective.model.init(None),
        rows,
        validation=held,
        metric=name.replace("_", "-"),
        callbacks=[keeping(kept)],
        **QUICK,
    )
    assert run.settings["metric"] == name
    for part, where in (("train", rows), ("validation", held)):
        column = run.history.epochs[f"{part}_{name}"]
        expected = [
            by_scikit_learn(name, scores_of(objective, p, where.inputs), where)
            for p in kept.values()
        ]
        np.testing.assert_allclose(column, expected, rtol=1e-5)
        assert run.metrics[part][name] == column[-1]


@pytest.mark.parametrize("name", OF_NUMBERS)
def test_a_metric_of_numbers_is_in_the_unit_of_the_targets(numbers, name):
    rows, held = numbers
    objective = Objective(linear(3, 2), loss_named("squared_error"))
    unit = np.array([3.0, 200.0])
    run = descend(
        objective,
        objective.model.init(None),
        rows,
        validation=held,
        metric=name,
        target_unit=unit,
        **QUICK,
    )
    scores = scores_of(objective, run.params, held.inputs)
    expected = by_scikit_learn(name, scores, held, unit)
    assert run.metrics["validation"][name] == pytest.approx(expected, rel=1e-5)


def test_one_score_for_two_classes_ranks_as_well(two_classes):
    rows, held = two_classes
    objective = of_classes("binary_cross_entropy", 1)
    start = objective.model.init(None)
    run = descend(objective, start, rows, validation=held, metric="roc_auc", **QUICK)
    scores = scores_of(objective, run.params, held.inputs)[:, 0]
    expected = reference.roc_auc_score(held.targets, scores, sample_weight=held.weights)
    assert run.metrics["validation"]["roc_auc"] == pytest.approx(expected)


@pytest.mark.parametrize("name", ["loss", "roc_auc", "balanced_accuracy", "log_loss"])
def test_patience_keeps_the_epoch_that_the_metric_says_is_best(two_classes, name):
    rows, held = two_classes
    objective = Objective(mlp(4, [16], 2), loss_named("softmax_cross_entropy"))
    kept = {}
    run = descend(
        objective,
        objective.model.init(jax.random.key(0)),
        rows,
        validation=held,
        metric=name,
        patience=4,
        callbacks=[keeping(kept)],
        **(QUICK | {"epochs": 60}),
    )
    column = run.history.epochs[f"validation_{name}"]
    sign = -1 if METRICS[name].higher_is_better else 1
    best = int(np.argmin(sign * column))
    assert run.outcome == "stopped early"
    assert len(column) == best + 1 + 4
    assert run.reason == (
        f"The validation {METRICS[name].label} has not improved on {column[best]:.4g} "
        f"since epoch {best + 1}, whose parameters are kept."
    )
    jax.tree.map(np.testing.assert_array_equal, run.params, kept[best + 1])


def test_the_metric_and_not_the_loss_decides_among_the_rates(monkeypatch):
    """The measure is replaced by one that is best at the largest rates.

    The parameters of a member grow with its rate, so their norm tells the rates apart.
    """

    def norm(self, values, objective, params, rows):
        return {**values, "roc_auc": float(np.abs(params["weight"]).sum())}

    rng = np.random.default_rng(0)
    y = (np.arange(300) % 2).astype("int32")
    rows = Batch((rng.normal(size=(300, 4)) + y[:, None]).astype("float32"), y)
    objective = of_classes()
    runs = []
    for metric in ("loss", "roc_auc"):
        monkeypatch.setattr("steepest.descent._deciding.Deciding.added_to", norm)
        start = objective.model.init(None)
        runs.append(
            descend(objective, start, rows, optimizer="adam", epochs=4, metric=metric)
        )
    by_loss, by_norm = (run.settings["learning_rate"] for run in runs)
    assert by_norm > 30 * by_loss
    choice = runs[1].settings["learning_rate_choice"]
    assert choice["metric"] == "roc_auc"
    assert "the held-out ROC AUC was highest, " in choice["how"]
    values = [value for _, value in choice["tried"] if value is not None]
    assert max(values) > 1  # norms, and no losses
    assert runs[0].settings["learning_rate_choice"]["metric"] == "loss"


def test_of_equal_metrics_the_lower_loss_is_better():
    values = np.array([[0.5, 0.9, 0.9, 0.9]])
    auc = search.Deciding(METRICS["roc_auc"])
    assert search._best(values, np.array([0.1, 0.7, 0.4, 0.6]), auc) == 2
    mae = search.Deciding(METRICS["mean_absolute_error"])
    assert search._best(values, np.array([0.9, 0.7, 0.4, 0.6]), mae) == 0
    assert search._best(values, values[0], None) == 0


def test_a_metric_that_held_out_rows_lack_leaves_the_choice_to_the_loss(rng):
    y = np.zeros(60, "int32")
    y[7] = 1  # one row: it is held out in some splits and missing in the others
    objective = of_classes()
    start = objective.model.init(None)
    rows = Batch(rng.normal(size=(60, 4)).astype("float32"), y)
    runs = [
        descend(objective, start, rows, optimizer="adam", epochs=4, metric=metric)
        for metric in ("loss", "roc_auc")
    ]
    choices = [run.settings["learning_rate_choice"] for run in runs]
    assert choices[0] == choices[1]


def test_the_loss_compiles_and_measures_nothing_more(two_classes, compilations):
    rows, held = two_classes
    objective = Objective(linear(4, 2), loss_named("hinge", margin=0.77))
    start = objective.model.init(None)
    with compilations() as names:
        run = descend(objective, start, rows, validation=held, **QUICK)
    assert any("losses_of" in name for name in names)
    assert not any("scores_of" in name for name in names)
    assert set(run.metrics["validation"]) == {"loss", "accuracy"}


def test_what_cannot_be_measured_is_refused(two_classes, numbers, problem):
    rows, held = two_classes
    objective = of_classes()
    start = objective.model.init(None)
    with pytest.raises(SettingError, match="leave the metric out"):
        descend(lambda w: (w**2).sum(), np.ones(2), metric="accuracy")
    with pytest.raises(SettingError, match="is for regression, and the targets are cl"):
        descend(objective, start, rows, metric="r2")
    with pytest.raises(SettingError, match="roc-auc is for two classes; here are 3"):
        descend(problem.objective(), problem.start, problem.rows, metric="roc_auc")
    with pytest.raises(SettingError, match="needs probabilities, and the loss hinge "):
        descend(of_classes("hinge"), start, rows, metric="log_loss")
    alone = Batch(held.inputs[:9], np.ones(9, "int32"))
    with pytest.raises(DataError, match="all 9 of them have the same. Give more"):
        descend(objective, start, rows, validation=alone, metric="average_precision")


@pytest.mark.parametrize("metric", ["roc_auc", "balanced_accuracy"])
def test_a_run_resumes_with_the_same_bits(two_classes, metric):
    rows, held = two_classes
    objective = of_classes()
    start, snapshots = objective.model.init(None), []
    settings = QUICK | {"validation": held, "metric": metric, "patience": 3}
    whole = descend(
        objective,
        start,
        rows,
        on_snapshot=snapshots.append,
        snapshot_every=0.0,
        **settings,
    )
    again = descend(objective, start, rows, resume_from=snapshots[1], **settings)
    jax.tree.map(np.testing.assert_array_equal, whole.params, again.params)
    assert whole.reason == again.reason
