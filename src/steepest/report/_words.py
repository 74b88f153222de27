"""The words of pictures and reports, in English and Korean."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from .._core import NameTable


def _read(name: str) -> Mapping[str, str]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


words: NameTable[Mapping[str, str]] = NameTable(
    "language", {"en": _read("english"), "ko": _read("korean")}
)
"""Each entry is a table from names to texts with placeholders."""
