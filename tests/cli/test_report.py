from dataclasses import replace

import pytest

from steepest.runs import write_run


def test_a_page_about_a_run_and_nothing_overwritten(steepest, here, iris):
    answer = steepest("report", iris, "-o", "iris.html", "--budget", "0", "--quiet")
    assert (answer.status, answer.output) == (0, "Written to iris.html\n")
    page = (here / "iris.html").read_text("utf-8")
    assert "linear on iris" in page
    assert "steepest train iris --optimizer sgd --learning-rate 0.05 --epochs 5" in page
    assert "Passed: values of the data" in page
    assert "The most wrong: true, not predicted" in page
    again = steepest("report", iris, "-o", "iris.html")
    assert again.status == 2
    assert "'iris.html' exists and stays as it is" in again.errors


def test_a_run_without_its_data_is_reported_too(steepest, here, run):
    settings = {name: v for name, v in run.settings.items() if name != "asked"}
    write_run(replace(run, settings=settings), "runs/first")
    answer = steepest("report", "first", "--language", "ko", "--json", "--quiet")
    assert answer.json["report"] == "report.html"
    assert answer.json["verdicts"] == [None]
    assert answer.json["runs"] == ["runs/first"]
    page = (here / "report.html").read_text("utf-8")
    assert "끝까지 학습함" in page
    assert "runs/first의 실행은 Python에서 만들어" in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no/such",), "No run at 'no/such'"),
        (("first", "-o", "page.pdf"), "A page ends in .html; found 'page.pdf'"),
        (("first", "--language", "fr"), "Unknown language 'fr'"),
    ],
)
def test_what_cannot_be_reported_leaves_nothing(steepest, here, arguments, message):
    answer = steepest("report", *arguments, "--quiet")
    assert answer.status == 2
    assert message in answer.errors
    assert list(here.iterdir()) == []


def test_train_writes_its_report(steepest, here, trained):
    said = steepest("train", "--report", "run.html", "--out", "run", "--json").json
    assert said["report"] == "run.html"
    page = (here / "run.html").read_text("utf-8")
    assert "linear on wine.csv" in page
    assert "steepest diagnose run runs all" in page


def test_train_says_before_it_trains_that_a_report_is_in_the_way(
    steepest, here, trained
):
    (here / "run.html").write_text("mine")
    answer = steepest("train", "--report", "run.html")
    assert answer.status == 2
    assert trained == []
    assert (here / "run.html").read_text() == "mine"
