import numpy as np
import pytest
from PIL import Image

from steepest.data import load
from steepest.data._image_folders import read_folder
from steepest.errors import DataError

GRAY = np.arange(48, dtype=np.uint8).reshape(6, 8) * 5


def folder(path, **classes):
    """Write a folder: `cat={"1.png": array or bytes}`."""
    for name, files in classes.items():
        (path / name).mkdir()
        for file, content in files.items():
            if isinstance(content, bytes):
                (path / name / file).write_bytes(content)
            else:
                Image.fromarray(content).save(path / name / file)
    return path


def test_classes_and_files_are_sorted(tmp_path):
    path = folder(
        tmp_path,
        dog={"b.png": GRAY, "a.png": GRAY},
        cat={"2.png": GRAY, "10.png": GRAY, ".hidden": b"", "Thumbs.db": b""},
    )
    (tmp_path / "README.txt").write_text("not a class")
    (tmp_path / ".git").mkdir()
    rows = read_folder(path)
    assert rows.targets.tolist() == ["cat", "cat", "dog", "dog"]
    assert rows.row_names.tolist() == [
        "cat/10.png",
        "cat/2.png",
        "dog/a.png",
        "dog/b.png",
    ]
    assert rows.place(0) == f"cat/10.png of {path}"


def test_a_folder_without_classes(tmp_path):
    (tmp_path / "1.png").write_bytes(b"")
    with pytest.raises(DataError, match="holds no folders. Put the images of each"):
        read_folder(tmp_path)


def test_an_empty_class(tmp_path):
    path = folder(tmp_path, a={"1.png": GRAY}, b={})
    with pytest.raises(DataError, match="b is empty: class 'b' has no images"):
        read_folder(path)


@pytest.mark.parametrize(
    "names",
    [
        ("train", "valid", "test"),
        ("Training", "Validation", "Testing"),
        ("TRAIN", "dev"),
    ],
)
def test_folders_of_parts_are_parts(tmp_path, names):
    for i, name in enumerate(names):
        (tmp_path / name).mkdir()
        same = {f"{j}.png": GRAY for j in range(3 - i)}
        folder(tmp_path / name, cat=same, dog=same)
    rows = read_folder(tmp_path)
    assert (len(rows), len(rows.validation)) == (6, 4)
    assert (rows.test is None) == (len(names) == 2)
    assert rows.notes[0] == (
        f"{tmp_path} holds its own parts: the folder {names[1]} is the validation part."
    )
    splits = load(tmp_path)
    assert (len(splits.train), len(splits.validation)) == (6, 4)
    assert splits.test is None if len(names) == 2 else len(splits.test) == 2
    assert load(tmp_path, validation=0).validation is None


def test_classes_hold_folders_and_may_lie_in_a_folder(tmp_path):
    inner = tmp_path / "data" / "data"
    (inner / "cat").mkdir(parents=True)
    (inner / "dog").mkdir()
    folder(inner / "cat", tabby={"1.png": GRAY}, black={"2.png": GRAY})
    folder(inner / "dog", pug={"1.png": GRAY})
    rows = read_folder(tmp_path)
    assert rows.row_names.tolist() == [
        "cat/black/2.png",
        "cat/tabby/1.png",
        "dog/pug/1.png",
    ]
    assert rows.targets.tolist() == ["cat", "cat", "dog"]
    assert rows.notes == (f"The classes were found in {inner}.",)


def test_what_systems_leave_behind_is_no_class(tmp_path):
    path = folder(tmp_path, cat={"1.png": GRAY, "._1.png": b"x", "desktop.ini": b"x"})
    folder(tmp_path, dog={"1.png": GRAY})
    (path / "__MACOSX" / "cat").mkdir(parents=True)
    (path / "__MACOSX" / "cat" / "1.png").write_bytes(b"x")
    (path / ".DS_Store").write_bytes(b"x")
    assert read_folder(path).row_names.tolist() == ["cat/1.png", "dog/1.png"]


def test_images_without_classes(tmp_path):
    path = folder(tmp_path, b={"2.png": GRAY}, a={"1.png": GRAY})
    rows = read_folder(path, with_targets=False)
    assert rows.row_names.tolist() == ["a/1.png", "b/2.png"]
    single = read_folder(path / "a" / "1.png", with_targets=False)
    assert single.row_names.tolist() == ["1.png"]
    assert len(single.inputs) == 1
    (path / "empty").mkdir()
    with pytest.raises(DataError, match="empty holds no images. Give PNG or JPEG"):
        read_folder(path / "empty", with_targets=False)
