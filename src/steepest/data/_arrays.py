"""Arrays in memory or in .npz and .npy files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from .._core._stored import DamagedError, stored_array
from ..errors import DataError
from ._rows import BadRows, Rows
from ._scaling import CenterAndFactor, of_columns, of_pixels
from ._stored import StoredArray, StoredImages
from ._values import unusable

INPUT_NAMES = ("x", "X", "inputs", "data", "images", "features")
TARGET_NAMES = ("y", "Y", "targets", "target", "labels", "label")


@dataclass(frozen=True)
class ArrayInputs:
    """How arrays are encoded: floats are scaled when read, uint8 pixels by the model.

    Attributes
    ----------
    shape : tuple of int
        Of one row.
    pixels : bool
        Whether the rows stay uint8.
    learned_scaling : CenterAndFactor or None
        In float32 for pixels, in float64 otherwise.
    """

    shape: tuple[int, ...]
    pixels: bool
    learned_scaling: CenterAndFactor | None

    feature_names = None

    @property
    def row_shape(self) -> tuple[int, ...]:
        """Shape of one row."""
        return self.shape

    @property
    def scaling(self) -> CenterAndFactor | None:
        """What the model applies to each batch of pixels; None for floats."""
        return self.learned_scaling if self.pixels else None

    def check(self, inputs: Any, bad: BadRows) -> np.ndarray:
        """Return an array of the learned shape; a row that is not finite is bad."""
        if not isinstance(inputs, np.ndarray):
            raise DataError(
                f"{bad.rows.source}: the model was trained on arrays of shape "
                f"{self.shape} in each row. Give it such an array, in a .npz or "
                ".npy file or in memory."
            )
        array = check_array(inputs, bad)
        if array.shape[1:] != self.shape:
            raise DataError(
                f"{bad.rows.source}: found rows of shape {array.shape[1:]}; the "
                f"model was trained on {self.shape}."
            )
        if not self.pixels or array.dtype == np.uint8:
            return array
        is_byte = np.isin(array, np.arange(256))
        bad.reject(
            _per_row(~is_byte),
            lambda row: (
                f"{bad.rows.place(row)}: the model was trained on whole numbers from "
                "0 to 255 (uint8); found other numbers. Give raw pixels, not scaled "
                "ones."
            ),
        )
        return np.where(is_byte, array, 0).astype(np.uint8)

    def encode(self, array: np.ndarray) -> np.ndarray:
        """Return uint8 pixels as they are, floats scaled and in float32."""
        if self.pixels:
            return np.ascontiguousarray(array)
        if self.learned_scaling is None:
            return array.astype(np.float32)
        return self.learned_scaling.apply(array).astype(np.float32)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return JSON values and named arrays, for `from_state`."""
        scaling = self.learned_scaling
        arrays = {} if scaling is None else scaling._asdict()
        shape = list(self.shape)
        return {"kind": "array", "shape": shape, "pixels": self.pixels}, arrays

    @classmethod
    def from_state(
        cls, state: StoredArray | StoredImages, arrays: Mapping[str, np.ndarray]
    ) -> "ArrayInputs":
        """Restore what `to_state` returned.

        Raises
        ------
        DamagedError
            If an array does not fit the shape.
        """
        scaling, shape = None, tuple(state.shape)
        if "center" in arrays:
            scaling = CenterAndFactor(
                stored_array(arrays, "center"), stored_array(arrays, "factor")
            )
            fitting = {shape, shape[-1:], ()}
            if not {array.shape for array in scaling} <= fitting:
                raise DamagedError(
                    "its arrays 'center' and 'factor' do not fit its rows"
                )
        return cls(shape, state.pixels, scaling)


def check_array(array: np.ndarray, bad: BadRows) -> np.ndarray:
    """Return uint8 or float64 inputs; a row that is not finite is bad."""
    if array.ndim < 2 or array[:1].size == 0:
        raise DataError(
            f"{bad.rows.source}: inputs need the shape (rows, columns) or (rows, "
            f"height, width); found {array.shape}."
        )
    if array.dtype == np.uint8:
        return array[..., 0] if array.ndim == 4 and array.shape[3] == 1 else array
    if array.dtype.kind not in "buif":
        raise DataError(
            f"{bad.rows.source}: inputs need numbers; found {array.dtype}. "
            "Encode text as numbers first, or give a table with named columns."
        )
    numbers = array.astype(np.float64)
    wrong = np.isnan(numbers) | unusable(numbers)

    def message(row: int) -> str:
        index = np.argwhere(wrong[row])[0]
        where = ", ".join(str(i + 1) for i in index)
        return (
            f"{bad.rows.place(row)}, column {where}: found "
            f"{numbers[row][tuple(index)]:g}, which is not a finite float32 number. "
            "Correct it, or take the row out."
        )

    bad.reject(_per_row(wrong), message)
    return numbers


def learn_array(array: np.ndarray, scaling: str) -> ArrayInputs:
    """Learn center and factor from the checked array of the training part.

    Each column of floats gets its own factor. Arrays with more axes, and uint8, are
    pixels: each has its own center, all share one factor.
    """
    pixels = array.dtype == np.uint8
    if array.ndim == 2 and not pixels:
        learned_scaling = of_columns(array, scaling)
    else:
        learned_scaling = of_pixels(array, scaling)
    return ArrayInputs(array.shape[1:], pixels, learned_scaling)


