"""Whether the margin of a hinge suits weights of ordinary size."""

from typing import Any

from ...objectives import Objective
from .._finding import Finding, Verdict, skipped

LOW, HIGH = 0.1, 10.0  # of the margin of 1 that CS231n calls safe in all cases
NONE = 1e-6


def judge_margin(margin: float, *, symptom: bool = False) -> Finding:
    """Hold a margin against 1.

    See Also
    --------
    steepest.diagnosis.check_margin : measures and judges.
    """
    verdict, because = Verdict.PASS, "suits"
    if margin <= NONE:
        verdict, because = Verdict.FAIL, "none"
    elif not LOW <= margin <= HIGH:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because = "too_small" if margin < LOW else "too_large"
    wrong = because != "suits"
    return Finding(
        check="margin",
        verdict=verdict,
        because=because,
        measured={"margin": margin},
        expected={"low": LOW, "high": HIGH},
        advice="margin_one" if wrong else None,
        remedy={"loss_options": {"margin": 1.0}} if wrong else {},
        source="CS231n, Linear Classification: Δ = 1 is safe in all cases",
        cost={"forwards": 0},
    )


def check_margin(objective: Any, *, symptom: bool = False) -> Finding:
    """Ask whether the margin of a hinge suits weights of ordinary size.

    For a linear model a margin m is the same problem as margin 1 with weights m times
    as large, so that the right learning rate grows with m. With no margin at all,
    weights of zero are a minimum and nothing is learned.

    Parameters
    ----------
    objective : Objective
        Its loss knows its margin; without one the check is skipped.
    symptom : bool
        Whether a run was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> from steepest.models import linear
    >>> from steepest.objectives import hinge
    >>> print(check_margin(Objective(linear(2, 3), hinge(margin=100.0))).because)
    too_large
    """
    if not isinstance(objective, Objective):
        return skipped("margin", "user_function")
    margin = objective.loss.options.get("margin")
    if margin is None:
        return skipped("margin", "no_margin")
    return judge_margin(margin, symptom=symptom)
