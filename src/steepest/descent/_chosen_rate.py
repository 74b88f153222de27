"""The learning rate of a descent: given, the rule's own, or searched for."""

from typing import Any

import numpy as np

from .._core import Tree, shown_name
from ..errors import SettingError
from ..settings import DescentSettings
from ._batches import BatchPlan
from ._deciding import Deciding
from ._journal import Journal
from ._optimizer import Optimizer
from ._rate_search import RateChoice, choose_learning_rate


def chosen_rate(
    settings: DescentSettings,
    objective: Any,
    params: Tree,
    rows: Any,
    plan: BatchPlan,
    rule: Optimizer,
    steps: int,
    limit: float | None,
    journal: Journal,
    decides: Deciding | None,
) -> RateChoice:
    """Return the learning rate of some settings, and why it is that one."""
    rate = settings.learning_rate
    if rate != "auto":
        if isinstance(rate, str):
            raise SettingError(
                f"learning_rate is a positive number or 'auto'; got {rate!r}."
            )
        return RateChoice(positive("learning_rate", rate), "given")
    if rule.custom is not None:
        return RateChoice(1.0, "the transformation's own")
    if rule.rule.own_rate:
        return RateChoice(
            1.0, f"{shown_name(rule.name)} finds the length of its own steps"
        )
    return choose_learning_rate(
        objective,
        params,
        rows,
        plan,
        rule,
        steps,
        limit,
        journal.report_search,
        decides,
    )


def positive(name: str, value: Any) -> float:
    """Return a setting as a number above 0, or raise."""
    if not isinstance(value, int | float) or not np.isfinite(value) or value <= 0:
        raise SettingError(f"{name} must be a positive number; got {value!r}.")
    return float(value)
