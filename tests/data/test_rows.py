import re

import numpy as np
import pytest

from steepest.data._rows import BadRows, Rows, Table
from steepest.errors import DataError


def rows():
    table = Table({"a": np.arange(4.0), "b": np.array(list("wxyz"), object)})
    targets = np.array([0, 1, 0, 1])
    return Rows(table, targets, ("t",), "t.csv", np.arange(2, 6), "line {}".format)


def test_take_keeps_rows_together_and_where_they_were():
    taken = rows().take(np.array([3, 1]))
    assert taken.inputs.columns["b"].tolist() == ["z", "x"]
    assert taken.targets.tolist() == [1, 1]
    assert taken.place(0) == "line 5 of t.csv"


def test_the_first_bad_row_raises():
    bad = BadRows(rows(), skip=False)
    bad.reject(np.zeros(4, bool), lambda row: "nothing")
    message = (
        "bad is line 3 of t.csv. --skip-bad (from Python skip_bad=True) leaves out "
        "such rows, here 2 of 4."
    )
    with pytest.raises(DataError, match=re.escape(message)):
        bad.reject(
            np.array([False, True, False, True]),
            lambda row: f"bad is {bad.rows.place(row)}.",
        )


def test_bad_rows_are_counted_when_skipped():
    bad = BadRows(rows(), skip=True)
    assert bad.note() == ()
    bad.reject(np.array([False, True, False, False]), str)
    bad.reject(np.array([False, True, False, True]), str)
    assert bad.mask.tolist() == [False, True, False, True]
    assert bad.note() == (
        "2 of the 4 rows in t.csv could not be used and were skipped; the first is "
        "line 3 of t.csv.",
    )
