"""Tables as people have them, from the file to the encoded rows and back."""

import gzip
import re

import numpy as np
import pytest

from steepest.data import Encoding, Reading, load
from steepest.errors import DataError

N = 60
RNG = np.random.default_rng(3)
A, B = RNG.uniform(1, 9, N).round(2), RNG.uniform(1000, 9000, N).round(2)
KIND = np.where(A * 1000 > B, "yes", "no")


def table(tmp_path, rows, header="a,b,kind", name="t.csv", encoding="utf-8", ends="\n"):
    path = tmp_path / name
    text = ends.join([header, *rows, ""])
    path.write_bytes(text.encode(encoding))
    return path


def comma(x):
    return f"{x:.2f}".replace(".", ",")


@pytest.fixture
def plain(tmp_path):
    rows = [f"{a},{b},{k}" for a, b, k in zip(A, B, KIND, strict=True)]
    return load(table(tmp_path, rows, name="plain.csv"))


VARIANTS = {
    "decimal comma": lambda a, b: (comma(a), comma(b)),
    "dollars": lambda a, b: (a, f'"${b:,.2f}"'),
    "euros": lambda a, b: (a, f"{b} €"),
    "unit": lambda a, b: (f"{a} km", f"{b} CC"),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_numbers_in_text_are_encoded_as_the_numbers(tmp_path, plain, name):
    separator = ";" if name == "decimal comma" else ","
    write = VARIANTS[name]
    rows = [
        separator.join(map(str, (*write(a, b), k)))
        for a, b, k in zip(A, B, KIND, strict=True)
    ]
    path = table(tmp_path, rows, header=separator.join(["a", "b", "kind"]))
    splits = load(path)
    np.testing.assert_array_equal(splits.train.inputs, plain.train.inputs)
    assert any("decimal comma" in n or "read as numbers" in n for n in splits.notes)
    # predicting reads in the same way, also after the encoding was stored
    restored = Encoding.from_state(*splits.encoding.to_state())
    for encoding in (splits.encoding, restored):
        again = encoding.read(path)
        np.testing.assert_array_equal(
            again.inputs, plain.encoding.encode(np.stack([A, B], axis=1)).inputs
        )
    head = table(tmp_path, rows[:2], separator.join(["a", "b", "kind"]), "head.csv")
    one = restored.read(head, with_targets=False)
    np.testing.assert_array_equal(one.inputs, again.inputs[:2])


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|", " "])
def test_separators_and_ends_of_lines(tmp_path, plain, separator, ends):
    rows = [
        f"{a},{b},{k}".replace(",", separator)
        for a, b, k in zip(A, B, KIND, strict=True)
    ]
    path = table(tmp_path, rows, separator.join(["a", "b", "kind"]), ends=ends)
    np.testing.assert_array_equal(load(path).train.inputs, plain.train.inputs)


def test_a_packed_file(tmp_path, plain):
    packed = tmp_path / "plain.csv.gz"
    packed.write_bytes(gzip.compress((tmp_path / "plain.csv").read_bytes()))
    assert load(packed).train.fingerprint == plain.train.fingerprint
    packed.write_bytes(packed.read_bytes()[:50])
    with pytest.raises(DataError, match=r"is compressed and cannot be unpacked"):
        load(packed)


@pytest.mark.parametrize("cell", [" ", "--", "missing", "n.a.", "#DIV/0!"])
def test_words_for_missing_cells(tmp_path, cell):
    rows = [
        f"{a},{cell if i % 3 == 1 else b},{k}"
        for i, (a, b, k) in enumerate(zip(A, B, KIND, strict=True))
    ]
    splits = load(table(tmp_path, rows))
    assert splits.train.feature_names == ("a", "b")
    assert any("20 missing values were replaced in 'b'" in n for n in splits.notes)


def test_targets_are_numbers_before_the_task_is_inferred(tmp_path):
    rows = [f'{a},{k},"${b:,.0f}"' for a, b, k in zip(A, B, KIND, strict=True)]
    splits = load(table(tmp_path, rows, "a,kind,price"), validation=0)
    assert splits.encoding.task == "regression"
    prices = splits.encoding.unscale_targets(splits.train.targets)
    np.testing.assert_allclose(prices, np.round(B), rtol=1e-6)
    note = next(n for n in splits.notes if "target 'price' was read" in n)
    assert "numbers with commas between thousands and '$' in front: '$" in note
    again = splits.encoding.read(tmp_path / "t.csv")
    np.testing.assert_array_equal(again.targets, splits.train.targets)


def test_a_target_of_which_some_are_no_numbers_names_the_line(tmp_path):
    rows = [
        f"{a},{'n.a.' if i == 7 else b}"
        for i, (a, b) in enumerate(zip(A, B, strict=True))
    ]
    path = table(tmp_path, rows, "a,price")
    message = f"line 9 of {path}: target 'price' holds 'n.a.', which is no number, as"
    with pytest.raises(DataError, match=re.escape(message)):
        load(path)
    assert len(load(path, validation=0, skip_bad=True).train) == N - 1


def test_what_can_be_read_in_two_ways_is_refused_with_both(tmp_path):
    rows = [
        f'{i},"{int(b) / 1000:.3f}",{k}'.replace(".", ",")
        for i, b, k in zip(RNG.integers(0, 9, N), B, KIND, strict=True)
    ]
    path = table(tmp_path, rows)
    cell = rows[0].split('"')[1]
    whole = cell.replace(",", "")
    message = (
        f"'{cell}' in column 'b' can be {float(whole) / 1000:g} or {whole}, and no "
        "other cell tells which. Give --decimal ',' for the first or --thousands ','"
    )
    with pytest.raises(DataError, match=re.escape(message)):
        load(path)
    for reading, center in (
        (Reading(decimal=","), np.mean(B // 1 / 1000)),
        (Reading(thousands=","), np.mean(B // 1)),
    ):
        encoding = load(path, validation=0, reading=reading).encoding
        assert encoding.inputs.columns[1].scaling.center == pytest.approx(center)


def test_a_table_without_names_is_asked_about(tmp_path):
    rows = [f"{a}, {i}, {k}" for i, (a, k) in enumerate(zip(A, KIND, strict=True))]
    rows = [row.replace(".", "", 1) for row in rows]
    path = table(tmp_path, rows[1:], rows[0])
    with pytest.raises(
        DataError, match=r"line 1: '.*' should be the name .*--no-header"
    ):
        load(path)
    splits = load(path, validation=0, reading=Reading(no_header=True))
    assert len(splits.train) == N
    assert splits.encoding.target_names == ("column 3",)
    assert splits.train.row_names[0] == 1
    assert len(splits.encoding.read(path)) == N


def test_identifiers_are_left_out_and_kept_on_request(tmp_path):
    rows = [f"{i},{a},{k}" for i, (a, k) in enumerate(zip(A, KIND, strict=True))]
    path = table(tmp_path, rows, "id,a,kind")
    assert load(path).train.feature_names == ("a",)
    kept = load(path, reading=Reading(keep=("id",)))
    assert kept.train.feature_names == ("id", "a")


def test_dates_become_numbers_and_are_read_again(tmp_path):
    days = np.datetime64("2024-01-01") + RNG.integers(0, 800, N)
    rows = [f"{d},{a},{k}" for d, a, k in zip(days, A, KIND, strict=True)]
    splits = load(table(tmp_path, rows, "day,a,kind"), validation=0)
    iso = splits.train
    assert iso.feature_names == (
        *("day: year", "day: month", "day: day of week", "day: days", "a"),
    )
    dotted = [
        f"{d.item():%d.%m.%Y},{a},{k}" for d, a, k in zip(days, A, KIND, strict=True)
    ]
    path = table(tmp_path, dotted, "day,a,kind", "dotted.csv")
    np.testing.assert_array_equal(load(path, validation=0).train.inputs, iso.inputs)
    np.testing.assert_array_equal(splits.encoding.read(path).inputs, iso.inputs)


def test_a_date_is_no_target(tmp_path):
    rows = [f"{a},2024-01-{i % 28 + 1:02}" for i, a in enumerate(A)]
    path = table(tmp_path, rows, "a,day")
    assert load(path, validation=0).encoding.target_names == ("a",)
    with pytest.raises(DataError, match="the target 'day' holds dates"):
        load(path, target="day")


def test_classes_spelled_twice_are_said_or_joined(tmp_path):
    rows = [
        f"{a},{k.upper() if i % 5 == 0 else k}."[: -1 if i % 3 else None]
        for i, (a, k) in enumerate(zip(A, KIND, strict=True))
    ]
    path = table(tmp_path, rows, "a,kind")
    said = [n for n in load(path).notes if "look like one, spelled differently" in n]
    assert len(said) == 1
    splits = load(path, validation=0, reading=Reading(join_classes=True))
    assert splits.encoding.classes == ("no", "yes")
    restored = Encoding.from_state(*splits.encoding.to_state())
    expected = (KIND == "yes").astype(int)
    assert restored.read(path).targets.tolist() == expected.tolist()


def test_a_number_that_means_missing(tmp_path):
    rows = [
        f"{a},{-999 if i % 6 == 0 else b},{k}"
        for i, (a, b, k) in enumerate(zip(A, B, KIND, strict=True))
    ]
    path = table(tmp_path, rows)
    splits = load(path, validation=0, reading=Reading(missing=("-999",)))
    expected = np.median(B[np.arange(N) % 6 != 0])
    assert splits.encoding.inputs.columns[1].fill == expected
    again = splits.encoding.read(path)
    np.testing.assert_array_equal(again.inputs, splits.train.inputs)


def test_a_column_with_digits_is_named_before_it_is_text(tmp_path):
    codes = [f"{i % 7}-{i % 5}" for i in range(N)]
    rows = [f"{c},{a},{k}" for c, a, k in zip(codes, A, KIND, strict=True)]
    notes = load(table(tmp_path, rows, "code,a,kind")).notes
    assert any(
        n.startswith("'code' holds digits in 60 of 60 cells, such as") for n in notes
    )


def test_an_unknown_text_counts_as_none_unless_it_is_refused(tmp_path):
    rows = [
        f"{a},{'red' if i % 2 else 'blue'},{k}"
        for i, (a, k) in enumerate(zip(A, KIND, strict=True))
    ]
    path = table(tmp_path, rows, "a,color,kind")
    encoding = load(path, validation=0).encoding
    new = table(tmp_path, ["1.5,red", "2.5,purple", "3.5,mauve"], "a,color", "new.csv")
    read = encoding.read(new, with_targets=False)
    assert len(read) == 3
    assert read.notes == (
        "2 rows hold values of 'color' that the training part does not have, such as "
        "'purple'; they count as none of its values.",
    )
    message = f"line 3 of {new}: column 'color' holds 'purple', which the training part"
    with pytest.raises(DataError, match=re.escape(message)):
        encoding.strict().read(new, with_targets=False)
    kept = encoding.strict().read(new, with_targets=False, skip_bad=True)
    assert len(kept) == 1


def test_names_as_a_target_are_shown(tmp_path):
    rows = [f"{a},person {chr(97 + i % 26)}{i}" for i, a in enumerate(A)]
    path = table(tmp_path, rows, "a,name")
    message = (
        "The target 'name' holds 60 different values in 60 rows, such as 'person a0' "
        "and 'person b1': such names or texts are no classes."
    )
    with pytest.raises(DataError, match=re.escape(message)):
        load(path)
