import json
import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from steepest.data import Encoding, load
from steepest.errors import DataError, UnknownNameError

TABLE = """age,city,member,price
31,Oslo,true,2.5
,Rome,false,3.5
44,Oslo,,1.5
50,,true,2.25
28,Rome,false,9
33,Oslo,true,1.25
"""


def table(tmp_path, content=TABLE, name="t.csv"):
    path = tmp_path / name
    path.write_text(content)
    return path


def classes_of(content):
    """Replace the prices by classes, unequally often."""
    first, *lines = content.splitlines()
    names = ["low", "high", "low", "low", "high", "low"]
    rows = [
        line.rsplit(",", 1)[0] + "," + n for line, n in zip(lines, names, strict=True)
    ]
    return "\n".join([first, *rows]) + "\n"


def learned(path, **options):
    return load(path, validation=0, **options).encoding


def restored(encoding):
    state, arrays = encoding.to_state()
    return Encoding.from_state(json.loads(json.dumps(state)), arrays)


def same(a, b):
    assert a.inputs.dtype == b.inputs.dtype
    assert a.inputs.tobytes() == b.inputs.tobytes()
    assert a.targets.tobytes() == b.targets.tobytes()
    assert a.classes == b.classes
    assert a.feature_names == b.feature_names


@pytest.mark.parametrize("content", [TABLE, classes_of(TABLE)])
def test_a_restored_encoding_reads_a_table_to_the_bit(tmp_path, content):
    path = table(tmp_path, content)
    encoding = learned(path)
    same(encoding.read(path), load(path, validation=0).train)
    same(restored(encoding).read(path), encoding.read(path))


def test_a_restored_encoding_reads_images_and_arrays_to_the_bit(tmp_path):
    generator = np.random.default_rng(0)
    for name in ("a", "b"):
        (tmp_path / "images" / name).mkdir(parents=True)
        for i in range(3):
            pixels = generator.integers(0, 256, (5, 4, 3), np.uint8)
            Image.fromarray(pixels).save(tmp_path / "images" / name / f"{i}.png")
    arrays = generator.normal(size=(6, 3)), generator.normal(size=(6, 2))
    for source in (tmp_path / "images", arrays):
        encoding = learned(source)
        again = restored(encoding)
        same(again.read(source), load(source, validation=0).train)
        for part in ("scaling", "target_scaling"):
            ours, theirs = getattr(again, part), getattr(encoding, part)
            assert (ours is None) == (theirs is None)
            if ours is not None:
                assert ours.center.tobytes() == theirs.center.tobytes()
                assert ours.factor.tobytes() == theirs.factor.tobytes()
                assert ours.factor.dtype == theirs.factor.dtype


def test_another_process_reads_the_same(tmp_path):
    path = table(tmp_path)
    state, arrays = learned(path).to_state()
    np.savez(tmp_path / "state.npz", **arrays)
    (tmp_path / "state.json").write_text(json.dumps(state))
    program = (
        "import json, sys, numpy as np; from steepest.data import Encoding\n"
        "arrays = dict(np.load('state.npz'))\n"
        "state = json.load(open('state.json', encoding='utf-8'))\n"
        "encoding = Encoding.from_state(state, arrays)\n"
        "print(encoding.read(sys.argv[1]).fingerprint)\n"
    )
    process = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.strip() == learned(path).read(path).fingerprint


def test_prediction_needs_no_targets(tmp_path):
    encoding = learned(table(tmp_path))
    path = table(tmp_path, "member,age,city\ntrue,31,Oslo\n", "p.csv")
    data = encoding.read(path, with_targets=False)
    assert not data.labeled
    assert data.targets.shape == (1,)
    whole = encoding.read(table(tmp_path))
    assert data.inputs.tolist() == whole.inputs[:1].tolist()
    with pytest.raises(UnknownNameError, match=r"Unknown column of .*p.csv 'price'"):
        encoding.read(path)


def test_targets_return_to_their_units(tmp_path):
    encoding = learned(table(tmp_path))
    data = encoding.read(table(tmp_path))
    prices = encoding.unscale_targets(data.targets)
    np.testing.assert_allclose(prices, [2.5, 3.5, 1.5, 2.25, 9, 1.25], rtol=1e-6)
    assert encoding.task == "regression"
    assert encoding.target_names == ("price",)
    with pytest.raises(DataError, match="Classes have no scale to undo"):
        learned("iris").unscale_targets(np.zeros(3))


