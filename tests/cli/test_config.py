"""What repeats a training: train --config, show --as-toml and show --as-command."""

import shlex
from dataclasses import fields, replace
from pathlib import Path

import pytest

from steepest.runs import write_run
from steepest.settings import Settings, as_command, as_toml

CHANGED = Settings(
    data="wine.csv",
    target="a,b",
    task="regression",
    validation="held out.csv",
    test="test.csv",
    features="hog:cell=4,polar",
    scaling="center",
    class_weight={"cat": 2.0, "dog": 0.5},
    skip_bad=True,
    columns=("a", "b"),
    ignore=("id", "-x"),
    keep=("b",),
    join_classes=True,
    decimal=",",
    thousands=" ",
    missing=("-999", "unknown"),
    no_header=True,
    encoding="cp949",
    memory=2_000_000_000,
    image_size=(48, 32),
    augment="horizontal-flip",
    model="mlp",
    hidden=(64, 32),
    filters=(8, 16),
    kernel=5,
    batch_norm=False,
    activation="tanh",
    start="he",
    dropout=0.5,
    input_dropout=0.2,
    last_activation="sigmoid",
    loss="huber",
    loss_options={"delta": 2},
    penalty="elastic-net",
    penalty_options={"l1_ratio": 0.3},
    penalty_strength=1e-4,
    optimizer="sgd",
    optimizer_options={"momentum": 0.9, "nesterov": True},
    learning_rate=0.1,
    schedule="linear",
    schedule_options={"end": 0.1},
    warmup=7,
    batch_size=16,
    epochs=3,
    clip_norm=1.5,
    metric="mean-absolute-error",
    patience=4,
    shuffle=False,
    seed=5,
    dtype="float64",
)


def test_a_file_repeats_every_setting(steepest, here: Path, trained):
    default = Settings()
    names = [field.name for field in fields(Settings)]
    assert not any(getattr(CHANGED, name) == getattr(default, name) for name in names)
    Path("train.toml").write_text(as_toml(CHANGED), "utf-8")
    answer = steepest("train", "--config", "train.toml", "-q")
    assert answer.status == 0, answer.errors
    assert trained[0]["settings"] == CHANGED


def test_a_command_repeats_every_setting(steepest, here, trained):
    answer = steepest(*as_command(CHANGED)[1:], "-q")
    assert answer.status == 0, answer.errors
    assert trained[0]["settings"] == CHANGED


def test_options_win_over_the_file(steepest, here: Path, trained):
    Path("train.toml").write_text(
        'data = "iris"\nepochs = 7\nshuffle = false\nseed = 2'
    )
    steepest("train", "wine", "--config", "train.toml", "-q", "--epochs", "20")
    expected = Settings(data="wine", epochs=20, shuffle=False, seed=2)
    assert trained[0]["settings"] == expected
    steepest("train", "--shuffle", "-q", "--config", "train.toml")
    assert trained[1]["settings"] == Settings(data="iris", epochs=7, seed=2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("epoch = 3", "Did you mean 'epochs'?"),
        ("epochs = 0", "--epochs takes a whole number of 1 or more; got '0'."),
        ('optimizer = "adm"', "Did you mean 'adam'?"),
    ],
)
def test_a_wrong_file_is_one_line(steepest, here: Path, text, message):
    Path("train.toml").write_text(text)
    answer = steepest("train", "--config", "train.toml")
    assert (answer.status, answer.output) == (2, "")
    assert message in answer.errors
    assert answer.errors.count("\n") == 1


def test_a_run_shows_what_repeats_it(steepest, here: Path, run, trained):
    asked = replace(CHANGED, learning_rate="auto")
    settings = {**run.settings, "asked": asked.to_json()}
    write_run(replace(run, settings=settings), "runs/first")
    Path("train.toml").write_text(steepest("show", "first", "--as-toml").output)
    steepest("train", "--config", "train.toml", "-q")
    command = steepest("show", "first", "--as-command").output
    steepest(*shlex.split(command)[1:], "-q")
    assert [call["settings"] for call in trained] == [asked, asked]


def test_a_run_from_python_has_no_command(steepest, here, run):
    del run.settings["asked"]
    write_run(run, "runs/first")
    answer = steepest("show", "first", "--as-command")
    assert (answer.status, answer.output) == (2, "")
    assert answer.errors == (
        "Error: The run in runs/first was made from Python, on arrays: no command "
        "repeats it.\n"
    )


def test_one_form_at_a_time(steepest, here):
    answer = steepest("show", "first", "--as-toml", "--json")
    assert answer.status == 2
    assert "leave out all but one of" in answer.errors
