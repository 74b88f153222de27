"""A run exported: to fakes of the programs, and as TensorBoard's files, read again."""

import struct
import sys
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from steepest.errors import RunError, SettingError, UnknownNameError
from steepest.runs import History, Outcome, Run, delete_run, read_run, track, write_run
from steepest.runs import _event_file as events
from steepest.settings import check_tracker

FINDINGS = (
    {"check": "scale", "verdict": "pass", "because": "suits"},
    {"check": "learning_rate", "verdict": "fail", "because": "too_low"},
)


@pytest.fixture
def run(tmp_path) -> Run:
    epochs = {
        "epoch": np.array([1, 2, 3]),
        "step": np.array([4, 8, 12]),
        "seconds": np.array([0.5, 1.0, 1.5]),
        "train_loss": np.array([1.0, 0.5, 0.25]),
        "validation_roc_auc": np.array([0.5, np.nan, 0.75]),
    }
    run = Run(
        params={"weight": np.zeros(2)},
        outcome=Outcome.FINISHED,
        reason="All 12 steps ran.",
        history=History(steps={"loss": np.ones(12)}, epochs=epochs),
        settings={
            "model": "linear",
            "learning_rate": 0.1,
            "optimizer_options": {"momentum": 0.9},
            "hidden": [64, 32],
            "target": None,
            "asked": {"learning_rate": "auto"},
        },
        metrics={"test": {"loss": 0.3, "roc_auc": float("inf")}},
        seconds={"total": 2.0},
        environment={"jax": "0.9"},
        data={"source": "churn.csv", "rows": 270},
    )
    return write_run(replace(run, findings=FINDINGS), tmp_path / "first")


def check_facts(facts, folder):
    assert facts["learning_rate"] in (0.1, "0.1")
    assert facts["optimizer_options.momentum"] in (0.9, "0.9")
    assert facts["hidden"] == "[64, 32]"
    assert facts["environment.jax"] == "0.9"
    assert facts["data.rows"] in (270, "270")
    assert "asked" not in facts
    assert "target" not in facts


@pytest.mark.parametrize("name", ["wandb", "trackio"])
def test_settings_metrics_and_findings_arrive(run, monkeypatch, name):
    seen = []
    fake = SimpleNamespace(
        init=lambda **asked: seen.append(asked),
        log=lambda values, step: seen.append((step, values)),
        finish=lambda: seen.append("finished"),
    )
    monkeypatch.setitem(sys.modules, name, fake)
    track(run, name)
    asked, *logged, end = seen
    assert (asked["project"], asked["name"]) == ("steepest", "first")
    check_facts(asked["config"], run.folder)
    assert asked["config"]["findings"] == "fail learning_rate/too_low"
    assert asked["config"]["folder"] == str(run.folder)
    assert asked["config"]["outcome"] == "finished"
    assert logged == [
        (1, {"train/loss": 1.0, "validation/roc_auc": 0.5}),
        (2, {"train/loss": 0.5}),  # what is not finite is left out
        (3, {"train/loss": 0.25, "validation/roc_auc": 0.75}),
        (4, {"final/test/loss": 0.3}),
    ]
    assert end == "finished"


def test_mlflow_gets_parameters_metrics_and_tags(run, monkeypatch):
    seen = {"metrics": []}

    @contextmanager
    def start_run(**asked):
        seen["asked"] = asked
        yield
        seen["ended"] = True

    fake = SimpleNamespace(
        start_run=start_run,
        set_tags=lambda tags: seen.update(tags=tags),
        log_params=lambda params: seen.update(params=params),
        log_metrics=lambda values, step=None: seen["metrics"].append((step, values)),
    )
    monkeypatch.setitem(sys.modules, "mlflow", fake)
    long = replace(run, settings={**run.settings, "data": "x" * 900})
    track(long, "MLflow")
    assert seen["asked"] == {"run_name": "first", "nested": True}
    check_facts(seen["params"], run.folder)
    assert len(seen["params"]["data"]) == 500
    assert seen["tags"] == {
        "steepest.outcome": "finished",
        "steepest.findings": "fail learning_rate/too_low",
        "steepest.folder": str(run.folder),
    }
    assert seen["metrics"][0] == (1, {"train/loss": 1.0, "validation/roc_auc": 0.5})
    assert seen["metrics"][-1] == (None, {"final/test/loss": 0.3})
    assert seen["ended"]


