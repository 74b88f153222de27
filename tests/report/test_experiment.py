"""The picture of an experiment."""

import pytest

from steepest.errors import SettingError
from steepest.experiments import Curve, Measured, Panel
from steepest.language import speaking
from steepest.report import draw_experiment, picture_language

MEASURED = Measured(
    {},
    (
        Panel("loss of one row", "step", "loss", (Curve("exact", [1, 10], [2, 3]),)),
        Panel(
            "probabilities",
            "",
            "",
            (
                Curve("hinge", ("cat", "car"), [1.25, 0], "bars"),
                Curve("softmax", ("cat", "car"), [3, 4], "bars"),
            ),
        ),
    ),
)


def test_curves_and_bars_are_drawn(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("matplotlib").rcParams, "svg.fonttype", "none")
    drawn = draw_experiment(MEASURED, tmp_path / "a.svg").read_text("utf-8")
    for text in ("loss of one row", "probabilities", "exact", "cat", "1.25", "softmax"):
        assert f">{text}<" in drawn


def test_a_picture_speaks_korean(tmp_path, monkeypatch):
    if picture_language("ko") == "en":
        pytest.skip("no font with Korean letters found")
    monkeypatch.setitem(__import__("matplotlib").rcParams, "svg.fonttype", "none")
    with speaking("ko"):
        drawn = draw_experiment(MEASURED, tmp_path / "a.svg").read_text("utf-8")
    assert ">행 하나의 손실<" in drawn
    assert ">고양이<" in drawn


def test_a_wrong_ending_is_refused(tmp_path):
    with pytest.raises(SettingError, match="ends in .png or .svg"):
        draw_experiment(MEASURED, tmp_path / "a.txt")
