import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from steepest.data import Dataset, Encoding, load
from steepest.errors import DataError, SettingError


def labeled(n=60, seed=0):
    generator = np.random.default_rng(seed)
    labels = np.sort(generator.choice(["a", "b", "c"], n, p=[0.6, 0.3, 0.1]))
    return generator.normal(3, 2, (n, 4)), labels


def images(path, **classes):
    for name, levels in classes.items():
        (path / name).mkdir(parents=True)
        for i, level in enumerate(levels):
            pixels = np.full((3, 2), level, np.uint8)
            pixels[0, 0] = 0
            Image.fromarray(pixels).save(path / name / f"{i:02}.png")
    return path


@pytest.mark.parametrize(
    ("name", "task", "shape", "sizes"),
    [
        ("digits", "classification", (8, 8), (1294, 144, 359)),
        ("iris", "classification", (4,), (108, 12, 30)),
        ("wine", "classification", (13,), (128, 14, 36)),
        ("breast-cancer", "classification", (30,), (409, 46, 114)),
        ("diabetes", "regression", (10,), (319, 35, 88)),
        ("linnerud", "regression", (3,), (14, 2, 4)),
    ],
)
def test_built_in_sets(name, task, shape, sizes):
    splits = load(name)
    assert splits.train.task == task
    assert splits.train.inputs.shape[1:] == shape
    assert (len(splits.train), len(splits.validation), len(splits.test)) == sizes


def test_parts_of_digits_are_the_rows_of_the_set():
    from sklearn.datasets import load_digits

    splits = load("digits", seed=3)
    theirs = load_digits()
    rows = [part.row_names for part in (splits.train, splits.validation, splits.test)]
    assert sorted(np.concatenate(rows)) == list(range(1, 1798))
    for part in (splits.train, splits.validation, splits.test):
        np.testing.assert_array_equal(part.inputs, theirs.images[part.row_names - 1])
        np.testing.assert_array_equal(part.targets, theirs.target[part.row_names - 1])


def test_everything_is_learned_on_the_training_part_alone():
    inputs, labels = labeled()
    splits = load((inputs, labels), validation=0.25)
    rows = splits.train.row_names - 1
    mean, deviation = inputs[rows].mean(axis=0), inputs[rows].std(axis=0)
    for part in (splits.train, splits.validation):
        expected = (inputs[part.row_names - 1] - mean) / deviation
        np.testing.assert_allclose(part.inputs, expected, rtol=1e-4, atol=1e-6)
    changed = inputs.copy()
    changed[splits.validation.row_names - 1] *= 100
    again = load((changed, labels), validation=0.25)
    assert again.train.fingerprint == splits.train.fingerprint


def test_regression_targets_start_at_a_squared_error_of_one():
    splits = load("linnerud")
    np.testing.assert_allclose((splits.train.targets**2).mean(axis=0), 1, rtol=1e-5)
    raw = load("diabetes", scaling="none")
    assert raw.encoding.target_scaling.factor == 1
    assert raw.train.targets.min() >= 25


def test_the_same_seed_gives_the_same_parts():
    first, again, other = load("iris"), load("iris"), load("iris", seed=1)
    assert first.train.fingerprint == again.train.fingerprint
    assert first.test.fingerprint == again.test.fingerprint
    assert first.train.fingerprint != other.train.fingerprint


def test_a_folder_with_a_test_folder(tmp_path):
    train = images(tmp_path / "train", a=range(10, 30), b=range(100, 110))
    test = images(tmp_path / "test", b=[50, 60])
    splits = load(train, test=test, validation=0.2)
    assert splits.encoding.classes == ("a", "b")
    assert splits.test.targets.tolist() == [1, 1]
    assert splits.train.inputs.shape == (24, 3, 2)
    assert np.bincount(splits.validation.targets).tolist() == [4, 2]
    names = np.concatenate([splits.train.row_names, splits.validation.row_names])
    assert sorted(names) == [
        f"{c}/{i:02}.png" for c, n in (("a", 20), ("b", 10)) for i in range(n)
    ]
    center = splits.encoding.scaling.center
    np.testing.assert_allclose(center, splits.train.inputs.mean(axis=0), rtol=1e-6)


