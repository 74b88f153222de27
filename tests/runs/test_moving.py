"""A process that dies while a run is stored leaves what was there, or the run."""

import json
import os
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from steepest.errors import RunError
from steepest.runs import (
    Checkpoint,
    Content,
    Outcome,
    Run,
    content_of,
    list_runs,
    read_checkpoint,
    read_run,
    write_checkpoint,
    write_run,
)
from steepest.runs._moving import COMPLETE

CALLS = ("mkdir", "open", "fsync", "replace", "rename", "unlink", "rmdir", "close")
FILES = ["epochs.parquet", "params.safetensors", "run.json", "steps.parquet"]


class Killed(BaseException):
    pass


def killed(monkeypatch, at: int, work) -> bool:
    """Do some work, die before a call into the file system, return whether it died."""
    made = 0

    def dying(call):
        def made_or_not(*arguments, **named):
            nonlocal made
            made += 1
            if made > at:
                raise Killed  # and a dead process cleans nothing up
            return call(*arguments, **named)

        return made_or_not

    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, dying(getattr(os, name)))
        try:
            work()
        except Killed:
            return True
    return False


def before(situation: str, run: Run, folder: Path) -> None:
    interrupted = replace(run, outcome=Outcome.INTERRUPTED, reason="Stopped.")
    if situation == "nothing":
        folder.mkdir()
    elif situation == "checkpoint":
        write_checkpoint(folder, [np.zeros(2)], {"step": 10})
    elif situation == "interrupted run":
        write_run(interrupted, folder, Checkpoint([np.zeros(2)], {"step": 10}))
    else:
        write_run(interrupted, folder)


def found(folder: Path) -> str:
    """Return what a folder holds, which must be something that is accepted."""
    if content_of(folder) is Content.RUN:
        return read_run(folder).reason
    if content_of(folder) is Content.UNFINISHED:
        return f"step {read_checkpoint(folder).facts['step']}"
    return str(content_of(folder).value)


@pytest.mark.parametrize("outcome", [Outcome.FINISHED, Outcome.INTERRUPTED])
@pytest.mark.parametrize(
    ("situation", "was"),
    [
        ("nothing", "nothing"),
        ("checkpoint", "step 10"),
        ("interrupted run", "Stopped."),
        ("run without checkpoint", "Stopped."),
    ],
)
def test_a_death_at_any_call_leaves_the_old_or_the_new(
    run: Run, tmp_path: Path, monkeypatch, situation: str, was: str, outcome: Outcome
):
    new = replace(run, outcome=outcome, reason="Stored.")
    seen = []
    for at in count():
        folder = tmp_path / str(at)
        before(situation, run, folder)
        died = killed(
            monkeypatch, at, lambda to=folder: write_run(new, to, replace=True)
        )
        seen.append(found(folder))
        kept = outcome is Outcome.INTERRUPTED or seen[-1] != "Stored."
        if kept and situation in ("checkpoint", "interrupted run"):
            assert read_checkpoint(folder).facts == {"step": 10}
        if seen[-1] == "Stored." and not kept:
            assert sorted(p.name for p in folder.iterdir() if p.is_file()) == FILES
        assert read_run(write_run(new, folder, replace=True).folder).reason == "Stored."
        if not died:
            break
    assert set(seen) == {was, "Stored."}
    assert seen == sorted(seen, key=[was, "Stored."].index)  # once stored, it stays
    assert len(seen) > 15


def test_a_death_while_it_is_moved_by_the_next_one(run: Run, tmp_path, monkeypatch):
    new = replace(run, reason="Stored.")
    for at in count():
        folder = tmp_path / str(at)
        write_checkpoint(folder, [np.zeros(2)], {"step": 10})
        other = tmp_path / f"other {at}"
        write_run(new, other)
        other.rename(folder / COMPLETE)
        died = killed(monkeypatch, at, lambda to=folder: content_of(to))
        assert found(folder) == "Stored."
        assert sorted(path.name for path in folder.iterdir()) == FILES
        if not died:
            break


def test_a_run_that_waits_is_listed(run: Run, tmp_path: Path):
    write_run(run, tmp_path / "other")
    (tmp_path / "r").mkdir()
    (tmp_path / "other").rename(tmp_path / "r" / COMPLETE)
    assert [each.outcome for each in list_runs(tmp_path)] == [run.outcome]


def test_only_files_of_ours_are_moved(run: Run, tmp_path: Path):
    """A folder from elsewhere moves nothing that lies outside it, and nothing odd."""
    write_run(run, tmp_path / "mine")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / COMPLETE).symlink_to(tmp_path / "mine")
    assert content_of(tmp_path / "link") is Content.OTHER
    assert read_run(tmp_path / "mine").reason == run.reason
    for text in ("[" * 100_000, "[]", "{}", "no json", json.dumps({"outcome": [1]})):
        odd = tmp_path / "odd" / COMPLETE
        odd.mkdir(parents=True, exist_ok=True)
        (odd / "run.json").write_text(text)
        (odd / "thesis.tex").write_text("mine")
        with pytest.raises(RunError):
            read_run(tmp_path / "odd")
        assert (odd / "thesis.tex").read_text() == "mine"
