"""Codes and numbers turned into sentences, in English and Korean."""

from ._sentences import Sentences, languages, sentences
from ._told import Paragraph, paragraphs, told, tried

__all__ = [
    "Paragraph",
    "Sentences",
    "languages",
    "paragraphs",
    "sentences",
    "told",
    "tried",
]
