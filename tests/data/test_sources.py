import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from steepest.data import Dataset
from steepest.data._sources import read_rows
from steepest.errors import DataError, UnknownNameError


def test_a_dataset_keeps_its_classes_weights_and_names():
    data = Dataset(
        np.eye(3),
        np.array([1, 0, 1], np.int32),
        ("no", "yes"),
        np.array([1.0, 2.0, 3.0]),
        row_names=np.array([7, 8, 9]),
        source="mine",
    )
    rows = read_rows(data)
    assert rows.targets.tolist() == ["yes", "no", "yes"]
    assert rows.weights.tolist() == [1, 2, 3]
    assert rows.place(0) == "row 7 of mine"
    plain = read_rows(Dataset(np.eye(2), np.array([0.5, 1])), with_targets=False)
    assert plain.targets is None
    assert plain.row_names.tolist() == [1, 2]


def test_pairs_and_single_arrays():
    assert read_rows((np.eye(2), [0, 1])).targets.tolist() == [0, 1]
    assert read_rows((np.eye(2), [0, 1]), with_targets=False).targets is None
    assert len(read_rows(np.eye(2), with_targets=False)) == 2
    two_rows = read_rows([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], with_targets=False)
    assert two_rows.inputs.tolist() == [[1, 2, 3], [4, 5, 6]]


@pytest.mark.parametrize("source", [3, np.eye(2), (np.eye(2),)])
def test_other_things_are_refused(source):
    message = (
        "Data must be a name, a path, a data frame, a Dataset or a pair (inputs, "
        "targets); found"
    )
    with pytest.raises(DataError, match=re.escape(message)):
        read_rows(source)


def test_a_built_in_name_wins_over_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("iris").mkdir()
    assert len(read_rows("iris")) == 150
    assert read_rows("iris", with_targets=False).targets is None
    with pytest.raises(DataError, match="iris holds no folders"):
        read_rows("./iris")
    with pytest.raises(DataError, match="iris holds no folders"):
        read_rows(Path("iris"))


def test_an_unknown_name():
    message = "Unknown data set or file 'digit'. Did you mean 'digits'?"
    with pytest.raises(UnknownNameError, match=re.escape(message)):
        read_rows("digit")


def test_a_missing_file_and_a_missing_folder(tmp_path):
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    message = f"no file or folder {tmp_path}/tabel.csv. Did you mean '{tmp_path}/table"
    with pytest.raises(DataError, match=re.escape(message)):
        read_rows(tmp_path / "tabel.csv")
    with pytest.raises(DataError, match=r"no file or folder .*zzz. Check the path."):
        read_rows(tmp_path / "zzz")
    message = f"There is no folder {tmp_path}/gone, so {tmp_path}/gone/t.csv cannot be"
    with pytest.raises(DataError, match=re.escape(message)):
        read_rows(tmp_path / "gone" / "t.csv")


def test_each_kind_of_file_has_its_reader(tmp_path):
    (tmp_path / "t.TSV").write_text("a\tb\n1\t2\n3\t4\n")
    np.savez(tmp_path / "t.npz", x=np.eye(2), y=[0, 1])
    (tmp_path / "pictures" / "a").mkdir(parents=True)
    Image.fromarray(np.zeros((2, 2), np.uint8)).save(tmp_path / "pictures/a/1.png")
    assert len(read_rows(tmp_path / "t.TSV")) == 2
    assert len(read_rows(tmp_path / "t.npz")) == 2
    assert len(read_rows(tmp_path / "pictures")) == 1
    image = tmp_path / "pictures" / "a" / "1.png"
    assert len(read_rows(image, with_targets=False)) == 1
    with pytest.raises(DataError, match="1.png is one image. Give a folder that holds"):
        read_rows(image)


def test_an_unknown_kind_of_file(tmp_path):
    path = tmp_path / "t.docx"
    path.write_bytes(b"x")
    message = (
        f"{path}: files ending in '.docx' are not known. Give a table (.csv, .tsv,"
    )
    with pytest.raises(DataError, match=re.escape(message)):
        read_rows(path)
