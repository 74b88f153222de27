"""Values as pieces of a page: what a notebook shows of them."""

import inspect
from collections.abc import Mapping
from functools import singledispatch
from html import escape
from typing import Any

from .._core import NameTable
from ..diagnosis import (
    Comparison,
    Diagnosis,
    Finding,
    Fix,
    fix_report,
    paragraphs,
    sentences,
)
from ..runs import History, Outcome, Run
from ._charts import Chart, run_charts
from ._comparison import comparison_html
from ._html import figure, group, piece, table, text
from ._quality_html import classes_html, numbers_html
from ._run_picture import judged_part
from ._svg import chart_svg
from ._words import words

METRICS = ("loss", "accuracy", "r2")


@singledispatch
def fragment(value: Any, language: str = "en") -> str:
    """Return a value as a piece of a page: complete, escaped, without any script.

    Parameters
    ----------
    value : Run, History, Diagnosis, Finding, Fix, Comparison or a table of names
        What to show; of anything else, its `repr`.
    language : {"en", "ko"}
        Of the words.

    Examples
    --------
    >>> "<td>hinge</td>" in fragment(NameTable("loss", {"hinge": len}))
    True
    """
    del language
    return piece(text(repr(value), tag="pre"))


@fragment.register
def _(run: Run, language: str = "en") -> str:
    said = words[language]
    quality = judged_part(run)
    parts = [outcome_html(run, said), charts_html(run_charts(run, said)[:2])]
    parts.append(metrics_html(run, said))
    if quality is not None:
        parts += [numbers_html(quality, said), classes_html(quality, said)]
    if run.folder is not None:
        parts.append(text(run.folder, "aside"))
    return piece(*parts)


@fragment.register
def _(history: History, language: str = "en") -> str:
    run = Run({}, Outcome.FINISHED, "", history)
    charts = charts_html(run_charts(run, words[language]))
    return piece(charts, text(repr(history), "aside"))


@fragment.register
def _(diagnosis: Diagnosis, language: str = "en") -> str:
    return piece(*map(paragraph_html, paragraphs(diagnosis, language)))


@fragment.register
def _(finding: Finding, language: str = "en") -> str:
    said = sentences(finding, language)
    parts = [
        text(said.title, tag="h3"),
        text(f"{said.verdict}: {said.because}", str(finding.verdict)),
        text(said.expected),
        text(said.advice, "advice"),
        text(said.source, "aside"),
    ]
    return piece(*(part for part in parts if "></" not in part))


@fragment.register
def _(fix: Fix, language: str = "en") -> str:
    told = [*fix_report(fix, language), *paragraphs(fix.diagnosis, language)]
    return piece(*map(paragraph_html, told))


@fragment.register
def _(found: Comparison, language: str = "en") -> str:
    return piece(comparison_html(found, language))


@fragment.register(NameTable)
def _(names: NameTable[Any], language: str = "en") -> str:
    said = words[language]["table_of"].format(count=len(names), kind=names.kind)
    rows = [(name, _first_line(entry)) for name, entry in names.items()]
    return piece(text(said, tag="h3"), table((), rows))


def outcome_html(run: Run, said: Mapping[str, str]) -> str:
    """Return how a run ended, in a word and a sentence."""
    word = said[str(run.outcome).replace(" ", "_")]
    kind = "pass" if run.outcome.succeeded else "fail"
    reason = run.reason.removeprefix(f"{str(run.outcome).capitalize()} ")
    return f'<p><strong class="{kind}">{escape(word)}</strong>: {escape(reason)}</p>'


def metrics_html(run: Run, said: Mapping[str, str]) -> str:
    """Return loss and metric of every part under each other."""
    parts = run.metrics
    names = [name for name in METRICS if any(name in part for part in parts.values())]
    if not names:
        return ""
    rows = [
        [said.get(part, part), *(f"{v[n]:.4g}" if n in v else "" for n in names)]
        for part, v in parts.items()
    ]
    heading = ["", *(said[name] for name in names)]
    return table(heading, rows, right=range(1, len(heading)))


def charts_html(charts: tuple[Chart, ...]) -> str:
    """Return charts beside each other, as far as there is room."""
    return group("charts", (figure(each.title, chart_svg(each)) for each in charts))


def paragraph_html(told: Any) -> str:
    """Return a paragraph of a diagnosis."""
    if told.kind == "space":
        return ""
    kind = told.kind if told.kind in ("advice", "aside") else ""
    css = " ".join(filter(None, (kind, "indented" if told.indent else "")))
    if told.verdict is None:
        return text(told.text, css, "h3" if told.kind == "headline" else "p")
    tag = "h3" if told.kind == "finding" else "p"
    return text(told.text, f"{css} {told.verdict}".strip(), tag)


def _first_line(entry: Any) -> str:
    if inspect.isroutine(entry) or inspect.isclass(entry):
        return (inspect.getdoc(entry) or "").split("\n", 1)[0]
    text = getattr(entry, "question", None)  # of a check
    return text if isinstance(text, str) else ""
