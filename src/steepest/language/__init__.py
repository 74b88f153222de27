"""The language of everything that people read: English, or told in Korean.

A sentence stands once in the code, in English, where it is raised or made. Korean is
looked up when it is shown: `told` finds the template that the sentence was made from
in the tables `korean_messages.toml` of the layers, takes the values out of it, and puts
them into the Korean template. So errors, notes and stored runs hold one language, and
are shown in either.
"""

from ._spoken import (
    CHOICE,
    LANGUAGES,
    VARIABLE,
    language,
    language_asked,
    speaking,
)
from ._told import told, told_further_by
from ._width import filled, padded, width

__all__ = [
    "CHOICE",
    "LANGUAGES",
    "VARIABLE",
    "filled",
    "language",
    "language_asked",
    "padded",
    "speaking",
    "told",
    "told_further_by",
    "width",
]
