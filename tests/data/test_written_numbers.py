import numpy as np
import pytest

from steepest._core._stored import stored
from steepest.data._written_numbers import NumberFormat, is_missing, texts_of


def cells(*texts):
    return np.array(texts, object)


def numbers(values, **options):
    """Return what each of the possible formats reads."""
    return [
        [None if x != x else x for x in form.read(values)[0].tolist()]
        for form in texts_of(values, **options).formats
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["5,25", "4,74", "-2222,0"], [5.25, 4.74, -2222]),
        (["1,234", "12,345,678"], [1234, 12345678]),
        (["1.234.567", "12"], [1234567, 12]),
        (["$2221.96", "$3"], [2221.96, 3]),
        (["$21k", "$900", "$1.5M"], [21000, 900, 1.5e6]),
        (["21k", "3k"], [21000, 3000]),
        (["300 K", "200 K"], [300, 200]),  # kelvins
        (["12%", "7.5 %"], [12, 7.5]),
        (["2222 CC", "1882 cc"], [2222, 1882]),
        (["(1,234.50)", "2.00"], [-1234.5, 2]),
        (["5", "n.a.", "#DIV/0!", "--", " ", "Unknown", "NULL"], [5] + [None] * 6),
        (["0,123", "0,456"], [0.123, 0.456]),
        (["1234,567"], [1234.567]),
        (["1.234", "5.678"], [1.234, 5.678]),  # a point is a point
    ],
)
def test_numbers_as_people_write_them(texts, expected):
    assert numbers(cells(*texts)) == [expected]


@pytest.mark.parametrize(
    "texts",
    [
        ["A12", "B13"],
        ["18-25", "26-35"],
        ["1st", "2nd", "3rd", "4th"],
        ["$5", "€5"],  # two currencies are two columns
        ["4WD", "2WD", "FWD"],
        ["2024-01-01"],
        ["5", "x", "y"],
        ["user_1", "user_2"],
        ["?", "-"],
    ],
)
def test_what_stays_text(texts):
    assert numbers(cells(*texts)) == []


def test_one_group_of_three_after_a_comma_is_ambiguous_unless_something_tells():
    alone = cells("1,234", "950", "-5,678")
    assert numbers(alone) == [[1.234, 950, -5.678], [1234, 950, -5678]]
    assert numbers(alone, decimal=",") == [[1.234, 950, -5.678]]
    assert numbers(alone, thousands=",") == [[1234, 950, -5678]]
    assert numbers(alone, file_decimal=".") == [[1234, 950, -5678]]
    assert numbers(cells("1,234", "1,23")) == [[1.234, 1.23]]
    assert numbers(cells("1,234", "1,234.5")) == [[1234, 1234.5]]
    point = cells("1.234", "5.678")
    assert numbers(point, file_decimal=",") == [[1234, 5678]]


def test_words_and_numbers_for_missing_values():
    values = cells("5", "-999", "gone")
    assert numbers(values, missing=("-999", "gone")) == [[5, None, None]]
    form = NumberFormat(missing=("-999", "gone"))
    assert np.isnan(form.read(np.array([1.0, -999.0]))[0]).tolist() == [False, True]
    assert is_missing(" None ")
    assert not is_missing("0")


def test_mistakes_are_up_to_a_tenth_of_the_cells():
    values = cells(*map(str, range(18)), "1O", "2O", None)
    texts = texts_of(values)
    assert len(texts.formats) == 1
    assert (texts.n_numbers, texts.n_missing, texts.n_other) == (18, 1, 2)
    assert texts.other == ("1O", "2O")
    assert np.flatnonzero(texts.formats[0].read(values)[1]).tolist() == [18, 19]
    assert texts_of(cells(*map(str, range(17)), "1O", "2O")).formats == []


def test_a_format_is_described_and_restored():
    (form,) = texts_of(cells("1.234,5 €", "7 €")).formats
    assert form.described() == (
        "a decimal comma and dots between thousands and '€' behind"
    )
    assert stored(NumberFormat, form.to_state(), "it") == form


def test_an_example_shows_the_most_marks():
    assert texts_of(cells("5", "1,234.5", "7")).example == "1,234.5"
