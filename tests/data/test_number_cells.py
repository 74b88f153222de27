import pytest

from steepest.data._number_cells import decimals, number_cell, plain, shape_of, value_of


@pytest.mark.parametrize(
    ("text", "core", "sign", "prefix", "suffix"),
    [
        ("12", "12", 1, "", ""),
        ("-1,234.50", "1,234.50", -1, "", ""),
        ("\N{MINUS SIGN}5", "5", -1, "", ""),
        ("+5", "5", 1, "", ""),
        ("5-", "5", -1, "", ""),
        ("(5.00)", "5.00", -1, "", ""),
        ("($5)", "5", -1, "$", ""),
        ("$(5)", "5", -1, "$", ""),
        ("-$5", "5", -1, "$", ""),
        ("$-5", "5", -1, "$", ""),
        ("US$ 5", "5", 1, "US$", ""),
        ("₩1,234", "1,234", 1, "₩", ""),
        ("1 234,5 €", "1 234,5", 1, "", "€"),
        ("1\N{NO-BREAK SPACE}234", "1 234", 1, "", ""),
        ("1\N{RIGHT SINGLE QUOTATION MARK}234", "1'234", 1, "", ""),
        ("Rs.500", "500", 1, "Rs.", ""),
        ("CHF 5.-", "5", 1, "CHF", ""),
        ("12%", "12", 1, "", "%"),
        ("300 km/h", "300", 1, "", "km/h"),
        ("1,5E+03", "1,5E+03", 1, "", ""),
        (".5", ".5", 1, "", ""),
        ("5.", "5", 1, "", ""),
        ("１２３", "123", 1, "", ""),
        ("1,234원", "1,234", 1, "", "원"),
    ],
)
def test_parts_of_a_cell(text, core, sign, prefix, suffix):
    assert number_cell(text) == (core, sign, prefix, suffix)


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "A12", "user_17", "18-25", "2024-01-01", "12:30", "1/2", "5 + 3"),
        *("10.0.0.1 x2", "((5)", "-5-", "<5", "#7", "1st place in 3", "Rank 5"),
    ],
)
def test_what_is_no_number(text):
    cell = number_cell(text)
    assert cell is None or decimals(cell.core, ".", "") is None


@pytest.mark.parametrize(
    ("core", "sign", "between", "value"),
    [
        ("1,234.5", ".", ",", 1234.5),
        ("1.234,5", ",", ".", 1234.5),
        ("1 234,5", ",", " ", 1234.5),
        ("1'234.5", ".", "'", 1234.5),
        ("12,34,567.5", ".", ",", 1234567.5),
        ("1.234.567", ",", ".", 1234567),
        ("12", ".", ",", 12),
        ("12,34.5", ".", ",", None),
        ("0,123", ".", ",", None),
        ("1,2345", ".", ",", None),
        ("1234,567", ".", ",", None),
        ("1,234", ".", "", None),
        ("1.2.3", ".", "", None),
        ("1,234.567.8", ".", ",", None),
    ],
)
def test_groups_and_decimals(core, sign, between, value):
    found = decimals(shape_of(core), sign, between)
    assert (found is None) == (value is None)
    if value is not None:
        assert value_of(number_cell(core), sign, between) == value


def test_arabic_digits_and_signs():
    assert plain("\u0661\u0662\u066c\u0663\u0664\u0665\u066b\u0665") == "12345\u066b5"
    cell = number_cell("\u0661\u0662\u066b\u0665")
    assert value_of(cell, ",", "") == value_of(cell, ".", "") == 12.5
