"""The tables from English templates to Korean ones, and the search for a template."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

PACKAGE = Path(__file__).parents[1]
TABLE = "korean_messages.toml"
LETTERS = 7
"""That a template has at least, if it begins with any text, to be searched for."""
NUMBER = r"[-+−]?(?:[\d.,]*\d(?:e[-+]?\d+)?|inf|nan)%?"
PIECES = Formatter()


@dataclass(frozen=True)
class Template:
    """An English text with places, and the Korean one with the same places.

    Attributes
    ----------
    english : str
        With places {name}, or {name:…} for what is a number.
    korean : str
        With places {name}; {name!t} for what is told in Korean as well, {name!l} for a
        list whose entries are, {name!s} for a source of data. A particle after a place
        is written in both forms, 을(를).
    literals : tuple of str
        The parts of the English text between its places, the longest first.
    """

    english: str
    korean: str
    literals: tuple[str, ...]

    @classmethod
    def of(cls, english: str, korean: str) -> "Template":
        """Return a template of two texts."""
        parts = (literal for literal, *_ in PIECES.parse(english) if literal)
        return cls(english, korean, tuple(sorted(parts, key=len, reverse=True)))

    @property
    def own_letters(self) -> int:
        """How many letters stand between the places."""
        return sum(
            letter.isalpha()
            for literal, *_ in PIECES.parse(self.english)
            for letter in literal
        )

    @property
    def tells_itself(self) -> bool:
        """Whether no other text looks like one that was made from it."""
        begins = next(iter(PIECES.parse(self.english)))
        any_text = begins[1] is not None and not begins[2]
        return self.own_letters >= (LETTERS if not begins[0] and any_text else 1)

    def values(self, text: str) -> dict[str, str] | None:
        """Return the values at the places, or None if the text is another one."""
        if not all(literal in text for literal in self.literals):
            return None
        match = _pattern(self.english).fullmatch(text)
        return None if match is None else match.groupdict()


@cache
def _pattern(english: str) -> re.Pattern[str]:
    parts, seen = [], set()
    for literal, name, spec, _ in PIECES.parse(english):
        parts.append(re.escape(literal))
        if name is not None:
            content = NUMBER if spec else ".*?"
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{content})")
            seen.add(name)
    return re.compile("".join(parts), re.DOTALL)


@dataclass(frozen=True)
class Catalog:
    """All templates.

    Attributes
    ----------
    whole : mapping of str to str
        From each English text or template to the Korean one.
    templates : tuple of Template
        Those with places that tell themselves, the one with most letters first.
    """

    whole: Mapping[str, str]
    templates: tuple[Template, ...]

    def found(self, text: str) -> tuple[str, dict[str, str]] | None:
        """Return the Korean template of a text and the values at its places."""
        if "{" not in text and text in self.whole:
            return self.whole[text], {}
        for template in self.templates:
            values = template.values(text)
            if values is not None:
                return template.korean, values
        return None


@cache
def read_catalog() -> Catalog:
    """Return the templates of all layers."""
    return catalog_of(dict(_texts()))


def catalog_of(whole: Mapping[str, str]) -> Catalog:
    """Return these templates, English to Korean, for a search."""
    templates = (Template.of(*pair) for pair in whole.items() if "{" in pair[0])
    searched = [template for template in templates if template.tells_itself]
    searched.sort(key=lambda template: -template.own_letters)
    return Catalog(whole, tuple(searched))


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.glob(f"*/{TABLE}")):
        yield from _read(path).items()
    # the words of pictures and pages have a table by code, with English beside it
    for path in sorted(PACKAGE.glob("*/korean.toml")):
        english, korean = _read(path.with_name("english.toml")), _read(path)
        for code, text in english.items():
            if isinstance(text, str) and text:
                yield text, korean[code]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
