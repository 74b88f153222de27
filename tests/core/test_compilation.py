import os

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
    _compilation._compile_small_loops_whole()
    assert os.environ["XLA_FLAGS"] == option
