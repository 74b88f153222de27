"""Codes and numbers turned into sentences, in English and Korean."""

from ._sentences import Sentences, languages, sentences

__all__ = ["Sentences", "languages", "sentences"]
