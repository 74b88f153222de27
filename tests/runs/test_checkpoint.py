import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import ml_dtypes
import numpy as np
import pytest

from steepest.errors import RunError
from steepest.runs import read_checkpoint, write_checkpoint, write_run

WRITER = """
import sys
import numpy as np
from steepest.runs import write_checkpoint
for step in range(10**6):
    arrays = [np.full(200_000, step, np.float32), np.array([step], np.int64)]
    write_checkpoint(sys.argv[1], arrays, {"step": step})
    print(step, flush=True)
"""


def test_comes_back_exactly(tmp_path: Path):
    arrays = [
        np.arange(3.0),
        np.array(5, np.uint32),
        np.ones((2, 3), ml_dtypes.bfloat16),
        *(np.array([i]) for i in range(10)),  # "10" must not come before "2"
    ]
    facts = {"epoch": 3, "best": float("inf"), "seconds": 0.1 + 0.2, "name": "η"}
    write_checkpoint(tmp_path / "a" / "b", arrays, facts)
    read = read_checkpoint(tmp_path / "a" / "b")
    assert read.facts == facts
    assert len(read.arrays) == len(arrays)
    for a, b in zip(arrays, read.arrays, strict=True):
        assert a.dtype == b.dtype
        np.testing.assert_array_equal(a, b, strict=True)


def test_takes_the_place_of_the_one_before(tmp_path: Path):
    for step in range(3):
        write_checkpoint(tmp_path, [np.array(step)], {"step": step})
    assert read_checkpoint(tmp_path).facts == {"step": 2}
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.safetensors"]


def test_goes_into_the_folder_of_a_run(run, tmp_path: Path):
    write_run(run, tmp_path / "r")
    write_checkpoint(tmp_path / "r", [], {"step": 1})
    assert read_checkpoint(tmp_path / "r").facts == {"step": 1}


def test_survives_kill_at_any_moment(tmp_path: Path):
    folder = tmp_path / "r"
    rng = random.Random(0)
    for _ in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE
        )
        assert writer.stdout
        writer.stdout.readline()  # the first checkpoint is there
        time.sleep(rng.uniform(0, 0.03))
        writer.send_signal(signal.SIGKILL)
        printed = writer.stdout.read().split()
        writer.stdout.close()
        writer.wait()
        checkpoint = read_checkpoint(folder)
        step = checkpoint.facts["step"]
        assert step >= (int(printed[-1]) if printed else 0)
        assert (checkpoint.arrays[0] == step).all()
        assert checkpoint.arrays[1].tolist() == [step]
    write_checkpoint(folder, [], {})  # sweeps what the killed ones left
    assert [path.name for path in folder.iterdir()] == ["checkpoint.safetensors"]


def test_a_full_disk_keeps_the_one_before(tmp_path: Path, file_size_limit):
    write_checkpoint(tmp_path, [np.zeros(10)], {"step": 1})
    with (
        file_size_limit(1000),
        pytest.raises(RunError, match=r"Cannot write to '.*': file too large\. Give a"),
    ):
        write_checkpoint(tmp_path, [np.zeros(1000)], {"step": 2})
    assert read_checkpoint(tmp_path).facts == {"step": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.safetensors"]


def test_a_full_disk_leaves_no_folder_that_was_not_there(
    tmp_path: Path, file_size_limit
):
    with file_size_limit(10), pytest.raises(RunError, match="Cannot write to"):
        write_checkpoint(tmp_path / "a" / "b", [np.zeros(1000)], {})
    assert list(tmp_path.iterdir()) == []


def test_refuses_a_folder_that_holds_something_else(tmp_path: Path):
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(RunError, match="already holds something that is not a run"):
        write_checkpoint(tmp_path, [], {})


def test_says_that_there_is_none(tmp_path: Path):
    with pytest.raises(
        RunError, match=r"No checkpoint at '.*checkpoint\.safetensors', so there is "
    ):
        read_checkpoint(tmp_path)


def test_says_that_it_is_damaged(tmp_path: Path):
    write_checkpoint(tmp_path, [np.zeros(10)], {})
    path = tmp_path / "checkpoint.safetensors"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(RunError, match=r"is no checkpoint or a damaged one \(Error"):
        read_checkpoint(tmp_path)


def test_says_that_it_is_another_file(run, tmp_path: Path):
    folder = write_run(run, tmp_path / "r").folder
    (folder / "params.safetensors").rename(folder / "checkpoint.safetensors")
    with pytest.raises(RunError, match=r"is no checkpoint .*'facts'"):
        read_checkpoint(folder)


def test_says_that_it_cannot_be_read(tmp_path: Path):
    (tmp_path / "checkpoint.safetensors").mkdir()
    with pytest.raises(RunError, match=r"Cannot read '.*checkpoint\.safetensors': "):
        read_checkpoint(tmp_path)