def test_a_program_that_fails_is_one_error_and_is_finished(run, monkeypatch):
    def fail(*a, **k):
        raise ConnectionError("no network")

    ended = []
    fake = SimpleNamespace(
        init=lambda **k: None, log=fail, finish=lambda: ended.append(True)
    )
    monkeypatch.setitem(sys.modules, "wandb", fake)
    with pytest.raises(RunError, match="to wandb failed: ConnectionError: no network"):
        track(run, "wandb")
    assert ended == [True]
    assert read_run(run.folder).outcome == "finished"


def test_a_program_that_is_missing_or_unknown_is_told(run, monkeypatch):
    monkeypatch.setattr("steepest.settings._trackers.find_spec", lambda name: None)
    monkeypatch.delitem(sys.modules, "trackio", raising=False)
    with pytest.raises(SettingError, match="trackio is not installed, .* pip install"):
        check_tracker("trackio")
    with pytest.raises(UnknownNameError, match="'wandbb'. Did you mean 'wandb'"):
        check_tracker("wandbb")
    assert check_tracker("TB") == "tensorboard"


# --- TensorBoard's files, read by the rules of the format


def crc32c(data: bytes) -> int:
    """Bit by bit, without a table."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data: bytes) -> int:
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(data: bytes):
    while data:
        (length,) = struct.unpack("<Q", data[:8])
        assert struct.unpack("<I", data[8:12])[0] == masked(data[:8])
        body, rest = data[12 : 12 + length], data[12 + length :]
        assert struct.unpack("<I", rest[:4])[0] == masked(body)
        yield fields(body)
        data = rest[4:]


def varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return number, at


def fields(data: bytes) -> dict[int, list]:
    """Return the fields of a protocol buffer by number."""
    found, at = {}, 0
    while at < len(data):
        key, at = varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = varint(data, at)
        else:
            length = {1: 8, 5: 4}.get(kind)
            if length is None:
                length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        found.setdefault(number, []).append(value)
    return found


def test_the_checksum_is_that_of_the_standard():
    """RFC 3720, B.4: 32 bytes of zeros give 8a9136aa, "123456789" e3069283."""
    assert crc32c(bytes(32)) == 0x8A9136AA
    assert crc32c(b"123456789") == 0xE3069283
    for data in (b"", b"a", bytes(range(256))):
        assert events.checksum(data) == struct.pack("<I", masked(data))


def test_tensorboards_files_hold_every_number(run):
    track(run, "tensorboard")
    (path,) = run.folder.glob("events.out.tfevents.*")
    version, text, *scalars = records(path.read_bytes())
    assert version[3] == [b"brain.Event:2"]
    value = fields(fields(text[5][0])[1][0])
    assert value[1] == [b"run"]
    assert fields(fields(value[9][0])[1][0])[1] == [b"text"]
    tensor = fields(value[8][0])
    assert (tensor[1], fields(fields(tensor[2][0])[2][0])[1]) == ([7], [1])
    assert "| findings | fail learning_rate/too_low |" in tensor[8][0].decode()
    found = []
    times = []
    for event in scalars:
        times.append(struct.unpack("<d", event[1][0])[0])
        for each in fields(event[5][0])[1]:
            value = fields(each)
            number = struct.unpack("<f", value[2][0])[0]
            found.append((event.get(2, [0])[0], value[1][0].decode(), number))
    assert found == [
        (1, "train/loss", 1.0),
        (1, "validation/roc_auc", 0.5),
        (2, "train/loss", 0.5),
        (3, "train/loss", 0.25),
        (3, "validation/roc_auc", 0.75),
        (3, "final/test/loss", pytest.approx(0.3)),
    ]
    assert times == sorted(times)
    assert read_run(run.folder).outcome == "finished"
    delete_run(run.folder)
    assert not run.folder.exists()


def test_numbers_of_several_bytes_are_grouped_by_seven_bits():
    for number in (0, 127, 128, 300, 1 << 40):
        assert varint(events._varint(number), 0)[0] == number


def test_a_run_without_a_folder_has_no_place_for_files(run):
    with pytest.raises(SettingError, match="this run has none. Give out="):
        track(replace(run, folder=None), "tensorboard")
