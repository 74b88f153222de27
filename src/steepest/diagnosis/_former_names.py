"""Names that this layer had in version 0.1, for one release more.

Delete this file, and `__getattr__` of the door, after the next release.
"""

import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

from ._case import Case
from .checks import checks

MOVED = {
    "Attempt": "repair._result",
    "Backprop": "measured._backprop",
    "Call": "gradient._arguments",
    "EndTest": "measured._end_test",
    "Held": "measured._row_losses:RowLosses",
    "Interval": "measured._interval",
    "Layer": "measured._backprop",
    "NoiseMeter": "measured._noise_meter",
    "NoiseScale": "measured._noise_scale",
    "NotFinite": "measured._backprop",
    "Paragraph": "language._text",
    "RangeTest": "measured._range_test",
    "Sentences": "language._sentences",
    "Spent": "_diagnosis",
    "activation_of": "measured._activation_of",
    "layers_of": "measured._backprop",
    "measure_end": "measured._end_test",
    "measure_noise_scale": "measured._noise_scale",
    "measure_rates": "measured._range_test",
    "remedied": "repair._retrain:retrained",
    "told": "language._text:as_text",
    "tried": "repair._fix_report:fix_report",
}
"""Where a name is now: its module, and its name there if it has changed."""

OF_A_START: dict[str, tuple[str, ...]] = {
    "batch_mean": ("objective", "start", "rows"),
    "dead_units": ("objective", "start", "rows"),
    "initial_loss": ("objective", "start", "rows"),
    "margin": ("objective",),
    "saturated_units": ("objective", "start", "rows"),
    "scores": ("objective", "start", "rows"),
    "signal": ("objective", "start", "rows"),
    "symmetry": ("start",),
    "weight_scale": ("start",),
}
"""The checks that took parts of a case, and the order of these arguments."""

NOW = {"f": "objective", "params": "start", "batch": "rows"}
"""The former names of these parts, and the names of now."""


def former(name: str) -> Any:
    """Return the object of a former name, with a warning that says where it is now.

    Raises
    ------
    AttributeError
        If there was no such name.
    """
    check = name.removeprefix("check_")
    if name in MOVED:
        module, _, known = MOVED[name].partition(":")
        value = getattr(import_module(f".{module}", __package__), known or name)
        now = f"steepest.diagnosis.{module}.{known or name}"
    elif name != check and check in checks:
        value, now = _called_as_before(check), f"steepest.diagnosis.checks['{check}']"
    else:
        raise AttributeError(f"module '{__package__}' has no attribute '{name}'")
    warnings.warn(
        f"steepest.diagnosis.{name} moved to {now}; the former name goes with the "
        "next release.",
        DeprecationWarning,
        stacklevel=3,
    )
    return value


def _called_as_before(check: str) -> Callable[..., Any]:
    if check not in OF_A_START:
        return checks[check]

    def ask(*parts: Any, symptom: bool = False, **named: Any) -> Any:
        given = dict(zip(OF_A_START[check], parts, strict=False))
        given |= {NOW.get(name, name): part for name, part in named.items()}
        case = Case(**{"objective": None, "start": None, "rows": None, **given})
        return checks[check](case, symptom=symptom)

    return ask
