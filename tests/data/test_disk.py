import re

import numpy as np
import pyarrow as pa
import pytest

from steepest.data import DiskRows, _disk, open_rows
from steepest.errors import DataError

X = np.arange(60, dtype=np.uint8).reshape(20, 3)
Y = np.arange(20) % 3


def arrow(path, columns, compression=None, rows=6):
    table = pa.table(columns)
    options = pa.ipc.IpcWriteOptions(compression=compression)
    with pa.ipc.new_file(path, table.schema, options=options) as writer:
        writer.write_table(table, max_chunksize=rows)
    return path


def lists(array):
    return pa.FixedSizeListArray.from_arrays(pa.array(array.ravel()), array.shape[1])


@pytest.fixture
def folder(tmp_path):
    np.save(tmp_path / "inputs.npy", X)
    np.save(tmp_path / "targets.npy", Y)
    return tmp_path


def test_a_folder_and_an_arrow_file_hold_the_same_rows(folder):
    path = arrow(folder / "rows.arrow", {"inputs": lists(X), "targets": Y})
    order = np.array([19, 0, 7, 7, 5, 12])
    for source in (folder, path):
        inputs, targets = open_rows(source)
        assert inputs.shape == (20, 3)
        assert inputs.dtype == np.uint8
        assert inputs.row_bytes == 3
        out = np.empty((6, 3), np.uint8)
        inputs.take(order, out)
        np.testing.assert_array_equal(out, X[order])
        np.testing.assert_array_equal(inputs[4:17:2], X[4:17:2])
        np.testing.assert_array_equal(targets[order], Y[order])
        assert targets.astype(np.int32)[3:5].dtype == np.int32


def test_slices_of_a_mapped_array_keep_their_place(folder, monkeypatch):
    monkeypatch.setattr(_disk, "RELEASE_AFTER", 4)  # so that pages are released at once
    mapped = np.load(folder / "inputs.npy", mmap_mode="r")
    rows = DiskRows.of(mapped[5:15])
    np.testing.assert_array_equal(rows[2:4], X[7:9])
    np.testing.assert_array_equal(rows[1:9], X[6:14])


def test_weights_come_into_memory(folder):
    np.save(folder / "weights.npy", np.linspace(0.5, 2, 20))
    *_, weights = open_rows(folder)
    np.testing.assert_array_equal(weights, np.linspace(0.5, 2, 20))


def test_messages_say_what_cannot_be_read(tmp_path, folder):
    def says(text, path, **names):
        with pytest.raises(DataError, match=re.escape(text)):
            open_rows(path, **names)

    says("inputs.npy cannot be mapped", tmp_path / "..", targets="inputs")
    says("is neither a folder", tmp_path / "nothing.arrow")
    (tmp_path / "text.arrow").write_text("no rows")
    says("is neither a folder", tmp_path / "text.arrow")
    np.save(tmp_path / "none.npy", X[:0])
    says("none.npy holds no rows", tmp_path, inputs="none")
    np.save(tmp_path / "short.npy", Y[:4])
    says("'inputs' has 20 rows and 'short' 4", tmp_path, targets="short")
    columns = {"inputs": lists(X), "targets": Y}
    says("holds no rows", arrow(tmp_path / "e.arrow", pa.table(columns).slice(0, 0)))
    path = arrow(tmp_path / "z.arrow", columns, "zstd", rows=20)
    says("is compressed", path)
    path = arrow(tmp_path / "a.arrow", {**columns, "name": [f"{i}" for i in Y]})
    says("has no column 'label'; found inputs, targets, name", path, targets="label")
    says("is of type string; it must hold numbers", path, targets="name")
    gaps = [None, *Y[1:].tolist()]
    path = arrow(tmp_path / "g.arrow", {**columns, "targets": gaps})
    says("the column 'targets' has 1 missing values", path)


def test_rows_read_in_blocks_are_the_same_rows(tmp_path):
    rng = np.random.default_rng(0)
    x = rng.integers(0, 256, (3000, 100)).astype(np.uint8)  # several blocks
    np.save(tmp_path / "x.npy", x)
    rows = DiskRows.of(np.load(tmp_path / "x.npy", mmap_mode="r")[7:])
    rows.read_in_blocks()
    for order in (rng.permutation(2993), np.array([2992, 0, 655, 656])):
        np.testing.assert_array_equal(rows[order], x[7:][order])
    path = arrow(tmp_path / "x.arrow", {"inputs": lists(x), "targets": x[:, 0]}, None)
    rows = open_rows(path)[0]
    rows.read_in_blocks()
    order = rng.permutation(3000)
    np.testing.assert_array_equal(rows[order], x[order])


def test_single_rows_of_a_mapped_file(folder):
    mapped = np.load(folder / "inputs.npy", mmap_mode="r")
    order = np.array([19, 0, 7, 7, 5])
    for array, expected in ((mapped, X), (mapped[3:], X[3:]), (X, X)):
        found = _disk.rows_at(array, order[1:])
        np.testing.assert_array_equal(found, expected[order[1:]])
        assert type(found) is np.ndarray
