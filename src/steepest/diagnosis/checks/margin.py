"""Does the margin suit weights of ordinary size?

For a linear model, a margin m is the same problem as a margin of 1 with weights m times
as large, so that the right learning rate grows with m. Without a margin, weights of
zero are already a minimum.

## Measured

`margin`, an option of the loss. Of a user-defined function of inputs and classes it is
measured: row by row, along one tensor of weights, a hinge is made of straight pieces;
max(0, m + s d) has its corner at s = −m/d, where the slope changes by |d|, so that both
together give m.

## Bound

Outside of 0.1 to 10 warns, and fails with a symptom. No margin at all (1e-6) fails.
"""

from dataclasses import replace

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._function import measure_function

LOW, HIGH = 0.1, 10.0  # chosen: CS231n calls a margin of 1 safe in all cases
NONE = 1e-6  # chosen: no margin at all

CHECK = Check(
    page=__doc__,
    name="margin",
    called="margin",
    stage=Stage.OBJECTIVE,
    needs=(needs.an_objective,),
    explains=("initial_loss", "critical_point", After(Stage.START)),
    skips={
        "no_margin": "the loss has no margin.",
    },
    says={
        "suits": "The margin of the hinge is {margin:g}.",
        "none": (
            "The margin of the hinge is {margin:g}: weights of zero are already a "
            "minimum."
        ),
        "too_small": "The margin of the hinge is {margin:g}.",
        "too_large": "The margin of the hinge is {margin:g}.",
    },
    expects="Expected: between {low:g} and {high:g}; 1 is safe.",
    advice={
        "margin_one": "Use a margin of 1; the scale of the weights follows it.",
    },
    cannot_see="It cannot see whether the penalty was tuned for this margin.",
    source="CS231n, Linear Classification: Δ = 1 is safe in all cases",
    costs="nothing; of a user-defined function what `scores` measured",
    cost={"forwards": 0},
    free=True,
)


def judge(margin: float, *, symptom: bool = False) -> Finding:
    """Compare a margin with 1."""
    verdict, because = Verdict.PASS, "suits"
    if margin <= NONE:
        verdict, because = Verdict.FAIL, "none"
    elif not LOW <= margin <= HIGH:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because = "too_small" if margin < LOW else "too_large"
    wrong = because != "suits"
    return CHECK.found(
        because,
        verdict,
        measured={"margin": margin},
        expected={"low": LOW, "high": HIGH},
        advice="margin_one" if wrong else None,
        remedies=[{"loss_options": {"margin": 1.0}}] if wrong else [],
    )


@CHECK.asks_of_function
def ask_of_function(case: Case, *, symptom: bool) -> Finding:
    measured = case.known(measure_function)
    if measured is None or not np.isfinite(measured.margin):
        return CHECK.skipped("no_margin")
    found = judge(float(f"{measured.margin:.3g}"), symptom=symptom)
    return replace(found, remedies=())  # the function is the user's own


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    margin = case.objective.loss.options.get("margin")
    if margin is None:
        return CHECK.skipped("no_margin")
    return judge(margin, symptom=symptom)
