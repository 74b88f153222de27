import re

import numpy as np
import pytest

from steepest._core._stored import stored as of_type
from steepest.data._arrays import (
    ArrayInputs,
    array_rows,
    check_array,
    learn_array,
    read_arrays,
)
from steepest.data._rows import BadRows
from steepest.data._stored import StoredArray
from steepest.errors import DataError


def bad_for(array, skip=False):
    return BadRows(array_rows(array, None), skip)


def stored(tmp_path, **arrays):
    path = tmp_path / "t.npz"
    np.savez(path, **arrays)
    return path


def read(path, with_targets=True, n_columns=None):
    return read_arrays(path, with_targets=with_targets, n_columns=n_columns)


FLOATS = np.array([[1.0, 10.0], [2.0, 30.0], [6.0, 20.0]])
BYTES = np.arange(24, dtype=np.uint8).reshape(4, 3, 2)


def test_columns_of_floats_get_a_factor_each():
    encoded = learn_array(FLOATS, "standard").encode(FLOATS)
    assert encoded.dtype == np.float32
    np.testing.assert_allclose(encoded.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(encoded.std(axis=0), 1, rtol=1e-6)


def test_bytes_stay_bytes_and_the_model_scales_them():
    inputs = learn_array(BYTES, "standard")
    assert inputs.encode(BYTES) is BYTES
    scaled = (BYTES - inputs.scaling.center) * inputs.scaling.factor
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose((scaled**2).mean(), 1, rtol=1e-6)


def test_float_images_are_scaled_as_pixels_when_read():
    images = BYTES / 255
    inputs = learn_array(images, "standard")
    assert inputs.scaling is None
    encoded = inputs.encode(images)
    assert encoded.shape == images.shape
    np.testing.assert_allclose((encoded**2).mean(), 1, rtol=1e-5)
    raw = learn_array(images, "none").encode(images)
    assert raw.tolist() == images.astype(np.float32).tolist()


@pytest.mark.parametrize("array", [FLOATS, BYTES, BYTES / 255])
@pytest.mark.parametrize("scaling", ["standard", "none"])
def test_state_is_restored_to_the_bit(array, scaling):
    inputs = learn_array(array, scaling)
    state, arrays = inputs.to_state()
    restored = ArrayInputs.from_state(of_type(StoredArray, state, "it"), arrays)
    assert restored.encode(array).tobytes() == inputs.encode(array).tobytes()
    assert restored.shape == inputs.shape


def test_a_last_axis_of_one_is_no_axis():
    assert check_array(BYTES[..., None], bad_for(BYTES)).shape == BYTES.shape


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e39])
def test_a_number_that_is_not_finite_is_named_or_skipped(value):
    array = FLOATS.copy()
    array[1, 1] = value
    message = f"row 2 of arrays, column 2: found {value:g}, which is not a finite"
    with pytest.raises(DataError, match=re.escape(message)):
        check_array(array, bad_for(array))
    bad = bad_for(array, skip=True)
    check_array(array, bad)
    assert bad.mask.tolist() == [False, True, False]


@pytest.mark.parametrize("array", [np.zeros(3), np.zeros((3, 0))])
def test_inputs_without_columns(array):
    with pytest.raises(DataError, match=r"arrays: inputs need the shape \(rows, col"):
        check_array(array, bad_for(array))


@pytest.mark.parametrize("array", [np.array([["a"]]), np.array([[1j]])])
def test_inputs_that_are_no_numbers(array):
    with pytest.raises(DataError, match="arrays: inputs need numbers; found "):
        check_array(array, bad_for(array))


def test_rows_of_another_shape():
    message = "arrays: found rows of shape (3,); the model was trained on (2,)."
    with pytest.raises(DataError, match=re.escape(message)):
        learn_array(FLOATS, "none").check(np.zeros((1, 3)), bad_for(np.zeros((1, 3))))


def test_a_table_where_arrays_are_needed():
    message = "arrays: the model was trained on arrays of shape (2,) in each row. Give"
    with pytest.raises(DataError, match=re.escape(message)):
        learn_array(FLOATS, "none").check(object(), bad_for(FLOATS))


