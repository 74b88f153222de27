"""What is learned of rows that arrive some at a time: an encoding."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import DataError
from ._arrays import ArrayInputs
from ._columns import Column, TableInputs, too_many_categories
from ._encoding import Encoding
from ._left_out import numbering_note
from ._reading import Reading
from ._rows import BadRows, Rows, Table
from ._running import Counting, Moments, Texts
from ._scaling import CenterAndFactor
from ._targets import ClassTargets, NumberTargets, sorted_classes
from ._usable import Usable, required_targets
from ._values import distinct_texts


@dataclass
class Sums:
    """What is learned of the rows that go by."""

    usable: Usable
    scaling: str
    scaling_of_targets: str
    numbers: dict[str, Moments] = field(default_factory=dict)
    texts: dict[str, Texts] = field(default_factory=dict)
    targets: Any = None
    matrix: Moments | None = None
    counting: dict[str, Counting] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Prepare for the columns of the sample."""
        inputs = self.usable.rows.inputs
        classes = self.usable.task == "classification"
        self.targets = Texts(1 << 20) if classes else Moments()
        if not isinstance(inputs, Table):
            self.matrix = Moments()
            return
        self.fills: dict[str, float] = {}
        for name, values in inputs.columns.items():
            if values.dtype == object:
                self.texts[name] = Texts(1000)
            else:
                present = values[~np.isnan(values.astype(float))]
                self.fills[name] = float(np.median(present))
                self.numbers[name] = Moments()
                self.counting[name] = Counting()
        fits = CenterAndFactor(np.zeros(()), np.ones(()))
        columns = [Column(name, fill, fits) for name, fill in self.fills.items()]
        columns += [Column(name, "", fits, ("",)) for name in self.texts]
        self.checker = TableInputs(tuple(columns), self.usable.readings)

    def watch(self, rows: Rows) -> None:
        """Look at all rows, in order, for a column that numbers them."""
        for name, counting in self.counting.items():
            values = rows.inputs.columns.get(name)
            if values is None or values.dtype.kind != "f":
                counting.true = False
            else:
                counting.add(values)

    def left_out(self, keep: Container[str]) -> tuple[str, ...]:
        """Return the columns that number the rows of the whole file."""
        counted = [n for n, c in self.counting.items() if c.true and n not in keep]
        return tuple(counted) if len(counted) < len(self.counting) else ()

    def add(self, rows: Rows, skip_bad: bool) -> None:
        """Take in training rows."""
        if not len(rows):
            return
        bad = BadRows(rows, skip_bad)
        targets = self._checked_targets(rows, bad)
        if self.matrix is not None:
            kind = ArrayInputs(rows.inputs.shape[1:], False, None)
            inputs = kind.check(rows.inputs, bad)
            self.matrix.add(inputs[~bad.mask])
        else:
            table = self.checker.check(rows.inputs, bad)
            for name, moments in self.numbers.items():
                values = table.columns[name][~bad.mask]
                moments.add(np.where(np.isnan(values), self.fills[name], values))
            for name, texts in self.texts.items():
                texts.add(table.columns[name][~bad.mask])
        self.targets.add(targets[~bad.mask])

    def _checked_targets(self, rows: Rows, bad: BadRows) -> np.ndarray:
        values = required_targets(rows)
        if isinstance(self.targets, Texts):
            found, codes = distinct_texts(values if values.ndim == 1 else values[:, 0])
            known: dict[Any, str] = dict(self.usable.spellings)
            bare = [None if text is None else text.strip() for text in found]
            return np.array([known.get(text, text) for text in bare], object)[codes]
        shape = values.shape[1:]
        unit = CenterAndFactor(np.zeros(shape), np.ones(shape))
        plain = NumberTargets(rows.target_names, unit, self.usable.form)
        return plain.check(values, bad).astype(np.float64)

    def encoding(self, reading: Reading, source: str) -> Encoding:
        """Return what was learned."""
        names = self.usable.rows.target_names
        if isinstance(self.targets, Texts):
            classes = sorted_classes(self.targets.counts)
            if len(classes) < 2:
                only = next(iter(classes), "")
                raise DataError(
                    f"{source}: every row that can be learned from has class "
                    f"'{only}' in {names[0]}. Learning to tell classes apart "
                    "needs at least two; add rows of another class."
                )
            targets = self.usable.rows.targets
            text = targets is not None and targets.dtype.kind in "OUS"
            spellings = self.usable.spellings
            known: Any = ClassTargets(names, classes, text, spellings)
        else:
            scaling = CenterAndFactor(*self.targets.scaling(self.scaling_of_targets))
            known = NumberTargets(names, scaling, self.usable.form)
        if self.matrix is not None:
            scaling = CenterAndFactor(*self.matrix.scaling(self.scaling))
            shape = self.usable.rows.inputs.shape[1:]
            return Encoding(ArrayInputs(shape, False, scaling), known, reading)
        return Encoding(self._table_inputs(source, reading.keep), known, reading)

    def _table_inputs(self, source: str, keep: Container[str]) -> TableInputs:
        columns = []
        left_out = self.left_out(keep)
        for name in self.usable.rows.inputs.columns:
            if name in left_out:
                counted = self.counting[name]
                last = counted.last or 0.0
                self.notes += (numbering_note(name, counted.first, last),)
                continue
            if name in self.numbers:
                moments = self.numbers[name]
                scaling = CenterAndFactor(*moments.scaling(self.scaling))
                columns.append(Column(name, self.fills[name], scaling))
                continue
            texts = self.texts[name]
            n = sum(texts.counts.values())
            if texts.too_many:
                self.notes += (
                    f"'{name}' holds more than {texts.most} different texts, so it "
                    "names rows instead of describing them; it was left out.",
                )
                continue
            if too_many_categories(len(texts.counts), n) or not n:
                self.notes += (
                    f"'{name}' holds {len(texts.counts)} different texts in {n} rows, "
                    "so it names rows instead of describing them; it was left out.",
                )
                continue
            categories = tuple(sorted(texts.counts))
            shares = np.array([texts.counts[c] for c in categories]) / n
            fill = categories[int(np.argmax(shares))]
            center, factor = np.zeros(len(shares)), np.ones(len(shares))
            if self.scaling != "none":
                center = shares
            if self.scaling == "standard":
                spread = np.sqrt(shares * (1 - shares))
                factor = np.where(spread > 0, 1 / np.where(spread > 0, spread, 1), 1.0)
            scaling = CenterAndFactor(center, factor)
            columns.append(Column(name, fill, scaling, categories))
        if not columns:
            raise DataError(
                f"{source}: no column is left to learn from. Besides the target, give "
                "at least one column of numbers or of text that repeats."
            )
        used = {column.name for column in columns}
        readings = (o for o in self.usable.readings if used & set(o.columns))
        return TableInputs(tuple(columns), tuple(readings))