def test_arrays_in_memory():
    inputs, targets = np.array([[1.0], [3.0], [1.0], [3.0]]), ["a", "b", "a", "b"]
    encoding = learned((inputs, targets))
    data = encoding.encode([[5.0]], ["b"])
    assert data.inputs.tolist() == [[3]]
    assert data.targets.tolist() == [1]
    assert not encoding.encode([[5.0]]).labeled
    with pytest.raises(DataError, match="arrays holds no rows. Give at least one."):
        encoding.encode(np.zeros((0, 1)))


def test_a_class_that_was_text_is_read_as_text(tmp_path):
    content = "code,zone\n01,001\n02,002\nx,001\n01,002\n02,001\nx,002\n"
    path = table(tmp_path, content)
    encoding = learned(path, task="classification")
    assert encoding.inputs.feature_names == ("code=01", "code=02", "code=x")
    numbers = table(tmp_path, "code,zone\n01,1\n02,2\n", "numbers.csv")
    assert encoding.read(numbers).inputs.shape == (2, 3)


def test_bad_rows_are_skipped_and_counted(tmp_path):
    encoding = learned(table(tmp_path))
    bad = "40,Paris,true,2\n1,Oslo\ninf,Rome,true,1\nx,Rome,true,1\n40,Oslo,true,\n"
    path = table(tmp_path, TABLE + bad, "bad.csv")
    data = encoding.read(path, skip_bad=True)
    assert len(data) == 6
    assert data.row_names.tolist() == [2, 3, 4, 5, 6, 7]
    assert any("1 row was of the wrong length and skipped" in n for n in data.notes)
    assert any("4 of the 10 rows" in note for note in data.notes)
    with pytest.raises(DataError, match="line 9: found 2 cells where the first line"):
        encoding.read(path)
    none = table(tmp_path, "age,city,member,price\nx,Oslo,true,1\n", "none.csv")
    with pytest.raises(DataError, match="none of the 1 rows can be used"):
        encoding.read(none, skip_bad=True)


def test_weights_follow_their_rows():
    from steepest.data import Dataset

    inputs = np.array([[1.0], [np.nan], [3.0], [4.0]])
    data = Dataset(inputs, np.array([0.1, 0.2, 0.3, 0.4]), weights=np.arange(4.0))
    splits = load(data, validation=0, skip_bad=True)
    assert splits.train.weights.tolist() == [0, 2, 3]
    assert splits.encoding.read(data, skip_bad=True).weights.tolist() == [0, 2, 3]


def test_a_test_part_of_its_own_is_what_is_read(tmp_path):
    x, y = np.random.default_rng(0).normal(size=(8, 2)), np.arange(8) % 2
    path = tmp_path / "t.npz"
    np.savez(path, x_train=x, y_train=y, x_test=x[:3], y_test=y[:3])
    splits = load(path, task="classification")
    assert len(splits.test) == 3
    assert len(splits.encoding.read(path)) == 3


def test_a_matrix_without_its_target_column(tmp_path):
    matrix = np.random.default_rng(0).normal(size=(8, 3))
    np.save(tmp_path / "m.npy", matrix)
    encoding = learned(tmp_path / "m.npy")
    np.save(tmp_path / "p.npy", matrix[:, :2])
    same_inputs = encoding.read(tmp_path / "m.npy").inputs
    inputs = encoding.read(tmp_path / "p.npy", with_targets=False).inputs
    assert inputs.tobytes() == same_inputs.tobytes()
    table_encoding = learned("iris")
    np.save(tmp_path / "iris.npy", np.ones((1, 4)))
    assert len(table_encoding.read(tmp_path / "iris.npy", with_targets=False)) == 1


def test_a_newer_state_is_refused():
    state, arrays = learned("iris").to_state()
    message = "was written in version 99; this program knows version 1. Install a newer"
    with pytest.raises(DataError, match=re.escape(message)):
        Encoding.from_state(state | {"version": 99}, arrays)
