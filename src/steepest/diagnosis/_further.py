"""What is tried last on a run that was seen to fail, when its own advice is spent."""

from typing import Any

from ._case import Case
from .start import activation_of


def _relu_units(case: Case) -> dict[str, Any]:
    if case.own_function:
        return {}
    activation = activation_of(case.objective, case.start, case.rows.inputs[:2])
    bent = activation not in (None, "relu")
    return {"activation": "relu", "start": "auto"} if bent else {}


def _recommended_rate(case: Case) -> dict[str, Any]:
    test = None if case.own_function else case.range_test
    if test is None or test.interval is None:
        return {}
    return {"learning_rate": test.interval.candidates()[0]}


def _longer(case: Case) -> dict[str, Any]:
    if case.own_function:
        return {}
    return {"epochs": 2 * int(case.settings["epochs"]), "schedule": "cosine"}


FURTHER = {
    "signal": _relu_units,
    "learning_rate": _recommended_rate,
    "epochs": _longer,
}
"""By the check whose advice it is like, in order."""
