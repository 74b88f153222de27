"""Blocks of text are cut between rows, and give the rows of the whole file."""

import pyarrow as pa
import pytest

from steepest.data import Reading
from steepest.data._csv import convert_options, layout_of, read_csv
from steepest.data._text_blocks import BlockParser, end_of_rows, text_blocks
from steepest.errors import DataError

QUOTED = "a,b\n" + "".join(
    f'{i},"first\nline ""{i}"", and more"\n' if i % 3 else f"{i},plain\n"
    for i in range(60)
)
PLAIN = "a,b\n" + "".join(f"{i},{i * i}\n" for i in range(60))


def table_of(path, size, skip_bad=False):
    layout = layout_of(path, Reading())
    parser = BlockParser(path, layout, skip_bad)
    parts = [
        parser.table(block, convert_options((), "."))
        for block in text_blocks(path, layout, size)
    ]
    return pa.concat_tables(parts), parser


@pytest.mark.parametrize("size", [40, 97, 500])
@pytest.mark.parametrize(
    "text",
    [
        QUOTED,
        PLAIN,
        PLAIN.rstrip(),
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        "above\n\n" + PLAIN,
        PLAIN.replace(",", "  "),
    ],
    ids=["quoted", "plain", "no end", "cr", "crlf", "mark", "preamble", "spaces"],
)
def test_blocks_give_the_rows_of_the_file(tmp_path, text, size):
    path = tmp_path / "t.csv"
    path.write_text(text, newline="")
    whole, _, _ = read_csv(path)
    found, _ = table_of(path, size)
    assert found.to_pydict() == whole.to_pydict()
    assert found.num_rows == 60


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "cp1252"])
def test_blocks_of_other_encodings(tmp_path, encoding):
    word = "é" if encoding == "cp1252" else "서울"
    path = tmp_path / "t.csv"
    path.write_bytes((f"a,{word}{word}\n" + f"1,{word}\n" * 90).encode(encoding))
    found, _ = table_of(path, 64)
    assert found.column(1).to_pylist() == [word] * 90


def test_a_quote_that_stands_around_nothing_does_not_stop_the_cut():
    row = b'5" screen,1\n'
    data = row + b"1,2\n" * 30_000
    assert end_of_rows(data, b'"') == len(data)
    assert end_of_rows(b'1,"a\nb\nc', b'"') == 0


def test_a_cell_of_another_kind_makes_its_block_text(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(PLAIN.replace("50,2500", "50,abc"))
    layout = layout_of(path, Reading())
    conversion = convert_options((), ".")
    conversion.column_types = {"a": pa.float64(), "b": pa.float64()}
    parser = BlockParser(path, layout, False)
    assert parser.table(b"1,2\n", conversion).to_pydict() == {"a": [1], "b": [2]}
    texts = parser.table(b"1,2\n50,abc\n", conversion).to_pydict()
    assert texts == {"a": ["1", "50"], "b": ["2", "abc"]}


def test_a_row_of_the_wrong_length_is_named_or_counted(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(PLAIN.replace("50,2500", "50"))
    with pytest.raises(DataError, match=r"t\.csv, line 52: found 1 cells"):
        table_of(path, 100)
    found, parser = table_of(path, 100, skip_bad=True)
    assert (found.num_rows, parser.ragged.skipped) == (59, 1)


def test_a_byte_that_is_not_in_the_encoding_is_named(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(PLAIN)
    layout = layout_of(path, Reading())
    path.write_bytes(PLAIN.encode() + b"1,\xff\xfe\n")
    parser = BlockParser(path, layout, False)
    with pytest.raises(DataError, match=r"line 62: byte 3 of the line is 0xff"):
        parser.table(b"1,\xff\xfe\n", convert_options(("b",), "."))
