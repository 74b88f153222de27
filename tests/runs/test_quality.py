import json

import numpy as np
import pytest
from sklearn import metrics as known
from sklearn.calibration import calibration_curve

from steepest.errors import RunError
from steepest.runs import (
    History,
    Outcome,
    Quality,
    Run,
    quality_of_classes,
    quality_of_numbers,
    read_run,
    write_run,
)


@pytest.fixture
def two(rng):
    """Unequal classes, ties among the ranks, and weights other than one."""
    targets = (rng.random(60) < 0.3).astype(np.int32)
    ranking = np.round(targets + rng.normal(size=60), 1)
    chance = (1 / (1 + np.exp(-ranking))).astype(np.float32)
    return targets, ranking, np.stack([1 - chance, chance], 1), rng.uniform(0.5, 3, 60)


@pytest.mark.parametrize("weighted", [False, True])
def test_two_classes_are_judged_as_scikit_learn_does(two, weighted):
    targets, ranking, chances, weights = two
    weights = weights if weighted else None
    predicted = (ranking > 0.5).astype(np.int32)
    found = quality_of_classes(
        *(targets, predicted, ("no", "yes")),
        probabilities=chances,
        ranking=ranking,
        weights=weights,
    ).numbers
    named = {"sample_weight": weights}
    guess = np.zeros_like(targets)
    assert found == pytest.approx(
        {
            "accuracy": known.accuracy_score(targets, predicted, **named),
            "accuracy_of_commonest": known.accuracy_score(targets, guess, **named),
            "balanced_accuracy": known.balanced_accuracy_score(
                targets, predicted, **named
            ),
            "roc_auc": known.roc_auc_score(targets, ranking, **named),
            "average_precision": known.average_precision_score(
                targets, ranking, **named
            ),
            "log_loss": known.log_loss(targets, chances, **named),
        },
        rel=1e-6,
    )


def test_every_class_has_its_precision_and_recall(rng):
    targets = rng.choice(3, 50, p=[0.6, 0.3, 0.1]).astype(np.int32)
    predicted = rng.integers(0, 3, 50).astype(np.int32)
    weights = rng.uniform(0.5, 2, 50)
    found = quality_of_classes(targets, predicted, ("a", "b", "c"), weights=weights)
    precision, recall, _, _ = known.precision_recall_fscore_support(
        targets, predicted, sample_weight=weights
    )
    assert [each.precision for each in found.classes] == pytest.approx(precision)
    assert [each.recall for each in found.classes] == pytest.approx(recall)
    matrix = known.confusion_matrix(targets, predicted, sample_weight=weights)
    np.testing.assert_allclose(found.confusion, matrix)
    assert found.commonest == "a"
    assert "roc_auc" not in found.numbers


def test_a_model_that_says_no_to_everybody_gains_nothing():
    targets = np.array([0] * 857 + [1] * 143)
    found = quality_of_classes(targets, np.zeros(1000, int), ("no", "yes"))
    assert found.numbers["accuracy"] == found.numbers["accuracy_of_commonest"] == 0.857
    assert found.numbers["balanced_accuracy"] == 0.5
    assert np.isnan(found.classes[1].precision)
    assert found.classes[1].recall == 0


def test_a_class_without_rows_is_left_out_of_the_balance():
    targets, predicted = np.array([0, 0, 2]), np.array([0, 1, 2])
    found = quality_of_classes(targets, predicted, ("a", "b", "c"))
    assert found.numbers["balanced_accuracy"] == 0.75
    assert np.isnan(found.classes[1].recall)


def test_calibration_is_that_of_scikit_learn(two, rng):
    targets, ranking, chances, _ = two
    predicted = (ranking > 0).astype(int)
    of_two = quality_of_classes(
        *(targets, predicted, ("no", "yes")), probabilities=chances
    )
    share, mean = calibration_curve(targets, chances[:, 1], n_bins=10)
    np.testing.assert_allclose(
        [each[:2] for each in of_two.calibration], np.c_[mean, share]
    )
    three = rng.dirichlet(np.ones(3), 60)
    truth, said = rng.integers(0, 3, 60), three.argmax(1)
    of_three = quality_of_classes(truth, said, ("a", "b", "c"), probabilities=three)
    share, mean = calibration_curve(truth == said, three.max(1), n_bins=10)
    np.testing.assert_allclose(
        [each[:2] for each in of_three.calibration], np.c_[mean, share]
    )
    assert sum(each[2] for each in of_three.calibration) == 60


def test_one_class_alone_cannot_be_ranked():
    found = quality_of_classes(
        *(np.zeros(4, int), np.zeros(4, int), ("no", "yes")), ranking=np.arange(4.0)
    )
    assert "roc_auc" not in found.numbers


@pytest.mark.parametrize("columns", [1, 2])
def test_numbers_are_judged_in_their_own_unit(rng, columns):
    targets = rng.normal(50, 9, (40, columns))
    predicted = targets + rng.normal(1, 3, (40, columns))
    weights = rng.uniform(0.5, 3, 40)
    found = quality_of_numbers(targets, predicted, weights=weights).numbers
    mean = np.tile(np.average(targets, axis=0, weights=weights), (40, 1))
    named = {"sample_weight": weights}
    rmse = known.root_mean_squared_error
    assert found == pytest.approx(
        {
            "r2": known.r2_score(targets, predicted, **named),
            "mean_absolute_error": known.mean_absolute_error(
                targets, predicted, **named
            ),
            "root_mean_squared_error": rmse(targets, predicted, **named),
            "root_mean_squared_error_of_mean": rmse(targets, mean, **named),
        }
    )


def test_what_is_written_is_read_again():
    found = quality_of_classes(np.array([0, 1, 1]), np.array([0, 1, 0]), ("a", "b"))
    again = Quality.from_json(found.to_json() | {"of later": 1})
    assert again == found


def test_a_run_keeps_it_and_an_older_one_has_none(tmp_path):
    found = quality_of_classes(np.array([0, 1, 1]), np.array([0, 0, 0]), ("a", "b"))
    params = {"weight": np.zeros(2)}
    run = Run(params, Outcome.FINISHED, "Ran.", History(), quality={"test": found})
    write_run(run, tmp_path / "run")
    again = read_run(tmp_path / "run").quality["test"]
    assert again.numbers == found.numbers
    assert np.isnan(again.classes[1].precision)
    record = tmp_path / "run" / "run.json"
    said = json.loads(record.read_text("utf-8"))
    del said["quality"]
    record.write_text(json.dumps(said), "utf-8")
    assert read_run(tmp_path / "run").quality == {}
    said["quality"] = {"test": {"rows": 3}}
    record.write_text(json.dumps(said), "utf-8")
    with pytest.raises(RunError, match="missing required field numbers"):
        read_run(tmp_path / "run")


def test_rows_of_one_target_have_no_r2():
    found = quality_of_numbers(np.array([3.0, 3.0]), np.array([3.0, 5.0]))
    assert "r2" not in found.numbers
    assert found.numbers["mean_absolute_error"] == 1.0
