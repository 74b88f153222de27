"""The columns that the command writes, from Python."""

import numpy as np
import pyarrow as pa
import pytest

import steepest
from steepest.descent import Progress
from steepest.errors import DataError, SettingError
from steepest.training import _predictor


@pytest.fixture(scope="module")
def run():
    return steepest.train(table(40), target="late", epochs=3, learning_rate=0.05)


def table(n: int) -> pa.Table:
    rng = np.random.default_rng(n)
    minutes = rng.normal(size=n).round(2)
    return pa.table(
        {
            "id": [f"{i:03d}" for i in range(n)],
            "day": pa.array(range(n), pa.int32()).cast(pa.date32()).cast(pa.string()),
            "minutes": minutes,
            "late": (minutes > 0).astype(int),
        }
    )


def test_it_is_a_table_of_any_kind(run):
    rows = table(5)
    columns = run.predict_table(rows, copy=["id"], probabilities=True, digits=3)
    made = pa.table(columns)
    assert made.column_names == [
        *("id", "prediction", "probability of 0", "probability of 1")
    ]
    assert made["id"].to_pylist() == rows["id"].to_pylist()
    assert made["prediction"].to_pylist() == run.predict(rows).tolist()
    assert made["prediction"].type == pa.int64()  # as the targets were
    exact = run.predict_probabilities(rows)
    said = [float(f"{p:.3g}") for p in exact[:, 1].tolist()]
    assert made["probability of 1"].to_pylist() == said


def test_kept_columns_keep_their_types(run):
    rows = table(3).append_column("when", pa.array([1, 2, None], pa.date32()))
    rows = rows.append_column("n", pa.array([5, 6, 7]))
    kept = run.predict_table(rows, copy="when,n")
    assert kept["n"].dtype == np.int64
    assert kept["when"].tolist() == rows["when"].to_pylist()


def test_rows_that_were_left_out_are_told(run):
    rows = table(4).set_column(2, "minutes", pa.array([1.0, np.inf, 2.0, 3.0]))
    with pytest.raises(DataError, match="row 1 .counted from 0. of the data frame"):
        run.predict(rows)
    with pytest.warns(UserWarning, match="1 of the 4 rows in the data frame could not"):
        columns = run.predict_table(rows, copy="id", skip_bad=True)
    assert columns["row"].tolist() == [0, 2, 3]
    assert columns["id"].tolist() == ["000", "002", "003"]


def test_arrays_have_no_columns_to_keep(run):
    with pytest.raises(SettingError, match="arrays has none with a name. Leave out id"):
        run.predict_table(np.ones((2, 3)), copy="id")


def test_progress_comes_block_by_block_and_changes_nothing(run, monkeypatch):
    monkeypatch.setattr(_predictor, "PROGRESS_ROWS", 4096)  # one block of scores
    told: list[Progress] = []
    rows = table(9000)
    whole = run.predict_table(rows, probabilities=True)
    parts = run.predict_table(rows, probabilities=True, on_progress=told.append)
    assert [(each.phase, each.step, each.steps) for each in told] == [
        ("reading", 0, 0),
        *(("predicting", done, 9000) for done in (4096, 8192, 9000)),
    ]
    for name in whole:
        np.testing.assert_array_equal(whole[name], parts[name])
