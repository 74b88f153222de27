import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from steepest.runs import Outcome, Run, write_checkpoint, write_run


@pytest.fixture
def stored(here: Path, run: Run) -> Path:
    write_run(run, "runs/first")
    write_run(replace(run, outcome=Outcome.DIVERGED, metrics={}), "runs/second")
    return here


def test_lists_the_newest_first(steepest, stored):
    answer = steepest("runs")
    assert answer.status == 0
    assert answer.output.splitlines() == [
        "run     outcome   score     validation  test  seconds",
        "second  diverged                                  2.0",
        "first   finished  accuracy                        2.0",
    ]


def test_lists_another_folder_by_its_paths(steepest, stored, run):
    metrics = {"validation": {"loss": 0.5, "r2": 0.12345}}
    write_run(replace(run, metrics=metrics, seconds={}), "more/third")
    write_checkpoint("more/unfinished", [], {})
    (stored / "more" / "damaged").mkdir()
    (stored / "more" / "damaged" / "run.json").write_text("{")
    answer = steepest("runs", "more")
    lines = answer.output.splitlines()
    assert lines[1] == "more/third       finished    r2          0.123"
    assert [line.split() for line in lines[2:]] == [
        ["more/unfinished", "unfinished"],
        ["more/damaged", "damaged"],
    ]
    assert answer.errors.startswith("Note: 'more/damaged/run.json' is damaged: ")


def test_the_score_is_the_metric_that_decided(steepest, here, run):
    metrics = {"validation": {"loss": 0.5, "accuracy": 0.9, "roc_auc": 0.75}}
    settings = {**run.settings, "metric": "roc_auc"}
    epochs = {
        "epoch": np.array([1, 2, 3]),
        "validation_log_loss": np.array([0.5, 0.2, 0.3]),
        "validation_roc_auc": np.array([0.5, 0.75, 0.625]),
    }
    history = replace(run.history, epochs=epochs)
    decided = replace(run, metrics=metrics, settings=settings, history=history)
    write_run(decided, "runs/first")
    line = steepest("runs").output.splitlines()[1]
    assert line.split() == ["first", "finished", "ROC", "AUC", "0.750", "2.0"]
    assert steepest("runs", "--json").json["runs"][0]["metric"] == "roc_auc"
    shown = steepest("show", "first").output.splitlines()
    assert "            loss  accuracy  ROC AUC" in shown
    assert "validation   0.5       0.9     0.75" in shown
    drawn = [line.split() for line in shown if "at epoch" in line]
    assert drawn == [
        ["validation", "log", "loss", "0.5", "█▁▃", "0.3", "0.2", "at", "epoch", "2"],
        ["validation", "ROC", "AUC", "0.5", "▁█▅", "0.625", "0.75", "at", "epoch", "2"],
    ]


def test_lists_as_json(steepest, stored):
    fields = steepest("runs", "--json").json
    assert [entry["folder"] for entry in fields["runs"]] == [
        "runs/second",
        "runs/first",
    ]
    assert fields["runs"][1]["metrics"]["test"]["loss"] is None


def test_an_empty_list_is_a_note(steepest, here):
    answer = steepest("runs", here)
    assert (answer.status, answer.output) == (0, "")
    assert "steepest train writes one" in answer.errors
    assert steepest("runs", "no/such").status == 2


def test_shows_a_run_by_its_name(steepest, stored):
    answer = steepest("show", "first")
    assert answer.status == 0
    page = answer.output
    assert page.startswith("Finished: All 4 steps ran.\n")
    assert "Saved in runs/first" in page
    assert "train loss        1.75  █?▁       0.75" in page
    assert "validation loss      1  ▁▁▁       1" in page
    assert "  optimizer options  momentum=0.9\n" in page
    assert "  hidden             128" in page
    assert "asked" not in page


def test_shows_a_run_as_json(steepest, stored):
    fields = steepest("show", "runs/first", "--json").json
    assert fields["settings"]["asked"] == {"learning_rate": "auto"}
    assert fields["history"]["train_loss"] == [1.75, None, 0.75]


def test_deletes_after_a_confirmation(steepest, stored, monkeypatch):
    monkeypatch.setattr("typer.prompt", lambda text, **more: "n")
    answer = steepest("delete", "first")
    assert (answer.status, answer.errors) == (1, "Nothing was deleted.\n")
    assert (stored / "runs" / "first").exists()
    questions = []
    monkeypatch.setattr(
        "typer.prompt", lambda text, **more: questions.append(text) or "예"
    )
    answer = steepest("delete", "first")
    assert questions == ["Delete runs/first (finished)? [y/N]"]
    assert (answer.status, answer.errors) == (0, "Deleted runs/first.\n")
    assert not (stored / "runs" / "first").exists()
    assert steepest("delete", "second", "--yes", "--json").json == {
        "schema_version": 1,
        "deleted": "runs/second",
    }


def test_an_answer_that_is_neither_is_asked_for_again(steepest, stored, monkeypatch):
    answers = iter(["maybe", "YES"])
    monkeypatch.setattr("typer.prompt", lambda text, **more: next(answers))
    answer = steepest("delete", "first")
    assert answer.errors == "Answer y or n.\nDeleted runs/first.\n"


def test_without_an_answer_nothing_is_deleted(steepest, stored, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    answer = steepest("delete", "first")
    assert answer.status == 1
    assert answer.errors.endswith(
        "\nError: Nothing was deleted, because the question had no answer. Give --yes "
        "to delete without a question.\n"
    )
    assert steepest("delete", "first", "--json").json["error"]["kind"] == "NotConfirmed"
    assert (stored / "runs" / "first").exists()


@pytest.mark.parametrize("more", [(), ("--yes",)])
def test_deletes_nothing_but_runs(steepest, stored, more):
    for folder in (stored, stored / "runs", "no/such"):
        answer = steepest("delete", folder, *more)
        assert answer.status == 2
        assert "No run at" in answer.errors
    assert len(list((stored / "runs").iterdir())) == 2


def test_draws_a_run_and_writes_over_nothing(steepest, stored):
    answer = steepest("show", "first", "--plot", "first.png")
    assert answer.status == 0
    assert answer.output.splitlines()[-1] == "Drawn in first.png"
    assert (stored / "first.png").stat().st_size > 10_000
    again = steepest("show", "first", "--plot", "first.png")
    assert again.status == 2
    assert "'first.png' exists and stays as it is" in again.errors
    forced = steepest("show", "first", "--plot", "first.png", "--force", "--json")
    assert forced.json["picture"] == "first.png"


def test_the_curves_name_the_best_epoch(steepest, stored):
    lines = steepest("show", "first").output.splitlines()
    assert "train loss        1.75  █?▁       0.75  0.75 at epoch 3" in lines
