import pytest

from steepest.descent import Progress, progress_facts
from steepest.descent._progress_facts import _duration, _short


@pytest.mark.parametrize(
    ("number", "text"), [(950, "950"), (71_300, "71.3k"), (1_254_000, "1.25M")]
)
def test_numbers_are_short(number, text):
    assert _short(number) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "0 s"), (59.4, "59 s"), (83, "1:23"), (3723, "1:02:03")]
)
def test_durations_are_short(seconds, text):
    assert _duration(seconds) == text


def test_training_scores_are_shown_where_there_is_no_validation():
    epoch = Progress("training", 1, 2, 5, 10, 0.5, {"train": {"loss": 1, "r2": 0.25}})
    assert progress_facts(epoch)[2] == "train r2 0.250"


def test_before_the_first_epoch_the_share_and_the_time_are_known():
    assert progress_facts(Progress("loading")) == []
    choosing = Progress("choosing the learning rate", step=10, steps=40, seconds=2.0)
    assert progress_facts(choosing) == ["25%", "6 s left"]
