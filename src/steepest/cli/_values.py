"""From the text of an option to its value."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..errors import SettingError


def number_or(option: str, *words: str, whole: bool = False) -> Callable[[str], Any]:
    """Return what reads a number, or one of a few words.

    Examples
    --------
    >>> read = number_or("--learning-rate", "auto")
    >>> read("1e-2"), read("auto")
    (0.01, 'auto')
    """

    def read(text: str) -> Any:
        if text in words:
            return text
        try:
            return int(text) if whole else float(text)
        except ValueError:
            kind = "a whole number" if whole else "a number"
            raise SettingError(
                f"{option} takes {kind} or {' or '.join(words)}; got '{text}'."
            ) from None

    return read


def fraction_or_path(text: str) -> float | str:
    """Read a part of the data, or the path of other data.

    Examples
    --------
    >>> fraction_or_path("0.2"), fraction_or_path("test.csv")
    (0.2, 'test.csv')
    """
    try:
        return float(text)
    except ValueError:
        return text


def whole_numbers(option: str) -> Callable[[str], tuple[int, ...]]:
    """Return what reads whole numbers with commas between them.

    Examples
    --------
    >>> whole_numbers("--hidden")("128,64")
    (128, 64)
    """

    def read(text: str) -> tuple[int, ...]:
        try:
            return tuple(int(part) for part in text.split(",") if part.strip())
        except ValueError:
            raise SettingError(
                f"{option} takes whole numbers with commas between them, such as "
                f"128,64; got '{text}'."
            ) from None

    return read


def image_size(text: str) -> tuple[int, int]:
    """Read the height and width of an image.

    Examples
    --------
    >>> image_size("32"), image_size("48x32")
    ((32, 32), (48, 32))
    """
    height, _, width = text.lower().partition("x")
    try:
        return int(height), int(width or height)
    except ValueError:
        raise SettingError(
            "--image-size takes a height and a width in pixels, such as 32 or 48x32; "
            f"got '{text}'."
        ) from None


def key_values(option: str) -> Callable[[Sequence[str]], dict[str, Any]]:
    """Return what reads `key=value` texts; a value is a number, true, false or a text.

    Examples
    --------
    >>> key_values("--optimizer-option")(["b1=0.8", "nesterov=true", "mode=fast"])
    {'b1': 0.8, 'nesterov': True, 'mode': 'fast'}
    """

    def read(texts: Sequence[str]) -> dict[str, Any]:
        pairs = [text.partition("=") for text in texts]
        for text, (key, equals, _) in zip(texts, pairs, strict=True):
            if not key or not equals:
                raise SettingError(
                    f"{option} takes key=value, such as {option} momentum=0.9; "
                    f"got '{text}'."
                )
        return {key.replace("-", "_"): _value(value) for key, _, value in pairs}

    return read


def class_weights(text: str) -> str | dict[str, float]:
    """Read "balanced", or the weight of each class.

    Examples
    --------
    >>> class_weights("balanced"), class_weights("cat=2,dog=0.5")
    ('balanced', {'cat': 2.0, 'dog': 0.5})
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
        "--class-weight takes balanced or a weight per class, such as cat=2,dog=1; "
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


def run_folder(text: str) -> Path:
    """Return the folder of a run that is named by its path, or by its name in 'runs'.

    Examples
    --------
    >>> run_folder("runs/first").as_posix()
    'runs/first'
    """
    path, stored = Path(text), Path("runs", text)
    return stored if not path.exists() and stored.exists() else path
