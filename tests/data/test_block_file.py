from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from steepest.data import _block_file
from steepest.data._block_file import BlockFile

RNG = np.random.default_rng(0)


@pytest.fixture
def rows(monkeypatch):
    monkeypatch.setattr(_block_file, "BLOCK", 50)  # four rows of three numbers
    return RNG.normal(size=(203, 3)).astype(np.float32)


def written(tmp_path, rows):
    path = tmp_path / "rows"
    path.write_bytes(b"header" + rows.tobytes())
    return BlockFile(path, 6, rows.shape, rows.dtype)


def test_any_rows_in_any_order(tmp_path, rows):
    file = written(tmp_path, rows)
    for n in (1, 7, 203, 3, 90):
        order = RNG.permutation(203)[:n]
        out = np.empty((n, 3), np.float32)
        file.take(order, out)
        np.testing.assert_array_equal(out, rows[order])
    wide = np.empty((5, 3))
    file.take(np.array([202, 0, 0, 199, 101]), wide)
    np.testing.assert_array_equal(wide, rows[[202, 0, 0, 199, 101]])


def test_blocks_are_kept_only_while_they_are_in_use(tmp_path, rows):
    file = written(tmp_path, rows)
    out = np.empty((40, 3), np.float32)
    for begin in range(0, 160, 40):
        file.take(np.arange(begin, begin + 40), out)
        np.testing.assert_array_equal(out, rows[begin : begin + 40])
    assert len(file._held) == 10  # of 51


def test_two_threads_read_at_once(tmp_path, rows):
    file = written(tmp_path, rows)

    def check(seed):
        order = np.random.default_rng(seed).permutation(203)[:50]
        out = np.empty((50, 3), np.float32)
        file.take(order, out)
        return np.array_equal(out, rows[order])

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(check, range(200)))


def test_a_file_that_became_shorter(tmp_path, rows):
    file = written(tmp_path, rows)
    (tmp_path / "rows").write_bytes(b"header")
    with pytest.raises(OSError, match="ends before its last row"):
        file.take(np.array([5]), np.empty((1, 3), np.float32))
