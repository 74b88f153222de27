"""Frames of pandas and polars are read as the CSV and the workbook with their cells."""

import numpy as np
import pandas
import polars
import pytest

import steepest
from steepest.data import load
from steepest.errors import DataError

from ..data.test_frames import cells


def of_pandas(columns):
    made = pandas.DataFrame(columns)
    return made.astype({"kind": "category"}).set_index(made.index + 100)


def of_nullable_pandas(columns):
    return pandas.DataFrame(columns).convert_dtypes()


def of_pandas_with_arrow(columns):
    return pandas.DataFrame(columns).convert_dtypes(dtype_backend="pyarrow")


def of_polars(columns):
    kind = polars.col("kind").cast(polars.Categorical)
    return polars.DataFrame(columns).with_columns(kind)


MAKERS = [of_pandas, of_nullable_pandas, of_pandas_with_arrow, of_polars]


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_cells_give_the_same_bits(make, tmp_path):
    path = tmp_path / "h.csv"
    pandas.DataFrame(cells()).to_csv(path, index=False)
    there = load(str(path), target="price", seed=3)
    here = load(make(cells()), target="price", seed=3)
    for part in ("train", "validation"):
        assert getattr(here, part).fingerprint == getattr(there, part).fingerprint
        assert getattr(here, part).feature_names == getattr(there, part).feature_names
    said = [note.replace(str(path), "the data frame") for note in there.notes]
    assert list(here.notes) == said
    # what one was trained on, the other is read by
    assert np.array_equal(
        there.encoding.read(make(cells())).inputs, here.encoding.read(path).inputs
    )


@pytest.mark.parametrize("make", [of_pandas, of_polars])
def test_a_run_trained_on_a_frame_predicts_on_frames(make, tmp_path):
    columns = cells() | {"price": ["low", "high"] * 30}
    run = steepest.train(
        make(columns), target="price", epochs=1, learning_rate=0.1, out=tmp_path / "run"
    )
    new = {name: values for name, values in columns.items() if name != "price"}
    predicted = run.predict(make(new))
    assert len(predicted) == 60


def test_a_series_is_the_target():
    frame = pandas.DataFrame(cells())
    pair = load((frame.drop(columns="price"), frame["price"]))
    assert pair.train.fingerprint == load(frame, target="price").train.fingerprint


def test_dates_of_frames_become_numbers():
    days = pandas.date_range("2024-01-01", periods=60, freq="31h")
    named = dict(cells(), day=days)
    expected = load(pandas.DataFrame(named), target="price").train
    assert "day: month" in (expected.feature_names or ())
    here = load(polars.DataFrame(named), target="price").train
    assert here.fingerprint == expected.fingerprint


def test_a_lazy_frame_is_to_be_collected():
    with pytest.raises(DataError, match=r"Call collect\(\) first"):
        load(polars.DataFrame(cells()).lazy(), target="price")


def test_a_list_in_a_cell_is_named():
    frame = pandas.DataFrame(
        {"a": [[1], [2]] * 20, "b": range(40), "y": ["n", "p"] * 20}
    )
    notes = load(frame, target="y").notes
    assert any("'a' holds list<" in note for note in notes)


def test_a_workbook_that_pandas_writes_is_read(tmp_path):
    path = tmp_path / "h.xlsx"
    pandas.DataFrame(cells()).to_excel(path, index=False)
    there = load(str(path), target="price", seed=3)
    here = load(pandas.DataFrame(cells()), target="price", seed=3)
    assert here.train.fingerprint == there.train.fingerprint
