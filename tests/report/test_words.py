import string

import pytest

from steepest.errors import UnknownNameError
from steepest.report import words


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_words_and_places():
    english, korean = words["en"], words["ko"]
    assert list(english) == list(korean)
    for name, text in english.items():
        assert places(text) == places(korean[name]), name


def test_another_language_is_refused_by_name():
    with pytest.raises(UnknownNameError, match="Unknown language 'fr'"):
        words["fr"]