def array_rows(inputs: Any, targets: Any, source: str = "arrays") -> Rows:
    """Return the rows of two arrays of equal length."""
    inputs = _array(inputs, "inputs", source)
    length = inputs.shape[0] if inputs.ndim else 0
    if targets is not None:
        targets = _array(targets, "targets", source)
        fits = targets.ndim in (1, 2) and targets.shape[0] == length
        if not fits or targets.shape[1:] == (0,):
            raise DataError(
                f"{source}: targets need the shape (rows,) or (rows, outputs) with "
                f"as many rows as the inputs; found {targets.shape} for inputs of "
                f"shape {inputs.shape}."
            )
        if targets.dtype.kind not in "buifUSO":
            raise DataError(
                f"{source}: targets need numbers, booleans or text; "
                f"found {targets.dtype}."
            )
    outputs = 1 if targets is None or targets.ndim == 1 else targets.shape[1]
    names = tuple(f"target {i + 1}" for i in range(outputs))
    return Rows(
        inputs=inputs,
        targets=targets,
        target_names=("target",) if outputs == 1 else names,
        source=source,
        row_names=np.arange(1, length + 1),
    )


def read_arrays(path: Path, *, with_targets: bool, n_columns: int | None) -> Rows:
    """Read a .npz or .npy file, never with pickle.

    Parameters
    ----------
    path : Path
        A .npz holds inputs as one of x, X, inputs, data, images, features and targets
        as one of y, Y, targets, target, labels, label; with `_train` and `_test`
        after the names it holds a test part too. A .npy holds one matrix whose last
        column is the target.
    with_targets : bool
        Whether targets are needed.
    n_columns : int, optional
        How many columns are inputs; a .npy with no more than these has no target.
    """
    try:
        with path.open("rb") as file:  # numpy leaves a damaged file open
            loaded = np.load(file, allow_pickle=False)
            if isinstance(loaded, np.ndarray):
                return _matrix_rows(loaded, path, with_targets, n_columns)
            with loaded:
                arrays = {name: loaded[name] for name in loaded.files}
    except DataError:
        raise
    except Exception as error:  # what a damaged header raises has no common type
        raise DataError(
            f"{path} cannot be read as arrays of numbers: {_reason(path, error)}. "
            "Write it again with numpy.savez(path, x=inputs, y=targets)."
        ) from error
    test = _part(arrays, path, "_test", with_targets)
    rows = _part(arrays, path, "", with_targets)
    if rows is None:
        rows = _part(arrays, path, "_train", with_targets)
    if rows is None:
        rows, test = test, None
    if rows is None:
        raise DataError(
            f"{path} holds no inputs under a known name; found "
            f"{', '.join(arrays) or 'nothing'}. Name them x and y, or x_train, "
            "y_train, x_test, y_test."
        )
    names = ("_val", "_valid", "_validation", "_dev")
    parts = (_part(arrays, path, name, with_targets) for name in names)
    own = next((part for part in parts if part is not None), None)
    return replace(rows, test=test, validation=own)


def _part(
    arrays: dict[str, np.ndarray], path: Path, suffix: str, with_targets: bool
) -> Rows | None:
    inputs = _named(arrays, INPUT_NAMES, suffix)
    if inputs is None:
        return None
    targets = _named(arrays, TARGET_NAMES, suffix)
    if targets is None and with_targets:
        raise DataError(
            f"{path} holds no targets under a known name; found "
            f"{', '.join(arrays)}. Name them y{suffix}."
        )
    return array_rows(inputs, targets if with_targets else None, str(path))


def _array(values: Any, what: str, source: str) -> np.ndarray:
    try:
        array = np.asarray(values)
        # bfloat16 and the like are no numbers to NumPy, but become some
        small = array.dtype.kind == "V" and "float" in array.dtype.name
        return array.astype(np.float32) if small else array
    except ValueError as error:
        raise DataError(
            f"{source}: {what} of unequal length cannot be an array ({error}). Give "
            "every row the same shape."
        ) from error


def _named(
    arrays: dict[str, np.ndarray], names: tuple[str, ...], suffix: str
) -> np.ndarray | None:
    known = (name + suffix for name in names)
    return next((arrays[name] for name in known if name in arrays), None)


def _matrix_rows(
    matrix: np.ndarray, path: Path, with_targets: bool, n_columns: int | None
) -> Rows:
    if not with_targets and matrix.shape[1:] == (n_columns,):
        return array_rows(matrix, None, str(path))
    if not with_targets and matrix.ndim > 2:
        return array_rows(matrix, None, str(path))
    if matrix.ndim != 2 or matrix.shape[1] < 2:
        raise DataError(
            f"{path}: a .npy file needs one matrix whose last column is the target; "
            f"found shape {matrix.shape}. Use .npz for anything else: "
            "numpy.savez(path, x=inputs, y=targets)."
        )
    targets = matrix[:, -1] if with_targets else None
    return array_rows(matrix[:, :-1], targets, str(path))


def _reason(path: Path, error: Exception) -> str:
    if path.stat().st_size == 0:
        return "the file is empty (0 bytes)"
    if "pickle" in str(error).lower():
        return "it holds Python objects, or is no array file at all"
    return f"it is damaged ({error})"


def _per_row(cells: np.ndarray) -> np.ndarray:
    return np.asarray(cells.reshape(len(cells), -1).any(axis=1))
