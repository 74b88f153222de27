"""HTML elements of pages and of notebook output: escaped, without any script."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path


@cache
def style() -> str:
    """Return the style sheet of pages, on one line."""
    return " ".join(Path(__file__).with_name("page.css").read_text("utf-8").split())


def piece(*parts: str) -> str:
    """Return parts as one piece with its style, which any page can contain.

    Examples
    --------
    >>> piece("<p>9 steps</p>").endswith('<p>9 steps</p></div>')
    True
    """
    return f'<div class="steepest"><style>{style()}</style>{"".join(parts)}</div>'


def text(content: object, kind: str = "", tag: str = "p") -> str:
    """Return a text as an element of a CSS class.

    Examples
    --------
    >>> text("3 < 4", "aside")
    '<p class="aside">3 &lt; 4</p>'
    """
    css = f' class="{escape(kind, quote=True)}"' if kind else ""
    return f"<{tag}{css}>{escape(str(content))}</{tag}>"


def table(
    heading: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[int] = ()
) -> str:
    """Return rows under a heading; an empty heading is left out.

    Parameters
    ----------
    heading : sequence of str
        A title for each column, or nothing.
    rows : iterable of sequences
        The cells.
    right : sequence of int
        The columns of numbers.
    """

    def line(cells: Sequence[object], tag: str) -> str:
        row = (
            text(cell, "right" if i in right else "", tag)
            for i, cell in enumerate(cells)
        )
        return f"<tr>{''.join(row)}</tr>"

    head = line(heading, "th") if any(heading) else ""
    body = "".join(line(row, "td") for row in rows)
    return f'<div class="wide"><table>{head}{body}</table></div>'


def figure(title: str, *content: str) -> str:
    """Return a drawing with its title."""
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>{''.join(content)}</figure>"
    )


def group(kind: str, parts: Iterable[str]) -> str:
    """Return parts inside one element of a CSS class."""
    return f'<div class="{escape(kind, quote=True)}">{"".join(parts)}</div>'
