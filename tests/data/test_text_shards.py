"""Folders of text tables: one table, a split, or several."""

import gzip
import re

import numpy as np
import pytest

from steepest.data import load
from steepest.data._reading import Reading
from steepest.data._text_encoding import open_bytes
from steepest.errors import DataError

NAMES = "a,b,y"
ROWS = [f"{i},{i * i}.5,{'no' if i % 3 else 'yes'}" for i in range(30)]


@pytest.fixture
def shards(tmp_path):
    """Write rows in three files: one without a last line break, one packed."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "part-0.csv").write_text("\n".join([NAMES, *ROWS[:12]]) + "\n")
    (folder / "part-1.csv").write_bytes(
        b"\xef\xbb\xbf" + "\r\n".join([NAMES, *ROWS[12:20]]).encode()
    )
    packed = "\n".join([NAMES, *ROWS[20:]]) + "\n"
    (folder / "part-2.csv.gz").write_bytes(gzip.compress(packed.encode()))
    (folder / "_SUCCESS").write_text("")
    (folder / ".part-0.csv.crc").write_bytes(b"crc\0")
    return folder


def test_the_text_is_that_of_one_file(shards):
    with open_bytes(shards) as file:
        assert file.read().decode().split() == [NAMES, *ROWS]


@pytest.mark.parametrize("memory", [None, 1], ids=["whole", "in parts"])
def test_a_folder_of_tables_is_one_table(shards, tmp_path, memory):
    whole = tmp_path / "whole.csv"
    whole.write_text("\n".join([NAMES, *ROWS]) + "\n")
    reading = Reading(memory=memory)
    found, known = (
        load(source, validation=0, scaling="none", reading=reading)
        for source in (shards, whole)
    )
    np.testing.assert_array_equal(found.train.inputs[:], known.train.inputs[:])
    np.testing.assert_array_equal(found.train.targets[:], known.train.targets[:])


def test_a_mistake_is_named_by_its_file_and_line(shards):
    second = shards / "part-1.csv"
    good = second.read_bytes()
    second.write_bytes(good.replace(b"14,196.5,no", b"14,196.5,no,9"))
    with pytest.raises(DataError, match=re.escape(f"{second}, line 4: found 4 cells")):
        load(shards)
    second.write_bytes(good.replace(b"14,196.5,no", b"14,1e999,no"))
    with pytest.raises(DataError, match=re.escape("line 4 of part-1.csv")):
        load(shards)


def test_tables_without_names_are_joined(tmp_path):
    for i in range(2):
        (tmp_path / f"{i}.csv").write_text("\n".join(ROWS[15 * i : 15 * (i + 1)]))
    data = load(
        tmp_path, validation=0, reading=Reading(no_header=True, keep=("column 1",))
    )
    assert len(data.train) == 30


def test_parts_of_a_split_are_named(tmp_path):
    for name in ("train", "test"):
        (tmp_path / f"{name}.csv").write_text("\n".join([NAMES, *ROWS]))
    command = f"steepest train {tmp_path / 'train.csv'} --test {tmp_path / 'test.csv'}."
    with pytest.raises(DataError, match=re.escape(command)):
        load(tmp_path)


def test_tables_of_other_columns_are_named(tmp_path):
    (tmp_path / "orders.csv").write_text("\n".join([NAMES, *ROWS]))
    (tmp_path / "people.csv").write_text("name,age\nann,3\n")
    message = "2 tables of different columns: orders.csv, people.csv. Give the one"
    with pytest.raises(DataError, match=re.escape(message)):
        load(tmp_path)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("https://example.com/wine.csv", "is an address"),
        ("s3://bucket/wine.parquet", "is an address"),
        ("{}/*.csv", "Give the folder"),
        ("-", "'-' is no file"),
        ("/dev/null", "no file that can be read more than once"),
    ],
)
def test_what_is_no_file_is_refused_as_what_it_is(tmp_path, source, said):
    with pytest.raises(DataError, match=said):
        load(source.format(tmp_path))
