from dataclasses import replace

import numpy as np
import pytest

from steepest.data import Dataset
from steepest.runs import History, Outcome, Run, quality_of_classes
from steepest.training import Judged, Predictions


@pytest.fixture
def run(rng) -> Run:
    """A linear model on images of 2 × 3 pixels and three classes."""
    classes = ("<b>", "오리", "cat")
    targets = np.array([0, 0, 1, 1, 2, 2, 2, 2])
    predicted = np.array([0, 1, 1, 1, 2, 2, 2, 0])
    chances = np.full((8, 3), 0.1)
    chances[np.arange(8), predicted] = [0.9, 0.5, 0.8, 0.7, 0.6, 0.9, 0.8, 0.75]
    quality = quality_of_classes(targets, predicted, classes, probabilities=chances)
    weight = np.arange(18.0).reshape(3, 6) - 9
    return Run(
        params={"weight": weight, "bias": np.zeros(3)},
        outcome=Outcome.FINISHED,
        reason="All 12 steps ran.",
        history=History(
            steps={"loss": np.linspace(2.0, 0.1, 12)},
            epochs={
                "epoch": np.array([1, 2, 3, 4]),
                "train_loss": np.array([1.0, 0.3, 0.1, 0.01]),
                "validation_loss": np.array([1.1, 0.4, 0.2, 0.3]),
                "train_accuracy": np.array([0.5, 0.7, 0.9, 0.9]),
                "validation_accuracy": np.array([0.4, 0.6, 0.8, 0.7]),
            },
        ),
        settings={
            "data": "zoo/",
            "model": "linear",
            "optimizer": "sgd",
            "batch_size": 2,
            "epochs": 4,
            "learning_rate": 0.1,
            "learning_rate_choice": {
                "how": "3 rates",
                "tried": [[0.01, 0.9], [0.1, 0.2], [1.0, np.inf]],
            },
            "schedule": "constant",
            "asked": {"data": "zoo/", "learning_rate": "auto", "epochs": 4},
        },
        metrics={
            "train": {"loss": 0.01, "accuracy": 0.9},
            "test": {"loss": 0.3, "accuracy": 0.75},
        },
        data={"source": "zoo/", "rows": 30, "test_rows": 8, "classes": list(classes)},
        notes=("1 image was <left> out.",),
        state={"input_shape": [2, 3], "features": None},
        quality={"test": quality},
    )


@pytest.fixture
def judged(run: Run, rng) -> Judged:
    classes = tuple(run.data["classes"])
    truth = np.array(classes)[[0, 0, 1, 1, 2, 2, 2, 2]]
    said = np.array(classes)[[0, 1, 1, 1, 2, 2, 2, 0]]
    rows = Dataset(
        inputs=rng.integers(0, 255, (8, 2, 3)).astype(np.uint8),
        targets=np.array([0, 0, 1, 1, 2, 2, 2, 2], np.int32),
        classes=classes,
        row_names=np.array([f"{i}.png" for i in range(8)]),
    )
    losses = np.array([0.1, 0.9, 0.1, 9.0, 0.1, 0.1, 0.1, 1.5])
    return Judged("test", rows, truth, Predictions(said, None, classes, None), losses)


@pytest.fixture
def of_numbers(judged: Judged) -> Judged:
    truth = np.arange(8.0)
    said = truth + np.array([0.1, 0, 0, -3, 0, 0, 0, 1])
    rows = replace(judged.rows, classes=None, targets=truth, inputs=np.ones((8, 2)))
    return Judged("test", rows, truth, Predictions(said, None, None, None), truth)
