import io
import json

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import parquet

from steepest.data import load

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
