import shlex

import pytest
from typer.testing import CliRunner

from steepest.cli import _train
from steepest.cli._app import app
from steepest.settings import Settings, typed_command

ASKED = [
    Settings(),
    Settings(data="my wine.csv", target="a,b", validation="held out.csv"),
    Settings(class_weight={"cat": 2.0, "dog": 1.0}, image_size=(48, 32), skip_bad=True),
    Settings(class_weight="balanced", hidden=(64, 32), shuffle=False, dtype="float64"),
    Settings(
        optimizer_options={"momentum": 0.9, "nesterov": True},
        learning_rate=0.003,
        batch_size="full",
        patience=3,
        loss_options={"margin": 2.0},
    ),
]


@pytest.mark.parametrize("asked", ASKED, ids=range(len(ASKED)))
def test_what_is_typed_asks_for_the_same(asked, monkeypatch):
    seen = []

    def stop(typed):
        seen.append(settings_from_options(typed))
        raise KeyboardInterrupt

    settings_from_options = _train.settings_from_options
    monkeypatch.setattr(_train, "settings_from_options", stop)
    words = shlex.split(typed_command(asked))
    assert words[0] == "steepest"
    CliRunner().invoke(app, words[1:])
    assert seen == [asked]


def test_settings_by_default_are_not_typed():
    assert typed_command(Settings()) == "steepest train digits"
