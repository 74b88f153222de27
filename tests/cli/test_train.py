import os
import signal
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from steepest.cli import _app
from steepest.descent import Progress
from steepest.runs import Checkpoint, Outcome, Run, read_run, write_run
from steepest.training import Settings, train


def test_every_setting_has_an_option_with_its_default(steepest, here, trained):
    assert steepest("train", "--quiet").status == 0
    assert trained[0]["settings"] == Settings()
    assert {field.name for field in fields(Settings)} <= set(parameters("train"))


def parameters(command: str) -> list[str]:
    group = _app.typer.main.get_command(_app.app)
    return [parameter.name for parameter in group.commands[command].params]


def test_every_option_reaches_its_setting(steepest, here, trained):
    options = {
        "--target": ("a,b", "target", "a,b"),
        "--task": ("regression", "task", "regression"),
        "--validation": ("0.25", "validation", 0.25),
        "--test": ("test.csv", "test", "test.csv"),
        "--features": ("hog,polar", "features", "hog,polar"),
        "--scaling": ("center", "scaling", "center"),
        "--class-weight": ("cat=2", "class_weight", {"cat": 2.0}),
        "--image-size": ("48x32", "image_size", (48, 32)),
        "--augment": ("horizontal-flip", "augment", "horizontal-flip"),
        "--model": ("mlp", "model", "mlp"),
        "--hidden": ("64,32", "hidden", (64, 32)),
        "--filters": ("8,16", "filters", (8, 16)),
        "--kernel": ("5", "kernel", 5),
        "--columns": ("a,b", "columns", ("a", "b")),
        "--ignore": ("id", "ignore", ("id",)),
        "--keep": ("b", "keep", ("b",)),
        "--decimal": (",", "decimal", ","),
        "--thousands": ("space", "thousands", " "),
        "--missing": ("-999,unknown", "missing", ("-999", "unknown")),
        "--encoding": ("CP949", "encoding", "cp949"),
        "--memory": ("2GB", "memory", 2_000_000_000),
        "--activation": ("tanh", "activation", "tanh"),
        "--start": ("he", "start", "he"),
        "--dropout": ("0.5", "dropout", 0.5),
        "--input-dropout": ("0.2", "input_dropout", 0.2),
        "--last-activation": ("Softmax", "last_activation", "softmax"),
        "--loss": ("hinge", "loss", "hinge"),
        "--loss-option": ("margin=2", "loss_options", {"margin": 2}),
        "--penalty": ("l1", "penalty", "l1"),
        "--penalty-option": ("l1-ratio=0.3", "penalty_options", {"l1_ratio": 0.3}),
        "--penalty-strength": ("1e-4", "penalty_strength", 1e-4),
        "--optimizer": ("sgd", "optimizer", "sgd"),
        "--optimizer-option": (
            "nesterov=true",
            "optimizer_options",
            {"nesterov": True},
        ),
        "--learning-rate": ("0.3", "learning_rate", 0.3),
        "--schedule": ("linear", "schedule", "linear"),
        "--schedule-option": ("end=0.1", "schedule_options", {"end": 0.1}),
        "--warmup": ("7", "warmup", 7),
        "--batch-size": ("16", "batch_size", 16),
        "--epochs": ("3", "epochs", 3),
        "--clip-norm": ("1.5", "clip_norm", 1.5),
        "--metric": ("R2", "metric", "r2"),
        "--patience": ("4", "patience", 4),
        "--seed": ("5", "seed", 5),
        "--dtype": ("float64", "dtype", "float64"),
    }
    texts = [text for flag, (text, *_) in options.items() for text in (flag, text)]
    switches = ["--skip-bad", "--join-classes", "--no-header", "--no-shuffle"]
    switches += ["--no-batch-norm"]
    answer = steepest("train", "wine.csv", *switches, "-q", *texts)
    assert answer.status == 0, answer.errors
    settings = trained[0]["settings"]
    expected = {name: value for _, name, value in options.values()}
    expected |= {"data": "wine.csv", "skip_bad": True, "shuffle": False}
    expected |= {"join_classes": True, "no_header": True, "batch_norm": False}
    assert settings == Settings(**expected)
    assert len(expected) == len(fields(Settings))


