"""Folders of encoded rows are deleted once they are old, or too many."""

import os
import time

from steepest.data import _row_cache
from steepest.data._row_cache import DONE, KEPT_DAYS, prune, used_now

DAY = 86_400


def folder(root, name, days_ago, size=10, done=True):
    one = root / name
    one.mkdir()
    (one / "rows.npy").write_bytes(b"x" * size)
    then = time.time() - days_ago * DAY
    if done:
        (one / DONE).write_text("{}")
        os.utime(one / DONE, (then, then))
    os.utime(one, (then, then))
    return one


def test_what_was_not_used_for_long_is_deleted(tmp_path):
    kept = folder(tmp_path, "kept", 0)
    old = folder(tmp_path, "old", KEPT_DAYS + 1)
    used = folder(tmp_path, "used", KEPT_DAYS + 1)
    recent = folder(tmp_path, "recent", KEPT_DAYS - 1)
    abandoned = folder(tmp_path, "a.1.unfinished", 2, done=False)
    under_way = folder(tmp_path, "b.2.unfinished", 0.01, done=False)
    used_now(used)
    prune(kept)
    assert sorted(tmp_path.iterdir()) == sorted([kept, used, recent, under_way])
    assert not old.exists()
    assert not abandoned.exists()


def test_of_too_many_the_oldest_are_deleted(tmp_path, monkeypatch):
    free = type("Usage", (), {"free": 50})
    monkeypatch.setattr(_row_cache.shutil, "disk_usage", lambda path: free)
    kept = folder(tmp_path, "kept", 0, size=40)
    folders = [folder(tmp_path, f"{i}", 4 - i, size=40) for i in range(3)]
    prune(kept)  # 160 bytes and 50 free: half of it, 105, may be used
    assert [one.exists() for one in folders] == [False, False, True]
    assert kept.exists()


def test_a_disk_without_room_keeps_what_was_just_written(tmp_path, monkeypatch):
    full = type("Usage", (), {"free": 0})
    monkeypatch.setattr(_row_cache.shutil, "disk_usage", lambda path: full)
    kept = folder(tmp_path, "kept", 0, size=1000)
    prune(kept)
    assert kept.exists()


def test_noting_a_use_of_nothing_does_nothing(tmp_path):
    used_now(tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []
