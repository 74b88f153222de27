import pytest

from steepest._core._options import build
from steepest.errors import SettingError, UnknownNameError


def scaled(share, times=2):
    return share * times


def test_options_are_given_by_name_with_hyphens_or_underscores():
    assert build("penalty", "scaled", scaled, {"share": 3}) == 6
    assert build("thing", "join", lambda a_b: a_b, {"a-b": 1}) == 1


def test_wrong_options_are_named():
    with pytest.raises(UnknownNameError, match="'scaled' 'shar'. Did you mean 'share'"):
        build("penalty", "scaled", scaled, {"shar": 3})
    with pytest.raises(SettingError, match="'scaled' needs a value for 'share'"):
        build("penalty", "scaled", scaled, {"times": 3})
    with pytest.raises(SettingError, match="'none' takes no options; found 'share'"):
        build("penalty", "none", lambda: 1, {"share": 3})
