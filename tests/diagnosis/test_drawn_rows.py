"""The diagnosis of a run whose rows are on disk looks at some, and says so."""

import numpy as np
import pytest

import steepest
from steepest.data import DiskRows
from steepest.diagnosis import Verdict, _drawn_rows, as_text, case_of_run, diagnose, fix
from steepest.diagnosis._drawn_rows import Drawn, drawn_rows
from steepest.objectives import Batch

RNG = np.random.default_rng(5)
N = 3000
X = RNG.normal(size=(N, 3))
Y = X[:, 0] - X[:, 1] + 0.5 * RNG.normal(size=N)


@pytest.fixture
def rate():
    return 0.02


@pytest.fixture
def run(tmp_path, monkeypatch, rate):
    """Train on a table that stays on disk, and let the checks look at 500 rows."""
    monkeypatch.setenv("STEEPEST_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(_drawn_rows, "MOST", 500)
    path = tmp_path / "t.csv"
    rows = [",".join(f"{cell:.4f}" for cell in row) for row in np.column_stack([X, Y])]
    path.write_text("\n".join(["a,b,c,y", *rows]))
    out = tmp_path / "run"
    steepest.train(
        path, memory=1, epochs=3, batch_size=32, learning_rate=rate, out=str(out)
    )
    return out


def test_some_rows_are_looked_at_and_that_is_said(run):
    case = case_of_run(run)
    total = case.drawn.total
    assert case.drawn == Drawn(500, total)
    assert case.n_rows == 500
    assert case.planned_steps == case.steps == 3 * -(-total // 32)
    found = diagnose(case)
    assert found.verdict is Verdict.PASS
    skipped = [f for f in found.findings if f.because in ("error", "drawn")]
    assert [(f.check, f.because) for f in skipped] == [("order", "drawn")]
    assert f"the checks looked at 500 of {total:,}, drawn" in as_text(found, width=999)
    assert f"{total:,}행 가운데 전체에서 고루 뽑은 500행" in as_text(found, "ko", 999)
    assert found.to_json()["drawn"] == {"looked_at": 500, "total": total}


def test_rows_are_drawn_from_all_over_and_targets_stay_with_them(tmp_path, monkeypatch):
    monkeypatch.setattr(_drawn_rows, "MOST", 200)
    for name in ("x", "y"):
        values = np.arange(1000.0)[:, None] if name == "x" else np.arange(1000)
        np.save(tmp_path / f"{name}.npy", values)
    x, y = (
        DiskRows.of(np.load(tmp_path / f"{name}.npy", mmap_mode="r")) for name in "xy"
    )
    rows, drawn = drawn_rows(Batch(x, y))
    assert drawn == Drawn(200, 1000)
    np.testing.assert_array_equal(rows.inputs[:, 0], rows.targets)
    assert (np.diff(rows.targets) > 0).all()
    assert np.abs(np.mean(rows.targets) - 500) < 3 * 289 / 200**0.5
    again, _ = drawn_rows(Batch(x, y))
    np.testing.assert_array_equal(again.targets, rows.targets)


def test_few_rows_on_disk_are_all_looked_at(tmp_path):
    np.save(tmp_path / "x.npy", np.eye(7))
    rows, drawn = drawn_rows(DiskRows.of(np.load(tmp_path / "x.npy", mmap_mode="r")))
    assert drawn is None
    np.testing.assert_array_equal(rows, np.eye(7))


@pytest.mark.parametrize("rate", [1e-5])
def test_a_repair_trains_on_all_rows(run, rate):
    case = case_of_run(run)
    mended = fix(case)
    assert mended.case.drawn == case.drawn
    assert mended.case.history.n_steps == case.planned_steps
    assert mended.gain.after > 0.8 > mended.gain.before + 0.1
