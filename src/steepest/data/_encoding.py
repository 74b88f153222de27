"""How to read more data as the training part was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from .._core._stored import DamagedError, stored, stored_array
from ..errors import DataError
from ._arrays import ArrayInputs, array_rows
from ._columns import TableInputs
from ._dataset import Dataset
from ._images import ImageInputs
from ._kept import Names, kept_of
from ._reading import Reading
from ._replaced import Replaced
from ._rows import BadRows, Rows, Table
from ._scaling import CenterAndFactor
from ._sources import Source, read_rows
from ._stored import (
    StoredArray,
    StoredClasses,
    StoredEncoding,
    StoredImages,
    StoredTable,
)
from ._targets import ClassTargets, NumberTargets

_VERSION = 1  # of the state; newer versions are refused


@dataclass(frozen=True)
class Encoding:
    """How a source becomes a Dataset, learned from the training part alone.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.data import load
    >>> inputs, targets = np.array([[1.0], [3.0], [1.0], [3.0]]), ["no", "yes"] * 2
    >>> encoding = load((inputs, targets), validation=0).encoding
    >>> encoding.encode(np.array([[5.0]])).inputs.tolist()
    [[3.0]]
    >>> state, arrays = encoding.to_state()
    >>> Encoding.from_state(state, arrays).classes
    ('no', 'yes')
    """

    inputs: TableInputs | ArrayInputs | ImageInputs
    targets: ClassTargets | NumberTargets
    reading: Reading = field(default_factory=Reading)

    @property
    def task(self) -> str:
        """Either "classification" or "regression"."""
        return "regression" if self.classes is None else "classification"

    @property
    def classes(self) -> tuple[str, ...] | None:
        """Names of the classes; None for regression."""
        return self.targets.classes if isinstance(self.targets, ClassTargets) else None

    @property
    def class_values(self) -> tuple[Any, ...] | None:
        """The classes as the targets held them: texts, numbers or booleans."""
        if not isinstance(self.targets, ClassTargets):
            return None
        return self.targets.values()

    @property
    def target_names(self) -> tuple[str, ...]:
        """Names of the target columns."""
        return self.targets.names

    @property
    def row_shape(self) -> tuple[int, ...]:
        """Shape of one row of the inputs."""
        return self.inputs.row_shape

    @property
    def feature_names(self) -> tuple[str, ...] | None:
        """Names of the inputs; None for images and bare arrays."""
        return self.inputs.feature_names

    @property
    def scaling(self) -> CenterAndFactor | None:
        """Center and factor (float32) for the model to apply to uint8 inputs.

        The center is the mean image of the training part; the factor is one number,
        1 / the standard deviation of all its pixels from that image. None when the
        inputs of a Dataset are scaled already, or scaling is "none".
        """
        return self.inputs.scaling

    @property
    def target_scaling(self) -> CenterAndFactor | None:
        """Center and factor (float64) of the targets; None for classes."""
        if isinstance(self.targets, ClassTargets):
            return None
        return self.targets.scaling

    def unscale_targets(self, scaled: np.ndarray) -> np.ndarray:
        """Return numbers in the units of the target column, in float64.

        Parameters
        ----------
        scaled : (rows,) or (rows, outputs)
            Targets of a Dataset, or a model's scores.
        """
        if self.target_scaling is None:
            raise DataError(
                "Classes have no scale to undo: the targets are indices into `classes`."
            )
        center, factor = self.target_scaling
        return np.asarray(scaled, np.float64) / factor + center

    @property
    def target_unit(self) -> Any:
        """What 1 of the scaled targets is in the target column's unit; 1 of classes."""
        return 1.0 if self.target_scaling is None else 1 / self.target_scaling[1]

    def read(
        self, source: Source, *, with_targets: bool = True, skip_bad: bool = False
    ) -> Dataset:
        """Read a source as the training part was read.

        Columns of a table are found by name, in any order; others are ignored.

        Parameters
        ----------
        source : str, Path, data frame, Dataset, array, or pair (inputs, targets)
            As for `load`. A built-in name gives all its rows, also the training rows. A
            .npz with its own test part gives that part.
        with_targets : bool
            Whether targets are needed. Without, the source may lack them, a folder
            may hold images at any depth, and one array is enough.
        skip_bad : bool
            Whether rows and files that cannot be used are left out and counted in
            `notes` instead of raising.

        Raises
        ------
        DataError
            If the source cannot be read or does not fit the training part.
        """
        return self.read_keeping(
            source, (), with_targets=with_targets, skip_bad=skip_bad
        )[0]

    def read_keeping(
        self,
        source: Source,
        keep: Names,
        *,
        with_targets: bool = False,
        skip_bad: bool = False,
    ) -> tuple[Dataset, dict[str, np.ndarray]]:
        """Read a source, and columns of it that are kept as they are.

        Parameters
        ----------
        source, with_targets, skip_bad
            As for `read`.
        keep : str or sequence of str
            Names of columns; in one text with commas between them.

        Returns
        -------
        rows : Dataset
            The encoded rows.
        kept : dict of str to (rows,) array
            The columns in the same rows: texts of a CSV, other tables' own values;
            None where a cell is missing.

        Raises
        ------
        DataError
            As for `read`.
        UnknownNameError
            If there is no column of some name.
        SettingError
            If the source has no columns with names.
        """
        rows = read_rows(
            source,
            target=self.targets.names,
            with_targets=with_targets,
            text_columns=self.text_columns(with_targets),
            n_columns=self.n_columns(),
            skip_bad=skip_bad,
            keep=keep,
            needed=self.needed(),
            reading=self.reading,
        )
        rows = rows if rows.test is None else rows.test
        kept = kept_of(rows, keep)
        encoded, used = encode_rows(self, rows, skip_bad=skip_bad)
        return encoded, {name: column[used] for name, column in kept.items()}

    def strict(self) -> "Encoding":
        """Return an encoding that refuses a category that it does not know.

        Otherwise it counts as none of those known, and a note says in how many rows.
        """
        if not isinstance(self.inputs, TableInputs):
            return self
        return replace(self, inputs=replace(self.inputs, strict=True))

    def encode(self, inputs: Any, targets: Any = None) -> Dataset:
        """Encode arrays in memory as the training part was encoded.

        Parameters
        ----------
        inputs : (rows, …)
            Raw inputs in the order of the training columns.
        targets : (rows,) or (rows, outputs), optional
            Raw targets: names of classes, or numbers in their own units.
        """
        return dataset_of(self, array_rows(inputs, targets), skip_bad=False)

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return JSON values and named arrays, for `from_state`."""
        inputs, input_arrays = self.inputs.to_state()
        targets, target_arrays = self.targets.to_state()
        state = {"version": _VERSION, "inputs": inputs, "targets": targets}
        if reading := self.reading.to_state():
            state |= {"reading": reading}
        return state, {**input_arrays, **target_arrays}

    @classmethod
    def from_state(
        cls, state: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
    ) -> "Encoding":
        """Restore what `to_state` returned; it encodes exactly as before.

        Raises
        ------
        DataError
            If the state was written by a newer version.
        DamagedError
            If it is not what `to_state` returns, or the arrays do not fit it.
        """
        version = state.get("version")
        if isinstance(version, int) and version > _VERSION:
            raise DataError(
                f"How to read the data was written in version {version}; "
                f"this program knows version {_VERSION}. Install a newer steepest."
            )
        known = stored(StoredEncoding, state, "how it reads its data")
        kinds = {
            StoredTable: TableInputs,
            StoredArray: ArrayInputs,
            StoredImages: ImageInputs,
        }
        inputs = kinds[type(known.inputs)].from_state(known.inputs, arrays)
        reading, targets = known.reading or Reading(), known.targets
        names = tuple(targets.names)
        if isinstance(targets, StoredClasses):
            classes, one_hot = tuple(targets.classes), tuple(targets.one_hot)
            spellings = tuple(targets.spellings)
            return cls(
                inputs,
                ClassTargets(names, classes, targets.text, spellings, one_hot),
                reading,
            )
        center = stored_array(arrays, "target_center")
        factor = stored_array(arrays, "target_factor", center.shape)
        if center.ndim > 1 or not factor.all():
            raise DamagedError("the scaling of its targets cannot be undone")
        scaling = CenterAndFactor(center, factor)
        return cls(inputs, NumberTargets(names, scaling, targets.form), reading)

    def text_columns(self, with_targets: bool) -> tuple[str, ...]:
        """Return the columns of a file that are read as text."""
        columns = ()
        if isinstance(self.inputs, TableInputs):
            columns = self.inputs.text_columns()
        if (
            with_targets
            and isinstance(self.targets, ClassTargets)
            and self.targets.text
        ):
            columns += self.targets.names
        if isinstance(self.targets, NumberTargets) and self.targets.form is not None:
            columns += self.targets.names
        return columns

    def needed(self) -> tuple[str, ...] | None:
        """Return the columns that are looked at; a table may have any others."""
        if not isinstance(self.inputs, TableInputs):
            return None
        return (*self.inputs.in_files(), *self.targets.names)

    def n_columns(self) -> int | None:
        """Return the number of input columns, if rows have such."""
        if isinstance(self.inputs, TableInputs):
            return len(self.inputs.columns)
        if isinstance(self.inputs, ArrayInputs) and len(self.inputs.shape) == 1:
            return self.inputs.shape[0]
        return None


def dataset_of(
    encoding: Encoding, rows: Rows, *, skip_bad: bool, put_aside: bool = False
) -> Dataset:
    """Encode rows that were read.

    Parameters
    ----------
    encoding : Encoding
        Learned on the training part.
    rows : Rows
        With or without targets.
    skip_bad : bool
        Whether bad rows are left out instead of raising.
    put_aside : bool
        Whether the rows were drawn from the same source as the training part, of which
        all missing values are noted together.
    """
    return encode_rows(encoding, rows, skip_bad=skip_bad, put_aside=put_aside)[0]


def encode_rows(
    encoding: Encoding,
    rows: Rows,
    *,
    skip_bad: bool,
    put_aside: bool = False,
    replaced: Replaced | None = None,
) -> tuple[Dataset, np.ndarray]:
    """Return what `dataset_of` does, and a mask of the rows that could be used.

    Parameters
    ----------
    encoding, rows, skip_bad, put_aside
        As for `dataset_of`.
    replaced : Replaced, optional
        For rows that are some of many: it counts what is replaced, instead of notes,
        and none of the rows may be usable.
    """
    if not len(rows):
        raise DataError(f"{rows.source} holds no rows. Give at least one.")
    bad = BadRows(rows, skip_bad)
    checked = encoding.inputs.check(rows.inputs, bad)
    if rows.targets is None:
        targets = encoding.targets.unknown(len(rows))
    else:
        targets = encoding.targets.check(rows.targets, bad)
    notes = rows.notes + bad.note()
    weights, names = rows.weights, rows.row_names
    if bad.mask.any():
        keep = ~bad.mask
        if not keep.any() and replaced is None:
            raise DataError(f"{rows.source}: none of the {len(rows)} rows can be used.")
        checked = (
            checked[keep] if isinstance(checked, np.ndarray) else checked.take(keep)
        )
        targets, names = targets[keep], names[keep]
        weights = None if weights is None else weights[keep]
    filled: tuple[str, ...] = ()
    if isinstance(encoding.inputs, TableInputs) and isinstance(checked, Table):
        if replaced is not None:
            replaced.add(checked)
        else:
            counted = Replaced(encoding.inputs).add(checked)
            notes += counted.unseen(" put aside" if put_aside else "")
            if not put_aside:  # the notes of the training have told
                filled = counted.filled()
                notes += filled
    dataset = Dataset(
        inputs=encoding.inputs.encode(checked),  # pyright: ignore[reportArgumentType]
        targets=targets,
        classes=encoding.classes,
        weights=weights,
        feature_names=encoding.feature_names,
        source=rows.source,
        row_names=names,
        notes=notes,
        filled=filled,
    )
    return dataset, ~bad.mask