def test_aliases_reach_their_settings(steepest, here, trained):
    options = "--lr 0.1 --l2 0.01 --model MLP --loss mse --optimizer SGD --momentum 0.9"
    assert steepest("train", "-q", *options.split()).status == 0
    assert trained[0]["settings"] == Settings(
        learning_rate=0.1,
        penalty="l2",
        penalty_strength=0.01,
        model="mlp",
        loss="squared-error",
        optimizer="sgd",
        optimizer_options={"momentum": 0.9},
    )
    assert "--lr" not in steepest("train", "--help").output


def test_a_setting_without_effect_is_told_before_the_training(steepest, here, trained):
    answer = steepest("train", "--hidden", "64", "--penalty", "l1")
    assert answer.errors.splitlines() == [
        "Note: The setting hidden has no effect on the linear model, which has no "
        "hidden layers; the model mlp has them.",
        "Note: The penalty l1 has no effect, because its strength is 0; try a strength "
        "of 0.001.",
        "training …",
    ]
    assert steepest("train", "--hidden", "64", "-q").errors == ""


def test_a_setting_without_effect_is_a_note_of_the_run(steepest, here):
    options = "--class-weight balanced --epochs 1 --learning-rate 0.01 --out first -q"
    assert steepest("train", "diabetes", *options.split()).status == 0
    assert read_run("first").notes[0] == (
        "The class weights have no effect: a regression has no classes."
    )


def test_an_option_may_be_repeated(steepest, here, trained):
    options = "--optimizer-option b1=0.8 --optimizer-option b2=0.9 -q"
    steepest("train", *options.split())
    assert trained[0]["settings"].optimizer_options == {"b1": 0.8, "b2": 0.9}


def test_prints_the_data_the_result_and_the_next_command(steepest, here, trained):
    answer = steepest("train", "--out", "first")
    assert answer.status == 0
    assert answer.output == (
        "Finished: All 4 steps ran.\n"
        "\n"
        "linear on wine.csv: 1,600 rows, 160 for validation\n"
        "sgd, batches of 32, learning rate 0.25, constant schedule\n"
        "Note: 2 columns are constant.\n"
        "\n"
        "       loss  accuracy\n"
        "train   0.5    0.9877\n"
        "test    inf\n"
        "\n"
        "0.50 s loading, 0.25 s compiling, 1.00 s training, 2.00 s in all; "
        "123,456 examples/s\n"
        "Saved in first\n"
        "\n"
        "Use it:  steepest predict first DATA\n"
    )
    assert answer.errors == "training …\n"
    assert trained[0]["out"] == Path("first")


def test_the_seconds_in_all_count_what_was_waited_for_before(
    steepest, here, trained, monkeypatch
):
    steepest("train", "-q")
    assert 0 < trained[0]["seconds_before"] < 60
    run = train(Settings(data="iris", epochs=1, learning_rate=0.1), seconds_before=100)
    assert run.seconds["start"] == 100
    parts = sum(run.seconds[name] for name in ("start", "load", "compile", "train"))
    assert parts <= run.seconds["total"] < 160
    stored = write_run(run, "first")
    monkeypatch.setattr("steepest.training.train", lambda *a, **k: stored)
    assert "100.00 s starting, " in steepest("train", "-q").output


def test_prints_how_the_learning_rate_was_chosen(steepest, here, trained, run):
    run.settings["learning_rate_choice"] = {"how": "9 rates …", "tried": [[0.1, 0.5]]}
    answer = steepest("train", "--out", "first", "-q")
    assert "\nThe learning rate was chosen: 9 rates …\n" in answer.output


def test_json_is_one_object(steepest, here, trained):
    answer = steepest("train", "--out", "first", "--json")
    assert answer.status == 0
    printed = answer.json
    assert printed["schema_version"] == 1
    assert printed["outcome"] == "finished"
    assert printed["metrics"] == {
        "train": {"loss": 0.5, "accuracy": 0.98765},
        "test": {"loss": None},
    }
    assert printed["settings"]["learning_rate"] == 0.25
    assert printed["settings"]["hidden"] == [128]
    assert set(printed["seconds"]) == {"load", "compile", "train", "total"}
    assert printed["examples_per_second"] == 123456.0
    assert printed["run"] == "first"
    assert printed["findings"] == []


def test_the_default_folder_has_the_date_the_data_and_the_model(
    steepest, here, trained
):
    steepest("train", "iris", "-q")
    steepest("train", "iris", "-q")
    names = sorted(path.name for path in (here / "runs").iterdir())
    assert len(names) == 2
    assert all("-iris-linear" in name for name in names)


