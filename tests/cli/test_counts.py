"""How many programs a command traces and compiles, the first time and the second."""

import json
import os
import subprocess
import sys

import pytest

COUNTING = """
import atexit, json, os, sys
import jax
traced, compiled = [], []
def listen(event, seconds, fun_name="", **_):
    if event.endswith("jaxpr_trace_duration"): traced.append(fun_name)
    if event.endswith("backend_compile_duration"): compiled.append(fun_name)
jax.monitoring.register_event_duration_secs_listener(listen)
def tell():
    heavy = {"scipy.stats", "sklearn", "pandas", "matplotlib"}
    heavy = sorted(heavy & set(sys.modules))
    print(json.dumps([traced, compiled, heavy]), file=open("counts.json", "w"))
atexit.register(tell)
sys.argv = ["steepest", *sys.argv[1:]]
from steepest.__main__ import main
main()
"""


def counts(folder, *command):
    around = {**os.environ, "STEEPEST_READY_PROGRAMS": "on"}
    around["XDG_CACHE_HOME"] = str(folder / "cache")
    around.pop("JAX_COMPILATION_CACHE_DIR", None)
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, *command],
        capture_output=True,
        text=True,
        cwd=folder,
        env=around,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return json.loads((folder / "counts.json").read_text())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("counts")


def test_training(folder):
    """Shapes are traced to check the objective: that compiles nothing."""
    train = ("train", "digits", "--epochs", "2", "--quiet", "--out")
    traced, compiled, heavy = counts(folder, *train, "first")
    assert len(compiled) <= 9
    assert len(traced) <= 12
    assert heavy == []
    traced, compiled, heavy = counts(folder, *train, "second")
    assert compiled == []
    assert len(traced) <= 3
    assert not {"run_chunk", "start", "_losses_of", "_scores_of"} & set(traced)
    assert heavy == []


def test_diagnosis(folder):
    command = ("diagnose", "first", "--quiet")
    traced, compiled, _ = counts(folder, *command)
    assert len(compiled) <= 14
    traced, compiled, _ = counts(folder, *command)
    assert compiled == []
    assert set(traced) <= {"init", "scores", "<unnamed function>"}  # their shapes
