"""Codes and numbers turned into sentences, in English and Korean."""

from ._catalogs import languages
from ._numbers import with_numbers
from ._sentences import Sentences, sentences
from ._text import Paragraph, as_text, paragraphs

__all__ = [
    "Paragraph",
    "Sentences",
    "as_text",
    "languages",
    "paragraphs",
    "sentences",
    "with_numbers",
]
