from pathlib import Path

import ml_dtypes
import numpy as np
import pytest

from steepest.errors import RunError
from steepest.runs._table import read_table, table


@pytest.mark.parametrize("dtype", ["float32", "float64", "int32", "uint8", "bool"])
def test_columns_come_back(dtype: str, tmp_path: Path):
    columns = {"a": np.array([1, 0, 2]).astype(dtype), "b c/d": np.arange(3.0)}
    (tmp_path / "t").write_bytes(table(columns))
    read = read_table(tmp_path / "t")
    assert list(read) == ["a", "b c/d"]
    for name, column in columns.items():
        assert read[name].dtype == column.dtype
        np.testing.assert_array_equal(read[name], column)


def test_not_a_number_stays_what_it_is(tmp_path: Path):
    (tmp_path / "t").write_bytes(table({"a": np.array([1.0, np.nan, np.inf])}))
    np.testing.assert_array_equal(
        read_table(tmp_path / "t")["a"], [1.0, np.nan, np.inf]
    )


def test_short_floats_are_widened_without_change(tmp_path: Path):
    column = np.array([1.5, -2.25]).astype(ml_dtypes.bfloat16)
    (tmp_path / "t").write_bytes(table({"a": column, "b": column.astype("float16")}))
    read = read_table(tmp_path / "t")
    for name in "ab":
        assert read[name].dtype == np.float32
        assert read[name].tolist() == [1.5, -2.25]


def test_a_table_may_be_empty(tmp_path: Path):
    (tmp_path / "t").write_bytes(table({}))
    assert read_table(tmp_path / "t") == {}


@pytest.mark.parametrize("column", [["a"], [1j], [np.datetime64("2026-01-01")]])
def test_refuses_what_is_not_numbers(column: list):
    with pytest.raises(RunError, match=r"history's column 'x': it holds .*Record num"):
        table({"x": np.array(column)})
