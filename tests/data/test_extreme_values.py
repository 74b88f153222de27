import numpy as np
import pytest

from steepest.data import load
from steepest.data._extreme_values import repeated_extreme

USUAL = np.random.default_rng(0).normal(size=60)


@pytest.mark.parametrize("value", [-999.0, 1e20, 99.0])
def test_a_repeated_number_far_from_all_others(value):
    values = np.where(np.arange(60) % 9 == 0, value, USUAL)
    found = repeated_extreme(values)
    rest = values[values != value]
    assert found == (value, 7, rest.min(), rest.max())


@pytest.mark.parametrize(
    "values",
    [
        USUAL,
        np.where(np.arange(60) == 0, -999.0, USUAL),  # once: an outlier
        np.where(np.arange(60) % 2 == 0, -999.0, 1.0),  # two values
        np.repeat([0.0, 1.0, 2.0], 20),  # counts
        np.exp(4 * USUAL),  # a long tail
        np.where(np.arange(60) % 9 == 0, -9.0, USUAL),  # near
        np.full(60, np.nan),
    ],
)
def test_what_is_usual(values):
    assert repeated_extreme(values) is None


def test_column_value_and_option_are_said():
    x = np.where(np.arange(60) % 9 == 0, -999.0, USUAL)
    import pyarrow as pa

    frame = pa.table({"x": x, "z": USUAL, "y": ["a", "b"] * 30})
    (note,) = [n for n in load(frame).notes if "--missing" in n]
    assert note.startswith("'x' holds -999 in 7 rows, and all its other numbers lie")
    assert note.endswith("say --missing -999 (from Python missing='-999').")


@pytest.mark.parametrize("value", [1e7, -1e12])
def test_a_target_far_from_all_others_is_named_by_its_row(value, tmp_path):
    targets = USUAL.copy()
    targets[41] = value
    lines = [f"{a},{b}" for a, b in zip(USUAL[::-1], targets, strict=True)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["a,b", *lines]))
    (note,) = [n for n in load(path).notes if "rules the loss" in n]
    assert note.startswith(
        f"line 43 of {path}: target 'b' is {value:g}, and all others"
    )
