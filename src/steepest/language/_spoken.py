"""Which language is spoken: the one of a command, else of the environment."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = {"en": "English", "ko": "Korean"}
VARIABLE = "STEEPEST_LANGUAGE"
"""The environment variable that is stronger than the locale."""
CHOICE = "--language"
"""The option that is stronger than both."""
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

_spoken: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """Return the language in which people are spoken to now.

    That of a surrounding `speaking`; else what the variable STEEPEST_LANGUAGE says;
    else Korean if the locale (LC_ALL, LC_MESSAGES or LANG) is Korean; else English.

    Returns
    -------
    {"en", "ko"}

    Examples
    --------
    >>> with speaking("ko"):
    ...     language()
    'ko'
    """
    spoken = _spoken.get()
    if spoken is not None:
        return spoken
    chosen = os.environ.get(VARIABLE, "").lower()
    if chosen in LANGUAGES:
        return chosen
    locale = next(filter(None, map(os.environ.get, LOCALE)), "")
    return "ko" if locale.lower().startswith("ko") else "en"


@contextmanager
def speaking(name: str | None) -> Iterator[None]:
    """Speak a language inside the block; None changes nothing.

    See Also
    --------
    steepest.language.language : returns it, with an example.
    """
    token = _spoken.set(name or _spoken.get())
    try:
        yield
    finally:
        _spoken.reset(token)


def language_asked(arguments: Sequence[str]) -> str | None:
    """Return the last language that is asked for; None without a known one.

    It is read before anything is parsed, because help and errors are in it, too.

    Examples
    --------
    >>> language_asked(["train", "iris", "--language", "ko"])
    'ko'
    >>> language_asked(["--language=en", "runs"])
    'en'
    """
    words = list(arguments)[: [*arguments, "--"].index("--")]
    asked = None
    for word, following in zip(words, [*words[1:], ""], strict=False):
        flag, equals, value = word.partition("=")
        name = (value if equals else following).lower()
        if flag == CHOICE and name in LANGUAGES:
            asked = name
    return asked
