"""Tables with the name of an image in each row, as competitions hand them out."""

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import parquet

from steepest.data import load
from steepest.data._encoded_parts import EncodedParts
from steepest.data._reading import Reading
from steepest.errors import DataError

COLORS = {"cat": (220, 10, 30), "dog": (20, 10, 200)}


@pytest.fixture
def competition(tmp_path):
    """Write labels.csv and the images that it names without endings, in train."""
    rows = ["id,label"]
    for i in range(20):
        label = ("cat", "dog")[i % 2]
        write(tmp_path / "train" / f"{i:04}.png", COLORS[label])
        rows.append(f"{i:04},{label}")
    (tmp_path / "labels.csv").write_text("\n".join(rows) + "\n")
    return tmp_path


def write(path, color, side=4):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((side, side, 3), color, np.uint8)).save(path)


@pytest.mark.parametrize("memory", [None, 1], ids=["in memory", "on disk"])
def test_a_table_that_names_images_is_read_as_images(competition, memory):
    reading = Reading(memory=memory)
    data = load(competition / "labels.csv", validation=0, reading=reading)
    assert data.train.inputs.shape == (20, 4, 4, 3)
    assert data.train.classes == ("cat", "dog")
    of_class = np.array(list(COLORS.values()), np.uint8)[data.train.targets[:]]
    np.testing.assert_array_equal(data.train.inputs[:, 0, 0], of_class)
    folder, table = competition / "train", competition / "labels.csv"
    assert (
        f"The images are the files in {folder} that the column 'id' of {table} names; "
        "--ignore id (from Python ignore='id') leaves them out."
    ) in data.notes


@pytest.mark.parametrize("memory", [None, 1], ids=["whole", "in parts"])
def test_other_rows_are_predicted_beside_their_names(competition, memory):
    encoding = load(competition / "labels.csv", validation=0).encoding
    for i in (7, 3):  # the names of training rows, in another folder
        write(competition / "test" / f"{i:04}.png", COLORS["dog"])
    (competition / "test.csv").write_text("id\n0007\n0003\n")
    parts = EncodedParts(encoding, competition / "test.csv", "id", memory=memory)
    ((rows, kept),) = list(parts)
    assert rows.inputs[:, 0, 0].tolist() == [[20, 10, 200]] * 2
    assert kept["id"].tolist() == ["0007", "0003"]


def test_a_table_in_parquet_names_images_with_their_folders(tmp_path):
    names = [f"photos/{i}.jpg" for i in range(4)]
    for name in names:
        write(tmp_path / name, (9, 9, 9))
    table = pa.table({"file": [*names, *names], "y": ["a", "b"] * 4})
    parquet.write_table(table, tmp_path / "t.parquet")
    data = load(tmp_path / "t.parquet", validation=0)
    assert data.train.inputs.shape == (8, 4, 4, 3)


def test_a_file_that_is_not_there_is_named_or_skipped(competition):
    (competition / "train" / "0005.png").unlink()
    missing = r"0005\.png cannot be read as an image: there is no such file"
    with pytest.raises(DataError, match=missing):
        load(competition / "labels.csv", validation=0)
    data = load(competition / "labels.csv", validation=0, skip_bad=True)
    assert len(data.train) == 19


def test_columns_are_trained_on_where_that_is_said(competition):
    table = competition / "labels.csv"
    lines = table.read_text().splitlines()
    wide = [f"{line},{i % 5}" for i, line in enumerate(lines[1:])]
    table.write_text("\n".join(["id,label,x", *wide]))
    data = load(table, target="label", validation=0, reading=Reading(ignore=("id",)))
    assert data.train.feature_names == ("x",)
    data = load(table, target="label", validation=0)
    assert data.train.inputs.shape == (20, 4, 4, 3)
    assert "Beside the images, these columns were left out: x." in data.notes


def test_names_without_files_are_a_table_as_any(tmp_path):
    (tmp_path / "t.csv").write_text("image,x,y\n1.png,2,a\n2.png,3,b\n3.png,5,a\n")
    write(tmp_path / "other" / "9.png", (1, 2, 3))
    data = load(tmp_path / "t.csv", validation=0)
    assert data.train.feature_names[-1] == "x"


def test_a_folder_without_classes_names_the_table_that_has_them(competition):
    advice = f"steepest train {competition / 'labels.csv'}"
    for folder in (competition, competition / "train"):
        with pytest.raises(DataError, match=advice):
            load(folder)
