"""One cell that a person or a spreadsheet wrote → its sign, digits, and what is around.

Signs of all countries are taken: 1.234,50 and 1 234,50 and 1'234.50 and 12,34,567.89,
(5.00) and 5- for −5, $5 and 5 EUR and 5 kg, full-width and Arabic digits.
"""

import re
import unicodedata
from typing import NamedTuple

THOUSANDS = (",", ".", " ", "'")
"""What stands between thousands; narrow and fixed spaces count as a space."""

_CURRENCIES = frozenset(
    {"aed", "ars", "aud", "brl", "cad", "chf", "clp", "cny", "cop", "czk", "dkk", "egp"}
    | {"eur", "gbp", "hkd", "huf", "idr", "ils", "inr", "irr", "jpy", "kes", "krw"}
    | {"kzt", "mad", "mxn", "myr", "ngn", "nok", "nzd", "pen", "php", "pkr", "pln"}
    | {"ron", "rub", "sar", "sek", "sgd", "thb", "try", "twd", "uah", "usd", "vnd"}
    | {"zar", "us$", "a$", "au$", "c$", "ca$", "hk$", "nt$", "nz$", "r$", "s$", "mex$"}
    | {"rs", "rs.", "kr", "kr.", "fr", "fr.", "sfr", "sfr.", "rm", "rp", "rp.", "zł"}
    | {"kč", "ft", "lei", "лв", "руб", "руб.", "원", "円", "元", "圓"}
)
MAGNITUDES = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "bn": 1e9, "T": 1e12}

_SPELLINGS = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{PRIME}": "'",
        "\N{ARABIC DECIMAL SEPARATOR}": "\N{ARABIC DECIMAL SEPARATOR}",
        "\N{ARABIC THOUSANDS SEPARATOR}": "",
    }
)
_CELL = re.compile(
    r"(?P<before>[^\d]*?)"
    r"(?P<core>[.,٫]?\d(?:[\d.,' ٫]*\d)?(?:[eE][+-]?\d+)?)"
    r"(?P<after>[^\d].*)?",
    re.DOTALL,
)
_UNIT = re.compile(r"[^\W\d_][\w²³/·%°.^ -]{0,11}|[%‰°][\w/ ]{0,5}")
_DIGITS = str.maketrans("023456789", "111111111")


class Cell(NamedTuple):
    """The parts of a cell that holds a number.

    `core` has the digits with their separators, `sign` is 1 or −1, and `prefix` and
    `suffix` are what stands around: a currency, a unit or nothing.
    """

    core: str
    sign: int
    prefix: str
    suffix: str


def plain(text: str) -> str:
    r"""Return a text stripped, in usual digits, spaces, minus signs and apostrophes.

    Examples
    --------
    >>> plain("\N{MINUS SIGN}1\N{NARROW NO-BREAK SPACE}234,5 ")
    '-1 234,5'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_SPELLINGS)
        text = "".join(
            c if c.isascii() or not c.isdecimal() else str(unicodedata.decimal(c))
            for c in text
        )
    return text.replace("\0", "").strip()


def number_cell(text: str) -> Cell | None:
    """Return the parts of a cell, or None if it is no number.

    Examples
    --------
    >>> number_cell("($1,234.50)")
    Cell(core='1,234.50', sign=-1, prefix='$', suffix='')
    >>> number_cell("$ -")  # how spreadsheets write 0 in accounts
    Cell(core='0', sign=1, prefix='$', suffix='')
    >>> number_cell("12 km/h").suffix, number_cell("18-25"), number_cell("A12")
    ('km/h', None, None)
    """
    bare = plain(text)
    match = _CELL.fullmatch(bare)
    if match is None:
        currency = bare.rstrip("-").strip()
        if bare.endswith("-") and _is_currency(currency):
            return Cell("0", 1, currency, "")
        return None
    before, core, after = match["before"], match["core"], match["after"] or ""
    if core[0] in ".," and before[-1:].isalpha():  # the dot of "Rs.500"
        before, core = before + core[0], core[1:]
    sign = 1
    if "(" in before or ")" in after:
        if before.count("(") != 1 or after.count(")") != 1:
            return None
        sign, before, after = -1, before.replace("(", ""), after.replace(")", "")
    before, after = before.strip(), after.strip()
    for mark in "-+":
        at_front = before.startswith(mark) or before.endswith(mark)
        if at_front and before.count(mark) == 1:
            before = before.replace(mark, "").strip()
            sign = -sign if mark == "-" else sign
        elif mark == "-" and after == "-" and not before:  # as ledgers write it
            after, sign = "", -sign
    if after in (".", ","):
        after = ""
    if after[:2] in (",-", ".-"):  # whole francs, guilders
        after = after[2:].strip()
    if not _is_currency(before) and before:
        return None
    if after and not _is_currency(after) and _UNIT.fullmatch(after) is None:
        return None
    return Cell(core, sign, before, after)


def shape_of(core: str) -> str:
    """Return the digits as ones and zeros: 1 for any digit, 0 for a zero in front.

    Examples
    --------
    >>> shape_of("1,234.50"), shape_of("0,5")
    ('1,111.11', '0,1')
    """
    shape = core.translate(_DIGITS)
    return f"0{shape[1:]}" if core[0] == "0" else shape


def decimals(shape: str, decimal: str, thousands: str) -> int | None:
    """Return how many digits come after the decimal sign; None if it cannot be.

    Parameters
    ----------
    shape : str
        Digits with separators.
    decimal : "." or ","
        The decimal sign.
    thousands : str
        What may stand between groups of digits; "" for nothing.

    Examples
    --------
    >>> [decimals("1,234", *signs) for signs in ((",", ""), (".", ","), (".", ""))]
    [3, 0, None]
    """
    mantissa = re.split("[eE]", shape)[0].replace(
        "\N{ARABIC DECIMAL SEPARATOR}", decimal
    )
    whole, sign, fraction = mantissa.partition(decimal)
    if sign and not (fraction.isdigit() or (whole and not fraction)):
        return None
    groups = whole.split(thousands) if thousands else [whole]
    if not all(group.isdigit() for group in groups) and (whole or not fraction):
        return None
    if len(groups) > 1 and not _are_groups(groups):
        return None
    return len(fraction)


def value_of(cell: Cell, decimal: str, thousands: str) -> float:
    """Return the number in a cell that can be one.

    Examples
    --------
    >>> value_of(Cell("1.234,5", -1, "", ""), ",", ".")
    -1234.5
    """
    core = cell.core.replace("\N{ARABIC DECIMAL SEPARATOR}", decimal)
    if thousands:
        core = core.replace(thousands, "")
    return cell.sign * float(core.replace(decimal, "."))


def _are_groups(groups: list[str]) -> bool:
    """Whether digits are grouped by three, or as in India: 12,34,567."""
    first, *middle, last = groups
    if first[0] == "0" or len(last) != 3:
        return False
    by_three = len(first) <= 3 and all(len(group) == 3 for group in middle)
    return by_three or (len(first) <= 2 and all(len(group) == 2 for group in middle))


def _is_currency(text: str) -> bool:
    return text.lower() in _CURRENCIES or (
        bool(text) and all(unicodedata.category(c) == "Sc" for c in text)
    )
