"""The learning rate of every step that was planned for a run."""

import numpy as np

from ...descent import make_schedule, schedules
from .._case import Case

FEW_STEPS = 200  # a run of fewer is short, whatever its rate and batch size
MORE_EPOCHS = 8  # times as many are advised for a run that is too short


def planned_rates(case: Case) -> np.ndarray:
    """Return ηₜ of every planned step; of those taken, if the schedule is a function.

    The plan and not the history, because a run that stopped early did not reach the
    end of its schedule.
    """
    settings = case.settings
    rate, steps = float(settings["learning_rate"]), max(case.planned_steps, 1)
    name = settings.get("schedule", "constant")
    if name not in schedules:
        taken = np.asarray(case.history.steps.get("learning_rate", ()), np.float64)
        return taken if len(taken) else np.array([rate])
    options = dict(settings.get("schedule_options") or {})
    factors = make_schedule(name, steps, options, int(settings.get("warmup") or 0))
    return rate * np.asarray(factors(np.arange(steps)), np.float64)
