import os
import subprocess
import sys

import pytest

from steepest._core import _compilation

OURS = "--xla_backend_extra_options=xla_cpu_small_while_loop_byte_threshold=131072"


@pytest.mark.parametrize(
    ("set_before", "option"),
    [
        ("", OURS),
        ("--xla_dump_to=here", f"--xla_dump_to=here {OURS}"),
        ("--xla_backend_extra_options=a=1", "--xla_backend_extra_options=a=1"),
    ],
)
def test_an_option_of_the_user_stays(monkeypatch, set_before, option):
    monkeypatch.setenv("XLA_FLAGS", set_before)
    read = []
    monkeypatch.setattr(
        "jaxlib._jax.CompileOptions", lambda: read.append(os.environ["XLA_FLAGS"])
    )
    _compilation._compile_small_loops_whole()
    assert read == ([] if option == set_before else [option])
    assert os.environ["XLA_FLAGS"] == set_before  # as other processes find it


def test_xla_knows_the_option_and_the_environment_does_not():
    code = (
        "import os\n"
        "from steepest import descend\n"
        "from jaxlib import _jax\n"
        "said = _jax.CompileOptions().SerializeAsString()\n"
        "print(b'small_while_loop_byte_threshold' in said, 'XLA_FLAGS' in os.environ)\n"
    )
    bare = {k: v for k, v in os.environ.items() if k != "XLA_FLAGS"}
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=bare,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "True False\n"


def test_a_clock_that_is_set_back_takes_no_seconds_away():
    clock = _compilation.Stopwatch()
    _compilation._listen("/jax/core/compile/backend_compile_duration", -3600.0)
    assert clock.compiling == 0
