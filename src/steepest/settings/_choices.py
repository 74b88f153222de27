"""Readers of settings that take names: every spelling of a name, and its aliases."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import SettingError, unknown_name
from ._aliases import AMBIGUOUS_VALUES, VALUES, squeezed
from ._names import NAMES

WHAT = {
    "augment": "augmentation",
    "dtype": "precision",
    "features": "feature",
    "last_activation": "last activation",
}


def named(kind: str) -> Callable[[str, str], Any]:
    """Return a reader of the names that a setting takes.

    Parameters
    ----------
    kind : str
        The setting, a key of `NAMES`.

    Examples
    --------
    >>> read = named("loss")
    >>> [read(text, "--loss") for text in ("Squared_Error", "mse", "huber")]
    ['squared-error', 'squared-error', 'huber']
    """

    def read(text: str, flag: str) -> str:
        return _known(kind, text, flag)

    return read


def check_word(kind: str, value: Any) -> None:
    """Raise where a text is another word for a name that the setting takes.

    Commands take such words. In Python a name stands as it is stored, and this says
    which one is meant; everything else is left to the table of the names.

    Raises
    ------
    UnknownNameError
        With the name that is meant.
    SettingError
        If it could mean several.

    Examples
    --------
    >>> from steepest.errors import UnknownNameError
    >>> check_word("loss", "huber")
    >>> try:
    ...     check_word("loss", "log_loss")
    ... except UnknownNameError as error:
    ...     print(str(error)[:65])
    Unknown loss 'log_loss'. Did you mean 'softmax-cross-entropy'? Av
    """
    if not isinstance(value, str) or value.replace("_", "-") in NAMES[kind]:
        return
    with_meaning = {*VALUES.get(kind, {}), *AMBIGUOUS_VALUES.get(kind, {})}
    if squeezed(value) in map(squeezed, with_meaning):
        meant = _known(kind, value, kind)
        raise unknown_name(WHAT.get(kind, kind), value, NAMES[kind], meant)


def model_name(text: str, flag: str) -> str:
    """Read the name of a model, or the path of a user's own.

    Examples
    --------
    >>> [model_name(text, "--model") for text in ("MLP", "mine.models:Small")]
    ['mlp', 'mine.models:Small']
    """
    return text if ":" in text else _known("model", text, flag)


def start_name(text: str, flag: str) -> str:
    """Read how weights start, or the folder of a run to start from.

    Examples
    --------
    >>> start_name("xavier", "--start")
    'glorot'
    """
    return text if Path(text).is_dir() else _known("start", text, flag)


def feature_names(text: str, flag: str) -> str:
    """Read features with their options, as `steepest.features.parse_features` does.

    Examples
    --------
    >>> feature_names("HOG:cell=4,color_histogram", "--features")
    'hog:cell=4,color-histogram'
    """
    parts = [part.strip().partition(":") for part in text.split(",")]
    return ",".join(
        _known("features", name, flag) + colon + options
        for name, colon, options in parts
    )


def _known(kind: str, text: str, flag: str) -> str:
    """Return the name that a text means.

    Raises
    ------
    UnknownNameError
        If it means none.
    SettingError
        If it could mean several.
    """
    typed = squeezed(text)
    names = {squeezed(name): name for name in NAMES[kind]}
    aliases = {squeezed(word): name for word, name in VALUES.get(kind, {}).items()}
    name = names.get(typed) or aliases.get(typed)
    if name is not None:
        return name
    for word, advice in AMBIGUOUS_VALUES.get(kind, {}).items():
        if squeezed(word) == typed:
            raise SettingError(f"{flag} has no '{text}'. Give {advice}.")
    raise unknown_name(WHAT.get(kind, kind), text, NAMES[kind])
