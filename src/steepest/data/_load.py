"""A source → training, validation and test part, and the encoding learned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from numbers import Real
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import DataError, SettingError
from ._arrays import learn_array
from ._asked import Asked
from ._column_scales import scale_notes
from ._columns import TableInputs, learn_columns
from ._dataset import Dataset
from ._encoding import Encoding, dataset_of
from ._fits import streams
from ._image_files import ImageFiles
from ._images import learn_images
from ._reading import Reading
from ._replaced import Replaced
from ._rows import BadRows, Rows, Table
from ._scaling import check_scaling
from ._sources import Source, is_builtin, read_rows
from ._splits import split_rows
from ._streaming import stream
from ._usable import Usable, first_column, required_targets, usable_rows
from ._values import as_text

_TEST_SHARE = 0.2  # of a built-in set
_SEVERAL = 10  # rows from which it is no accident that all classes differ


@dataclass(frozen=True)
class Splits:
    """The parts of a source, and the encoding learned on the training part.

    Attributes
    ----------
    train : Dataset
        The rows to train on.
    validation, test : Dataset or None
        Rows for making choices, and rows to look at once, at the end.
    encoding : Encoding
        How to read more data of the same kind.
    notes : tuple of str
        Sentences about what was guessed, replaced, left out or put aside.
    guesses : tuple of str
        Those of the notes about what was left out, joined or guessed at reading.

    Examples
    --------
    >>> splits = load("iris", validation=0, seed=0)
    >>> len(splits.train), splits.validation, len(splits.test)
    (120, None, 30)
    >>> print(splits.notes[0])
    30 of the 150 rows in iris were put aside as the test part, drawn by seed 0.
    """

    train: Dataset
    validation: Dataset | None
    test: Dataset | None
    encoding: Encoding
    notes: tuple[str, ...]
    guesses: tuple[str, ...] = ()


def load(
    source: Source,
    *,
    target: str | Sequence[str] | None = None,
    task: str | None = None,
    validation: float | Source = 0.1,
    test: Source | None = None,
    seed: int = 0,
    skip_bad: bool = False,
    scaling: str = "standard",
    scale_targets: bool = True,
    image_size: int | tuple[int, int] | None = None,
    reading: Reading = Reading(),  # noqa: B008
) -> Splits:
    """Read examples, put some aside, and learn on the rest how to encode them.

    Means, deviations, medians, categories, classes and image sizes come from the
    training part alone.

    Parameters
    ----------
    source : str, Path, data frame, Dataset, or pair (inputs, targets)
        A built-in name (breast-cancer, diabetes, digits, iris, linnerud, wine; blobs,
        circles, moons, spirals, wave, xor); a .csv, .tsv or .parquet table; a .npz or
        .npy file; a folder that holds a folder of images for each class; or a frame of
        pandas, polars or pyarrow.
    target : str or sequence of str, optional
        The column of a table to predict, or several, also as "a,b". By default the
        only one called target, label, class or y, or else the last.
    task : "classification", "regression" or None
        With None, text, booleans and whole numbers with few different values (at most
        max(20, √rows), and half the rows) are classes; all else is regression.
    validation : float or source
        The fraction of rows to put aside, 0 for none, or where to read the validation
        part. The rows are drawn by the seed, class by class.
    test : source, optional
        Where to read the test part. Without it, a built-in set gives a fifth of its
        rows, drawn by the seed, class by class; a .npz gives its own test part.
    seed : int
        Decides, with the labels alone, which rows are put aside.
    skip_bad : bool
        Whether rows and files that cannot be used are left out and counted in the
        notes instead of raising.
    scaling : "standard", "center" or "none"
        Columns get mean 0 and standard deviation 1, or mean 0 only, or stay as they
        are; so do the targets of a regression. uint8 pixels always stay, and
        `Encoding.scaling` holds their mean image and factor.
    scale_targets : bool
        Whether targets that are numbers are scaled, too; counts and probabilities
        must not be.
    image_size : int or (height, width), optional
        Size of all images. By default the most frequent of the training part, with
        the longer side at most 128.
    reading : Reading
        How files are to be read, where it does not follow from what they hold.

    Returns
    -------
    Splits
        The parts, the encoding and the notes.

    Raises
    ------
    DataError
        If the source cannot be read or learned from; the message names file, row,
        column and value.
    UnknownNameError
        If there is no such built-in set or column.
    SettingError
        If a setting has a value that cannot work.

    Examples
    --------
    >>> splits = load("digits", seed=0)
    >>> len(splits.train), len(splits.validation), len(splits.test)
    (1294, 144, 359)
    >>> splits.train.inputs.shape, splits.encoding.classes[:3]
    ((1294, 8, 8), ('0', '1', '2'))
    """
    check_scaling(scaling)
    scaling_of_targets = scaling if scale_targets else "none"
    if isinstance(validation, Real) and streams(
        source, reading.memory, image_size, reading
    ):
        asked = Asked(
            target,
            task,
            float(validation),
            seed,
            skip_bad,
            scaling,
            scaling_of_targets,
            image_size,
            reading,
        )
        parts = stream(Path(str(source)), asked)
        tested = parts.test
        if test is not None:
            tested = parts.encoding.read(test, skip_bad=skip_bad)
        notes = parts.notes
        return Splits(
            parts.train, parts.validation, tested, parts.encoding, notes, notes
        )
    rows = read_rows(source, target=target, skip_bad=skip_bad, reading=reading)
    _check_target(target, rows, source)
    own_test, own_validation = rows.test, rows.validation
    if isinstance(validation, Real) and validation != 0 and own_validation is not None:
        validation = 0  # the source has put its own rows aside
    else:
        own_validation = None
    if len(rows) < 2:
        raise DataError(
            f"{rows.source} holds {len(rows)} row{'s' * (not len(rows))}. Learning "
            "needs at least two, and some more to check on."
        )
    usable = usable_rows(rows, task, skip_bad, reading)
    rows, task, notes = usable.rows, usable.task, usable.notes
    labels = None
    if task == "classification":
        labels = as_text(first_column(required_targets(rows)))
    kept = np.arange(len(rows))
    aside: dict[str, Rows | None] = {"validation part": None, "test part": None}
    shares: dict[str, Any] = {
        "test part": _TEST_SHARE if is_builtin(source) and test is None else 0
    }
    if isinstance(validation, Real):
        shares["validation part"] = validation
    for purpose, share in shares.items():
        if share == 0:
            continue
        try:
            staying, leaving = split_rows(
                len(kept),
                share,
                seed=seed,
                purpose=purpose,
                labels=None if labels is None else labels[kept],
            )
        except DataError as error:
            raise _with_classes(error, labels, rows) from None
        aside[purpose] = rows.take(kept[leaving])
        kept = kept[staying]
        notes += (
            f"{len(leaving)} of the {len(rows)} rows in {rows.source} were put aside "
            f"as the {purpose}, drawn by seed {seed}.",
        )
    training = rows if len(kept) == len(rows) else rows.take(kept)
    encoding, training, learning_notes = _learn(
        replace(usable, rows=training),
        scaling,
        scaling_of_targets,
        skip_bad,
        image_size,
        reading,
    )
    guesses = usable.notes + learning_notes
    notes += learning_notes
    if isinstance(rows.inputs, Table) and isinstance(encoding.inputs, TableInputs):
        notes += Replaced(encoding.inputs).add(rows.inputs).filled()
    parts: dict[str, Dataset | None] = {}
    for purpose, part in aside.items():
        parts[purpose] = None
        if part is not None:
            parts[purpose] = dataset_of(
                encoding, replace(part, notes=()), skip_bad=skip_bad, put_aside=True
            )
    if own_validation is not None:
        parts["validation part"] = dataset_of(
            encoding, own_validation, skip_bad=skip_bad
        )
    if not isinstance(validation, Real):
        parts["validation part"] = encoding.read(validation, skip_bad=skip_bad)
    if test is not None:
        parts["test part"] = encoding.read(test, skip_bad=skip_bad)
    elif own_test is not None:
        parts["test part"] = dataset_of(encoding, own_test, skip_bad=skip_bad)
    train = dataset_of(
        encoding, replace(training, notes=()), skip_bad=skip_bad, put_aside=True
    )
    notes = scale_notes(train, scaling) + notes
    for part in parts.values():
        notes += () if part is None else part.notes
    own, tested = parts["validation part"], parts["test part"]
    return Splits(train, own, tested, encoding, notes, guesses)


def _with_classes(error: DataError, labels: np.ndarray | None, rows: Rows) -> DataError:
    """Return the error with a look at the classes, if there are too many of them."""
    n = 0 if labels is None else len(set(labels))
    if labels is None or 2 * n <= len(labels) or len(labels) < _SEVERAL:
        return error
    classes = (
        f"The target '{rows.target_names[0]}' holds {n} different values in "
        f"{len(labels)} rows, such as '{labels[0]}' and '{labels[1]}': such names or "
        "texts are no classes. Choose another column with --target (from Python "
        "target='…')."
    )
    return DataError(f"{error} {classes}")


def _learn(
    usable: Usable,
    scaling: str,
    scaling_of_targets: str,
    skip_bad: bool,
    image_size: int | tuple[int, int] | None,
    reading: Reading,
) -> tuple[Encoding, Rows, tuple[str, ...]]:
    """Return the encoding, the training rows (images decoded) and notes."""
    notes: tuple[str, ...] = ()
    rows = usable.rows
    if isinstance(rows.inputs, Table):
        inputs, notes = learn_columns(
            rows.inputs, scaling, rows.source, usable.readings
        )
    elif isinstance(rows.inputs, ImageFiles):
        bad = BadRows(rows, skip_bad)
        inputs, pixels, notes = learn_images(
            rows.inputs, bad, scaling=scaling, image_size=image_size
        )
        notes += bad.note("training images")
        rows = replace(rows, inputs=pixels)
        rows = rows.take(~bad.mask) if bad.mask.any() else rows
    else:
        inputs = learn_array(rows.inputs, scaling)
    targets = replace(usable, rows=rows).learn_targets(scaling_of_targets)
    if rows.decimal == ",":
        reading = replace(reading, decimal=rows.decimal)
    return Encoding(inputs, targets, reading), rows, notes


def _check_target(target: Any, rows: Rows, source: Source) -> None:
    """Raise for a target that had no effect: only tables let users choose one."""
    in_pair = isinstance(source, tuple | list)
    can_choose = isinstance(rows.inputs, Table) and not (is_builtin(source) or in_pair)
    own = rows.target_names
    if target is None or can_choose or target in (own, ",".join(own)):
        return
    raise SettingError(
        f"The target {target!r} cannot be chosen: {rows.source} has its own, "
        f"{' and '.join(own)}. Only a table lets you choose a target column; leave "
        "the target out here."
    )
