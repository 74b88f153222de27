"""Logs of other packages are read, whatever they call their columns."""

import csv
import json
import struct

import numpy as np
import pytest

from steepest.errors import DataError, RunError
from steepest.logs import is_log, read_log
from steepest.runs import read_events
from steepest.runs._event_file import (
    BYTES,
    FIXED32,
    VARINT,
    _event,
    _field,
    _record,
    _summary,
    event_file,
)


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)
    return path


def test_keras_csv_logger(tmp_path):
    text = (
        "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.5,2.0,0.4,2.5\n1,0.6,1.0,NA,\n"
    )
    log = read_log(written(tmp_path, "log.csv", text))
    assert (log.kind, log.loss.unit) == ("Keras CSVLogger", "epoch")
    assert log.loss.values.tolist() == [2.0, 1.0]
    assert log.validation_loss.values.tolist() == [2.5]
    assert log.accuracy.values.tolist() == [0.5, 0.6]


def test_lightning_leaves_cells_blank_and_counts_by_steps(tmp_path):
    text = (
        "epoch,lr-Adam,step,train_loss_epoch,train_loss_step,val_loss,val_acc\n"
        "0,0.001,49,,2.31,,\n0,,99,,2.1,,\n0,,99,,,2.0,41.5\n0,,99,2.2,,,\n"
        "1,0.0005,149,,1.9,,\n1,,199,,,1.8,50.0\n1,,199,2.0,,,\n"
    )
    log = read_log(written(tmp_path, "metrics.csv", text))
    assert log.kind == "Lightning metrics.csv"
    assert log.loss.name == "train_loss_epoch"
    assert log.loss.at.tolist() == [99, 199]
    assert log.validation_loss.values.tolist() == [2.0, 1.8]
    assert log.validation_accuracy.values.tolist() == [0.415, 0.5]  # was in percent
    assert log.rate.values.tolist() == [0.001, 0.0005]


def test_hugging_face_trainer(tmp_path):
    history = [
        {
            "loss": 2.0,
            "learning_rate": 1e-4,
            "epoch": 0.5,
            "step": 10,
            "grad_norm": 3.0,
        },
        {"eval_loss": 1.9, "eval_accuracy": 0.4, "epoch": 1.0, "step": 20},
        {"loss": float("nan"), "learning_rate": 5e-5, "epoch": 1.5, "step": 30},
        {"train_runtime": 3, "train_loss": 1.7, "epoch": 2.0, "step": 40},
    ]
    path = written(tmp_path, "trainer_state.json", json.dumps({"log_history": history}))
    for given in (path, tmp_path):
        log = read_log(given)
        assert log.kind == "Hugging Face Trainer"
        assert log.loss.values[0] == 2.0  # not the mean of the whole training
        assert np.isnan(log.loss.values[1])
        assert log.gradient_norm.values.tolist() == [3.0]
    assert is_log(tmp_path)


def test_lines_of_json_and_other_separators(tmp_path):
    lines = "\n".join(json.dumps({"iter": i, "trainLoss": 1 / i}) for i in (1, 2, 4))
    log = read_log(written(tmp_path, "log.jsonl", lines))
    assert log.loss.at.tolist() == [1, 2, 4]
    log = read_log(written(tmp_path, "log.txt", "step;Loss\n5;tensor(0.5, grad=<X>)\n"))
    assert (log.loss.at.tolist(), log.loss.values.tolist()) == ([5], [0.5])


def test_of_two_losses_the_whole_one_counts(tmp_path):
    text = (
        "epoch,train/cls_loss,train/loss,train/box_loss,val/loss,width\n0,1,6,5,7,3\n"
    )
    log = read_log(written(tmp_path, "results.csv", text))
    assert (log.loss.name, log.validation_loss.name) == ("train/loss", "val/loss")
    assert log.unread == ("width",)


def test_event_files_of_a_folder_as_keras_writes_them(tmp_path):
    numbers = [(i, float(i), {"epoch_loss": 1.0 / (i + 1)}) for i in range(5)]
    for part, shift in (("train", 0.0), ("validation", 0.5)):
        folder = tmp_path / "logs" / part
        folder.mkdir(parents=True)
        moved = [(i, t, {"epoch_loss": v["epoch_loss"] + shift}) for i, t, v in numbers]
        data = event_file(0.0, moved, {"notes": "text"})
        (folder / "events.out.tfevents.1.host").write_bytes(data)
    log = read_log(tmp_path / "logs")
    assert is_log(tmp_path / "logs")
    np.testing.assert_allclose(log.loss.values, [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5])
    np.testing.assert_allclose(log.validation_loss.values, log.loss.values + 0.5)


def test_numbers_in_tensors_and_a_file_that_is_cut(tmp_path):
    tensor = _field(1, VARINT, 1) + _field(4, BYTES, struct.pack("<f", 0.25))
    value = _field(1, BYTES, b"loss") + _field(8, BYTES, tensor)
    image = _field(1, BYTES, b"seen") + _field(4, BYTES, b"PNG")
    packed = _field(1, VARINT, 1) + _field(5, BYTES, struct.pack("<f", 0.5))
    other = _field(1, BYTES, b"val_loss") + _field(8, BYTES, packed)
    plain = _field(1, BYTES, b"lr") + _field(2, FIXED32, struct.pack("<f", 0.125))
    whole = _record(_event(1.5, _summary([value, image, other, plain]), 300))
    path = tmp_path / "events.out.tfevents.9"
    path.write_bytes(whole + whole[:-5])  # the last record was not finished
    assert list(read_events(path)) == [
        (300, 1.5, "loss", 0.25),
        (300, 1.5, "val_loss", 0.5),
        (300, 1.5, "lr", 0.125),
    ]
    path.write_bytes(b"x" + whole)
    with pytest.raises(RunError, match="the record at byte 0 is wrong"):
        list(read_events(path))


def test_what_is_no_log(tmp_path):
    assert not is_log(written(tmp_path, "wine.csv", "alcohol,quality\n1,2\n"))
    assert not is_log(written(tmp_path, "claims.csv", "loss,price\n1,2\n"))
    assert is_log(written(tmp_path, "own.csv", "train_loss,val_loss\n1,2\n"))
    assert not is_log("digits")
    with pytest.raises(DataError, match=r"holds no loss.*found 'alcohol', 'quality'"):
        read_log(tmp_path / "wine.csv")
    with pytest.raises(DataError, match="There is no file or folder"):
        read_log(tmp_path / "nothing.csv")
    with pytest.raises(DataError, match="is no log"):
        read_log(written(tmp_path, "a.json", "{}"))
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00loss")
    with pytest.raises(DataError, match="is no text"):
        read_log(tmp_path / "b.csv")


def test_what_the_writer_of_csv_writes_is_read(tmp_path, rng):
    values = rng.normal(size=6).tolist()
    with (tmp_path / "log.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["epoch", "loss"])
        writer.writerows(enumerate(values))
    assert read_log(tmp_path / "log.csv").loss.values.tolist() == values
