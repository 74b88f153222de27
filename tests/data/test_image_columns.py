import io
import json

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import parquet

from steepest.data import EncodedParts, Reading, load

PIXELS = np.random.default_rng(0).integers(0, 256, (40, 6, 8), np.uint8)
LABELS = np.arange(40) % 2


def png(pixels):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def path(tmp_path):
    cells = [{"bytes": png(each), "path": f"{i}.png"} for i, each in enumerate(PIXELS)]
    table = pa.table({"image": cells, "size": LABELS * 2, "label": LABELS})
    features = {"label": {"names": ["cat", "dog"], "_type": "ClassLabel"}}
    stored = json.dumps({"info": {"features": features}})
    path = tmp_path / "images.parquet"
    parquet.write_table(table.replace_schema_metadata({"huggingface": stored}), path)
    return path


def test_the_bytes_of_images_are_decoded(path):
    splits = load(path, validation=0)
    np.testing.assert_array_equal(splits.train.inputs, PIXELS)
    assert splits.encoding.classes == ("cat", "dog")
    assert splits.train.targets.tolist() == LABELS.tolist()
    assert f"The images of {path} are those of the column 'image'." in splits.notes
    again = splits.encoding.read(path, with_targets=False)
    np.testing.assert_array_equal(again.inputs, PIXELS)


def test_a_column_of_bytes_without_names_of_classes(tmp_path):
    path = tmp_path / "images.parquet"
    cells = [png(each) for each in PIXELS]
    cells[3] = b"x"
    parquet.write_table(pa.table({"x": cells, "label": LABELS}), path)
    with pytest.raises(
        ValueError, match="row 4 of .* cannot be read as an image: it is"
    ):
        load(path, validation=0)
    splits = load(path, validation=0, skip_bad=True)
    assert splits.encoding.classes == ("0", "1")
    np.testing.assert_array_equal(splits.train.inputs, np.delete(PIXELS, 3, axis=0))


def test_images_larger_than_memory_are_decoded_part_by_part(
    path, tmp_path, monkeypatch
):
    monkeypatch.setenv("STEEPEST_CACHE", str(tmp_path / "cache"))
    whole = load(path, seed=2)
    there = load(path, seed=2, reading=Reading(memory=1000))
    assert isinstance(there.train.inputs, np.memmap)
    for part in ("train", "validation"):
        assert getattr(there, part).fingerprint == getattr(whole, part).fingerprint
    assert there.encoding.classes == ("cat", "dog")
    np.testing.assert_array_equal(
        there.encoding.scaling.center, whole.encoding.scaling.center
    )
    assert not list((tmp_path / "cache").rglob("*.packed"))
    # what judges and predicts reads it in parts, too
    for with_targets in (True, False):
        parts = EncodedParts(
            whole.encoding, path, "size", with_targets=with_targets, memory=1000
        )
        assert (parts.many, next(iter(parts))[0].source) == (True, str(path))
        rows = [part for part, _ in parts]
        pixels = np.concatenate([each.inputs for each in rows])
        np.testing.assert_array_equal(pixels, PIXELS)
        kept = np.concatenate([kept["size"] for _, kept in parts])
        assert kept.tolist() == (LABELS * 2).tolist()
    targets = np.concatenate(
        [
            each.targets
            for each, _ in EncodedParts(
                whole.encoding, path, with_targets=True, memory=1000
            )
        ]
    )
    assert targets.tolist() == LABELS.tolist()


def test_shards_of_images_are_one_table(path, tmp_path, monkeypatch):
    monkeypatch.setenv("STEEPEST_CACHE", str(tmp_path / "cache"))
    shards = tmp_path / "shards"
    shards.mkdir()
    table = parquet.read_table(path)
    parquet.write_table(table.slice(0, 15), shards / "0.parquet", row_group_size=7)
    parquet.write_table(table.slice(15), shards / "1.parquet")
    whole = load(path, seed=2).train.fingerprint
    for memory in (None, 1000):
        found = load(str(shards), seed=2, reading=Reading(memory=memory))
        assert found.train.fingerprint == whole
