"""Texts in a terminal, where a Korean syllable is as wide as two Latin letters."""

import re
from unicodedata import combining, east_asian_width

STYLE = re.compile(r"\x1b\[[\d;]*m")
"""A change of color or weight, which takes no column."""


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Examples
    --------
    >>> width("loss"), width("손실")
    (4, 4)
    """
    return sum(
        2 if east_asian_width(letter) in "WF" else not combining(letter)
        for letter in STYLE.sub("", text)
    )


def padded(text: str, columns: int, right: bool = False) -> str:
    """Return a text with the spaces that fill its columns, in front if `right`.

    Examples
    --------
    >>> padded("손실", 6), padded("loss", 6, right=True)
    ('손실  ', '  loss')
    """
    space = " " * (columns - width(text))
    return space + text if right else text + space


def filled(
    text: str, columns: int, first_indent: str = "", other_indent: str = ""
) -> str:
    """Return a paragraph broken between its words into lines.

    Parameters
    ----------
    text : str
        The paragraph. A word longer than a line has a line of its own.
    columns : int
        That a line has at most.
    first_indent, other_indent : str
        In front of the first line, and of the others.

    Examples
    --------
    >>> print(filled("손실이 줄지 않습니다. 학습률을 낮추세요.", 24))
    손실이 줄지 않습니다.
    학습률을 낮추세요.
    """
    lines, line, space = [], first_indent, ""
    for word in re.findall(r"\S+|\s+", text):
        if word.isspace():
            space = " " * len(word)
        elif line.strip() and width(line + space + word) > columns:
            lines.append(line)
            line, space = other_indent + word, ""
        else:
            line, space = line + space + word, ""
    return "\n".join([*lines, line] if line.strip() else lines)
