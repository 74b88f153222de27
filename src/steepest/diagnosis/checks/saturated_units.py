"""Do the units start where they have a slope?

At the ends of tanh and sigmoid the slope is gone.

## Measured

The largest `share` of values within 0.01 of an end in a hidden `layer`, on up to 256
rows.

## Bound

More than half warns, and fails with a symptom.
"""

from .. import _needs as needs
from .._case import Case
from .._check import CANNOT_MOVE, Check, Stage
from .._finding import Finding, Verdict
from ..measured._pass import pass_at_start
from ..measured._units import ENDS, Share, saturated_units
from .weight_scale import START_AUTO

HALF = 0.5  # chosen: more of a layer than not
FRESH = {"start": "auto", "scaling": "standard"}

CHECK = Check(
    page=__doc__,
    name="saturated_units",
    called="saturated units",
    stage=Stage.START,
    needs=(needs.rows, needs.an_objective),
    explains=("signal", *CANNOT_MOVE),
    skips={
        "cannot_saturate": "the activation has no ends to be stuck at.",
        **needs.NO_LAYERS,
        **needs.LINEAR_MODEL,
    },
    says={
        "alive": (
            "At most {share:.0%} of the values of a layer are at an end of the "
            "activation."
        ),
        "saturated": (
            "{share:.0%} of the values of layer {layer} are at an end of the "
            "activation, where its slope is gone."
        ),
    },
    expects="Expected: at most {bound:.0%}.",
    advice=START_AUTO,
    cannot_see=(
        "It cannot see whether the inputs, rather than the weights, are too large."
    ),
    source="CS231n, Neural Networks 1 and 3; at most 8 % dead at healthy starts",
    costs="1 evaluation",
    cost={"forwards": 1},
)


def judge(measured: Share, *, symptom: bool = False) -> Finding:
    """Judge a share of saturated units."""
    bad = measured.share > HALF
    because, verdict = "alive", Verdict.PASS
    if bad:
        because, verdict = "saturated", Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": HALF},
        advice="start_auto" if bad else None,
        remedies=[FRESH, {**FRESH, "activation": "relu"}] if bad else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    passed = case.once(pass_at_start)
    if isinstance(passed, str):
        return CHECK.skipped(passed)
    if passed.activation not in ENDS:
        return CHECK.skipped("cannot_saturate")
    return judge(saturated_units(passed), symptom=symptom)
