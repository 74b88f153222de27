"""What a person should know about rows is told at the line that gave them."""

import warnings

import pyarrow as pa
import pytest

import steepest


@pytest.fixture(scope="module")
def run():
    rows = {"city": ["Rome", "Oslo", None, "Rome"] * 5, "y": [1, 0, 0, 1] * 5}
    return steepest.train(pa.table(rows), target="y", epochs=2, learning_rate=0.05)


@pytest.mark.parametrize(
    "use",
    [
        lambda run, rows: run.predict(rows),
        lambda run, rows: run.predict_probabilities(rows),
        lambda run, rows: run.predict_table(rows),
        lambda run, rows: run.evaluate(rows),
    ],
)
def test_a_category_that_is_new_is_told_and_a_missing_one_is_not(run, use):
    rows = pa.table({"city": ["Rome", "Paris", None], "y": [1, 0, 0]})
    said = "1 row holds a value of 'city' that the training part does not have"
    with pytest.warns(UserWarning, match=said) as told:
        use(run, rows)
    assert [each.filename for each in told] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        use(run, rows.slice(2))
