"""`make setup` says what is missing where it cannot begin."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("says", "found"), [("Python 3.9.2", "Python 3.9.2"), (None, "none")]
)
def test_a_machine_without_a_new_python_is_told(tmp_path, says, found):
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    python = tmp_path / "python"
    if says:
        python.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo {says}\n')
        python.chmod(0o755)
    done = subprocess.run(
        [tmp_path / "scripts" / "setup"],
        env=os.environ | {"PYTHON": str(python)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        f"steepest needs Python 3.11 or newer with venv and pip; found: {found}."
    )
    assert not (tmp_path / ".venv").exists()
