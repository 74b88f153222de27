"""Every number of the data is a number, or the first that is not is named."""

import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import Verdict, checks, sentences
from steepest.diagnosis.checks.finite import measure


def test_clean_data_pass(case_of, clouds):
    found = checks["finite"](case_of(*clouds(40), held=clouds(20)))
    assert (found.verdict, found.because) == (Verdict.PASS, "finite")


@pytest.mark.parametrize(
    ("value", "because"), [(np.nan, "missing"), (np.inf, "infinite")]
)
def test_the_first_is_named_and_all_are_counted(case_of, clouds, value, because):
    x, y = clouds(5000)  # more than a block
    x[4500, 2] = x[4500, 4] = x[4800, 0] = value
    x[4700, 1] = -np.inf
    case = case_of(x, y, column_names=tuple("abcdef"))
    found = checks["finite"](case)
    assert (found.verdict, found.because) == (Verdict.FAIL, because)
    bad = ~np.isfinite(x)
    told = {k: found.measured[k] for k in ("rows", "missing", "infinite", "row")}
    assert told == {
        "rows": int(bad.any(axis=1).sum()),
        "missing": int(np.isnan(x).sum()),
        "infinite": int(np.isinf(x).sum()),
        "row": 4500,
    }
    assert found.measured["name"] == "c"
    assert f"row 4501, column c, {value}" in sentences(found).because


def test_targets_and_validation_rows_are_looked_at_too(case_of):
    x = np.zeros((20, 6), np.float32)
    y = np.zeros((20, 2), np.float32)
    y[7, 1] = np.nan
    held = np.full((20, 6), np.inf, np.float32)
    case = case_of(x, y, held=(held, np.zeros((20, 2))), classes=None, outputs=2)
    found = measure(case)
    assert [(one.part, one.array, one.row, one.column) for one in found] == [
        ("rows", "targets", 7, 1),
        ("validation", "inputs", 0, 0),
    ]
    assert found[1].rows == 20


def test_sums_that_overflow_are_no_fault(case_of):
    x = np.full((4, 6), 3e38, np.float32)
    assert checks["finite"](case_of(x, [0, 1, 2, 0])).verdict is Verdict.PASS


def test_rows_of_a_function_are_looked_at(case_of, clouds):
    case = case_of(*clouds(20))
    object.__setattr__(case, "objective", lambda w, batch: jnp.sum(w))
    object.__setattr__(case, "rows", {"x": np.array([1.0, np.nan]), "n": np.arange(2)})
    found = checks["finite"](case)
    assert found.verdict is Verdict.FAIL
    assert (found.measured["array"], found.measured["row"]) == ("x", 1)
    object.__setattr__(case, "rows", None)
    assert checks["finite"](case).because == "no_rows"