def test_resuming_needs_a_folder(steepest, here, trained):
    answer = steepest("train", "--resume")
    assert answer.status == 2
    assert answer.errors == (
        "Error: --resume needs the run to continue: --resume --out runs/NAME.\n"
    )
    steepest("train", "--resume", "--out", "first", "-q")
    assert trained[0]["resume"] is True


def test_a_training_that_was_stopped_is_saved_and_is_a_failure(
    steepest, here, run, monkeypatch
):
    def train(
        settings, *, out, resume, on_progress, should_stop, watch, examine, **more
    ) -> Run:
        on_progress(Progress("training", 0, 2, 1, 4))
        os.kill(os.getpid(), signal.SIGTERM)
        assert should_stop()
        stopped = replace(run, outcome=Outcome.INTERRUPTED, reason="Interrupted early.")
        return write_run(stopped, out, Checkpoint([], {}))

    monkeypatch.setattr("steepest.training.train", train)
    answer = steepest("train", "--out", "first", "-q")
    assert answer.status == 1
    assert answer.output.startswith("Interrupted: early.")
    assert answer.output.endswith("steepest train --resume --out first\n")
    assert read_run("first").outcome is Outcome.INTERRUPTED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--loss hinje", "Did you mean 'hinge'?"),
        ("--optimizer adamm", "Did you mean 'adam'?"),
        ("--schedule cosin", "Did you mean 'cosine'?"),
        ("--model lin", "Did you mean 'linear'?"),
        ("--penalty elastic --penalty-strength 1", "Did you mean 'elastic-net'?"),
        ("--model mlp --activation rely", "Did you mean 'relu'?"),
        ("--scaling standart", "standard"),
        ("--batch-size 0", "batch"),
        ("--learning-rate -1", "positive"),
        ("--epochs 0", "epochs"),
        ("--validation 2", "validation"),
        ("--optimizer-option beta=1", "b1"),
    ],
)
def test_wrong_options_are_errors_and_leave_no_files(
    steepest, here, arguments, message
):
    answer = steepest("train", "iris", "-q", *arguments.split())
    assert answer.status == 2, answer.output
    assert answer.errors.startswith("Error: ")
    assert message in answer.errors
    assert answer.output == ""
    assert list(here.iterdir()) == []


def test_a_folder_that_holds_a_run_is_refused_before_any_work(steepest, here, iris):
    answer = steepest("train", "iris", "--out", iris)
    assert answer.status == 2
    assert "already holds a run" in answer.errors
    answer = steepest("train", "iris", "--out", "/proc/nothing")
    assert answer.status == 2
    assert "Cannot write to '/proc/nothing'" in answer.errors


def test_a_run_that_diverges_is_saved_and_is_a_failure(steepest, here):
    options = "--out bad --optimizer sgd --epochs 2 --learning-rate 1e30 --json -q"
    answer = steepest("train", "diabetes", *options.split())
    assert answer.status == 1
    assert answer.json["outcome"] == "diverged"
    assert answer.json["run"] == "bad"
    assert read_run("bad").outcome is Outcome.DIVERGED


def test_a_signal_stops_a_real_training_which_is_then_saved(here: Path):
    command = "train iris --epochs 50000 --learning-rate 0.001"
    process = subprocess.Popen(
        [sys.executable, "-m", "steepest", *command.split(), "--out", "stopped"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("epoch"):
            break
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert output.startswith("Interrupted:")
    assert read_run("stopped").outcome is Outcome.INTERRUPTED


def test_a_tracker_that_fails_loses_no_run(steepest, here, trained, monkeypatch):
    def fail(**asked):
        sys.stdout.write("a line of the other program\n")
        raise ConnectionError("no network")

    fake = SimpleNamespace(init=fail, finish=lambda: None)
    monkeypatch.setitem(sys.modules, "wandb", fake)
    answer = steepest("train", "--track", "wandb", "--out", "first", "--json")
    assert answer.status == 0
    assert answer.json["run"] == "first"
    assert "a line of the other program\n" in answer.errors
    assert answer.errors.endswith(
        "Warning: The export to wandb failed: ConnectionError: no network\n"
    )
    assert read_run("first").outcome == "finished"
    told = steepest("train", "--track", "tensorboard", "--out", "second").errors
    assert told.endswith("Exported to tensorboard.\n")
    assert list(Path("second").glob("events.out.tfevents.*"))


def test_a_tracker_that_is_not_installed_is_told_first(steepest, here, trained):
    answer = steepest("train", "--track", "trackio")
    assert answer.status == 2
    assert "trackio is not installed, so that the run cannot be exp" in answer.errors
    assert trained == []
