"""Bytes of a text that is not UTF-8 → the encoding of its language.

Nothing in such a file says it. A language is recognized by its usual characters: other
encodings turn its bytes into characters that are valid, but rare.
"""

import codecs
import re
from collections.abc import Callable

_MOSTLY = 0.9
"""The share of the characters beyond ASCII that have to be usual ones."""

_LETTER_BESIDE = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_FOREIGN = re.compile(rb"[\x80-\xff]+")


def national_encoding(data: bytes, whole: bool) -> str:
    """Return the encoding of a text that is not UTF-8.

    Parameters
    ----------
    data : bytes
        The text, or its beginning.
    whole : bool
        Whether that is all of it; otherwise its last character may be cut.

    Examples
    --------
    >>> texts = {"cp949": "색", "cp932": "サイズ,値段", "gb18030": "颜色和高度"}
    >>> texts |= {"big5": "顏色與高度", "cp1251": "Москва", "cp1252": "Köln"}
    >>> all(national_encoding(t.encode(e), True) == e for e, t in texts.items())
    True
    """
    for encoding, usual in _ASIAN.items():
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(data, whole)
        except UnicodeDecodeError:
            continue
        foreign = [c for c in text if not c.isascii()]
        if sum(map(usual, foreign)) < _MOSTLY * len(foreign):
            continue
        if (
            encoding == "cp932"
            and not any(map(_is_kana, foreign))
            and _is_western(data)
        ):
            continue  # curly quotes look like Chinese characters
        if encoding == "euc_jp" and sum(map(_is_kana, foreign)) * 10 < len(foreign):
            continue
        return encoding
    if _is_cyrillic(data):
        small = sum(byte >= 0xE0 for byte in data)
        capital = sum(0xC0 <= byte < 0xE0 for byte in data)
        return "cp1251" if small > capital else "koi8-r"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _lead(character: str, encoding: str) -> int:
    """Return the first byte of a character of two bytes; 0 if it is none."""
    try:
        code = character.encode(encoding)
    except UnicodeEncodeError:
        return 0
    return code[0] if len(code) == 2 else 0


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff"


def _is_mark(character: str) -> bool:
    return "\u3000" <= character <= "\u3011" or "\uff01" <= character <= "\uff5e"


def _is_hangul(character: str) -> bool:
    """Whether it is one of the 2350 syllables that are in use."""
    return 0xB0 <= _lead(character, "euc_kr") <= 0xC8


def _is_japanese(character: str) -> bool:
    first = _lead(character, "cp932")
    return _is_kana(character) or _is_mark(character) or 0x88 <= first <= 0x97


def _is_simplified(character: str) -> bool:
    return _is_mark(character) or 0xB0 <= _lead(character, "gb2312") <= 0xD7


def _is_traditional(character: str) -> bool:
    return _is_mark(character) or 0xA4 <= _lead(character, "big5") <= 0xC6


_ASIAN: dict[str, Callable[[str], bool]] = {
    "cp949": _is_hangul,
    "cp932": _is_japanese,
    "euc_jp": _is_japanese,
    "gb18030": _is_simplified,
    "big5": _is_traditional,
}


def _is_western(data: bytes) -> bool:
    """Whether most of what is beyond ASCII stands alone among Latin letters."""
    runs = _FOREIGN.findall(data)
    alone = sum(len(run) == 1 for run in runs)
    return alone > 0.7 * len(runs)


def _is_cyrillic(data: bytes) -> bool:
    """Whether words are of letters beyond ASCII alone."""
    n = sum(map(len, _FOREIGN.findall(data)))
    letters = sum(byte >= 0xC0 or byte in (0xA8, 0xB8, 0xA3, 0xB3) for byte in data)
    beside = len(_LETTER_BESIDE.findall(data))
    return letters >= _MOSTLY * n and beside < 0.1 * n and not _is_western(data)
