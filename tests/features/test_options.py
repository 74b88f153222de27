import numpy as np
import pytest

from steepest.errors import SettingError, UnknownNameError
from steepest.features import parse_features
from steepest.features._options import build_feature


def test_words_numbers_and_several_numbers():
    text = "hog:cell=4:block=2x3:gamma=true:norm=none, visual-words:whiten=0.5"
    assert parse_features(text) == [
        ("hog", {"cell": 4, "block": (2, 3), "gamma": True, "norm": None}),
        ("visual-words", {"whiten": 0.5}),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "hog:orientations=nine",
            "`orientations` .* 'hog' must be a whole number; f",
        ),
        ("hog:cell=big", "a whole number, or several numbers such as 2x4; found 'big'"),
        ("hog:gamma=maybe", "`gamma` .* must be true or false; found 'maybe'"),
        ("hog:mode=4", "`mode` .* must be a name; found 4"),
        ("hog:orientations=true", "must be a whole number; found True"),
        ("visual-words:words=inf", "`words` .* must be a whole number; found inf"),
        ("visual-words:whiten=much", "must be a number, or none; found 'much'"),
    ],
)
def test_an_option_of_another_kind_is_named(text, message):
    [(name, options)] = parse_features(text)
    with pytest.raises(SettingError, match=message):
        build_feature(name, options)


def test_numbers_of_numpy_are_numbers():
    assert build_feature("hog", {"cell": np.int64(4)}).cell == 4
    assert build_feature("polar", {"center": np.zeros(2)}).center.shape == (2,)


def test_names_that_do_not_exist():
    with pytest.raises(UnknownNameError, match="Did you mean 'hog'"):
        build_feature("hogg", {})
    with pytest.raises(UnknownNameError, match="option of the feature 'hog' 'cel'"):
        build_feature("hog", {"cel": 4})
    with pytest.raises(SettingError, match="is name=value; found 'cell'"):
        parse_features("hog:cell")