def test_a_class_unseen_in_training(tmp_path):
    train = images(tmp_path / "train", a=range(9), b=range(9))
    test = images(tmp_path / "test", b=[5], c=[6])
    message = f"c/00.png of {test}: found class 'c', which the training part does not"
    with pytest.raises(DataError, match=re.escape(message)):
        load(train, test=test)


def test_bad_images_are_skipped_and_counted_in_both_parts(tmp_path):
    path = images(tmp_path / "d", a=range(8), b=range(12))
    for name in ("a", "b"):
        for i in range(4):
            (path / name / f"{i:02}.png").write_bytes(b"no image")
    with pytest.raises(DataError, match="cannot be read as an image: it is neither"):
        load(path)
    splits = load(path, validation=0.5, skip_bad=True)
    assert len(splits.train) + len(splits.validation) == 12
    counts = [int(n.split()[0]) for n in splits.notes if "could not be used" in n]
    assert sum(counts) == 8


def test_a_validation_file(tmp_path):
    for name, n in (("train", 9), ("valid", 4)):
        rows = "\n".join(f"{i},{i % 3 + 0.5}" for i in range(n))
        (tmp_path / f"{name}.csv").write_text(f"x,y\n{rows}\n")
    splits = load(tmp_path / "train.csv", validation=tmp_path / "valid.csv")
    assert len(splits.train) == 9
    assert len(splits.validation) == 4
    assert splits.validation.source.endswith("valid.csv")
    assert splits.test is None


def test_no_validation():
    splits = load(labeled(), validation=0)
    assert splits.validation is None
    assert splits.test is None
    assert len(splits.train) == 60


def test_notes_tell_what_was_done(tmp_path):
    lines = [f"{'' if i % 7 == 0 else i},{'xy'[i % 2]},{i % 3}" for i in range(30)]
    (tmp_path / "t.csv").write_text("\n".join(["n,letter,grade", *lines]) + "\n")
    notes = "\n".join(load(tmp_path / "t.csv").notes)
    assert "'grade' was taken as the target" in notes
    assert "'grade' holds whole numbers with 3 different values, taken as cla" in notes
    assert "3 of the 30 rows" in notes
    assert "5 missing values were replaced in 'n' by the training median" in notes


def test_a_category_among_rows_put_aside_alone_counts_as_none(tmp_path):
    names = ["Oslo"] * 15 + ["Rome"] * 15
    for rare in range(30):  # wherever it is: in one part or the other
        cities = names.copy()
        cities[rare] = "Paris"
        lines = [f"{city},{i + 0.5}" for i, city in enumerate(cities)]
        (tmp_path / "t.csv").write_text("\n".join(["city,y", *lines]) + "\n")
        splits = load(tmp_path / "t.csv", validation=0.5, scaling="none")
        strange = (splits.validation.inputs.sum(axis=1) == 0).sum()
        seen = "city=Paris" in splits.train.feature_names
        assert strange == (not seen)
        assert any("such as 'Paris'" in note for note in splits.notes) == (not seen)


def test_bad_rows_are_skipped_before_anything_is_learned():
    inputs, labels = labeled()
    clean = load((inputs, labels))
    dirty_inputs = np.insert(inputs, 5, np.inf, axis=0)
    dirty_labels = np.insert(labels.astype(object), 5, "b")
    with pytest.raises(DataError, match="row 6 of arrays, column 1: found inf"):
        load((dirty_inputs, dirty_labels))
    skipped = load((dirty_inputs, dirty_labels), skip_bad=True)
    assert skipped.train.fingerprint == clean.train.fingerprint
    assert skipped.notes[0].startswith("1 of the 61 rows in arrays could not be used")


def test_a_missing_class_is_named():
    labels = np.array(["a", "b", None, "a"], object)
    with pytest.raises(DataError, match="row 3 of arrays: target 'target' is missing"):
        load((np.eye(4), labels))


