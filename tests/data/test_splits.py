import re

import numpy as np
import pytest

from steepest.data import split_rows
from steepest.errors import DataError, SettingError

UNEQUAL = np.array(["c"] * 31 + ["a"] * 11 + ["b"] * 3)


def split(n, share, labels=None, seed=0):
    return split_rows(n, share, seed=seed, purpose="validation part", labels=labels)


def test_parts_are_disjoint_and_complete():
    kept, aside = split(45, 0.2, UNEQUAL)
    assert sorted([*kept, *aside]) == list(range(45))
    assert len(aside) == 9
    assert (np.diff(kept) > 0).all()
    assert (np.diff(aside) > 0).all()


def test_each_class_gives_its_share():
    _, aside = split(45, 0.2, UNEQUAL)
    # exact shares 6.2, 2.2, 0.6: floors 6, 2, 0, and the largest remainder is b's
    assert {c: int((UNEQUAL[aside] == c).sum()) for c in "abc"} == {
        "a": 2,
        "b": 1,
        "c": 6,
    }


def test_shares_agree_with_scikit_learn():
    from sklearn.model_selection import train_test_split

    labels = np.repeat([0, 1, 2], [50, 30, 20])
    _, aside = split(100, 0.2, labels)
    _, theirs = train_test_split(labels, test_size=0.2, stratify=labels)
    assert np.bincount(labels[aside]).tolist() == np.bincount(theirs).tolist()


def test_split_depends_on_seed_and_labels_alone():
    first = split(45, 0.2, UNEQUAL)[1]
    assert first.tolist() == split(45, 0.2, UNEQUAL.copy())[1].tolist()
    renamed = np.char.add("class ", UNEQUAL)
    assert first.tolist() == split(45, 0.2, renamed)[1].tolist()
    assert first.tolist() != split(45, 0.2, UNEQUAL, seed=1)[1].tolist()
    other = split_rows(45, 0.2, seed=0, purpose="test part", labels=UNEQUAL)[1]
    assert first.tolist() != other.tolist()


def test_a_class_with_one_row_is_never_put_aside():
    labels = np.array(["a"] * 9 + ["rare"])
    for seed in range(20):
        assert "rare" not in labels[split(10, 0.5, labels, seed)[1]]


def test_every_row_is_put_aside_equally_often():
    counts = np.zeros(12)
    for seed in range(400):
        counts[split(12, 0.25, seed=seed)[1]] += 1
    # binomial(400, 1/4): mean 100, deviation 8.7; five deviations
    assert np.abs(counts - 100).max() < 44


@pytest.mark.parametrize("fraction", [0, 1, -0.1, 1.5])
def test_fraction_outside_zero_and_one_is_refused(fraction):
    with pytest.raises(SettingError, match=re.escape(f"found {fraction}. Try 0.1")):
        split(10, fraction)


def test_too_few_rows_are_refused():
    message = "3 rows of 3 classes are too few to put 1 aside as the validation part"
    with pytest.raises(DataError, match=message):
        split(3, 0.1, np.array(["a", "b", "c"]))
    with pytest.raises(DataError, match="1 rows are too few to put 1 aside"):
        split(1, 0.1)
