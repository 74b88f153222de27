"""Constant and repeated columns are noted and do no harm."""

import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.columns import Columns, judge, measure

RNG = np.random.default_rng(9)


@pytest.mark.parametrize(
    ("measured", "verdict", "because"),
    [
        (Columns(3, [], []), Verdict.PASS, "varied"),
        (Columns(3, [0], []), Verdict.PASS, "some_constant"),
        (Columns(3, [], [(2, 1)]), Verdict.PASS, "duplicates"),
        (Columns(3, [0], [(2, 1)]), Verdict.PASS, "constant_and_duplicates"),
        (Columns(3, [0, 1, 2], []), Verdict.FAIL, "nothing_varies"),
    ],
)
def test_only_nothing_at_all_is_a_failure(measured, verdict, because):
    found = judge(measured, ("a", "b", "c"))
    assert (found.verdict, found.because) == (verdict, because)
    assert sentences(found).because


def test_columns_are_those_of_all_pairs():
    x = RNG.normal(size=(2000, 8))
    x[:, 2] = 7.0
    x[:, 5] = 3 * x[:, 1] - 4
    x[:, 6] = x[:, 1]
    x[:, 7] = x[:, 0] + 0.01 * RNG.normal(size=2000)  # alike, not equal
    found = measure(x.astype(np.float32))
    assert found.constant == [2]
    equal = np.corrcoef(np.delete(x, 2, axis=1).T) > 1 - 1e-9
    assert len(found.pairs) == 2
    assert int(np.triu(equal, 1).sum()) == 3  # of columns 1, 5 and 6
    assert {i for pair in found.pairs for i in pair} == {1, 5, 6}


def test_a_column_that_is_constant_on_a_sample_only_varies():
    x = RNG.normal(size=(9000, 2)).astype(np.float32)
    x[:, 0] = 0
    x[8999, 0] = 1
    assert measure(x).constant == []
    images = np.zeros((9000, 2, 2), np.uint8)
    images[8999, 0, 1] = 1
    assert measure(images).constant == [0, 2, 3]


def test_columns_of_a_case(case_of, clouds):
    x, y = clouds(50)
    assert checks["columns"](case_of(x, y)).because == "varied"
    x[:, 0], x[:, 3] = 2.0, 2 * x[:, 1]
    found = checks["columns"](case_of(x, y, column_names=tuple("abcdef")))
    assert found.because == "constant_and_duplicates"
    assert "(a), 1 equal to another up to scale (d = b)" in sentences(found).because
    x[0, 0] = np.nan
    assert checks["columns"](case_of(x, y)).because == "data_not_finite"
    same = np.ones((9, 6), np.float32)
    assert checks["columns"](case_of(same, np.zeros(9))).verdict is Verdict.FAIL
