"""Rows as they were read → rows that can be used, their task, and how they are read."""

from dataclasses import dataclass, replace

import numpy as np

from ..errors import DataError
from ._arrays import check_array
from ._class_names import joined_classes
from ._column_readings import ColumnReading, decimal_of, read_columns
from ._extreme_values import extreme_notes, target_note
from ._left_out import useless
from ._reading import Reading
from ._rows import BadRows, Rows, Table
from ._target_readings import read_targets
from ._targets import (
    ClassTargets,
    NumberTargets,
    check_numbers,
    from_one_hot,
    infer_task,
    is_one_hot,
    learn_targets,
    listed,
    reject_missing,
)
from ._tells_target import telling_notes
from ._values import as_text
from ._written_numbers import NumberFormat


@dataclass(frozen=True)
class Usable:
    """The rows that can be used, their task, and how they were written."""

    rows: Rows
    task: str
    notes: tuple[str, ...]
    readings: tuple[ColumnReading, ...] = ()
    form: NumberFormat | None = None
    spellings: tuple[tuple[str, str], ...] = ()
    one_hot: tuple[str, ...] = ()

    def learn_targets(self, scaling: str) -> ClassTargets | NumberTargets:
        """Learn classes or scaling from these rows, the training part."""
        targets = required_targets(self.rows)
        names, source = self.rows.target_names, self.rows.source
        learned = learn_targets(targets, names, self.task, scaling, source)
        if isinstance(learned, ClassTargets):
            return replace(learned, spellings=self.spellings, one_hot=self.one_hot)
        return replace(learned, form=self.form)


def usable_rows(
    rows: Rows, task: str | None, skip_bad: bool, reading: Reading
) -> Usable:
    """Find out how columns are written; skip or raise for rows that cannot be used."""
    bad = BadRows(rows, skip_bad)
    inputs, targets, notes = rows.inputs, required_targets(rows), rows.notes
    readings, spellings, labels = (), {}, targets
    decimal = rows.decimal
    if isinstance(inputs, Table):
        decimal = reading.decimal or decimal or decimal_of(inputs, reading)[0]
        inputs, readings, own = read_columns(inputs, bad, reading, decimal)
        dated = (part for one in readings for part in one.columns if part != one.name)
        left_out = useless(inputs.columns, {*reading.keep, *dated})
        kept = {k: v for k, v in inputs.columns.items() if k not in left_out}
        inputs = Table(kept)
        notes += (*own, *left_out.values(), *extreme_notes(kept))
        if not kept:
            raise DataError(
                f"{rows.source}: no column is left to learn from; nothing is in "
                f"{listed(tuple(left_out))}. Give at least one column of numbers, "
                "dates or text."
            )
    elif isinstance(inputs, np.ndarray):
        inputs = check_array(inputs, bad)
    names, one_hot = rows.target_names, ()
    if task != "regression" and is_one_hot(targets):
        of_table = isinstance(rows.inputs, Table)
        one_hot = names if of_table else tuple(map(str, range(targets.shape[1])))
        targets = from_one_hot(targets, one_hot)
        notes += (
            f"Each row of the targets in {rows.source} is a 1 among zeros: they were "
            f"taken as {len(one_hot)} classes.",
        )
        names = names[:1]
    targets, form, own = read_targets(targets, names, task, bad, reading, decimal)
    notes += own
    if task is None:
        task, task_notes = infer_task(targets, names)
        notes += task_notes
    if task == "regression":
        targets = check_numbers(targets, names, bad)
        notes += target_note(targets, names, rows.place)
    else:
        labels = as_text(first_column(targets))
        if isinstance(rows.inputs, Table) and targets.dtype == object:
            join = reading.join_classes
            labels, spellings, own = joined_classes(labels, names[0], join)
            targets = labels if spellings else targets
            notes += own
        reject_missing(labels[:, None], names[:1], bad)
    if isinstance(inputs, Table):
        found = targets if task == "regression" else labels
        notes += telling_notes(inputs.columns, found, names[0], task)
    notes += bad.note()
    rows = replace(rows, inputs=inputs, targets=targets)
    if bad.mask.any():
        rows = rows.take(~bad.mask)
        if len(rows) < 2:
            raise DataError(
                f"{rows.source}: only {len(rows)} of the {len(bad.mask)} rows can be "
                "used. Learning needs at least two."
            )
    return Usable(rows, task, notes, readings, form, tuple(spellings.items()), one_hot)


def first_column(targets: np.ndarray) -> np.ndarray:
    """Return the only target column, or the first."""
    return targets if targets.ndim == 1 else targets[:, 0]


def required_targets(rows: Rows) -> np.ndarray:
    """Return the targets of rows, or raise if there are none."""
    if rows.targets is None:
        raise DataError(
            f"{rows.source} holds no targets to learn from. Give inputs and targets."
        )
    return rows.targets