def test_whole_floats_are_pixels_and_fractions_are_not():
    inputs = learn_array(BYTES, "standard")
    checked = inputs.check(BYTES.astype(float), bad_for(BYTES))
    assert checked.dtype == np.uint8
    assert (checked == BYTES).all()
    message = "row 1 of arrays: the model was trained on whole numbers from 0 to 255"
    with pytest.raises(DataError, match=message):
        inputs.check(BYTES / 255, bad_for(BYTES))


@pytest.mark.parametrize("targets", [np.zeros(2), np.zeros((3, 1, 1)), 1.0])
def test_targets_of_another_length(targets):
    with pytest.raises(DataError, match="arrays: targets need the shape"):
        array_rows(FLOATS, targets)


def test_targets_of_another_kind():
    with pytest.raises(DataError, match="targets need numbers, booleans or text; foun"):
        array_rows(FLOATS, np.zeros(3, complex))


@pytest.mark.parametrize("x", ["x", "X", "inputs", "data", "images", "features"])
def test_names_of_inputs(tmp_path, x):
    rows = read(stored(tmp_path, **{x: FLOATS}, y=np.arange(3)))
    assert rows.inputs.tolist() == FLOATS.tolist()
    assert rows.targets.tolist() == [0, 1, 2]
    assert rows.test is None


@pytest.mark.parametrize("y", ["y", "Y", "targets", "target", "labels", "label"])
def test_names_of_targets(tmp_path, y):
    rows = read(stored(tmp_path, x=FLOATS, **{y: np.arange(3)}))
    assert rows.targets.tolist() == [0, 1, 2]


def test_a_train_and_a_test_part(tmp_path):
    path = stored(
        tmp_path,
        x_train=FLOATS,
        y_train=np.arange(3),
        x_test=FLOATS[:1],
        y_test=np.arange(1),
    )
    rows = read(path)
    assert len(rows) == 3
    assert len(rows.test) == 1


def test_inputs_alone_are_enough_to_predict(tmp_path):
    path = stored(tmp_path, x=FLOATS)
    assert read(path, with_targets=False).targets is None
    with pytest.raises(DataError, match=r"holds no targets .*; found x. Name them y."):
        read(path)


def test_arrays_without_rows_are_read(tmp_path):
    assert len(read(stored(tmp_path, x=FLOATS[:0], y=np.zeros(0)))) == 0


def test_unknown_names(tmp_path):
    with pytest.raises(DataError, match=r"holds no inputs .*; found a, b. Name them x"):
        read(stored(tmp_path, a=FLOATS, b=FLOATS))


def test_the_last_column_of_a_matrix_is_the_target(tmp_path):
    path = tmp_path / "t.npy"
    np.save(path, FLOATS)
    assert read(path).targets.tolist() == [10, 30, 20]
    assert read(path).inputs.tolist() == [[1], [2], [6]]
    assert read(path, False, n_columns=2).inputs.tolist() == FLOATS.tolist()
    assert read(path, False, n_columns=1).inputs.tolist() == [[1], [2], [6]]
    np.save(path, BYTES)
    assert read(path, False).inputs.shape == BYTES.shape
    message = "a .npy file needs one matrix whose last column is the target; found"
    with pytest.raises(DataError, match=message):
        read(path)


def test_an_empty_file(tmp_path):
    for name in ("t.npz", "t.npy"):
        path = tmp_path / name
        path.write_bytes(b"")
        message = f"{path} cannot be read as arrays of numbers: the file is empty (0 b"
        with pytest.raises(DataError, match=re.escape(message)):
            read(path)


def test_objects_are_refused(tmp_path):
    path = stored(tmp_path, x=np.array([{}, {}], object), y=np.arange(2))
    with pytest.raises(DataError, match="it holds Python objects, or is no array file"):
        read(path)


def test_a_truncated_file(tmp_path):
    path = stored(tmp_path, x=FLOATS, y=np.arange(3))
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(DataError, match="numbers: it is damaged .* Write it again"):
        read(path)


def test_rows_of_unequal_length():
    message = "arrays: inputs of unequal length cannot be an array"
    with pytest.raises(DataError, match=message):
        array_rows([[1, 2], [3]], [0, 1])
