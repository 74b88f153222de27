import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.errors import RunError
from steepest.runs import (
    Run,
    claimed,
    delete_run,
    list_runs,
    read_run,
    rename_run,
    write_checkpoint,
    write_run,
)

HOLDER = """
import sys, time
from steepest.runs import claimed
with claimed(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path):
    """A process that holds the folder "r"."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "r")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_another_process_is_refused_and_the_owner_is_named(holder, tmp_path: Path):
    with (
        pytest.raises(RunError, match=rf"'.*r' is in use by process {holder.pid} on "),
        claimed(tmp_path / "r"),
    ):
        pass
    assert (tmp_path / "r" / ".steepest-lock").exists()


def test_whoever_comes_after_a_killed_owner_takes_over(holder, tmp_path: Path):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    [killed] = list_runs(tmp_path)
    assert (killed.outcome, killed.problem) == ("unfinished", "no checkpoint yet")
    with claimed(tmp_path / "r"):
        owner = json.loads((tmp_path / "r" / ".steepest-lock").read_bytes())
        assert owner["process"] == os.getpid()
    assert list((tmp_path / "r").iterdir()) == []


def test_what_a_process_trains_in_is_neither_deleted_nor_renamed(
    holder, run: Run, tmp_path: Path
):
    write_run(run, tmp_path / "r")
    used = rf"in use by process {holder.pid} on .* Wait for it, or end it first\."
    with pytest.raises(RunError, match=used):
        delete_run(tmp_path / "r")
    with pytest.raises(RunError, match=used):
        rename_run(tmp_path / "r", "other")
    assert read_run(tmp_path / "r").outcome == run.outcome
    holder.kill()
    holder.wait()
    assert rename_run(tmp_path / "r", "other") == tmp_path / "other"


def test_what_a_killed_owner_left_can_be_deleted(holder, tmp_path: Path):
    holder.kill()
    holder.wait()
    delete_run(tmp_path / "r")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_stays_empty_is_removed_and_what_is_written_stays(
    run: Run, tmp_path: Path
):
    with claimed(tmp_path / "deep" / "r"):
        pass
    assert list(tmp_path.iterdir()) == []
    with claimed(tmp_path / "r"):
        write_checkpoint(tmp_path / "r", [], {})
        write_run(run, tmp_path / "r")
    assert not (tmp_path / "r" / ".steepest-lock").exists()
    assert [summary.outcome for summary in list_runs(tmp_path)] == ["finished"]


def test_a_process_does_not_hold_a_folder_twice(tmp_path: Path):
    with (
        claimed(tmp_path / "r"),
        pytest.raises(RunError, match=f"in use by process {os.getpid()}"),
        claimed(tmp_path / "r"),
    ):
        pass


@pytest.mark.parametrize(
    ("owner", "free"),
    [
        ({"host": "other", "process": 1, "since": "now"}, False),
        ({"host": None, "process": 2**22 + 1, "since": "now"}, True),  # above any pid
        ({"host": None, "process": 1, "since": "now"}, False),
        ("no owner", True),
    ],
)
def test_where_a_file_system_has_no_locks_the_file_is_the_lock(
    tmp_path: Path, monkeypatch, owner, free: bool
):
    from steepest.runs import _lock

    monkeypatch.setattr(_lock, "fcntl", None)
    (tmp_path / "r").mkdir()
    if isinstance(owner, dict) and owner["host"] is None:
        owner = owner | {"host": _lock.HOST}
    (tmp_path / "r" / ".steepest-lock").write_text(json.dumps(owner))
    if free:
        with claimed(tmp_path / "r"):
            pass
        assert not (tmp_path / "r").exists() or not list((tmp_path / "r").iterdir())
        return
    with pytest.raises(RunError, match="is in use by process"), claimed(tmp_path / "r"):
        pass
    assert (tmp_path / "r" / ".steepest-lock").exists()


def test_many_processes_that_want_one_folder_take_turns(tmp_path: Path):
    code = (
        "import sys\n"
        "from steepest.errors import RunError\n"
        "from steepest.runs import claimed\n"
        "held = 0\n"
        "for _ in range(300):\n"
        "    try:\n"
        "        with claimed(sys.argv[1]):\n"
        "            open(sys.argv[1] + '/only', 'x').close()\n"
        "            import os; os.unlink(sys.argv[1] + '/only')\n"
        "            held += 1\n"
        "    except RunError:\n"
        "        pass\n"
        "print(held)\n"
    )
    began = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "r")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120) for process in began]
    assert [err for _, err in said if err] == []
    assert all(int(out) > 0 for out, _ in said)
