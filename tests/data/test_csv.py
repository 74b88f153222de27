import re

import pytest

from steepest.data._csv import line_of, read_csv
from steepest.data._reading import Reading
from steepest.errors import DataError


def written(tmp_path, content, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(tmp_path, content, **options):
    return read_csv(written(tmp_path, content), **options)[:2]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_commas_semicolons_and_tabs(tmp_path, mark):
    table, _ = read(tmp_path, f"a{mark}b\n1{mark}x\n")
    assert table.to_pydict() == {"a": [1], "b": ["x"]}


def test_byte_order_mark_quotes_and_missing_cells(tmp_path):
    table, _ = read(tmp_path, b'\xef\xbb\xbfa,b\n1,"x, y\nz"\n,?\nNA,"2"\n')
    assert table.to_pydict() == {"a": [1, None, None], "b": ["x, y\nz", None, "2"]}


def test_text_columns_keep_their_zeros(tmp_path):
    table, _ = read(tmp_path, "a,b\n01,02\n", text_columns=["a"])
    assert table.to_pydict() == {"a": ["01"], "b": [2]}


def test_a_type_may_show_late(tmp_path):
    cells = "\n".join(["1"] * 700_000) + "\nx\n"  # beyond the first block
    table, _ = read(tmp_path, "a\n" + cells)
    assert table.column("a")[-1].as_py() == "x"


def test_a_ragged_row_is_named_by_its_line(tmp_path):
    content = 'a,b\n1,2\n\n3,"4\n5"\n6,7,8\n9\n'
    message = "t.csv, line 6: found 3 cells where the first line names 2 columns."
    with pytest.raises(DataError, match=re.escape(message)):
        read(tmp_path, content)
    table, skipped = read(tmp_path, content, skip_bad=True)
    assert skipped.skipped == 2
    assert table.num_rows == 2


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_file(tmp_path, content):
    with pytest.raises(DataError, match=r"t.csv is empty. It needs a line with the"):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"a,b\n1,caf\xe9\n", "Windows-1252 (Latin-1)"),
        ("a,b\n1,café\n".encode("utf-16"), "UTF-16"),
        ("a,b\n1,café\n".encode("utf-16-le"), "UTF-16"),
        ("a,b\n" + "1,cafe\n" * 60_000 + "1,caf\xe9\n", None),  # late
    ],
)
def test_another_encoding_is_found_out_and_said(tmp_path, content, name):
    if name is None:
        content, name = content.encode("latin-1"), "Windows-1252 (Latin-1)"
    table, _, layout = read_csv(written(tmp_path, content))
    assert table["b"][-1].as_py() == "café"
    (note,) = layout.notes
    assert f"t.csv was read as {name}; --encoding" in note


def test_an_encoding_that_was_given_decides(tmp_path):
    path = written(tmp_path, "a,b\n1,색\n".encode("cp949"))
    table, _, layout = read_csv(path, reading=Reading(encoding="cp949"))
    assert table["b"].to_pylist() == ["색"]
    assert layout.notes == ()
    message = "line 2: byte 3 of the line is 0xbb, which is not UTF-8. Give the"
    with pytest.raises(DataError, match=re.escape(message)):
        read_csv(path, reading=Reading(encoding="utf-8"))


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("5.1,3.5,setosa", "line 1: found numbers (5.1, 3.5) where the names of"),
        ("5,3", "line 1: found numbers (5, 3) where the names of the columns should"),
    ],
)
def test_a_first_line_without_names(tmp_path, first, message):
    with pytest.raises(DataError, match=re.escape(message)):
        read(tmp_path, first + "\n1,2,3\n")


def test_columns_may_be_called_by_whole_numbers(tmp_path):
    table, _ = read(tmp_path, "0,1,label\n5,6,a\n")
    assert table.column_names == ["0", "1", "label"]


def test_errors_of_the_reader_are_passed_on(tmp_path):
    content = b"a,b\n" + b"x" * 4_000_000 + b",1\n"  # a cell larger than a block
    with pytest.raises(DataError, match="t.csv cannot be read as a table: "):
        read(tmp_path, content)


def test_line_of_a_row_counts_empty_and_quoted_lines(tmp_path):
    path = written(tmp_path, 'a,b\n1,2\n\n3,"4\n5"\n6,7\n')
    layout = read_csv(path)[2]
    assert [line_of(path, row, layout) for row in (2, 3, 4)] == [2, 5, 6]
    assert line_of(path, 99, layout) == 99
