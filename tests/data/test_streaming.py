"""A file that stays on disk gives the rows and the encoding that memory gives."""

import errno
import json

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pytest
from pyarrow import feather, orc, parquet

from steepest.data import Reading, load
from steepest.data._fits import streams
from steepest.data._memory import free_memory
from steepest.errors import DataError

RNG = np.random.default_rng(0)
N = 6000
X = RNG.normal(size=(N, 3)) * [1, 50, 0.02] + [0, 7, 0]
LABEL = X[:, 0] + RNG.normal(size=N) > 0
SMALL = Reading(memory=1)  # one byte: nothing fits


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("STEEPEST_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "rows"


def table(**more):
    columns = {
        "x": X[:, 0],
        "z": np.where(np.arange(N) % 50 == 3, np.nan, X[:, 1]),
        "color": np.array(["red", "green", "blue"])[RNG.integers(0, 3, N)],
        "day": np.datetime64("2024-01-01") + RNG.integers(0, 900, N),
        "id": np.arange(N),
        "name": [f"n{i}" for i in range(N)],
        **more,
    }
    return pa.table({k: pa.array(v, from_pandas=True) for k, v in columns.items()})


def written(tmp_path, kind, target):
    path = tmp_path / f"t.{kind}"
    if kind == "npy":
        np.save(path, np.column_stack([X, target]).astype(np.float32))
    elif kind == "csv":
        pyarrow.csv.write_csv(table(target=target), path)
    elif kind == "shards":
        path.mkdir()
        whole = table(target=target)
        for i in range(3):
            part = whole.slice(i * N // 3, N // 3)
            parquet.write_table(part, path / f"{i}.parquet", row_group_size=500)
    else:
        parquet.write_table(table(target=target), path, row_group_size=700)
    return path


@pytest.mark.parametrize("kind", ["npy", "csv", "parquet", "shards"])
@pytest.mark.parametrize("task", ["classification", "regression"])
@pytest.mark.parametrize("scaling", ["standard", "none"])
def test_the_rows_are_those_of_memory(tmp_path, kind, task, scaling):
    target = LABEL.astype(float) if task == "classification" else X @ [1, 2, 3]
    if kind != "npy" and task == "classification":
        target = np.where(LABEL, "yes", "no")
    path = written(tmp_path, kind, target)
    whole = load(path, validation=0, scaling=scaling)
    disk = load(path, validation=0, scaling=scaling, reading=SMALL)
    assert isinstance(disk.train.inputs, np.memmap)
    assert disk.encoding.task == whole.encoding.task == task
    assert disk.train.feature_names == whole.train.feature_names
    np.testing.assert_allclose(
        disk.train.inputs, whole.train.inputs, rtol=2e-6, atol=1e-5
    )
    np.testing.assert_allclose(disk.train.targets, whole.train.targets, atol=1e-5)
    # predicting later reads in the same way
    np.testing.assert_array_equal(
        disk.encoding.read(path).inputs, np.asarray(disk.train.inputs)
    )


def test_parts_follow_from_the_seed_and_are_used_again(tmp_path, cache):
    path = written(tmp_path, "parquet", np.where(LABEL, "yes", "no"))
    first = load(path, validation=0.2, seed=1, reading=SMALL)
    again = load(path, validation=0.2, seed=1, reading=SMALL)
    assert "on disk, in" in first.notes[0]
    assert "on disk from before, in" in again.notes[0]
    assert first.train.fingerprint == again.train.fingerprint
    assert first.validation.fingerprint == again.validation.fingerprint
    assert len(first.train) + len(first.validation) == N
    assert 0.17 * N < len(first.validation) < 0.23 * N
    assert not isinstance(first.validation.inputs, np.memmap)
    other = load(path, validation=0.2, seed=2, reading=SMALL)
    assert other.train.fingerprint != first.train.fingerprint
    assert len(list(cache.iterdir())) == 2
    whole = load(path, validation=0)
    both = np.concatenate([first.train.inputs, first.validation.inputs])
    assert both.shape == whole.train.inputs.shape


def test_a_file_that_changed_is_read_again(tmp_path):
    path = written(tmp_path, "csv", X[:, 2])
    before = load(path, reading=SMALL).train.fingerprint
    pyarrow.csv.write_csv(table(target=X[:, 2] + 1), path)
    assert load(path, reading=SMALL).train.fingerprint != before


def test_nothing_is_left_behind_by_a_file_that_cannot_be_read(tmp_path, cache):
    path = tmp_path / "t.npy"
    rows = np.column_stack([X, X[:, 0]])
    rows[4321, 1] = np.nan
    np.save(path, rows)
    with pytest.raises(DataError, match=r"row 4322 of .*column 2: found nan"):
        load(path, reading=SMALL)
    assert list(cache.iterdir()) == []
    kept = load(path, validation=0, skip_bad=True, reading=SMALL)
    assert len(kept.train) == N - 1
    assert any("1 of the 6000 rows" in note for note in kept.notes)


def test_a_class_that_is_rare_or_late_is_found(tmp_path):
    target = np.array(["a"] * (N - 3) + ["b"] * 3)
    path = written(tmp_path, "csv", target)
    assert load(path, validation=0, reading=SMALL).encoding.classes == ("a", "b")
    path = written(tmp_path, "npy", (np.arange(N) >= N - 2).astype(float))
    splits = load(path, validation=0, task="classification", reading=SMALL)
    assert splits.encoding.classes == ("0", "1")


def test_numbers_written_as_text_stream(tmp_path):
    path = tmp_path / "t.csv"
    lines = [f"{a:.2f};{b:,.2f} €" for a, b in zip(X[:, 1], X[:, 0] * 1e4, strict=True)]
    swap = str.maketrans(",.", ".,")
    path.write_text("\n".join(["a;b", *(line.translate(swap) for line in lines)]))
    whole = load(path, target="b", validation=0)
    disk = load(path, target="b", validation=0, reading=SMALL)
    assert disk.encoding.task == "regression"
    np.testing.assert_allclose(disk.train.inputs, whole.train.inputs, rtol=1e-5)
    np.testing.assert_allclose(disk.train.targets, whole.train.targets, rtol=1e-5)


@pytest.mark.parametrize("kind", ["feather", "orc", "jsonl"])
def test_files_of_columns_with_types_stream(tmp_path, kind):
    path, rows = tmp_path / f"t.{kind}", table(target=X[:, 2]).drop_columns("day")
    if kind == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows.to_pylist()))
    else:
        {"feather": feather.write_feather, "orc": orc.write_table}[kind](rows, path)
    whole = load(path, validation=0)
    disk = load(path, validation=0, reading=SMALL)
    assert isinstance(disk.train.inputs, np.memmap)
    assert disk.train.feature_names == whole.train.feature_names
    np.testing.assert_allclose(
        disk.train.inputs, whole.train.inputs, rtol=2e-6, atol=1e-5
    )


