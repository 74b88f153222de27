"""Tables of sentences, one for each language, from codes to texts with places.

The English sentences of a check are in its file, all others in `english.toml`. Every
other language is one file.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..._core import NameTable
from .._check import Check
from ..checks import checks

KINDS = {
    "question": "title",
    "called": "name",
    "expects": "expected",
    "cannot_see": "cannot_see",
    "source": "source",
}
"""Fields of a check that hold one sentence, and the kinds of code they have here."""


def _english() -> dict[str, str]:
    codes = dict(_words("english"))
    for check in checks.values():
        codes |= dict(_of_check(check))
    return codes


def _of_check(check: Check) -> Iterator[tuple[str, str]]:
    for field, kind in KINDS.items():
        if text := getattr(check, field):
            yield f"{kind}/{check.name}", text
    for because, text in check.says.items():
        yield f"{check.name}/{because}", text
    for advice, text in check.advice.items():
        yield f"advice/{advice}", text
    for need in check.needs:
        yield f"skipped/{need.reason}", need.sentence
    for reason, text in check.skips.items():
        yield f"skipped/{reason}", text


def _words(language: str) -> Iterator[tuple[str, str]]:
    """Yield the codes of a file and their sentences; fields of checks as in `KINDS`."""
    text = Path(__file__).with_name(f"{language}.toml").read_text("utf-8")
    tables: Mapping[str, Any] = tomllib.loads(text)
    for table, entries in tables.items():
        for name, sentence in entries.items():
            is_field = table in checks and name in KINDS
            yield f"{KINDS[name]}/{table}" if is_field else f"{table}/{name}", sentence


languages: NameTable[Mapping[str, str]] = NameTable(
    "language", {"en": _english(), "ko": dict(_words("korean"))}
)
"""Each entry is a table from codes to sentences with places for numbers."""
