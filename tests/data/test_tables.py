import datetime
import re

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from steepest.data._reading import Reading
from steepest.data._rows import Table
from steepest.data._tables import read_table, table_rows
from steepest.errors import DataError, UnknownNameError


def csv(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_text(content)
    return path


def stored(tmp_path, columns):
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table(columns), path)
    return path


@pytest.mark.parametrize(
    ("header", "target", "names"),
    [
        ("a,Label,c", None, ("Label",)),
        ("a,b,c", None, ("c",)),
        ("y,target,c", None, ("c",)),
        ("a,b,c", "a", ("a",)),
        ("a,b,c", "a, b", ("a", "b")),
        ("a,b,c", ["c", "a"], ("c", "a")),
    ],
)
def test_target_columns(tmp_path, header, target, names):
    rows = read_table(csv(tmp_path, f"{header}\n1,2,3\n4,5,6\n"), target=target)
    assert rows.target_names == names
    assert set(rows.inputs.columns) == set(header.split(",")) - set(names)
    said = any("was taken as the target" in note for note in rows.notes)
    assert said == (target is None)


def test_several_targets_stand_side_by_side(tmp_path):
    rows = read_table(csv(tmp_path, "a,b,c\n1,2,3\n4,5,6\n"), target=["c", "a"])
    assert rows.targets.tolist() == [[3, 1], [6, 4]]


def test_a_misspelled_target(tmp_path):
    path = csv(tmp_path, "age,price\n1,2\n")
    message = f"Unknown column of {path} 'prise'. Did you mean 'price'?"
    with pytest.raises(UnknownNameError, match=re.escape(message)):
        read_table(path, target="prise")


def test_the_target_alone(tmp_path):
    with pytest.raises(DataError, match="'a' is the only column, so there is nothing"):
        read_table(csv(tmp_path, "a\n1\n"))


def test_names_without_rows(tmp_path):
    message = r"t.csv has names of columns \(a, b\) but no rows"
    with pytest.raises(DataError, match=message):
        read_table(csv(tmp_path, "a,b\n"))


def test_places_are_lines_of_a_csv_and_rows_of_parquet(tmp_path):
    path = csv(tmp_path, "a,b\n1,2\n\n3,4\n")
    rows = read_table(path)
    assert rows.row_names.tolist() == [2, 3]
    assert rows.place(1) == f"line 4 of {path}"
    path = stored(tmp_path, {"a": [1, 2], "b": [3, 4]})
    assert read_table(path).place(1) == f"row 2 of {path}"


def test_ragged_rows_are_skipped_and_counted(tmp_path):
    rows = read_table(csv(tmp_path, "a,b\n1,2\n3\n4,5\n"), skip_bad=True)
    assert len(rows) == 2
    assert rows.notes[0].startswith("1 row was of the wrong length and skipped in")


COMMENTED = "a;b\n1,5;2\n# measured by hand\n3;4\n#a;b;c\n5;6\n# end of file\n"


@pytest.mark.parametrize(
    "reading", [Reading(), Reading(memory=1)], ids=["whole", "parts"]
)
def test_comments_between_and_below_the_rows_are_no_rows(tmp_path, reading):
    from steepest.data import load

    path = csv(tmp_path, COMMENTED)
    data = load(path, validation=0, scaling="none", reading=reading)
    inputs = np.asarray(data.train.inputs[:])
    assert sorted(inputs[:, 0].tolist()) == [1.5, 3, 5]
    said = f"3 lines were skipped in {path}: comments, which begin with #."
    assert said in data.notes


def test_a_mistake_below_a_comment_has_the_number_of_its_line(tmp_path):
    path = csv(tmp_path, "a,b\n1,2\n# by hand\n3,4\n")
    assert read_table(path).place(1) == f"line 4 of {path}"
    with pytest.raises(DataError, match=r"t.csv, line 4: found 3 cells"):
        read_table(csv(tmp_path, "a,b\n1,2\n# by hand\n3,4,5\n"))


