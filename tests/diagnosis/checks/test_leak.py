"""Copies are found, natural twins are not called copies."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.leak import Leak, judge, measure

RNG = np.random.default_rng(7)
COPIES = Leak(0.10, 0.0, 100, 500, 2.0, 1e-6, [(3, 8)])


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, Verdict.FAIL),
        ({"share": 0.02}, Verdict.PASS),
        ({"own_share": 0.051}, Verdict.PASS),
        ({"own_share": 0.049}, Verdict.FAIL),
        ({"p": 0.0013}, Verdict.PASS),
    ],
)
def test_both_sides_of_each_bound(change, verdict):
    found = judge(COPIES._replace(**change))
    assert found.verdict is verdict
    assert "10.0%" in sentences(judge(COPIES)).because


@pytest.mark.parametrize("columns", [6, 200])
def test_twins_are_those_of_all_distances(columns):
    rows = RNG.normal(size=(150, columns)).astype(np.float32)
    held = RNG.normal(size=(60, columns)).astype(np.float32)
    held[:12] = rows[20:32] + 1e-3  # not quite the same
    found = measure(rows, held)
    scale = rows.std(axis=0)
    own = cdist(rows / scale, rows / scale)
    np.fill_diagonal(own, np.inf)
    if columns == 6:
        assert found.usual == pytest.approx(np.median(own.min(axis=1)), rel=1e-4)
    close = cdist(held / scale, rows / scale).min(axis=1) < 0.05 * found.usual
    assert found.share == close.mean() == 12 / 60
    assert found.own_share == 0
    assert found.pairs == [(i, 20 + i) for i in range(5)]


def test_half_of_the_validation_rows_are_copies(case_of, clouds):
    x, y = clouds(600)
    held = clouds(100, seed=1)
    mixed = held[0].copy()
    mixed[::4] = x[:25]
    found = checks["leak"](case_of(x, y, held=(mixed, held[1])))
    assert (found.verdict, found.because) == (Verdict.FAIL, "copies")
    assert found.measured["share"] == 0.25
    assert found.measured["pairs"][1] == (4, 1)
    assert checks["leak"](case_of(x, y, held=held)).verdict is Verdict.PASS


def test_rows_of_few_kinds_have_twins_by_nature(case_of):
    x = RNG.integers(0, 2, (400, 6)).astype(np.float32)
    found = checks["leak"](
        case_of(x[:300], np.zeros(300), held=(x[300:], np.zeros(100)))
    )
    assert found.measured["own_share"] > 0.9
    assert found.verdict is Verdict.PASS


def test_copies_are_found_among_many_images(case_of):
    images = RNG.integers(0, 255, (3000, 12, 12, 3)).astype(np.uint8)
    held = images[2000:].copy()
    held[:50] = images[100:150]
    case = case_of(images[:2000], np.zeros(2000), held=(held, np.zeros(1000)))
    found = checks["leak"](case)
    assert found.measured["rows"] == 500
    assert found.measured["share"] == pytest.approx(0.05, abs=0.02)
    assert found.verdict is Verdict.FAIL


def test_too_little_to_say(case_of, clouds):
    x, y = clouds(60)
    assert checks["leak"](case_of(x, y)).because == "no_validation"
    assert checks["leak"](case_of(x, y, held=(x[:19], y[:19]))).because == "few_rows"
    broken = np.where(x > 2, np.nan, x)
    found = checks["leak"](case_of(broken, y, held=(x, y)))
    assert found.because == "data_not_finite"


def test_equal_rows_of_measured_numbers_are_repeated_whoever_else_is(case_of):
    x = np.repeat(RNG.normal(size=(150, 4)), 3, axis=0)[RNG.permutation(450)]
    held, rows = x[:100], x[100:]
    found = checks["leak"](case_of(rows, np.zeros(350), held=(held, np.zeros(100))))
    assert found.measured["own_share"] > 0.7  # the training rows have as many
    assert (found.verdict, found.because) == (Verdict.FAIL, "twins")
    assert found.measured["twins"] > 0.7
    assert "as a join does" in sentences(found).because
    own = checks["leak"](case_of(x[::3], np.zeros(150), held=(held, np.zeros(100))))
    assert own.verdict is Verdict.FAIL


def test_numbers_that_are_counted_may_be_equal(case_of):
    x = RNG.integers(0, 30, (450, 2)).astype(float)
    found = checks["leak"](
        case_of(x[:350], np.zeros(350), held=(x[350:], np.zeros(100)))
    )
    assert found.measured["twins"] == 0
    assert found.verdict is Verdict.PASS
