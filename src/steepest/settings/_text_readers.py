"""Functions from the text of an option to words, signs and encodings."""

import codecs
import re
from collections.abc import Callable

from ..errors import SettingError


def words(text: str, flag: str) -> tuple[str, ...]:
    """Read words separated by commas.

    Examples
    --------
    >>> words("id, name", "--ignore")
    ('id', 'name')
    """
    found = tuple(word.strip() for word in text.split(",") if word.strip())
    if not found:
        raise SettingError(
            f"{flag} takes words with commas between them; got '{text}'."
        )
    return found


def one_of(*signs: str) -> Callable[[str, str], str]:
    """Return a reader of one of these signs; the word space means one.

    Examples
    --------
    >>> one_of(",", "space")("space", "--thousands")
    ' '
    """

    def read(text: str, flag: str) -> str:
        sign = "space" if text == " " else text
        if sign not in signs:
            takes = f"{' '.join(signs[:-1])} or {signs[-1]}"
            raise SettingError(f"{flag} takes {takes}; got '{text}'.")
        return " " if sign == "space" else sign

    return read


def text_encoding(text: str, flag: str) -> str:
    """Read the name of an encoding of text.

    Examples
    --------
    >>> text_encoding("CP949", "--encoding")
    'cp949'
    """
    try:
        return codecs.lookup(text).name
    except LookupError:
        raise SettingError(
            f"{flag} takes an encoding, such as utf-8, cp949, latin-1 or utf-16; got "
            f"'{text}'."
        ) from None


def byte_count(text: str, flag: str) -> int:
    """Read a number of bytes, with a unit of 1000 or, as in KiB, of 1024.

    Examples
    --------
    >>> byte_count("2GB", "--memory"), byte_count("1.5 KiB", "--memory")
    (2000000000, 1536)
    """
    match = re.fullmatch(r"([\d.]+) *([kmgt]?)(i?)b?", text.strip().lower())
    try:
        number = float(match[1]) if match else 0.0
    except ValueError:
        number = 0.0
    if match is None or not 0 < number < 1e300:
        raise SettingError(
            f"{flag} takes a number of bytes, such as 500MB or 2GB; got '{text}'."
        )
    unit = 1024 if match[3] else 1000
    return int(number * unit ** " kmgt".index(match[2] or " "))
