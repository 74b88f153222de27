"""A data frame is read as the CSV with the same cells."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pytest

from steepest.data import is_frame, load
from steepest.data._frames import read_frame
from steepest.data._sources import read_rows
from steepest.errors import DataError, UnknownNameError


class Column(list):
    """A column of the stand-in below."""

    def tolist(self):
        return list(self)


class Indexed:
    """What pandas shows of a frame, as far as it is looked at, without pandas."""

    def __init__(self, columns, index):
        self.columns, self.index = list(columns), Column(index)
        self.dtypes, self._values = None, list(columns.values())

    @property
    def iloc(self):
        return self

    def __getitem__(self, place):
        return Column(self._values[place[1]])


def cells(n=60):
    rng = np.random.default_rng(0)
    age = rng.integers(0, 80, n).astype(float)
    return {
        "area": rng.uniform(40, 200, n).round(1).tolist(),
        "age": [None if i % 7 == 0 else age[i] for i in range(n)],
        "city": rng.choice(["Seoul", "Busan", "?", "Jeju"], n).tolist(),
        "garden": (rng.random(n) < 0.3).tolist(),
        "kind": [("a", "b", None)[i % 3] for i in range(n)],
        "price": rng.normal(size=n).round(3).tolist(),
    }


def arrow(columns):
    table = pa.table(columns)
    kind = table["kind"].dictionary_encode()
    return table.set_column(table.column_names.index("kind"), "kind", kind)


def seen_elsewhere(columns):
    """Texts and categories as polars gives them."""
    texts = pa.array(columns["kind"], pa.string_view())
    codes = pa.array(
        [None if x is None else "ab".index(x) for x in columns["kind"]], pa.uint32()
    )
    kind = pa.DictionaryArray.from_arrays(codes, pa.array(["a", "b"], pa.string_view()))
    assert kind.to_pylist() == texts.to_pylist()
    return pa.table(
        {
            **columns,
            "city": pa.array(columns["city"], pa.string_view()),
            "kind": kind,
        }
    )


def indexed(columns):
    return Indexed(columns, [f"r{i}" for i in range(len(columns["kind"]))])


MAKERS = [arrow, seen_elsewhere, indexed]


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_cells_give_the_same_bits(make, tmp_path):
    path = tmp_path / "h.csv"
    pyarrow.csv.write_csv(pa.table(cells()), path)
    there = load(str(path), target="price", seed=3)
    here = load(make(cells()), target="price", seed=3)
    for part in ("train", "validation"):
        assert getattr(here, part).fingerprint == getattr(there, part).fingerprint
        assert getattr(here, part).feature_names == getattr(there, part).feature_names
    said = [note.replace(str(path), "the data frame") for note in there.notes]
    assert list(here.notes) == said
    # what one was trained on, the other is read by
    assert np.array_equal(
        there.encoding.read(make(cells())).inputs, here.encoding.read(path).inputs
    )


def test_inputs_and_targets_may_come_side_by_side():
    columns = cells()
    whole = load(arrow(columns), target="price")
    inputs = arrow(columns).drop_columns("price")
    for targets in (columns["price"], arrow(columns).select(["price"])):
        pair = load((inputs, targets))
        assert pair.train.fingerprint == whole.train.fingerprint
    assert pair.encoding.target_names == ("price",)
    assert len(pair.encoding.read(inputs, with_targets=False)) == 60
    assert len(pair.encoding.read((inputs, None), with_targets=False)) == 60
    with pytest.raises(DataError, match="60 rows, and 2 targets came with it"):
        load((inputs, [1, 2]))
    with pytest.raises(ValueError, match="The target 'age' cannot be chosen"):
        load((inputs, columns["price"]), target="age")


def test_parts_that_are_put_aside_may_be_frames():
    parts = load(
        arrow(cells()), target="price", validation=arrow(cells(9)), test=arrow(cells(5))
    )
    assert [len(parts.train), len(parts.validation), len(parts.test)] == [60, 9, 5]


@pytest.mark.parametrize(
    ("frame", "place"),
    [
        (indexed, "the row with index r17 of the data frame"),
        (arrow, "row 17 (counted from 0) of the data frame"),
    ],
)
def test_a_mistake_is_said_by_row_and_column(frame, place):
    columns = cells()
    columns["area"][17] = np.inf
    message = f"{place}: column 'area' is inf, which is not a finite float32"
    with pytest.raises(DataError, match=re.escape(message)):
        load(frame(columns), target="price")
    (note,) = [
        note
        for note in load(frame(columns), target="price", skip_bad=True).notes
        if "skipped" in note
    ]
    assert note.endswith(f"the first is {place}.")


def test_a_column_of_several_types_is_text_as_in_a_csv():
    rows = read_frame(
        Indexed({"a": [1, "x", None, float("nan"), True], "b": [1] * 5}, range(5))
    )
    assert rows.inputs.columns["a"].tolist() == ["1", "x", None, None, "True"]


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (
            Indexed({"a": [1, {"x"}], "b": [1, 2]}, ["p", "q"]),
            "The data frame, the row with index q: column 'a' holds a set ({'x'}), "
            "which is neither a number",
        ),
        (pa.table({"a": pa.array([], pa.int64())}), "The data frame holds no rows."),
        (Indexed({}, []), "The data frame holds no rows."),
    ],
)
def test_frames_that_cannot_be_read(frame, said):
    with pytest.raises(DataError, match=re.escape(said)):
        read_rows(frame)


def test_columns_of_one_name_are_told_apart():
    rows = read_rows(Indexed({1: [1], "1": [2], "y": [3]}, [0]))
    assert list(rows.inputs.columns) == ["1", "1 (2)"]
    assert rows.notes[0] == (
        "the data frame has two columns called '1'; the second was called '1 (2)'."
    )


def test_dates_of_a_frame_become_numbers():
    days = pa.array(range(40), pa.date32())
    frame = pa.table({"when": days, "b": [1.5, 2.5] * 20, "y": ["p", "q"] * 20})
    names = load(frame).encoding.feature_names
    assert names == ("when: month", "when: day of week", "when: days", "b")


def test_a_stream_that_is_no_table_is_refused():
    class Broken:
        schema = None

        def __arrow_c_stream__(self, requested_schema=None):
            return pa.chunked_array([[1, 2]]).__arrow_c_stream__(requested_schema)

    assert is_frame(Broken())
    with pytest.raises(DataError, match=r"The data frame \(Broken\) cannot be read"):
        read_frame(Broken())


def test_a_frame_that_is_not_computed_yet():
    class Lazy:
        def collect(self):
            raise AssertionError

        @property
        def columns(self):
            raise AssertionError

    message = "a pair (inputs, targets); found Lazy. Call collect() first."
    for with_targets in (True, False):
        with pytest.raises(DataError, match=re.escape(message)):
            read_rows(Lazy(), with_targets=with_targets)


def test_a_target_that_is_not_there():
    with pytest.raises(UnknownNameError, match="Did you mean 'price'"):
        load(arrow(cells()), target="prise")
