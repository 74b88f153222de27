import numpy as np

from steepest.cli._quality import quality_lines
from steepest.runs import quality_of_classes


def test_a_model_that_says_no_to_everybody_is_seen_through():
    targets = np.array([0] * 857 + [1] * 143)
    predicted = np.zeros(1000, int)
    predicted[-3:] = 1
    found = quality_of_classes(targets, predicted, ("no", "yes"), ranking=predicted)
    lines = quality_lines(found, "churn.csv")
    assert lines[:3] == [
        "churn.csv, 1,000 rows:",
        "  accuracy           0.86    always guessing 'no' gives 0.857",
        "  balanced accuracy  0.5105",
    ]
    assert lines[3] == "  ROC AUC            0.5105  of 'yes'"
    assert lines[-2:] == [
        "  no         0.860   1.000   857",
        "  yes        1.000   0.021   143",
    ]


def test_of_many_classes_those_that_are_found_least_are_shown():
    names = tuple(f"class {i}" for i in range(30))
    targets = np.repeat(np.arange(30), 2)
    predicted = targets.copy()
    predicted[40] = 3
    lines = quality_lines(quality_of_classes(targets, predicted, names), "many")
    assert lines[-13].split() == ["class", "20", "1.000", "0.500", "2"]
    assert lines[-1] == "  and 18 others, found at least as often"


def test_a_class_that_is_never_guessed_has_no_precision():
    found = quality_of_classes(np.array([0, 1]), np.array([0, 0]), ("a", "b"))
    assert quality_lines(found, "x")[-1].split() == ["b", "0.000", "1"]
