"""`import steepest` and `steepest --help` answer before anything heavy is loaded."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    *("PIL", "flax", "jax", "jaxlib", "matfree", "matplotlib", "numpy", "optax"),
    *("pandas", "pyarrow", "safetensors", "scipy", "sklearn"),
}
TERMINAL = {"rich", "typer"}

HELP = """
import contextlib, io, sys
sys.argv = ["steepest", "--help"]
from steepest.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
"""


def loaded_by(code: str) -> set[str]:
    code += "\nimport json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in json.loads(done.stdout)}


def test_what_is_heavy_is_seen():
    assert {"jax", "numpy"} <= loaded_by("from steepest.objectives import losses")


def test_the_package_is_light():
    loaded = loaded_by("import steepest; steepest.__version__; dir(steepest)")
    assert not loaded & (HEAVY | TERMINAL)


def test_the_lab_is_served_before_the_engine_is_loaded():
    loaded = loaded_by("from steepest.lab import Opened, serve")
    assert "uvicorn" in loaded
    assert not loaded & HEAVY


def test_help_is_light():
    assert not loaded_by(HELP) & HEAVY


@pytest.mark.parametrize("name", ["descend", "Objective", "Run", "losses", "models"])
def test_a_name_is_fetched_when_used(name):
    import steepest

    assert getattr(steepest, name) is not None
