import re

import numpy as np
import pytest

from steepest._core._stored import stored
from steepest.data._column_readings import read_columns
from steepest.data._columns import TableInputs, learn_columns
from steepest.data._reading import Reading
from steepest.data._replaced import Replaced
from steepest.data._rows import BadRows, Rows, Table
from steepest.data._stored import StoredTable
from steepest.errors import DataError


def texts(*values):
    return np.array(values, object)


def bad_for(n, skip=False):
    return BadRows(Rows(None, None, (), "t.csv", np.arange(1, n + 1)), skip)


def check_columns(table, bad):
    return read_columns(table, bad, Reading())[0]


TRAIN = Table(
    {
        "age": np.array([30.0, np.nan, 50.0, 90.0]),
        "city": texts("Rome", "Oslo", None, "Rome"),
        "one": np.full(4, 0.1),
    }
)


def learned(scaling="standard"):
    return learn_columns(TRAIN, scaling, "t.csv")[0]


def test_numbers_and_categories_are_encoded_in_order():
    inputs = learned("none")
    assert inputs.feature_names == ("age", "city=Oslo", "city=Rome", "one")
    np.testing.assert_allclose(
        inputs.encode(TRAIN),
        np.array([[30, 0, 1, 0.1], [50, 1, 0, 0.1], [50, 0, 1, 0.1], [90, 0, 1, 0.1]]),
        rtol=1e-7,
    )


