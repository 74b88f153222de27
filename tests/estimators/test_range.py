"""Numbers that the precision of the model cannot hold are refused as such."""

import re

import numpy as np
import pytest

from steepest import DescentClassifier, DescentRegressor
from steepest.errors import DataError

X = np.arange(24.0).reshape(12, 2)


@pytest.mark.parametrize("scaling", ["standard", "none"])
def test_an_input_out_of_range_is_named(scaling):
    rows = X.copy()
    rows[3, 1] = 1e200
    message = (
        "row 3, column 1 (counted from 0) holds 1e+200, which is out of the range of"
    )
    with pytest.raises(DataError, match=re.escape(message)):
        DescentClassifier(scaling=scaling, epochs=1).fit(rows, np.arange(12) % 2)


def test_a_target_out_of_range_is_named():
    y = np.arange(12.0)
    y[5] = 1e300
    with pytest.raises(DataError, match=r"out of the range of float32"):
        DescentRegressor(epochs=1).fit(X, y)
