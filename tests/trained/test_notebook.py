"""A notebook shows progress below the cell, and a terminal does not."""

import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

import steepest
from steepest.descent import Progress
from steepest.language import speaking
from steepest.trained import _notebook as notebook
from steepest.trained._notebook import notebook_progress

QUICK = {"epochs": 3, "learning_rate": 0.05}


@pytest.fixture
def pictures(monkeypatch):
    """Be in a notebook; return what was drawn below the cell."""
    drawn: list[str] = []
    shell = SimpleNamespace(kernel=object())
    area = SimpleNamespace(update=drawn.append)
    module, display = ModuleType("IPython"), ModuleType("IPython.display")
    module.get_ipython = lambda: shell
    display.HTML = str
    display.display = lambda shown, display_id: area
    monkeypatch.setitem(sys.modules, "IPython", module)
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    monkeypatch.setattr(notebook, "PAUSE", 0.0)
    return drawn


def test_outside_a_notebook_nothing_is_shown(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert notebook_progress() is None
    terminal = ModuleType("IPython")
    terminal.get_ipython = SimpleNamespace  # a shell without a kernel
    monkeypatch.setitem(sys.modules, "IPython", terminal)
    assert notebook_progress() is None


def test_a_training_and_a_diagnosis_are_followed(pictures):
    run = steepest.train("iris", **QUICK)
    assert "loading" in pictures[0]
    assert 'value="1.000"' in pictures[-1]
    assert "epoch 3/3 · loss" in pictures[-1]
    pictures.clear()
    run.diagnose(budget=0)
    assert "diagnosing · " in pictures[0]
    assert "diagnosing · 100%" in pictures[-1]


def test_own_progress_takes_its_place(pictures):
    seen = []
    steepest.train("iris", on_progress=seen.append, **QUICK)
    assert seen
    assert not pictures


def test_warnings_stay_and_speak_korean(pictures):
    show = notebook_progress()
    loss = 2.3 + 0.1 * np.sin(np.arange(50))
    show(Progress("training", step=50, steps=200, recorded={"loss": loss}))
    show(Progress("training", step=99, steps=200, recorded={"loss": 40 * loss}))
    show(Progress("training", step=150, steps=200, recorded={"loss": 40 * loss}))
    assert "Warning" not in pictures[0]
    assert "Warning: The loss rose" in pictures[1]
    assert "Warning: The loss rose" in pictures[2]
    with speaking("ko"):
        show(Progress("loading"))
    assert "loading" not in pictures[-1]


def test_pictures_keep_a_distance(pictures, monkeypatch):
    monkeypatch.setattr(notebook, "PAUSE", 1000.0)
    show = notebook_progress()
    for step in range(1, 11):
        show(Progress("training", step=step, steps=10))
    assert len(pictures) == 2  # the first and the last