def test_every_input_has_mean_zero_and_deviation_one():
    encoded = learned().encode(TRAIN)
    assert encoded.dtype == np.float32
    np.testing.assert_allclose(encoded.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(encoded.std(axis=0), [1, 1, 1, 0], atol=1e-6)


def test_encoding_agrees_with_scikit_learn():
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    age, city = TRAIN.columns["age"][:, None], TRAIN.columns["city"][:, None]
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    categories = make_pipeline(
        SimpleImputer(strategy="most_frequent", missing_values=None),
        OneHotEncoder(sparse_output=False),
        StandardScaler(),
    )
    theirs = np.hstack([numbers.fit_transform(age), categories.fit_transform(city)])
    np.testing.assert_allclose(learned().encode(TRAIN)[:, :3], theirs, rtol=1e-6)


def test_state_is_restored_to_the_bit():
    inputs = learned()
    state, arrays = inputs.to_state()
    restored = TableInputs.from_state(stored(StoredTable, state, "it"), arrays)
    assert restored.encode(TRAIN).tobytes() == inputs.encode(TRAIN).tobytes()
    assert restored.feature_names == inputs.feature_names


def test_missing_values_are_noted():
    assert Replaced(learned()).add(TRAIN).filled() == (
        "1 missing value was replaced in 'age' by the training median 50.",
        "1 missing value was replaced in 'city' by the training most frequent value "
        "'Rome'.",
    )


def test_columns_are_found_by_name_and_others_ignored():
    names = ["one", "extra", "city", "age"]
    shuffled = Table({n: TRAIN.columns.get(n, np.zeros(4)) for n in names})
    checked = learned().check(shuffled, bad_for(4))
    assert list(checked.columns) == ["age", "city", "one"]
    assert learned().encode(checked).tobytes() == learned().encode(TRAIN).tobytes()


def test_a_missing_column_is_named():
    message = "t.csv: no column 'age', which the model was trained on; found city, one."
    with pytest.raises(DataError, match=re.escape(message)):
        learned().check(
            Table({k: v for k, v in TRAIN.columns.items() if k != "age"}), bad_for(4)
        )


def test_an_array_stands_for_the_columns_in_order():
    inputs = learn_columns(
        Table({"a": np.array([1.0, 2, 6]), "b": np.array([0.0, 1, 5])}), "none", "t"
    )[0]
    checked = inputs.check(np.array([[7, 8]]), bad_for(1))
    assert inputs.encode(checked).tolist() == [[7, 8]]


def test_an_array_of_another_width():
    message = "t.csv: found 2 columns; the model was trained on 3. Give the same"
    with pytest.raises(DataError, match=message):
        learned().check(np.zeros((1, 2)), bad_for(1))


def test_images_where_a_table_is_needed():
    message = "t.csv: the model was trained on a table with columns age, city, one;"
    with pytest.raises(DataError, match=f"{message} found images"):
        learned().check(np.zeros((1, 2, 2)), bad_for(1))
    with pytest.raises(DataError, match=rf"{message} found an array of shape \(1,\)"):
        learned().check(np.zeros(1), bad_for(1))


def test_an_unseen_category_counts_as_none_and_is_noted():
    table = Table(TRAIN.columns | {"city": texts("Rome", "Paris", None, "Oslo")})
    inputs = learned("none")
    checked = inputs.check(table, bad_for(4))
    assert inputs.encode(checked)[1, 1:3].tolist() == [0, 0]
    assert Replaced(inputs).add(checked).unseen() == (
        "1 row holds a value of 'city' that the training part does not have, such as "
        "'Paris'; it counts as none of its values.",
    )
    two = Table(TRAIN.columns | {"city": texts("Rome", "Paris", None, "Bonn")})
    assert Replaced(inputs).add(inputs.check(two, bad_for(4))).unseen(" put aside") == (
        "2 rows put aside hold values of 'city' that the training part does not have, "
        "such as 'Paris'; they count as none of its values.",
    )
    assert Replaced(inputs).add(TRAIN).unseen() == ()


def test_text_where_a_number_is_needed():
    table = Table(TRAIN.columns | {"age": texts("30", "old", None, "5")})
    message = "row 2 of t.csv: column 'age' needs a number; found 'old'. Correct it or"
    with pytest.raises(DataError, match=re.escape(message)):
        learned().check(table, bad_for(4))


@pytest.mark.parametrize("value", [np.inf, -np.inf, 1e39])
def test_a_number_that_is_not_finite(value):
    table = Table(TRAIN.columns | {"age": np.array([1.0, 2.0, value, 3.0])})
    message = f"row 3 of t.csv: column 'age' is {value:g}, which is not a finite"
    for check in (learned().check, check_columns):
        with pytest.raises(DataError, match=re.escape(message)):
            check(table, bad_for(4))


def test_numbers_with_mistakes_are_numbers():
    values = texts(*map(str, range(19)), "ninteen", None)
    message = (
        "row 20 of t.csv: column 'n' holds 'ninteen' where nearly all others are "
        "numbers."
    )
    with pytest.raises(DataError, match=message):
        check_columns(Table({"n": values}), bad_for(21))
    bad = bad_for(21, skip=True)
    checked = check_columns(Table({"n": values}), bad)
    assert checked.columns["n"].dtype == np.float64
    assert np.flatnonzero(bad.mask).tolist() == [19]


def test_text_of_true_and_false_stays_text():
    values = texts(*["true", "false"] * 10, "unknown")
    checked = check_columns(Table({"member": values}), bad_for(21))
    assert checked.columns["member"].dtype == object


def test_a_column_without_any_value_is_left_out():
    table = Table({"age": np.full(3, np.nan), "n": np.arange(3.0)})
    inputs, (note,) = learn_columns(table, "standard", "t.csv")
    assert inputs.feature_names == ("n",)
    assert note == (
        "'age' is empty in every row that is learned from and was left out."
    )
    with pytest.raises(DataError, match="t.csv: no column is left to learn from"):
        learn_columns(Table({"age": np.full(3, np.nan)}), "standard", "t.csv")


def test_text_that_names_its_rows_is_left_out():
    names = texts(*(f"person {i}" for i in range(30)))
    table = Table({"name": names, "n": np.arange(30.0)})
    inputs, (note,) = learn_columns(table, "standard", "t.csv")
    assert inputs.feature_names == ("n",)
    assert note == (
        "'name' holds 30 different texts in 30 rows, so it names rows instead "
        "of describing them; it was left out."
    )
    with pytest.raises(DataError, match="t.csv: no column is left to learn from"):
        learn_columns(Table({"name": names}), "standard", "t.csv")
