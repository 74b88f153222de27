"""What tests/conftest.py promises to every other test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"


def test_compilations_are_counted_one_by_one(compilations):
    @jax.jit
    def double(x):
        return x * 2

    three, four = jnp.asarray(np.ones(3)), jnp.asarray(np.ones(4))
    with compilations() as first:
        double(three)
    with compilations() as again:
        double(three)
    with compilations() as another_shape:
        double(four)
    assert [len(first), len(again), len(another_shape)] == [1, 0, 1]
    assert "double" in first[0]


def test_random_numbers_repeat(rng):
    assert rng.random() == np.random.default_rng(0).random()


def test_default_precision_is_single():
    assert jnp.zeros(1).dtype == jnp.float32


def test_a_missing_program_is_named(program):
    with pytest.raises(pytest.skip.Exception, match="no-such-program not found"):
        program("no-such-program")


@pytest.mark.parametrize(
    ("reason", "status"),
    [("chromium not found", 1), ("STEEPEST_DATA is not set", 0)],
)
def test_skips_are_counted_and_fail_where_all_is_installed(tmp_path, reason, status):
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_two.py").write_text(
        "import pytest\n"
        "@pytest.mark.parametrize('n', [1, 2])\n"
        f"def test_two(n):\n    pytest.skip({reason!r})\n"
        "def test_that_runs():\n    pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path],
        cwd=tmp_path,
        env=os.environ | {"STEEPEST_NO_SKIPS": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert f"2 skipped: {reason} (2)" in done.stdout
    assert ("skipped though it must run" in done.stdout) == (status == 1)
