"""A report: one page of one file, with all that is known of runs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..diagnosis import Diagnosis, Finding, paragraphs
from ..runs import Quality, Run
from ..training import Judged
from ._charts import against_chart, calibration_chart, run_charts
from ._examples import examples_html, thumbnails_html
from ._facts import facts_html
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
    """A run with what a report says of it.

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
    """Return a run with what its training found, which are the checks that are free.

    See Also
    --------
    write_report : takes it.
    """
    judged, why = judged_if_possible(run)
    remark = words[language]["free_alone"].format(run=run.folder or "RUN")
    found = tuple(Finding.from_json(each) for each in run.findings)
    diagnosis = Diagnosis(findings=found) if found else None
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
        Take the place of a file that is there.
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
    write_report : writes it, and tells what it takes.

    Examples
    --------
    >>> from steepest.runs import History, Outcome
    >>> run = Run({}, Outcome.FINISHED, "Ran <all>.", History(steps={"loss": [2, 1]}))
    >>> page = report_page([Reported(run)])
    >>> page.startswith("<!doctype html>"), "Ran &lt;all&gt;." in page
    (True, True)
    """
    said = words[language]
    title = said["report_of"].format(count=len(reported))
    if len(reported) == 1:
        title = _title(reported[0].run, said)
    body = [text(title, tag="h1")] if len(reported) > 1 else []
    body += before
    for each in reported:
        name = _title(each.run, said)
        if len(reported) > 1 and each.run.folder is not None:
            name = f"{Path(each.run.folder).name}: {name}"
        body.append("".join(_sections(each, name, said, language)))
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


def _title(run: Run, said: Mapping[str, str]) -> str:
    model = run.settings.get("model", "")
    source = run.data.get("source", "arrays")
    return said["model_on"].format(model=model, data=source) if model else str(source)


def _sections(
    each: Reported, name: str, said: Mapping[str, str], language: str
) -> Iterator[str]:
    run, quality = each.run, judged_part(each.run)
    yield '<section class="run">'
    yield text(name, tag="h1")
    if each.diagnosis is not None:
        first = paragraphs(each.diagnosis, language)[0]
        yield text(first.text, f"advice {each.diagnosis.verdict}")
    yield outcome_html(run, said)
    if quality is not None:
        yield text(_judgment(run, quality, said))
    yield from (text(remark, "aside") for remark in each.remarks)
    charts = run_charts(run, said)
    if each.diagnosis is not None:
        yield text(said["findings"], tag="h2")
        yield from findings_html(each.diagnosis, run, said, language)
    if charts:
        yield text(said["curves"], tag="h2")
        yield charts_html(charts)
    if run.metrics:
        yield text(said["metrics"], tag="h2")
        yield metrics_html(run, said)
    if quality is not None:
        yield from _quality(quality, each, said)
    yield from facts_html(run, said)
    yield "</section>"


def _judgment(run: Run, quality: Quality, said: Mapping[str, str]) -> str:
    """Return the number that people ask for first, beside what guessing gives."""
    name = "accuracy" if quality.classes else "r2"
    part = said["test" if "test" in run.quality else "validation"]
    numbers = quality.numbers
    told = {"metric": said[name], "value": numbers[name]}
    sentence = said["verdict_numbers"].format(**told, rows=quality.rows, part=part)
    if quality.classes:
        value = numbers["accuracy_of_commonest"]
        guess = said["guess_class"].format(name=quality.commonest, value=value)
    else:
        error = numbers["root_mean_squared_error"]
        name = said["root_mean_squared_error"]
        sentence += f" {name[:1].upper()}{name[1:]} {error:.4g}."
        value = numbers["root_mean_squared_error_of_mean"]
        guess = said["guess_mean"].format(value=value)
    return f"{sentence[:1].upper()}{sentence[1:]} {guess}"


def _quality(
    quality: Quality, each: Reported, said: Mapping[str, str]
) -> Iterator[str]:
    part = said["test" if "test" in each.run.quality else "validation"]
    yield text(said["quality"].format(rows=quality.rows, part=part), tag="h2")
    yield numbers_html(quality, said)
    yield classes_html(quality, said)
    if quality.confusion:
        yield text(said["confusion"], tag="h3")
        yield confusion_html(quality, said)
    drawn = [calibration_chart(quality, said)]
    if each.judged is not None:
        drawn.append(against_chart(each.judged, said))
    charts = tuple(chart for chart in drawn if chart is not None)
    if charts:
        yield charts_html(charts)
    yield from thumbnails_html(said["templates"], templates(each.run))
    if each.judged is not None:
        images = worst_images(each.judged, said)
        if images:
            yield from thumbnails_html(said["worst"], images)
        else:
            yield from examples_html(each.judged, said)
