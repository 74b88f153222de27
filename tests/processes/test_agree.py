"""What the processes of a group agree on."""

import numpy as np
import pytest

from steepest.descent import _ending
from steepest.errors import DataError
from steepest.processes import _agree, first_has, is_first, same_everywhere, together


def test_a_process_alone_agrees_with_itself():
    assert together() == 1
    assert is_first()
    assert first_has({"rate": 0.1}) == {"rate": 0.1}
    same_everywhere({"settings": 1})


def test_other_data_are_named(monkeypatch):
    def both(mine):
        return np.stack([mine, np.where(np.arange(len(mine))[:, None] == 1, 0, mine)])

    monkeypatch.setattr(_agree, "together", lambda: 2)
    monkeypatch.setattr(_agree, "gathered", both)
    with pytest.raises(DataError, match="Process 1 of 2 has other data than process 0"):
        same_everywhere({"settings": {"epochs": 3}, "data": "abc"})


@pytest.mark.parametrize(
    ("own", "everyones", "ending"),
    [
        ((None, False), [[0, 0], [1, 1]], ("Interrupted in epoch 2.5.", True)),
        (
            ("Not improved.", False),
            [[0, 0], [1, 0]],
            (None, False),
        ),  # the first decides
        (("Not improved.", False), [[1, 0], [0, 0]], ("Not improved.", False)),
        ((None, False), [[0, 0], [0, 0]], (None, False)),
    ],
)
def test_all_stop_at_the_same_step(own, everyones, ending, monkeypatch):
    answers = np.array(everyones, bool)
    monkeypatch.setattr(_ending, "gathered", lambda mine: answers)
    assert _ending.agreed(*own, 2.5) == ending
