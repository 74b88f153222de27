"""Several processes train as one does, and go on after one is lost."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from steepest.processes import _launch
from steepest.processes._launch import LOST, Ended

TRAIN = (
    *("train", "iris", "--model", "mlp", "--hidden", "4", "--dropout", "0.2"),
    *("--epochs", "20", "--learning-rate", "0.002", "--batch-size", "20"),
    *("--watch", "off", "--quiet", "--checkpoint-every", "0"),
)
STEEPEST = (sys.executable, "-m", "steepest")
FILES = ("params.safetensors", "steps.parquet", "epochs.parquet")


def bits(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in FILES[:2]]


def on_two_devices(command, folder: Path) -> None:
    """Train in one process that sees two devices."""
    flags = "--xla_force_host_platform_device_count=2"
    environment = os.environ | {"XLA_FLAGS": flags, "JAX_PLATFORMS": "cpu"}
    subprocess.run([*STEEPEST, *command, "--out", folder], env=environment, check=True)


@pytest.fixture(scope="module")
def two_devices(tmp_path_factory):
    """Return the run of one process that sees two devices."""
    folder = tmp_path_factory.mktemp("two") / "run"
    on_two_devices(TRAIN, folder)
    return folder


def process(index: int, beside: int) -> int | None:
    """Return the number of a process of the group that another process started."""
    children = Path(f"/proc/{beside}/task/{beside}/children").read_text().split()
    for child in children:
        if f"STEEPEST_PROCESS={index}\0" in Path(f"/proc/{child}/environ").read_text():
            return int(child)
    return None


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_process_is_replaced_and_the_bits_are_the_same(two_devices, tmp_path):
    folder = tmp_path / "run"
    command = [*STEEPEST, "launch", "-n", "2", "--", *TRAIN, "--out", str(folder)]
    group = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not (folder / "checkpoint.safetensors").exists():
        assert group.poll() is None, group.stderr.read()
        time.sleep(0.02)
    os.kill(process(1, beside=group.pid), signal.SIGKILL)
    said = group.communicate()[1]
    assert group.returncode == 0, said
    assert "Process 1 of 2 was ended by SIGKILL" in said
    assert "started again (1 of at most 3)" in said
    assert bits(folder) == bits(two_devices)


def test_unequal_row_groups_of_a_file_on_disk_need_no_agreement(tmp_path, rng):
    values = {name: rng.normal(size=301) for name in "abcy"}
    table = pyarrow.table(values)
    with parquet.ParquetWriter(tmp_path / "rows.parquet", table.schema) as writer:
        for begin, end in itertools.pairwise((0, 70, 190, 191, 301)):
            writer.write_table(table.slice(begin, end - begin))
    train = ["train", str(tmp_path / "rows.parquet"), "--target", "y", "--epochs", "3"]
    train += ["--learning-rate", "0.01", "--batch-size", "50", "--memory", "1KB"]
    train += ["--watch", "off", "--quiet"]
    on_two_devices(train, tmp_path / "devices")
    launch = [*STEEPEST, "launch", "-n", "2", "--", *train]
    subprocess.run([*launch, "--out", tmp_path / "processes"], check=True)
    assert bits(tmp_path / "processes") == bits(tmp_path / "devices")


def test_mpirun(two_devices, tmp_path, program):
    local = ("--mca", "btl_tcp_if_include", "lo", "--mca", "oob_tcp_if_include", "lo")
    usual = ("--allow-run-as-root", "--oversubscribe", "-n", "2", *local)
    out = ("--out", str(tmp_path / "run"))
    done = subprocess.run(
        [program("mpirun"), *usual, *STEEPEST, *TRAIN, *out],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Saved in") == 1  # one of them speaks
    assert bits(tmp_path / "run") == bits(two_devices)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_process_that_never_starts_is_a_sentence_and_no_other_address_is_open():
    port = _launch._free_port()
    names = {"COORDINATOR": f"127.0.0.1:{port}", "PROCESSES": 2, "PROCESS": 0}
    group = {f"STEEPEST_{name}": str(value) for name, value in names.items()}
    waiting = subprocess.Popen(
        [*STEEPEST, *TRAIN, "--out", "nowhere"],
        env=os.environ | group | {"STEEPEST_WAIT": "4"},
        stderr=subprocess.PIPE,
        text=True,
    )
    addresses = set()
    while waiting.poll() is None:
        for table in ("tcp", "tcp6"):
            for line in Path("/proc/net", table).read_text().splitlines()[1:]:
                address, listening = line.split()[1], line.split()[3] == "0A"
                if listening and int(address.rpartition(":")[2], 16) == port:
                    addresses.add(address.rpartition(":")[0])
        time.sleep(0.05)
    said = waiting.communicate()[1]
    assert waiting.returncode == LOST
    assert "Process 0 of 2 waited 4 seconds for the others" in said
    assert addresses in ({"0100007F"}, {f"{16 * '0'}FFFF00000100007F"})  # 127.0.0.1


def test_launch_starts_trainings_only(tmp_path):
    command = [*STEEPEST, "launch", "-n", "2", "--", "show", "x"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 2
    assert "launch starts trainings; got 'show'" in done.stderr


class Process:
    """A process that has ended already."""

    def __init__(self, status: int) -> None:
        self.returncode = status
        self.pid = 0

    def poll(self) -> int:
        return self.returncode


@pytest.mark.parametrize(
    ("statuses", "status", "sentence", "again"),
    [
        ((LOST, -9), 70, "Process 1 of 2 was ended by SIGKILL: all were", True),
        ((70, LOST), 70, "Process 0 of 2 ended with status 70: all were", True),
        ((LOST, LOST), LOST, "Process 0 of 2 ended with status 75", True),
        ((1, 1), 1, "", False),  # such as a training that diverged
        ((2, LOST), 2, "", False),  # such as options that cannot work
    ],
)
def test_what_failed_first(statuses, status, sentence, again):
    ended = _launch._watched([Process(each) for each in statuses], [])
    assert (ended.status, ended.again) == (status, again)
    assert ended.sentence.startswith(sentence)


def test_it_gives_up_after_so_many_restarts(monkeypatch):
    tried = []

    def lost(arguments, processes):
        tried.append(list(arguments))
        return Ended(LOST, "Lost.", again=True)

    monkeypatch.setattr(_launch, "_run", lost)
    said = []
    status = _launch.launch(
        ["train"],
        2,
        restarts=2,
        resumed=lambda arguments: [*arguments, "--resume"],
        say=said.append,
    )
    assert status == LOST
    assert [len(each) for each in tried] == [1, 2, 3]
    assert said[1] == "All processes are started again (1 of at most 2)."
