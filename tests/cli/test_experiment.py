"""`steepest experiment`."""

import json

import pytest

from steepest.cli import main
from steepest.experiments import experiments
from steepest.experiments._table import NameTable


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_without_a_name_they_are_listed(capsys):
    assert main(["experiment"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(experiments) + 1
    assert any(line.startswith("finite-precision ") for line in lines)


def test_one_is_measured_and_drawn(capsys, tmp_path):
    assert main(["experiment", "hinge"]) == 0
    printed = capsys.readouterr().out
    assert "have hinge losses of 2.9, 0 and 12.9." in printed
    assert printed.endswith("Drawn in hinge.png\n")
    assert (tmp_path / "hinge.png").stat().st_size > 5000


def test_it_speaks_korean(capsys):
    command = ["experiment", "hinge", "--language", "ko", "--out", "a.svg"]
    assert main(command) == 0
    assert "힌지 손실은 2.9, 0, 12.9입니다." in capsys.readouterr().out


def test_json_has_the_numbers(capsys):
    assert main(["experiment", "hinge", "--json"]) == 0
    fields = json.loads(capsys.readouterr().out)
    assert fields["numbers"]["mean"] == pytest.approx(5.2667, rel=1e-4)
    assert fields["picture"] == "hinge.png"
    assert len(fields["sentences"]) == 4
    assert main(["experiment", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["experiments"]) == len(experiments)


def test_all_are_drawn_into_a_folder(capsys, tmp_path, monkeypatch):
    few = {name: experiments[name] for name in ("hinge", "squared_hinge")}
    table = NameTable("experiment", few)
    monkeypatch.setattr("steepest.experiments.experiments", table)
    assert main(["experiment", "--all"]) == 0
    assert capsys.readouterr().out.count("Drawn in") == 2
    drawn = {path.name for path in (tmp_path / "experiments").iterdir()}
    assert drawn == {"hinge.png", "squared-hinge.png"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["hinje"], "Did you mean 'hinge'?"),
        (["hinge", "--all"], "Leave one of the two out."),
        (["hinge", "--out", "a.gif"], "ends in .png or .svg"),
        (["hinge", "--out", "none/a.png"], "Name a folder that exists"),
    ],
)
def test_what_cannot_be_done_is_said(capsys, words, message):
    assert main(["experiment", *words]) == 2
    assert message in capsys.readouterr().err
