"""Changes to try last on a run that was seen to fail, after all of its advice."""

from typing import Any

from .._case import Case
from ..measured._activation_of import activation_of
from ..measured._range_test import measure_rates


def _relu_units(case: Case) -> dict[str, Any]:
    if case.own_function:
        return {}
    activation = activation_of(case.objective, case.start, case.rows.inputs[:2])
    if activation in (None, "relu"):
        return {}
    return {"activation": "relu", "start": "auto"}


def _recommended_rate(case: Case) -> dict[str, Any]:
    if case.settings.get("optimizer") == "custom":  # an Optax transformation
        adam = {"optimizer": "adam", "optimizer_options": {}, "schedule": "constant"}
        return {**adam, "learning_rate": "auto"}
    test = None if case.own_function else case.once(measure_rates)
    if test is None or test.interval is None:
        return {}
    return {"learning_rate": test.interval.candidates()[0]}


def _longer(case: Case) -> dict[str, Any]:
    if case.own_function:
        return {}
    return {"epochs": 2 * int(case.settings["epochs"]), "schedule": "cosine"}


LAST_RESORTS = {
    "signal": _relu_units,
    "learning_rate": _recommended_rate,
    "epochs": _longer,
}
"""In order, by the name of the check that advises such a change."""
