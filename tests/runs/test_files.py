import os
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.runs._files import HOST, remove_abandoned, temporary_folder, write_files


def test_a_temporary_folder_goes_whatever_happens(tmp_path: Path):
    def interrupted() -> None:
        with temporary_folder(tmp_path) as folder:
            write_files(folder, {"a": b"content"})
            assert (folder / "a").read_bytes() == b"content"
            assert folder.name.startswith(".steepest-")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_removes_what_dead_processes_of_this_host_left_and_nothing_else(
    tmp_path: Path,
):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    stays = [
        f".steepest-{HOST}-{os.getpid()}-00000000.tmp",
        f".steepest-{HOST}-1-00000000.tmp",
        f".steepest-another-host-{dead.pid}-00000000.tmp",
        f".steepest-{HOST}-{dead.pid}-00000000.tmp.mine",
        "mine",
    ]
    goes = f".steepest-{HOST}-{dead.pid}-00000000.tmp"
    for name in [*stays, goes]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    remove_abandoned(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(stays)


def test_a_process_of_somebody_else_is_alive(tmp_path: Path, monkeypatch):
    def refused(process: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    (tmp_path / f".steepest-{HOST}-5-00000000.tmp").mkdir()
    remove_abandoned(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
