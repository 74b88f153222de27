"""Functions from the text of a command-line option to its value.

Each takes the text and the flag before it, which error messages name.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

from ..errors import SettingError


def number_or(
    *words: str,
    whole: bool = False,
    least: float | None = None,
    above: float | None = None,
    below: float | None = None,
) -> Callable[[str, str], Any]:
    """Return a reader of a number or one of these words.

    Parameters
    ----------
    *words : str
        What it takes beside numbers.
    whole : bool
        Whether the number is a whole one.
    least, above, below : float, optional
        Its limits: the first may be reached, the others not.

    Examples
    --------
    >>> read = number_or("auto", above=0)
    >>> read("1e-2", "--learning-rate"), read("auto", "--learning-rate")
    (0.01, 'auto')
    """
    kind = "a whole number" if whole else "a number"
    if least is not None and below is not None:
        kind += f" from {least} to {below - 1 if whole else f'less than {below}'}"
    elif least is not None:
        kind += f" of {least} or more"
    elif above is not None:
        kind = f"a positive {kind.removeprefix('a ')}"

    def read(text: str, flag: str) -> Any:
        if text.lower() in words:
            return text.lower()
        try:
            number = int(text) if whole else float(text)
        except ValueError:
            number = math.nan
        if math.isfinite(number) and (
            (least is None or number >= least)
            and (above is None or number > above)
            and (below is None or number < below)
        ):
            return number
        *first, last = kind, *words
        takes = f"{', '.join(first)} or {last}" if first else last
        raise SettingError(f"{flag} takes {takes}; got '{text}'.")

    return read


def fraction_or_path(text: str, flag: str) -> float | str:
    """Read a share of the data, or the path of other data.

    Examples
    --------
    >>> [fraction_or_path(text, "--validation") for text in ("0.2", "test.csv")]
    [0.2, 'test.csv']
    """
    try:
        share = float(text)
    except ValueError:
        return text
    if 0 <= share < 1:
        return share
    raise SettingError(
        f"{flag} takes a share of the rows from 0 to less than 1, such as 0.2, or the "
        f"path of validation rows; got '{text}'."
    )


def whole_numbers(text: str, flag: str) -> tuple[int, ...]:
    """Read whole numbers separated by commas.

    Examples
    --------
    >>> whole_numbers("128,64", "--hidden")
    (128, 64)
    """
    try:
        numbers = tuple(int(part) for part in text.split(",") if part.strip())
        if all(number > 0 for number in numbers):
            return numbers
    except ValueError:
        pass
    raise SettingError(
        f"{flag} takes whole numbers with commas between them, such as 128,64; "
        f"got '{text}'."
    )


def image_size(text: str, flag: str) -> tuple[int, int]:
    """Read the height and width of an image.

    Examples
    --------
    >>> image_size("32", "--image-size"), image_size("48x32", "--image-size")
    ((32, 32), (48, 32))
    """
    height, _, width = text.lower().partition("x")
    try:
        size = int(height), int(width or height)
        if min(size) > 0:
            return size
    except ValueError:
        pass
    raise SettingError(
        f"{flag} takes a height and a width in pixels, such as 32 or 48x32; "
        f"got '{text}'."
    )


def key_values(texts: Sequence[str], flag: str) -> dict[str, Any]:
    """Read `key=value` texts; a value is a number, true, false, none or a text.

    Parameters
    ----------
    texts : sequence of str
        The text after the flag, for each time that it was given.
    flag : str
        Such as "--optimizer-option".

    Raises
    ------
    SettingError
        If a text has no key or no value.

    Examples
    --------
    >>> key_values(["b1=0.8", "nesterov=true", "mode=fast"], "--optimizer-option")
    {'b1': 0.8, 'nesterov': True, 'mode': 'fast'}
    """
    pairs = [text.partition("=") for text in texts]
    for text, (key, equals, _) in zip(texts, pairs, strict=True):
        if not key or not equals:
            raise SettingError(
                f"{flag} takes key=value, such as {flag} momentum=0.9; got '{text}'."
            )
    return {key.replace("-", "_"): _value(value) for key, _, value in pairs}


def class_weights(text: str, flag: str) -> str | dict[str, float]:
    """Read "balanced", or the weight of each class.

    Examples
    --------
    >>> class_weights("cat=2,dog=0.5", "--class-weight")
    {'cat': 2.0, 'dog': 0.5}
    """
    if text.lower() == "balanced":
        return text.lower()
    pairs = [pair.rpartition("=") for pair in text.split(",")]
    try:
        if all(name for name, _, _ in pairs):
            return {name: float(weight) for name, _, weight in pairs}
    except ValueError:
        pass
    raise SettingError(
        f"{flag} takes balanced or a weight per class, such as cat=2,dog=1; "
        f"got '{text}'."
    )


def _value(text: str) -> Any:
    words = {"true": True, "false": False, "none": None}
    if text.lower() in words:
        return words[text.lower()]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text
