import numpy as np

from steepest.data._left_out import useless

N = 30
ID = np.random.default_rng(0).permutation(N) + 100.0


def test_what_is_left_out_and_why():
    columns = {
        "id": ID,
        "Unnamed: 0": np.arange(N, dtype=float),
        "empty": np.full(N, np.nan),
        "blank": np.array([" ", None] * (N // 2), object),
        "with a gap": np.where(ID == 129, 130, ID),
        "twice": np.where(ID == 129, 128, ID),
        "text": np.array(["a"] * N, object),
    }
    found = useless(columns, ())
    assert set(found) == {"id", "Unnamed: 0", "empty", "blank"}
    assert found["id"] == (
        "'id' numbers the rows from 100 to 129, so it tells nothing of other rows; it "
        "was left out. --keep (from Python keep='id') brings it back."
    )
    assert found["Unnamed: 0"].startswith("'Unnamed: 0' numbers the rows from 0 to 29,")
    assert found["empty"] == "'empty' is empty and was left out."
    assert set(useless(columns, ("id",))) == {"Unnamed: 0", "empty", "blank"}


def test_the_only_column_stays_and_few_rows_prove_nothing():
    assert useless({"x": ID}, ()) == {}
    assert useless({"x": np.arange(9.0), "z": np.ones(9)}, ()) == {}
