"""Known numbers, written as countries and programs write them, are read back."""

import csv

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steepest.data._column_readings import read_columns
from steepest.data._reading import Reading
from steepest.data._rows import BadRows
from steepest.data._tables import read_table


def grouped(number, sign=".", between=",", digits=2):
    text = f"{number:,.{digits}f}"
    return text.replace(",", "\0").replace(".", sign).replace("\0", between)


def indian(number, digits=2):
    whole, _, rest = f"{abs(number):.{digits}f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    while head:
        head, tail = head[:-2], f"{head[-2:]},{tail}"
    return ("-" if number < 0 else "") + tail + (f".{rest}" if rest else "")


def accounting(number, digits=2):
    text = f"${grouped(abs(number), digits=digits)}"
    return f"({text})" if number < 0 else text


def ledger(number, digits=2):
    text = grouped(abs(number), ",", ".", digits)
    return f"{text}-" if number < 0 else text


def full_width(number, digits=2):
    text = grouped(number, ".", "", digits)
    return "".join(chr(ord(c) + 0xFEE0) if c in "0123456789." else c for c in text)


def arabic(number, digits=2):
    text = grouped(number, "\u066b", "\u066c", digits)
    return "".join(chr(0x660 + int(c)) if c.isdigit() else c for c in text)


FORMATS = {
    "Python": (lambda x, d=2: f"{x:.{d}f}", ",", "utf-8"),
    "United States": (lambda x, d=2: grouped(x, digits=d), ",", "utf-8"),
    "United States, accounting": (accounting, ",", "utf-8"),
    "Germany": (lambda x, d=2: grouped(x, ",", ".", d), ";", "cp1252"),
    "Germany, Excel": (lambda x, d=2: grouped(x, ",", "", d), ";", "utf-8-sig"),
    "Germany, euros": (lambda x, d=2: grouped(x, ",", ".", d) + " €", ";", "utf-8"),
    "France": (lambda x, d=2: grouped(x, ",", "\u202f", d), ";", "utf-8"),
    "Sweden": (lambda x, d=2: grouped(x, ",", "\xa0", d) + " kr", "\t", "utf-16"),
    "Norway": (lambda x, d=2: grouped(x, ",", " ", d), "\t", "utf-8"),
    "Switzerland": (lambda x, d=2: grouped(x, ".", "\u2019", d), ";", "utf-8"),
    "Switzerland, francs": (
        lambda x, d=2: "CHF " + grouped(x, ".", "'", d),
        ",",
        "utf-8",
    ),
    "Spain": (lambda x, d=2: grouped(x, ",", ".", d), "\t", "latin-1"),
    "Brazil": (lambda x, d=2: "R$ " + grouped(x, ",", ".", d), ";", "utf-8"),
    "India": (indian, ",", "utf-8"),
    "Korea": (lambda x, d=2: "₩" + grouped(x, digits=d), ",", "utf-8"),
    "Korea, won": (lambda x, d=2: grouped(x, digits=d) + "원", ",", "cp949"),
    "Japan, full width": (full_width, ",", "utf-8"),
    "Egypt": (arabic, ";", "utf-8"),
    "SAP": (ledger, "|", "utf-8"),
    "percent": (lambda x, d=2: grouped(x, ",", "", d) + " %", ";", "utf-8"),
    "minus sign": (
        lambda x, d=2: grouped(x, digits=d).replace("-", "\u2212"),
        ",",
        "utf-8",
    ),
    "scientific, comma": (lambda x, d=2: f"{x:.14E}".replace(".", ","), ";", "utf-8"),
    "unit": (lambda x, d=2: grouped(x, ".", "", d) + " km", ",", "utf-8"),
}
CENTS = st.integers(-(10**9) + 1, 10**9 - 1)
COLUMNS = st.lists(
    st.tuples(CENTS, st.integers(-(10**8), 10**8)), min_size=3, max_size=8
)


def inputs(path):
    rows = read_table(path, target="kind")
    bad = BadRows(rows, skip=False)
    return read_columns(rows.inputs, bad, Reading(), rows.decimal)[0].columns


@pytest.mark.parametrize("name", FORMATS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(values=COLUMNS)
def test_the_same_numbers_are_read(tmp_path, name, values):
    write, separator, encoding = FORMATS[name]
    money = [cents / 100 for cents, _ in values]
    money[0] = 1234567.25  # a file shows its signs somewhere
    whole = [n for _, n in values]
    path = tmp_path / "t.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(["money", "whole", "kind"])
        for x, n in zip(money, whole, strict=True):
            writer.writerow([write(x), write(n, 0), "ab"[n % 2]])
    columns = inputs(path)
    np.testing.assert_allclose(columns["money"], money, rtol=1e-12, err_msg=name)
    np.testing.assert_allclose(columns["whole"], whole, rtol=1e-12, err_msg=name)
