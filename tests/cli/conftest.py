import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from steepest.cli import main
from steepest.descent import Progress
from steepest.runs import History, Outcome, Run, write_run


@dataclass
class Answer:
    status: int
    output: str
    errors: str

    @property
    def json(self) -> Any:
        return json.loads(self.output, parse_constant=pytest.fail)


@pytest.fixture
def steepest(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command in this process, with its output in a pipe."""

    def run(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run() -> Run:
    """A run without a training."""
    return Run(
        params={"weight": np.zeros((3, 2))},
        outcome=Outcome.FINISHED,
        reason="All 4 steps ran.",
        history=History(
            steps={"loss": np.array([2.0, 1.5, 1.0, 0.5])},
            epochs={
                "epoch": np.array([1, 2, 3]),
                "train_loss": np.array([1.75, np.inf, 0.75]),
                "validation_loss": np.array([1.0, 1.0, 1.0]),
            },
        ),
        settings={
            "model": "linear",
            "optimizer": "sgd",
            "optimizer_options": {"momentum": 0.9},
            "learning_rate": 0.25,
            "learning_rate_choice": {"how": "given", "tried": []},
            "schedule": "constant",
            "batch_size": 32,
            "hidden": (128,),
            "test": None,
            "asked": {"learning_rate": "auto"},
        },
        metrics={
            "train": {"loss": 0.5, "accuracy": 0.98765},
            "test": {"loss": np.inf},
        },
        seconds={"load": 0.5, "compile": 0.25, "train": 1.0, "total": 2.0},
        examples_per_second=123456.0,
        data={"source": "wine.csv", "rows": 1600, "validation_rows": 160},
        notes=("2 columns are constant.",),
    )


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch, run: Run) -> list[dict[str, Any]]:
    """Replace the training, and return the arguments of its calls."""
    calls: list[dict[str, Any]] = []

    def train(
        settings, *, out, resume, on_progress, should_stop, watch, examine, **more
    ) -> Run:
        calls.append({"settings": settings, "out": out, "resume": resume} | more)
        for step in (0, 2, 4):
            on_progress(Progress("training", step // 2, 2, step, 4, 0.5, seconds=step))
        ended = run
        if should_stop():
            reason = "Interrupted in epoch 1."
            ended = replace(run, outcome=Outcome.INTERRUPTED, reason=reason)
        return write_run(ended, out)

    monkeypatch.setattr("steepest.training.train", train)
    return calls


@pytest.fixture(scope="session")
def iris(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of a real training."""
    folder = tmp_path_factory.mktemp("runs") / "iris"
    status = main(
        f"train iris --out {folder} --quiet --epochs 5 --learning-rate 0.05 "
        "--optimizer sgd".split()
    )
    assert status == 0
    return folder
