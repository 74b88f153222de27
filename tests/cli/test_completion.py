import subprocess
import sys
from pathlib import Path

import pytest

from steepest.cli import _completion as completion
from steepest.data import _builtin, _scaling
from steepest.descent import optimizers, schedules
from steepest.features import features
from steepest.models import activations, last_activations, models, starts
from steepest.objectives import augmentations, losses, penalties
from steepest.runs import Run, write_run
from steepest.settings import METRICS, NAMES
from steepest.training._objective import LOSS_OF

TABLES = {
    "activation": activations,
    "last_activation": last_activations,
    "augment": augmentations,
    "data": _builtin.BUILTIN,
    "dtype": ("float32", "float64"),  # descend has no others
    "features": features,
    "loss": losses,
    "metric": METRICS,
    "model": models,
    "optimizer": optimizers,
    "penalty": penalties,
    "scaling": _scaling.SCALINGS,
    "schedule": schedules,
    "start": starts,
    "task": LOSS_OF,
    "tracker": ("mlflow", "tensorboard", "trackio", "wandb"),  # test_track.py uses each
}


@pytest.mark.parametrize("kind", NAMES)
def test_the_names_are_those_of_the_table(kind: str):
    expected = sorted(name.replace("_", "-") for name in TABLES[kind])
    assert sorted(NAMES[kind]) == expected


def test_completes_a_name():
    found = completion.names_of("loss")("squared_")
    assert found == ["squared-epsilon-insensitive", "squared-error", "squared-hinge"]


def test_completes_data_with_names_and_paths(here: Path):
    (here / "wine.csv").touch()
    (here / "other.csv").touch()
    assert completion.complete_data("wi") == ["wine", "wine.csv"]
    assert completion.complete_data("no/such/") == []


def test_completes_runs(here: Path, run: Run):
    for folder in ("first", "runs/second", "runs/third"):
        write_run(run, folder)
    (here / "fiction").mkdir()
    assert completion.complete_runs("fi") == ["first"]
    assert completion.complete_runs("runs/s") == ["runs/second"]
    assert completion.complete_runs("") == ["first", "runs/second", "runs/third"]


def test_a_shell_is_answered():
    done = subprocess.run(
        [sys.executable, "-m", "steepest"],
        env={
            "_STEEPEST_COMPLETE": "complete_zsh",
            "_TYPER_COMPLETE_ARGS": "steepest train --loss hin",
            "PATH": "",
        },
        capture_output=True,
        text=True,
    )
    assert "hinge" in done.stdout
    assert "huber" not in done.stdout