def test_a_column_without_a_name_is_left_out(tmp_path):
    rows = read_table(csv(tmp_path, ",a,b\n0,1,2\n1,3,4\n"))
    assert list(rows.inputs.columns) == ["a"]
    assert rows.notes[0].endswith("t.csv without a name was left out.")


def test_parquet_types(tmp_path):
    import decimal

    path = stored(
        tmp_path,
        {
            "whole": [1, None],
            "float": [1.5, 2.5],
            "true": [True, False],
            "maybe": [True, None],
            "text": ["a", None],
            "category": pa.array(["x", "y"]).dictionary_encode(),
            "money": [decimal.Decimal("1.25"), None],
            "nothing": pa.nulls(2),
        },
    )
    rows = read_table(path, with_targets=False)
    assert rows.targets is None
    columns = rows.inputs.columns
    np.testing.assert_equal(columns["whole"], [1, np.nan])
    assert columns["float"].tolist() == [1.5, 2.5]
    assert columns["true"].dtype == bool
    assert columns["maybe"].tolist() == ["true", None]
    assert columns["text"].tolist() == ["a", None]
    assert columns["category"].tolist() == ["x", "y"]
    np.testing.assert_equal(columns["money"], [1.25, np.nan])
    assert np.isnan(columns["nothing"]).all()


def test_dates_times_and_durations(tmp_path):
    moment = datetime.datetime(2020, 1, 2, 3, 4, 5)
    path = stored(
        tmp_path,
        {
            "day": [moment.date(), None],
            "moment": [moment, None],
            "zoned": pa.array([moment, None], pa.timestamp("ns", "Asia/Seoul")),
            "time": [datetime.time(6, 30), None],
            "lasts": [datetime.timedelta(hours=1.5), None],
        },
    )
    columns = read_table(path, with_targets=False).inputs.columns
    assert [str(columns[n][0]) for n in ("day", "moment", "zoned")] == [
        "2020-01-02T00:00:00",
        "2020-01-02T03:04:05",
        "2020-01-02T03:04:05",
    ]
    assert np.isnat(columns["moment"][1])
    np.testing.assert_equal(columns["time"], [6.5, np.nan])
    np.testing.assert_equal(columns["lasts"], [1.5, np.nan])


def test_a_type_that_cannot_be_used_is_left_out_unless_it_is_the_target(tmp_path):
    path = stored(tmp_path, {"list": [[1], [2]], "a": [1, 2], "y": [3, 4]})
    rows = read_table(path)
    assert list(rows.inputs.columns) == ["a"]
    assert rows.notes[0].startswith("'list' holds list<")
    assert rows.notes[0].endswith("neither numbers, dates nor text; it was left out.")
    with pytest.raises(DataError, match=r"column 'list' holds list.*--ignore"):
        read_table(path, target="list")


def test_columns_are_chosen_ignored_and_named_if_unknown(tmp_path):
    path = csv(tmp_path, "a,b,c,y\n1,2,3,4\n5,6,7,8\n")
    rows = read_table(path, reading=Reading(columns="c,a"))
    assert list(rows.inputs.columns) == ["a", "c"]
    rows = read_table(path, reading=Reading(ignore=["b", "y"]))
    assert (list(rows.inputs.columns), rows.target_names) == (["a"], ("c",))
    for name in ("columns", "ignore", "keep"):
        with pytest.raises(UnknownNameError, match="Did you mean 'a'"):
            read_table(path, reading=Reading(**{name: "aa"}))


def test_an_empty_column_is_never_the_target(tmp_path):
    path = csv(tmp_path, "a,b,Unnamed: 2\n1,2,\n3,4,\n")
    assert read_table(path).target_names == ("b",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "the file is empty (0 bytes)"), (b"PAR1 no parquet PAR1", "")],
)
def test_a_damaged_parquet_file(tmp_path, content, reason):
    path = tmp_path / "t.parquet"
    path.write_bytes(content)
    message = f"{path} cannot be read as Parquet: {reason}"
    with pytest.raises(DataError, match=re.escape(message)):
        read_table(path)


def test_a_table_in_memory():
    rows = table_rows(Table({"a": np.ones(2), "b": np.zeros(2)}), "a", "memory")
    assert rows.targets.tolist() == [1, 1]
