import json
import os
from dataclasses import replace
from pathlib import Path

import jax
import numpy as np
import pytest

from steepest.errors import RunError
from steepest.runs import (
    Checkpoint,
    Outcome,
    Run,
    read_checkpoint,
    read_run,
    write_checkpoint,
    write_run,
)
from steepest.runs import _storage as storage


def assert_same(a: Run, b: Run) -> None:
    def equal(x, y) -> None:
        assert x.dtype == y.dtype
        np.testing.assert_array_equal(x, y, strict=True)

    jax.tree.map(equal, a.params, b.params)
    jax.tree.map(equal, dict(a.arrays), b.arrays)
    jax.tree.map(equal, a.history.steps, b.history.steps)
    jax.tree.map(equal, a.history.epochs, b.history.epochs)
    for name in ("outcome", "reason", "metrics", "seconds", "notes", "data", "state"):
        assert getattr(a, name) == getattr(b, name)
    assert a.examples_per_second == b.examples_per_second
    assert a.environment == b.environment
    assert b.settings == {**a.settings, "hidden": list(a.settings["hidden"])}


@pytest.mark.parametrize("place", ["absent", "a/b/c", "empty"])
def test_a_run_comes_back_bit_for_bit(run: Run, tmp_path: Path, place: str):
    (tmp_path / "empty").mkdir()
    written = write_run(run, tmp_path / place)
    assert written.folder == tmp_path / place
    read = read_run(tmp_path / place)
    assert_same(run, read)
    assert read.folder == tmp_path / place
    assert {path.name for path in (tmp_path / place).iterdir()} == {
        "run.json",
        "params.safetensors",
        "steps.parquet",
        "epochs.parquet",
    }
    assert [
        p.name for p in (tmp_path / place).parent.iterdir() if "tmp" in p.name
    ] == []


def test_the_record_is_strict_json(run: Run, tmp_path: Path):
    write_run(run, tmp_path / "r")
    text = (tmp_path / "r" / "run.json").read_text(encoding="utf-8")
    record = json.loads(text, parse_constant=pytest.fail)
    assert record["schema_version"] == 1
    assert record["metrics"]["test"]["loss"] == {"$float": "inf"}
    assert "높이" in text


def test_a_folder_that_holds_a_run_keeps_it(run: Run, tmp_path: Path):
    write_run(run, tmp_path / "r")
    with pytest.raises(RunError, match="already holds a run"):
        write_run(replace(run, reason="another"), tmp_path / "r")
    assert read_run(tmp_path / "r").reason == run.reason


def test_a_folder_that_holds_something_else_keeps_it(run: Run, tmp_path: Path):
    (tmp_path / "thesis.tex").touch()
    for replacing in (False, True):
        with pytest.raises(RunError, match="holds something that is not a run"):
            write_run(run, tmp_path, replace=replacing)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_resumed_run_takes_the_place_of_the_interrupted_one(run: Run, tmp_path: Path):
    folder = tmp_path / "r"
    write_checkpoint(folder, [np.zeros(2)], {"step": 10})
    interrupted = replace(run, outcome=Outcome.INTERRUPTED)
    write_run(interrupted, folder, Checkpoint([np.ones(2)], {"step": 20}))
    assert read_checkpoint(folder).facts == {"step": 20}
    write_run(interrupted, folder, replace=True)
    assert read_checkpoint(folder).facts == {"step": 20}
    write_run(run, folder, replace=True)
    assert_same(run, read_run(folder))
    with pytest.raises(RunError, match="No checkpoint"):
        read_checkpoint(folder)


@pytest.mark.parametrize("place", ["absent", "a/b", "empty"])
@pytest.mark.parametrize("size", [0, 100, 1500])
def test_a_full_disk_leaves_nothing(
    run: Run, tmp_path: Path, place: str, size: int, file_size_limit
):
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with (
        file_size_limit(size),
        pytest.raises(RunError, match=rf"Cannot write to '.*{place}': file too large"),
    ):
        write_run(run, tmp_path / place)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_full_disk_leaves_the_run_that_was_there(
    run: Run, tmp_path: Path, file_size_limit
):
    write_run(run, tmp_path / "r")
    with file_size_limit(1000), pytest.raises(RunError, match="Cannot write to"):
        write_run(replace(run, reason="another"), tmp_path / "r", replace=True)
    assert read_run(tmp_path / "r").reason == run.reason


@pytest.mark.parametrize("place", ["absent", "empty"])
def test_an_interrupt_while_writing_leaves_nothing(
    run: Run, tmp_path: Path, place: str, monkeypatch
):
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.rglob("*"))
    calls = []

    def interrupted(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_run(run, tmp_path / place)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["params.safetensors", "steps.parquet", "epochs.parquet"]
)
def test_says_which_file_is_damaged(run: Run, tmp_path: Path, name: str):
    path = write_run(run, tmp_path / "r").folder / name
    content = bytearray(path.read_bytes())
    path.write_bytes(content[:-1])
    with pytest.raises(RunError, match=rf"{name}' is damaged: its content is not what"):
        read_run(tmp_path / "r")
    content[-9] ^= 1  # one bit
    path.write_bytes(content)
    with pytest.raises(RunError, match=rf"{name}' is damaged"):
        read_run(tmp_path / "r")
    path.unlink()
    with pytest.raises(RunError, match=rf"Cannot read '.*{name}': no such file"):
        read_run(tmp_path / "r")


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("outcome", "won", "invalid enum value 'won'"),
        ("params", {"array": "params/x"}, "params/x"),
        ("params", {"set": []}, "not the outline of a tree"),
    ],
)
def test_says_what_is_wrong_in_the_record(run, tmp_path: Path, key, value, why):
    write_run(run, tmp_path / "r")
    path = tmp_path / "r" / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | {key: value}))
    with pytest.raises(RunError, match=rf"run\.json' is damaged: .*{why}"):
        read_run(tmp_path / "r")


def test_what_cannot_be_stored_leaves_nothing(run: Run, tmp_path: Path):
    for broken in (
        replace(run, settings={"x": object()}),
        replace(run, params={"x": np.array(["a"])}),
    ):
        with pytest.raises(RunError, match="Cannot store"):
            write_run(broken, tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_two_writers_of_one_folder_do_not_mix(run: Run, tmp_path: Path, monkeypatch):
    rename = os.rename

    def late(source: Path, target: Path) -> None:
        monkeypatch.undo()
        write_run(replace(run, reason="first"), target)
        rename(source, target)

    monkeypatch.setattr(storage.os, "rename", late)
    with pytest.raises(RunError, match=r"Cannot write to '.*r': directory not empty"):
        write_run(replace(run, reason="second"), tmp_path / "r")
    assert read_run(tmp_path / "r").reason == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
