"""A run that cannot be written where it belongs is not lost."""

import tempfile
from pathlib import Path

import numpy as np
import pytest

from steepest.errors import RunError
from steepest.runs import check_folder, keep_run, read_run, write_checkpoint

from .test_storage import assert_same


def test_a_run_that_has_no_room_is_saved_elsewhere(run, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(RunError, match="The run was saved in '(.+)' instead") as found:
        keep_run(run, tmp_path / "file" / "first")
    assert str(found.value).startswith(f"Cannot look into '{tmp_path}")
    (place,) = tmp_path.glob("steepest-*/first")
    assert f"'{place}'" in str(found.value)
    assert_same(run, read_run(place))


def test_without_room_anywhere_the_checkpoint_is_named(
    run, tmp_path: Path, file_size_limit, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    write_checkpoint(tmp_path / "run", [np.arange(3)], {"step": 7})
    again = f"steepest train --resume --out {tmp_path / 'run'}"
    with file_size_limit(100), pytest.raises(RunError, match="file too large") as found:
        keep_run(run, tmp_path / "run")
    assert str(found.value).endswith(again)
    with file_size_limit(100), pytest.raises(RunError, match="has room.$"):
        keep_run(run, tmp_path / "other")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_link_to_nowhere_is_named(tmp_path: Path):
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(RunError, match=r"link' is a link to '.*gone', which does not"):
        check_folder(tmp_path / "link")
