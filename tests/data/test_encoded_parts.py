"""A source read in parts gives the rows, columns and notes of the whole."""

import numpy as np
import pytest
from PIL import Image

from steepest.data import EncodedParts, Reading, load
from steepest.errors import DataError

RNG = np.random.default_rng(0)
N = 400
COLORS = ("red", "green", "blue")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("STEEPEST_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("steepest.data._chunks.CHUNK", 1000)
    monkeypatch.setattr("steepest.data._image_chunks.CHUNK", 400)


def write(path, rows, header="id,size,color,price"):
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


@pytest.fixture
def table(tmp_path):
    rows = [
        f"{i:04d},{i / 7:.4f},{COLORS[i % 3]},{i * 2.5:.2f}"
        if i % 9 != 4
        else f"{i:04d},,{COLORS[i % 3]},{i * 2.5:.2f}"
        for i in range(N)
    ]
    return write(tmp_path / "train.csv", rows)


def together(parts):
    rows, kept = zip(*parts, strict=True)
    names = kept[0]
    return (
        np.concatenate([part.inputs for part in rows]),
        np.concatenate([part.targets for part in rows]),
        np.concatenate([part.row_names for part in rows]),
        {name: np.concatenate([part[name] for part in kept]) for name in names},
    )


@pytest.mark.parametrize("with_targets", [False, True])
def test_parts_are_the_whole(table, with_targets):
    encoding = load(table, target="price", validation=0).encoding
    whole, kept = encoding.read_keeping(table, "id", with_targets=with_targets)
    parts = EncodedParts(encoding, table, "id", with_targets=with_targets, memory=1)
    found = [*parts]
    assert parts.many
    assert len(found) > 5
    inputs, targets, names, copied = together(found)
    np.testing.assert_array_equal(inputs, whole.inputs)
    np.testing.assert_array_equal(targets, whole.targets)
    np.testing.assert_array_equal(names, whole.row_names)
    np.testing.assert_array_equal(copied["id"], kept["id"])
    assert copied["id"][7] == "0007"
    assert (parts.notes, parts.filled) == (whole.notes, whole.filled)
    assert parts.filled[0].startswith("44 missing values were replaced in 'size'")
    assert 0.7 * N < parts.about_rows < 1.3 * N


def test_what_fits_is_one_part(table):
    encoding = load(table, target="price", validation=0).encoding
    parts = EncodedParts(encoding, table)
    ((rows, _),) = parts
    assert not parts.many
    assert len(rows) == N
    assert parts.notes == rows.notes


def test_texts_never_seen_are_counted_over_all_parts(table, tmp_path):
    encoding = load(table, target="price", validation=0).encoding
    rows = [f"{i},1.0,{'pink' if i % 50 == 1 else 'red'}" for i in range(N)]
    new = write(tmp_path / "new.csv", rows, "id,size,color")
    parts = EncodedParts(encoding, new, memory=1)
    assert sum(len(rows) for rows, _ in parts) == N
    assert parts.notes == (
        "8 rows hold values of 'color' that the training part does not have, such as "
        "'pink'; they count as none of its values.",
    )
    strict = EncodedParts(encoding.strict(), new, memory=1)
    with pytest.raises(DataError, match=r"line 3 of .*holds 'pink'"):
        list(strict)


def test_a_bad_cell_is_named_or_skipped(table, tmp_path):
    encoding = load(table, target="price", validation=0).encoding
    rows = [f"{i},{'x' if i == 300 else '1.0'},red" for i in range(N)]
    new = write(tmp_path / "new.csv", rows, "id,size,color")
    with pytest.raises(DataError, match=r"line 302 of .*needs a number; found 'x'"):
        list(EncodedParts(encoding, new, memory=1))
    parts = EncodedParts(encoding, new, "id", skip_bad=True, memory=1)
    *_, names, copied = together([*parts])
    assert len(names) == N - 1
    assert "300" not in copied["id"]
    assert "1 of the 400 rows" in parts.notes[0]
    assert "the first is line 302" in parts.notes[0]


def test_a_matrix_in_parts(tmp_path):
    rows = RNG.normal(size=(N, 4)).astype(np.float32)
    path = tmp_path / "t.npy"
    np.save(path, rows)
    encoding = load(path, validation=0).encoding
    np.save(tmp_path / "new.npy", rows[:, :3])
    for new in ("t.npy", "new.npy"):
        parts = EncodedParts(encoding, tmp_path / new, memory=1)
        inputs = np.concatenate([part.inputs for part, _ in parts])
        expected = encoding.read(tmp_path / new, with_targets=False).inputs
        np.testing.assert_array_equal(inputs, expected)


@pytest.fixture
def photos(tmp_path):
    for label in ("cat", "dog"):
        (tmp_path / "photos" / label).mkdir(parents=True)
        for i in range(20):
            low = 0 if label == "cat" else 60
            pixels = RNG.integers(low, 200, (5, 4), np.uint8)
            name = tmp_path / "photos" / label / f"{i}.png"
            Image.fromarray(pixels).save(name)
    return tmp_path / "photos"


def test_images_on_disk_are_those_of_memory(photos):
    whole = load(photos, validation=0.2, seed=3)
    disk = load(photos, validation=0.2, seed=3, reading=Reading(memory=1))
    assert isinstance(disk.train.inputs, np.memmap)
    for name in ("train", "validation"):
        a, b = getattr(whole, name), getattr(disk, name)
        np.testing.assert_array_equal(a.inputs, b.inputs)
        np.testing.assert_array_equal(a.targets, b.targets)
        assert a.fingerprint == b.fingerprint
    for a, b in zip(whole.encoding.scaling, disk.encoding.scaling, strict=True):
        np.testing.assert_array_equal(a, b)
    again = load(photos, validation=0.2, seed=3, reading=Reading(memory=1))
    assert "on disk from before" in again.notes[0]


def test_images_in_parts(photos):
    encoding = load(photos, validation=0).encoding
    whole = encoding.read(photos)
    parts = EncodedParts(encoding, photos, with_targets=True, memory=1)
    found = [*parts]
    assert len(found) == 2
    inputs, targets, names, _ = together(found)
    np.testing.assert_array_equal(inputs, whole.inputs)
    np.testing.assert_array_equal(targets, whole.targets)
    np.testing.assert_array_equal(names, whole.row_names)


def test_a_damaged_image_on_disk_is_named_or_skipped(photos, tmp_path):
    (photos / "dog" / "7.png").write_bytes(b"no image")
    small = Reading(memory=1)
    with pytest.raises(DataError, match=r"7\.png cannot be read as an image"):
        load(photos, validation=0, reading=small)
    assert list((tmp_path / "cache" / "rows").iterdir()) == []
    splits = load(photos, validation=0, skip_bad=True, reading=small)
    assert len(splits.train) == 39
    assert any("1 of the 40 training images" in note for note in splits.notes)


def test_parts_of_their_own_in_a_folder_of_images(photos, tmp_path):
    whole = tmp_path / "parts"
    whole.mkdir()
    photos.rename(whole / "train")
    for part in ("valid", "test"):
        for label in ("cat", "dog"):
            (whole / part / label).mkdir(parents=True)
            name = whole / part / label / "0.png"
            Image.fromarray(np.full((5, 4), 9, np.uint8)).save(name)
    splits = load(whole, reading=Reading(memory=1))
    lengths = [len(part) for part in (splits.train, splits.validation, splits.test)]
    assert lengths == [40, 2, 2]
