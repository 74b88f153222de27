"""What holds for every experiment."""

import re
from pathlib import Path

import pytest

from steepest.errors import UnknownNameError
from steepest.experiments import experiments
from steepest.language import told

PLACE = re.compile(r"\{(\w+)\}")
HANGUL = re.compile("[가-힣]")


@pytest.mark.parametrize("name", experiments)
def test_an_experiment_is_told_in_korean(name):
    experiment = experiments[name]
    texts = [experiment.claim, experiment.correction, *experiment.says]
    for text in filter(None, texts):
        values = dict.fromkeys(PLACE.findall(text), "7")
        korean = told(text, "ko", **values)
        assert HANGUL.search(korean), text
        assert set(PLACE.findall(text)) == set(
            PLACE.findall(
                told(text, "ko", **{place: f"{{{place}}}" for place in values})
            )
        ), text


@pytest.mark.parametrize("name", experiments)
def test_an_experiment_is_a_file_with_an_example(name):
    experiment = experiments[name]
    folder = Path(__file__).parents[2] / "src/steepest/experiments" / experiment.group
    assert (folder / f"{name}.py").exists()
    _, _, example = (experiment.page or "").partition("Examples\n--------\n")
    assert "print(" in example


def test_a_misspelled_experiment_is_answered():
    with pytest.raises(UnknownNameError, match="Did you mean 'hinge'"):
        experiments["hinje"]
