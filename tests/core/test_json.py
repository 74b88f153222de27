import json
import math
from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steepest._core import to_json_value
from steepest._core._json import dump, load
from steepest.errors import RunError
from steepest.runs import Outcome

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.floats(),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=3), v),
    max_leaves=6,
)


@settings(deadline=None)
@given(values)
def test_every_value_comes_back_exactly(value):
    text = dump(value, "x")
    json.loads(text, parse_constant=pytest.fail)  # strict JSON
    assert repr(load(text)) == repr(value)  # repr tells 1 from 1.0, and finds nan


def test_values_turn_into_the_types_of_json():
    value = {
        1: (np.float32(0.5), np.int64(2), np.bool_(True)),
        "a": np.array([[1.0, math.nan]]),
        "j": jnp.arange(2),
        "p": Path("x") / "y",
        "o": Outcome.DIVERGED,
        "inf": -math.inf,
    }
    assert to_json_value(value) == {
        "1": [0.5, 2, True],
        "a": [[1.0, None]],
        "j": [0, 1],
        "p": "x/y",
        "o": "diverged",
        "inf": None,
    }
    assert type(to_json_value(Outcome.DIVERGED)) is str


def test_refuses_what_json_does_not_know_and_says_where_it_is():
    with pytest.raises(RunError, match=r"'run\.a\[1\]': JSON knows no set\. Use num"):
        dump({"a": [1, {2}]}, "run")


@pytest.mark.parametrize("text", ["[NaN]", "[Infinity]", "[-Infinity]", "[1", ""])
def test_reads_strict_json_only(text: str):
    with pytest.raises(ValueError, match=r"no JSON|Expecting"):
        load(text)
