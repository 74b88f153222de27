"""A column that tells the target alone is named; one that only helps is not."""

import numpy as np
import pytest

from steepest.data import load
from steepest.data._tells_target import telling_notes

RNG = np.random.default_rng(0)
N = 120
X = RNG.normal(size=N)
CLASSES = np.where(X + RNG.normal(size=N) > 0, "yes", "no").astype(object)
LEVELS = np.array(
    [
        {"yes": ["a", "b"], "no": ["c"]}[c][
            i % len({"yes": ["a", "b"], "no": ["c"]}[c])
        ]
        for i, c in enumerate(CLASSES)
    ],
    object,
)


def said(values, targets=CLASSES, task="classification"):
    return telling_notes({"x": values}, targets, "t", task)


@pytest.mark.parametrize(
    ("values", "part"),
    [
        (np.where(CLASSES == "yes", "1", "0").astype(object), "in other words"),
        ((CLASSES == "yes").astype(float), "in other words: each of its 2 values"),
        (CLASSES == "yes", "in other words"),
        (LEVELS, "alone tells the target 't': each of its 3 values"),
        (np.argsort(np.argsort(CLASSES)) + 0.5, "sorted by it, the classes follow"),
        ((CLASSES == "yes") * 5 + RNG.uniform(0, 4, N), "sorted by it"),
    ],
)
def test_a_column_that_tells_the_class_is_named(values, part):
    (note,) = said(values)
    assert part in note
    assert note.endswith("leave it out with --ignore x (from Python ignore='x').")


@pytest.mark.parametrize(
    "values",
    [
        X,
        X.round(),
        np.full(N, 3.0),
        np.array([f"name {i}" for i in range(N)], object),  # each text only once
        np.where(X > 0, "up", "down").astype(object),
        np.where(np.arange(N) == 5, np.nan, (CLASSES == "yes") * 1.0),
    ],
)
def test_a_column_that_does_not_tell_it_is_not(values):
    assert said(values) == ()


@pytest.mark.parametrize("values", [X * 2, 7 - X * 1e-6, (X * 1e5).astype(float)])
def test_the_target_in_other_numbers_is_named(values):
    (note,) = said(values, X, "regression")
    assert "'x' is the target 't' in other numbers" in note


@pytest.mark.parametrize("values", [X + RNG.normal(size=N) * 0.01, X**3, X > 0])
def test_a_column_near_the_target_is_not(values):
    assert said(values, X, "regression") == ()


def test_few_rows_tell_nothing():
    assert said(X[:20], CLASSES[:20]) == ()
    rare = np.array(["a"] * (N - 3) + ["b"] * 3, object)
    assert said(np.arange(N) * 1.0, rare) == ()
    assert telling_notes({}, np.ones((N, 2)), "t", "regression") == ()


def test_it_is_said_when_a_table_is_read(tmp_path):
    lines = [
        f"{x:.3f},{c},{'P' if c == 'yes' else 'N'}"
        for x, c in zip(X, CLASSES, strict=True)
    ]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["x,cls,outcome", *lines]))
    splits = load(path, target="cls")
    assert any(
        "'outcome' is the target 'cls' in other words" in n for n in splits.guesses
    )
    assert not any("'x'" in note for note in splits.guesses)
