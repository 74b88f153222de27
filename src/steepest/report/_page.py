"""A report: one HTML file with everything that is known about runs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..diagnosis import Diagnosis, Finding, paragraphs
from ..display import short_number
from ..language import speaking, told
from ..runs import Quality, Run
from ..training import Judged
from ._charts import against_chart, calibration_chart, run_charts
from ._examples import examples_html, thumbnails_html
from ._facts import facts_html
from ._filters import answered, filters
from ._findings import findings_html
from ._fragments import (
    charts_html,
    metrics_html,
    outcome_html,
)
from ._html import style, text
from ._picture import free_place, write_whole
from ._plotted import judged_if_possible
from ._quality_html import classes_html, confusion_html, numbers_html
from ._run_picture import judged_part
from ._thumbnails import templates, worst_images
from ._words import words

SAFE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(frozen=True)
class Reported:
    """A run with what a report shows of it.

    Attributes
    ----------
    run : Run
        The run.
    diagnosis : Diagnosis or None
        What the checks found.
    judged : Judged or None
        The rows that it is judged by, for examples.
    remarks : tuple of str
        What is missing and why.
    """

    run: Run
    diagnosis: Diagnosis | None = None
    judged: Judged | None = None
    remarks: tuple[str, ...] = ()


def reported_as_trained(run: Run, language: str = "en") -> Reported:
    """Return a run with the findings of its training: the free checks only.

    See Also
    --------
    write_report : writes it into a file.
    """
    judged, why = judged_if_possible(run)
    remark = words[language]["free_alone"].format(run=run.folder or "RUN")
    findings = tuple(Finding.from_json(finding) for finding in run.findings)
    diagnosis = Diagnosis(findings=findings) if findings else None
    return Reported(run, diagnosis, judged, tuple(filter(None, (why, remark))))


def write_report(
    reported: Sequence[Reported],
    path: str | Path,
    *,
    language: str = "en",
    replace: bool = False,
    before: Sequence[str] = (),
) -> Path:
    """Write a report of runs into one HTML file that needs nothing else.

    Parameters
    ----------
    reported : sequence of Reported
        Runs, with their diagnoses.
    path : str or Path
        Where; it ends in .html.
    language : {"en", "ko"}
        Of the words.
    replace : bool
        Whether to overwrite a file that exists.
    before : sequence of str
        Pieces of a page that stand before the runs.

    Returns
    -------
    Path
        The file that was written, whole or not at all.

    Raises
    ------
    SettingError
        If the ending is not .html, the file exists, or the folder cannot be written.

    See Also
    --------
    report_page : the same as a text, with an example.
    """
    free_place(path, replace, ("html",))
    page = report_page(reported, language, before)
    return write_whole(path, lambda name: _write(name, page))


def _write(name: str, page: str) -> None:
    Path(name).write_text(page, encoding="utf-8")


def report_page(
    reported: Sequence[Reported], language: str = "en", before: Sequence[str] = ()
) -> str:
    """Return a report of runs as a page.

    See Also
    --------
    write_report : writes it into a file, and describes the parameters.

    Examples
    --------
    >>> from steepest.runs import History, Outcome
    >>> run = Run({}, Outcome.FINISHED, "Ran <all>.", History(steps={"loss": [2, 1]}))
    >>> page = report_page([Reported(run)])
    >>> page.startswith("<!doctype html>"), "Ran &lt;all&gt;." in page
    (True, True)
    """
    with speaking(language):
        return _page(reported, language, before)


def _page(reported: Sequence[Reported], language: str, before: Sequence[str]) -> str:
    phrases = words[language]
    title = phrases["report_of"].format(count=len(reported))
    if len(reported) == 1:
        title = _title(reported[0].run, phrases)
    body = [text(title, tag="h1")] if len(reported) > 1 else []
    body += before
    for item in reported:
        name = _title(item.run, phrases)
        if len(reported) > 1 and item.run.folder is not None:
            name = f"{Path(item.run.folder).name}: {name}"
        body.append("".join(_sections(item, name, phrases, language)))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{SAFE}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style()} :root {{ color-scheme: light "
        "dark; } body { margin: 1.5em auto; padding: 0 1em; max-width: 62em; } "
        "@media print { body { margin: 0; } h2, h3 { break-after: avoid; } "
        ".run + .run { break-before: page; } } .run:not(:first-child) { margin-top: "
        "2.5em; }</style></head>"
        f'<body class="steepest">{"".join(body)}</body></html>\n'
    )


def _title(run: Run, phrases: Mapping[str, str]) -> str:
    model = run.settings.get("model", "")
    source = run.data.get("source") or told("arrays")
    return (
        phrases["model_on"].format(model=model, data=source) if model else str(source)
    )


def _sections(
    item: Reported, name: str, phrases: Mapping[str, str], language: str
) -> Iterator[str]:
    run, quality = item.run, judged_part(item.run)
    yield '<section class="run">'
    yield text(name, tag="h1")
    if item.diagnosis is not None:
        first = paragraphs(item.diagnosis, language)[0]
        yield text(first.text, f"advice {item.diagnosis.verdict}")
    yield outcome_html(run, phrases)
    if quality is not None:
        yield text(_judgment(run, quality, phrases))
    yield from (text(told(remark), "aside") for remark in item.remarks)
    charts = run_charts(run, phrases)
    if item.diagnosis is not None:
        yield text(phrases["findings"], tag="h2")
        yield from findings_html(item.diagnosis, run, phrases, language)
    if charts:
        yield text(phrases["curves"], tag="h2")
        yield charts_html(charts)
    if run.metrics:
        yield text(phrases["metrics"], tag="h2")
        yield metrics_html(run, phrases)
    if quality is not None:
        yield from _quality(quality, item, phrases)
    yield from facts_html(run, phrases)
    yield "</section>"


def _judgment(run: Run, quality: Quality, phrases: Mapping[str, str]) -> str:
    """Return accuracy or R² as a sentence, with what guessing gives.

    The metric that decided comes first, if it is another one.
    """
    error_name, numbers = "root_mean_squared_error", quality.numbers
    name = next(name for name in ("accuracy", "r2", error_name) if name in numbers)
    part = phrases["test" if "test" in run.quality else "validation"]
    names = [name]
    decides = run.settings.get("metric", "loss")
    # the error of regressions follows anyway
    if decides in numbers and decides not in (name, error_name):
        names.insert(0, decides)
    sentences = [
        phrases["verdict_numbers"].format(
            metric=phrases[each],
            value=short_number(numbers[each]),
            rows=quality.rows,
            part=part,
        )
        for each in names
    ]
    sentence = " ".join(text[:1].upper() + text[1:] for text in sentences)
    if quality.classes:
        value = numbers["accuracy_of_commonest"]
        guess = phrases["guess_class"].format(name=quality.commonest, value=value)
    else:
        if name != error_name:
            error, words = short_number(numbers[error_name]), phrases[error_name]
            sentence += f" {words[:1].upper()}{words[1:]} {error}."
        value = numbers["root_mean_squared_error_of_mean"]
        guess = phrases["guess_mean"].format(value=short_number(value))
    return f"{sentence} {guess}"


def _quality(
    quality: Quality, item: Reported, phrases: Mapping[str, str]
) -> Iterator[str]:
    part = phrases["test" if "test" in item.run.quality else "validation"]
    yield text(phrases["quality"].format(rows=quality.rows, part=part), tag="h2")
    yield numbers_html(quality, phrases)
    yield classes_html(quality, phrases)
    if quality.confusion:
        yield text(phrases["confusion"], tag="h3")
        yield confusion_html(quality, phrases)
    drawn = [calibration_chart(quality, phrases)]
    if item.judged is not None:
        drawn.append(against_chart(item.judged, phrases))
    charts = tuple(chart for chart in drawn if chart is not None)
    if charts:
        yield charts_html(charts)
    yield from thumbnails_html(phrases["templates"], templates(item.run))
    yield from thumbnails_html(phrases["filters"], filters(item.run))
    if item.judged is not None:
        yield from thumbnails_html(phrases["answered"], answered(item.run, item.judged))
        images = worst_images(item.judged, phrases)
        if images:
            yield from thumbnails_html(phrases["worst"], images)
        else:
            yield from examples_html(item.judged, phrases)
