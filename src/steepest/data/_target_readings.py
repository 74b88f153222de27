"""The target, before the task is inferred: numbers written as text are numbers."""

from typing import Any

import numpy as np

from ..errors import DataError
from ._column_readings import ambiguous, stripped
from ._reading import Reading
from ._rows import BadRows
from ._targets import infer_task
from ._written_dates import find_dates
from ._written_numbers import NumberFormat, Texts, texts_of


def read_targets(
    values: np.ndarray,
    names: tuple[str, ...],
    task: str | None,
    bad: BadRows,
    reading: Reading,
    file_decimal: str | None = None,
) -> tuple[np.ndarray, NumberFormat | None, tuple[str, ...]]:
    """Return the targets as numbers if that is what they are, their format and notes.

    Texts stay texts if the numbers in them would be classes.

    Parameters
    ----------
    values : (rows,) or (rows, outputs)
        As the file holds them.
    names : tuple of str
        What they are called.
    task : "classification", "regression" or None
        None finds out.
    bad : BadRows
        Collects rows whose target is no number where nearly all others are, or raises.
    reading : Reading
        What a person says of the file.
    file_decimal : "." or ",", optional
        The decimal sign of the file's other numbers.

    Raises
    ------
    DataError
        If the numbers can be read in two ways, or the targets are dates.
    """
    if values.dtype.kind not in "OUM" or task == "classification":
        return _without_spaces(values), None, ()
    flat = values.reshape(len(values), -1)
    if values.dtype.kind == "M" or (flat.shape[1] == 1 and _are_dates(flat[:, 0])):
        raise DataError(
            f"{bad.rows.source}: the target '{names[0]}' holds dates, which are "
            "neither classes nor numbers. Choose another column with --target (from "
            "Python target='…')."
        )
    if flat.shape[1] > 1:
        columns = [
            _numbers(flat[:, i], names[i], "regression", bad, reading, file_decimal)
            for i in range(flat.shape[1])
        ]
        forms = [form for _, form, _ in columns if form is not None]
        notes = tuple(note for _, _, own in columns for note in own)
        found = np.stack([column for column, _, _ in columns], axis=1)
        return found, forms[0] if forms else None, notes
    found, form, notes = _numbers(
        flat[:, 0], names[0], task, bad, reading, file_decimal
    )
    return found.reshape(values.shape), form, notes


def _numbers(
    values: np.ndarray,
    name: str,
    task: str | None,
    bad: BadRows,
    reading: Reading,
    file_decimal: str | None,
) -> tuple[np.ndarray, NumberFormat | None, tuple[str, ...]]:
    if values.dtype.kind not in "OU":
        return values, None, ()
    values = _without_spaces(values)
    if not all(isinstance(value, str | None) for value in values):
        return values, None, ()
    texts = texts_of(
        values,
        decimal=reading.decimal,
        thousands=reading.thousands,
        missing=reading.missing_words,
        file_decimal=file_decimal,
    )
    if not texts.formats:
        return values, None, _digits_note(name, values, texts)
    form = texts.formats[0]
    numbers, wrong = form.read(values)
    if task is None and infer_task(numbers, (name,))[0] == "classification":
        return values, None, ()
    if len(texts.formats) > 1:
        raise ambiguous(name, values, texts, bad)
    no_number = (wrong | np.isnan(numbers)) & (values != None)  # noqa: E711
    bad.reject(
        no_number,
        lambda row: (
            f"{bad.rows.place(row)}: target '{name}' holds '{values[row]}', which is "
            "no number, as nearly all others are. Correct it, or take the row out."
        ),
    )
    how = form.described()
    if not how:
        return numbers, form, ()
    value = float(form.read(np.array([texts.example], object))[0][0])
    return (
        numbers,
        form,
        (
            f"The target '{name}' was read as numbers with {how}: '{texts.example}' is "
            f"{value:.12g} ({texts.n_numbers} cells).",
        ),
    )


def _digits_note(name: str, values: np.ndarray, texts: Texts) -> tuple[str, ...]:
    if texts.with_digits * 2 <= len(values) or len(set(values)) <= 20:
        return ()
    return (
        f"The target '{name}' holds digits in {texts.with_digits} of {len(values)} "
        f"cells, such as '{texts.other[0]}', but no numbers that are written alike: "
        "it was taken as classes.",
    )


def _are_dates(values: np.ndarray) -> bool:
    texts = values.dtype == object and all(isinstance(v, str | None) for v in values)
    return texts and find_dates(values) is not None


def _without_spaces(values: Any) -> Any:
    if values.dtype == object and all(isinstance(v, str | None) for v in values.flat):
        return stripped(values.reshape(-1)).reshape(values.shape)
    return values
