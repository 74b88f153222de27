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
from ..display import short_number
from ..language import speaking, told
from ..logs import LogDiagnosis
from ..runs import History, Outcome, Run
from ..settings import METRICS
from ..training import Sweep
from ._charts import Chart, run_charts
from ._comparison import comparison_html
from ._html import figure, group, piece, table, text
from ._log_picture import log_charts
from ._quality_html import classes_html, numbers_html
from ._run_picture import judged_part
from ._svg import chart_svg
from ._sweep import sweep_sentences, sweep_table
from ._words import words

IN_THE_TABLE = ("loss", "accuracy", "r2")


def fragment(value: Any, language: str = "en") -> str:
    """Return a value as a piece of a page: complete, escaped, without any script.

    Parameters
    ----------
    value : Run, History, Diagnosis, LogDiagnosis, Finding, … or a table of names
        What to show; of anything else, its `repr`.
    language : {"en", "ko"}
        Of the words.

    Examples
    --------
    >>> "<td>hinge</td>" in fragment(NameTable("loss", {"hinge": len}))
    True
    """
    with speaking(language):
        return _fragment(value, language)


@singledispatch
def _fragment(value: Any, language: str) -> str:
    del language
    return piece(text(repr(value), tag="pre"))


@_fragment.register
def _(run: Run, language: str) -> str:
    phrases = words[language]
    quality = judged_part(run)
    parts = [outcome_html(run, phrases), charts_html(run_charts(run, phrases)[:2])]
    parts.append(metrics_html(run, phrases))
    if quality is not None:
        parts += [numbers_html(quality, phrases), classes_html(quality, phrases)]
    if run.folder is not None:
        parts.append(text(run.folder, "aside"))
    return piece(*parts)


@_fragment.register
def _(history: History, language: str) -> str:
    run = Run({}, Outcome.FINISHED, "", history)
    charts = charts_html(run_charts(run, words[language]))
    return piece(charts, text(repr(history), "aside"))


@_fragment.register
def _(diagnosis: Diagnosis, language: str) -> str:
    return piece(*map(paragraph_html, paragraphs(diagnosis, language)))


@_fragment.register
def _(diagnosis: LogDiagnosis, language: str) -> str:
    shown = []
    for kind, words_of_it, verdict in diagnosis.paragraphs():
        css = kind if kind in ("advice", "aside") else ""
        tag = "h3" if kind == "headline" else "p"
        shown.append(text(words_of_it, f"{css} {verdict}".strip(), tag))
    charts = charts_html(log_charts(diagnosis, words[language]))
    return piece(shown[0], charts, *shown[1:])


@_fragment.register
def _(finding: Finding, language: str) -> str:
    shown = sentences(finding, language)
    parts = [
        text(shown.title, tag="h3"),
        text(f"{shown.verdict}: {shown.because}", str(finding.verdict)),
        text(shown.expected),
        text(shown.advice, "advice"),
        text(shown.source, "aside"),
    ]
    return piece(*(part for part in parts if "></" not in part))


@_fragment.register
def _(fix: Fix, language: str) -> str:
    shown = [*fix_report(fix, language), *paragraphs(fix.diagnosis, language)]
    return piece(*map(paragraph_html, shown))


@_fragment.register
def _(comparison: Comparison, language: str) -> str:
    return piece(comparison_html(comparison, language))


@_fragment.register
def _(sweep: Sweep, language: str) -> str:
    with speaking(language):
        heading, *rows = sweep_table(sweep)
        sentences = [text(told(sentence)) for sentence in sweep_sentences(sweep)]
    return piece(*sentences, table(heading, rows, right=range(len(heading))))


@_fragment.register(NameTable)
def _(names: NameTable[Any], language: str) -> str:
    title = words[language]["table_of"].format(count=len(names), kind=told(names.kind))
    rows = [(name, _first_line(entry)) for name, entry in names.items()]
    return piece(text(title, tag="h3"), table((), rows))


def outcome_html(run: Run, phrases: Mapping[str, str]) -> str:
    """Return how a run ended, in a word and a sentence."""
    word = phrases[str(run.outcome).replace(" ", "_")]
    kind = "pass" if run.outcome.succeeded else "fail"
    reason = told(run.reason).removeprefix(f"{str(run.outcome).capitalize()} ")
    return f'<p><strong class="{kind}">{escape(word)}</strong>: {escape(reason)}</p>'


def metrics_html(run: Run, phrases: Mapping[str, str]) -> str:
    """Return the loss and metric of every part as a table, and what decided."""
    parts = run.metrics
    known = {name for part in parts.values() for name in part}
    shown = {*IN_THE_TABLE, run.settings.get("metric", "loss")}
    names = [name for name in METRICS if name in known & shown]
    if not names:
        return ""
    rows = [
        [
            phrases.get(part, part),
            *(short_number(v[n]) if n in v else "" for n in names),
        ]
        for part, v in parts.items()
    ]
    heading = ["", *(phrases[name] for name in names)]
    return table(heading, rows, right=range(1, len(heading)))


def charts_html(charts: tuple[Chart, ...]) -> str:
    """Return charts side by side, as far as there is room."""
    return group("charts", (figure(chart.title, chart_svg(chart)) for chart in charts))


def paragraph_html(paragraph: Any) -> str:
    """Return a paragraph of a diagnosis."""
    if paragraph.kind == "space":
        return ""
    kind = paragraph.kind if paragraph.kind in ("advice", "aside") else ""
    css = " ".join(filter(None, (kind, "indented" if paragraph.indent else "")))
    if paragraph.verdict is None:
        return text(paragraph.text, css, "h3" if paragraph.kind == "headline" else "p")
    tag = "h3" if paragraph.kind == "finding" else "p"
    return text(paragraph.text, f"{css} {paragraph.verdict}".strip(), tag)


def _first_line(entry: Any) -> str:
    if inspect.isroutine(entry) or inspect.isclass(entry):
        return (inspect.getdoc(entry) or "").split("\n", 1)[0]
    text = getattr(entry, "question", None)  # of a check
    return text if isinstance(text, str) else ""