@pytest.mark.parametrize(
    ("targets", "task"),
    [([0, 1, np.nan, 1], "classification"), ([0.5, 1, np.nan, 1], "regression")],
)
def test_a_missing_number_is_named(targets, task):
    with pytest.raises(DataError, match="row 3 of arrays: target 'target' is missing"):
        load((np.eye(4), np.array(targets)), task=task)


def test_text_as_numbers():
    message = "row 1 of arrays: target 'target' holds 'a', but regression needs numbers"
    with pytest.raises(DataError, match=re.escape(message)):
        load(labeled(), task="regression")


@pytest.mark.parametrize(("n", "words"), [(0, "0 rows"), (1, "1 row")])
def test_one_row(n, words):
    with pytest.raises(DataError, match=f"arrays holds {words}. Learning needs at lea"):
        load((np.ones((n, 2)), np.ones(n)))


def test_one_row_that_can_be_used():
    inputs = np.array([[1.0], [np.nan], [np.nan]])
    with pytest.raises(DataError, match="arrays: only 1 of the 3 rows can be used"):
        load((inputs, [0.5, 1.5, 2.5]), skip_bad=True)


def test_one_class():
    with pytest.raises(
        DataError, match="class 'a' in target. Learning to tell classes"
    ):
        load((np.eye(20), ["a"] * 20))


def test_no_targets():
    with pytest.raises(DataError, match="arrays holds no targets to learn from. Give"):
        load((np.eye(3), None))


def test_settings_are_checked():
    with pytest.raises(SettingError, match="scaling must be one of"):
        load("iris", scaling="unit")
    with pytest.raises(SettingError, match="must lie between 0 and 1; found 2"):
        load("iris", validation=2)
    with pytest.raises(SettingError, match="task must be 'classification' or 'regres"):
        load("iris", task="clustering")


def test_a_dataset_with_weights_is_split_with_them():
    inputs, labels = labeled()
    classes, codes = np.unique(labels, return_inverse=True)
    data = Dataset(inputs, codes.astype(np.int32), tuple(classes), np.arange(60.0))
    splits = load(data)
    for part in (splits.train, splits.validation):
        assert part.weights.tolist() == (part.row_names - 1).tolist()


def test_digits_need_neither_tables_nor_images():
    program = (
        "import sys; from steepest.data import load; load('digits')\n"
        "print([m for m in ('pyarrow', 'PIL', 'matplotlib') if m in sys.modules])"
    )
    command = [sys.executable, "-W", "ignore", "-c", program]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    assert process.stdout.strip() == "[]"


def test_a_target_is_refused_where_it_would_have_no_effect():
    with pytest.raises(SettingError, match=r"The target 'x' .* iris has its own, spec"):
        load("iris", target="x")
    assert load("iris", target="species").train.n_targets == 3


def test_one_hot_targets_are_classes_and_said(tmp_path):
    codes = np.arange(30) % 3
    inputs = np.random.default_rng(0).normal(size=(30, 2))
    path = tmp_path / "t.npz"
    np.savez(path, x=inputs, y=np.eye(3)[codes])
    splits = load(path, validation=0)
    assert splits.encoding.classes == ("0", "1", "2")
    assert splits.train.targets.tolist() == codes.tolist()
    assert f"Each row of the targets in {path} is a 1 among zeros" in splits.notes[0]
    restored = Encoding.from_state(*splits.encoding.to_state())
    assert restored.read(path).targets.tolist() == codes.tolist()
    assert load(path, validation=0, task="regression").encoding.classes is None


def test_an_array_file_may_hold_its_own_validation_part(tmp_path):
    path = tmp_path / "t.npz"
    x, y = np.arange(40.0).reshape(20, 2), np.arange(20) % 2
    np.savez(
        path, x_train=x, y_train=y, x_val=x[:6], y_val=y[:6], x_test=x[:3], y_test=y[:3]
    )
    splits = load(path)
    assert [len(p) for p in (splits.train, splits.validation, splits.test)] == [
        20,
        6,
        3,
    ]
