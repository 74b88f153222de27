"""Functions from the text of a command-line option to its value.

Each takes the text and the flag before it, which error messages name.
"""

from collections.abc import Callable, Sequence
from typing import Any

from ..errors import SettingError


def number_or(*words: str, whole: bool = False) -> Callable[[str, str], Any]:
    """Return a reader of a number or one of these words.

    Examples
    --------
    >>> read = number_or("auto")
    >>> read("1e-2", "--learning-rate"), read("auto", "--learning-rate")
    (0.01, 'auto')
    """

    def read(text: str, flag: str) -> Any:
        if text in words:
            return text
        try:
            return int(text) if whole else float(text)
        except ValueError:
            kind = "a whole number" if whole else "a number"
            raise SettingError(
                f"{flag} takes {kind} or {' or '.join(words)}; got '{text}'."
            ) from None

    return read


def fraction_or_path(text: str, flag: str) -> float | str:
    """Read a share of the data, or the path of other data.

    Examples
    --------
    >>> [fraction_or_path(text, "--validation") for text in ("0.2", "test.csv")]
    [0.2, 'test.csv']
    """
    del flag  # a path can be any text
    try:
        return float(text)
    except ValueError:
        return text


def whole_numbers(text: str, flag: str) -> tuple[int, ...]:
    """Read whole numbers separated by commas.

    Examples
    --------
    >>> whole_numbers("128,64", "--hidden")
    (128, 64)
    """
    try:
        return tuple(int(part) for part in text.split(",") if part.strip())
    except ValueError:
        raise SettingError(
            f"{flag} takes whole numbers with commas between them, such as 128,64; "
            f"got '{text}'."
        ) from None


def image_size(text: str, flag: str) -> tuple[int, int]:
    """Read the height and width of an image.

    Examples
    --------
    >>> image_size("32", "--image-size"), image_size("48x32", "--image-size")
    ((32, 32), (48, 32))
    """
    height, _, width = text.lower().partition("x")
    try:
        return int(height), int(width or height)
    except ValueError:
        raise SettingError(
            f"{flag} takes a height and a width in pixels, such as 32 or 48x32; "
            f"got '{text}'."
        ) from None


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
    if text == "balanced":
        return text
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
