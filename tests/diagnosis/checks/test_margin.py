"""Both sides of each bound of a margin."""

import pytest

from steepest.diagnosis import Verdict, checks
from steepest.objectives import (
    hinge,
)

from ..conftest import net, start_of


@pytest.mark.parametrize(
    ("margin", "symptom", "verdict", "because"),
    [
        (1.0, False, Verdict.PASS, "suits"),
        (0.01, False, Verdict.WARN, "too_small"),
        (100.0, False, Verdict.WARN, "too_large"),
        (100.0, True, Verdict.FAIL, "too_large"),
        (1e-9, False, Verdict.FAIL, "none"),
    ],
)
def test_margins(margin, symptom, verdict, because):
    found = checks["margin"](start_of(net(hinge(margin=margin)), ()), symptom=symptom)
    assert (found.verdict, found.because) == (verdict, because)
    assert found.remedy == (
        {} if because == "suits" else {"loss_options": {"margin": 1.0}}
    )


def test_a_margin_that_is_not_there():
    assert checks["margin"](start_of(net(), ())).because == "no_margin"
    user = start_of(lambda w, batch: 0.0, ())
    assert checks["margin"](user).because == "no_margin"
