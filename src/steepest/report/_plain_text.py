"""Values in words: what Python prints of them."""

from functools import singledispatch
from typing import Any

from ..diagnosis import Comparison, Finding, Fix, as_text, fix_report
from ..language import speaking, told
from ..training import Sweep
from ._comparison import gain_sentences
from ._sweep import sweep_sentences, sweep_table


@singledispatch
def plain_text(value: Any, language: str = "en") -> str:
    """Return a value in words.

    Parameters
    ----------
    value : Finding, Fix or Comparison
        What to tell; of anything else, its `repr`.
    language : {"en", "ko"}
        Of the words.

    Examples
    --------
    >>> from steepest.diagnosis import Verdict
    >>> finding = Finding(check="finite", verdict=Verdict.PASS, because="finite")
    >>> print(plain_text(finding))
    Are all numbers of the data finite?
       Pass: Every number is finite.
    """
    del language
    return repr(value)


@plain_text.register
def _(finding: Finding, language: str = "en") -> str:
    return as_text(finding, language)


@plain_text.register
def _(fix: Fix, language: str = "en") -> str:
    return as_text(fix_report(fix, language)).strip()


@plain_text.register
def _(comparison: Comparison, language: str = "en") -> str:
    return "\n".join(gain_sentences(comparison, language))


@plain_text.register
def _(sweep: Sweep, language: str = "en") -> str:
    with speaking(language):
        rows = sweep_table(sweep)
        sentences = [told(sentence) for sentence in sweep_sentences(sweep)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.rjust(most) for cell, most in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join([*lines, "", *sentences])
