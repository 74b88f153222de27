from collections import OrderedDict, namedtuple
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steepest.errors import RunError
from steepest.runs._tree import flatten, unflatten

names = st.text(alphabet="ab/.~01", max_size=3)
leaves = st.integers(-3, 3).map(np.int64) | st.none()
trees = st.recursive(
    leaves,
    lambda t: (
        st.lists(t, max_size=3)
        | st.lists(t, max_size=3).map(tuple)
        | st.dictionaries(names, t, max_size=3)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(trees)
def test_every_tree_comes_back_and_no_two_paths_share_a_name(tree):
    outline, arrays = flatten(tree, "params")
    assert unflatten(outline, arrays) == tree


def test_a_mapping_comes_back_as_a_dict_in_its_order():
    tree = MappingProxyType(OrderedDict([("b", np.ones(1)), (3, np.zeros(1))]))
    outline, arrays = flatten(tree, "p")
    assert list(unflatten(outline, arrays)) == ["b", 3]


def test_refuses_a_named_tuple_which_would_come_back_as_another_type():
    pair = namedtuple("Pair", "a b")(np.zeros(1), np.ones(1))
    with pytest.raises(RunError, match=r"'p/x': it is a Pair\. Use dicts, lists"):
        flatten({"x": pair}, "p")


def test_refuses_a_key_that_is_neither_text_nor_number():
    with pytest.raises(RunError, match=r"'p': its key \(1, 2\) is a tuple\. Use text"):
        flatten({(1, 2): np.zeros(1)}, "p")


def test_refuses_what_is_no_outline():
    with pytest.raises(ValueError, match=r"not the outline of a tree: {'set': "):
        unflatten({"set": []}, {})
    with pytest.raises(ValueError, match="its array .params/gone. is missing"):
        unflatten({"array": "params/gone"}, {})
