import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import steepest.report
from steepest.diagnosis import Diagnosis, Finding, Verdict
from steepest.errors import SettingError
from steepest.report import Reported, report_page, words, write_report
from steepest.report._findings import PICTURE_OF
from steepest.runs import History, Outcome, Run
from steepest.settings import METRICS

OWN = Path(steepest.report.__file__).parents[1]
VOID = {"br", "img", "meta", "path", "circle"}


class Reader(HTMLParser):
    """Reads a page; every element that opens must close."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.sources, self.said = [], [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.sources += [v for name, v in attributes if name in ("src", "href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.said.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.said).split())


@pytest.fixture
def found() -> Diagnosis:
    return Diagnosis(
        findings=(
            Finding(
                check="margin",
                verdict=Verdict.WARN,
                because="too_large",
                measured={"margin": 100.0},
                expected={"low": 0.1, "high": 10.0},
                advice="margin_one",
            ),
        )
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_page_is_whole_safe_and_says_it_all(run, judged, found, language):
    reader = Reader(report_page([Reported(run, found, judged)], language))
    said = words[language]
    for name in ("findings", "curves", "confusion", "settings", "repeat", "templates"):
        assert said[name] in reader.text
    assert not {"script", "link", "iframe", "b", "left"} & set(reader.tags)
    assert all(source.startswith("data:image/png;base64,") for source in reader.sources)
    assert "<b>" in reader.text  # the class, escaped
    assert "1 image was <left> out." in reader.text
    assert len(reader.sources) == 3 + 2  # templates, and what was predicted wrong


def test_the_verdict_comes_first(run, found):
    text = Reader(report_page([Reported(run, found)])).text
    verdict = text.index("Nothing failed. Look at this first: margin.")
    numbers = text.index(
        "Accuracy 0.75 on 8 test rows. Always guessing 'cat' gives 0.5."
    )
    assert verdict < numbers < text.index("Findings") < text.index("Loss by epoch")


def test_a_finding_stands_with_the_picture_that_shows_it(run, found, monkeypatch):
    caption = "Loss by epoch</figcaption>"
    assert report_page([Reported(run, found)]).count(caption) == 1
    monkeypatch.setitem(PICTURE_OF, "margin", "loss")
    page = report_page([Reported(run, found)])
    assert page.count(caption) == 2
    assert page.index("The margin of the hinge") < page.index(caption)
    assert page.index(caption) < page.index("<h2>Curves</h2>")
    monkeypatch.setitem(PICTURE_OF, "margin", "rates")
    given = replace(run, settings={})
    assert report_page([Reported(given, found)]).count(caption) == 2
    monkeypatch.setitem(PICTURE_OF, "margin", "confusion")
    assert report_page([Reported(run, found)]).count('class="matrix"') == 2


def test_numbers_have_their_examples_in_a_table(run, of_numbers):
    run = replace(run, quality={}, settings={})
    named = replace(of_numbers.rows, row_names=None)
    page = report_page([Reported(run, None, replace(of_numbers, rows=named))])
    assert "Predicted against true" not in page  # nothing was judged
    assert "This run was made from Python" in page


def test_a_run_of_which_little_is_known_has_a_page_too():
    run = Run({}, Outcome.DIVERGED, "The loss was not finite.", History())
    text = Reader(report_page([Reported(run, remarks=("Its data are gone.",))])).text
    assert "Diverged : The loss was not finite." in text
    assert "Its data are gone." in text


def test_several_runs_are_one_page(run):
    reader = Reader(report_page([Reported(run), Reported(run)]))
    assert reader.tags.count("section") == 2
    assert reader.text.startswith("2 runs")


def test_nothing_is_overwritten_unasked(run, tmp_path):
    path = write_report([Reported(run)], tmp_path / "run.html")
    with pytest.raises(SettingError, match="exists and stays as it is.*--force"):
        write_report([Reported(run)], path)
    assert write_report([Reported(run)], path, replace=True, language="ko") == path
    assert 'lang="ko"' in path.read_text("utf-8")
    with pytest.raises(SettingError, match=r"A page ends in \.html; found"):
        write_report([Reported(run)], tmp_path / "run.pdf")
    assert list(tmp_path.iterdir()) == [path]


def test_every_word_is_said_somewhere():
    code = "".join(
        path.read_text("utf-8")
        for layer in ("report", "cli")
        for path in (OWN / layer).rglob("*.py")
    )
    spoken_by_value = {
        *("finished", "stopped_early", "diverged", "interrupted"),  # outcomes
        *("load", "compile", "total"),  # what took time
        *METRICS,
    }
    silent = [
        name
        for name in words["en"]
        if name not in spoken_by_value and not re.search(rf'"{name}"', code)
    ]
    assert silent == []