def test_what_can_only_be_read_whole_is(tmp_path):
    rows = table(target=X[:, 2]).select(["x", "target"])
    parquet.write_table(rows.rename_columns(["x", "x"]), tmp_path / "twice.parquet")
    (tmp_path / "list.json").write_text(json.dumps(rows.to_pylist()))
    for name in ("twice.parquet", "list.json"):
        splits = load(tmp_path / name, validation=0, reading=SMALL)
        assert not isinstance(splits.train.inputs, np.memmap)


def test_what_fits_is_read_whole(tmp_path):
    path = written(tmp_path, "csv", X[:, 2])
    assert not streams(path, None)
    assert not streams(path, free_memory())
    assert streams(str(path), 1)
    assert not streams("iris", 1)
    assert not streams((X, X), 1)


def test_what_is_left_out_of_a_file_on_disk_is_said(tmp_path):
    path = written(tmp_path, "csv", X[:, 2])
    whole = load(path, validation=0)
    disk = load(path, validation=0, reading=SMALL)
    left_out = [note for note in whole.notes if "left out" in note]
    assert len(left_out) == 2
    assert left_out[0] in disk.notes
    assert any("'name' holds more than 1000 different texts" in n for n in disk.notes)


def test_a_disk_without_room_is_named_and_nothing_is_left(tmp_path, cache, monkeypatch):
    path = written(tmp_path, "parquet", LABEL)

    def full(writer, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("steepest.data._streaming.RowWriter.add", full)
    with pytest.raises(DataError, match="STEEPEST_CACHE") as error:
        load(path, target="target", reading=SMALL)
    assert f"cannot be encoded in {cache}: No space left" in str(error.value)
    assert list(cache.iterdir()) == []


def test_a_cache_that_is_no_folder_is_named(tmp_path, monkeypatch):
    path = written(tmp_path, "parquet", LABEL)
    monkeypatch.setenv("STEEPEST_CACHE", str(path))
    with pytest.raises(DataError, match=r"t\.parquet/rows: Not a directory"):
        load(path, target="target", reading=SMALL)
