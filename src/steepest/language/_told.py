"""An English text, told in the language that is spoken."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from ._spoken import language as spoken

if TYPE_CHECKING:  # English needs no tables
    from ._catalog import Catalog

ENDS = re.compile(r"(?<=[.?!:;…])\s+|\s+(?=\[)")
"""Where a sentence ends and another one begins."""
LONGEST, MOST = 4000, 24
"""Letters and ends of sentences of a text that is told; longer is something else."""
LEAST = 4
"""Words of a sentence that is worth a slow import."""

_further: list[Callable[[], Mapping[str, str]]] = []


def told_further_by(fetch: Callable[[], Mapping[str, str]]) -> None:
    """Say where further sentences are, which only a slow import gives.

    Parameters
    ----------
    fetch : callable
        Returns English templates with their Korean ones. It is called for a sentence
        that is in no table.

    See Also
    --------
    steepest.language.told : tells sentences, with an example.
    """
    _further[:] = [fetch]
    _further_catalog.cache_clear()


@cache
def _further_catalog() -> "Catalog":
    from ._catalog import catalog_of

    return catalog_of({k: v for fetch in _further for k, v in fetch().items()})


def told(text: Any, language: str | None = None, /, **values: Any) -> str:
    """Return an English text in a language; unchanged if it has no translation.

    Parameters
    ----------
    text : str
        A message, a note, a heading, or several sentences or lines of them.
    language : {"en", "ko"}, optional
        None: the language that is spoken now.
    **values
        What stands at the places of a template. Without them the text is a finished
        one, and its template is searched for.

    Examples
    --------
    >>> told("Interrupted; nothing was saved.", "ko")
    '중단했습니다. 저장한 것은 없습니다.'
    >>> told("{model} on {data}", "ko", model="mlp", data="iris")
    'iris 데이터의 mlp 모델'
    """
    text = str(text)
    if (language or spoken()) == "en":
        return text.format(**values) if values else text
    if values:
        return _filled_in(_catalog().whole.get(text, text), values)
    return _told(text)


def _catalog() -> "Catalog":
    from ._catalog import read_catalog

    return read_catalog()


@lru_cache(maxsize=4096)
def _told(text: str) -> str:
    stripped = text.strip()
    if not stripped or len(stripped) > LONGEST:
        return text
    before, after = text[: text.index(stripped[0])], text[len(text.rstrip()) :]
    return f"{before}{_korean(stripped)}{after}"


def _korean(text: str) -> str:
    known = _known(text)
    if known is not None:
        return known
    if "\n" in text:
        return "\n".join(map(_told, text.split("\n")))
    if text[0].isupper() and text.endswith(".") and len(text.split()) >= LEAST:
        found = _further_catalog().found(text)
        if found is not None:
            return _filled_in(*found)
    spaces = _ends(text)
    for space in spaces:
        first = _known(text[: space.start()])
        if first is not None:
            return first + space[0] + _korean(text[space.end() :])
    if spaces:  # the first sentence is not known; some other may be
        end = spaces[-1].end()
        return text[:end] + _korean(text[end:])
    return text


def _ends(text: str) -> list[re.Match[str]]:
    """Return where sentences end, the last first; nothing if there are too many."""
    ends = list(ENDS.finditer(text))
    return ends[::-1] if len(ends) <= MOST else []


@lru_cache(maxsize=4096)
def _known(text: str) -> str | None:
    """Return a text in Korean; None if it is not made of known templates alone."""
    found = _catalog().found(text)
    if found is not None and not any(map(ENDS.search, found[1].values())):
        return _filled_in(*found)
    for space in _ends(text):
        first = _catalog().found(text[: space.start()])
        rest = _known(text[space.end() :]) if first else None
        if first is not None and rest is not None:
            return _filled_in(*first) + space[0] + rest
    return None if found is None else _filled_in(*found)


def _filled_in(korean: str, values: Mapping[str, Any]) -> str:
    """Return a Korean template with values at its places."""
    from ._catalog import PIECES
    from ._particles import with_fitting_particles

    parts = []
    for literal, name, _, conversion in PIECES.parse(korean):
        parts.append(literal)
        if name is not None:
            parts.append(CONVERSIONS[conversion](str(values[name])))
    return with_fitting_particles("".join(parts))


def _list(value: str) -> str:
    return ", ".join(map(_told, value.split(", ")))


def _source(value: str) -> str:
    """Return what data are from: a path as it is, even if it is called "test"."""
    return _told(value) if " " in value or value == "arrays" else value


CONVERSIONS: dict[str | None, Callable[[str], str]] = {
    None: str,
    "t": _told,
    "l": _list,
    "s": _source,
}
"""By the letter after a place, what is done with its value."""
