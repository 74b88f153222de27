"""Whether a rule forgets old gradients within the run."""

import inspect
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...descent import optimizers
from .._finding import Finding, Verdict, skipped

if TYPE_CHECKING:
    from .._case import Case

SHARE = 1 / 3  # of the run: a memory as long as this forgets its start never
ORDINARY = 0.95  # momentum up to here is no fault, however short the run


class Momentum(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    momentum : float
        β, the part of the velocity that stays at every step.
    option : str
        What the optimizer calls it.
    memory : float
        1/(1 − β) steps.
    steps : int
        Those that were planned.
    options : mapping
        Of the optimizer.
    rate : float or None
        Its learning rate, if that is one number.
    """

    momentum: float
    option: str
    memory: float
    steps: int
    options: Mapping[str, Any]
    rate: float | None = None


def measure_momentum(case: "Case") -> Momentum | None:
    """Read the momentum of a run; None if its rule has none.

    See Also
    --------
    steepest.diagnosis.check_momentum : measures and judges.
    """
    name = str(case.settings.get("optimizer"))
    given = dict(case.settings.get("optimizer_options") or {})
    if name not in optimizers:
        return None
    defaults = defaults_of(name)
    for option in ("momentum", "b1", "decay", "beta"):
        value = given.get(option, defaults.get(option))
        if isinstance(value, int | float) and not isinstance(value, bool):
            kept = float(value)
            memory = 1 / (1 - kept) if kept < 1 else math.inf
            rate = case.settings.get("learning_rate")
            rate = float(rate) if isinstance(rate, int | float) else None
            return Momentum(kept, option, memory, case.planned_steps, given, rate)
    return None


def judge_momentum(measured: Momentum, *, symptom: bool = False) -> Finding:
    """Hold the memory of a rule against the steps of the run.

    See Also
    --------
    steepest.diagnosis.check_momentum : measures and judges.
    """
    bound = SHARE * measured.steps
    verdict, because, advice = Verdict.PASS, "forgets", None
    if measured.memory >= bound and measured.momentum > ORDINARY:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "too_large", "momentum_09"
    return Finding(
        check="momentum",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"bound": bound, "ordinary": ORDINARY},
        advice=advice,
        remedy={"candidates": _remedies(measured)} if advice else {},
        source="a geometric mean of gradients reaches back 1/(1 − β) steps",
        cost={},
    )


def _remedies(measured: Momentum) -> list[dict[str, Any]]:
    """Return the usual momentum, and with it a rate whose steps add up to the same.

    Steps that agree add up to 1/(1 − β) = 10 of them.
    """
    usual = {"optimizer_options": {**measured.options, measured.option: 0.9}}
    if measured.rate is None:
        return [usual]
    return [usual, {**usual, "learning_rate": float(f"{measured.rate / 10:.3g}")}]


def check_momentum(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether a rule forgets old gradients within the run.

    Momentum β averages over the last 1/(1 − β) steps. Where that is a third of the run
    or more, the steps still go where the first ones pointed.

    Parameters
    ----------
    case : Case
        A run with its settings.
    symptom : bool
        Whether the run was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, check_momentum
    >>> bowl, start = lambda w: w @ w, np.ones(2, np.float32)
    >>> options = {"momentum": 0.999}
    >>> run = descend(
    ...     bowl, start, optimizer="sgd", optimizer_options=options,
    ...     learning_rate=0.001, epochs=60,
    ... )
    >>> case = Case(objective=bowl, start=start, rows=None, run=run)
    >>> print(check_momentum(case).verdict)
    warn
    """
    measured = measure_momentum(case)
    if measured is None:
        return skipped("momentum", "no_momentum")
    return judge_momentum(measured, symptom=symptom)


def defaults_of(name: str) -> dict[str, object]:
    """Return the options of a rule that have a value of their own."""
    parameters = inspect.signature(optimizers[name]).parameters.values()
    return {each.name: each.default for each in parameters}
