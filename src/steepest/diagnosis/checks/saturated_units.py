"""Are units saturated at the start?

At the flat ends of tanh and sigmoid the derivative is almost 0, and units learn slowly.

## Measured

The largest `share` of values within 0.01 of an end in a hidden `layer`, on up to 256
rows.

## Bound

More than half warns, and fails with a symptom.
"""

from .. import _needs as needs
from .._case import Case
from .._check import CANNOT_MOVE, Check, Stage
from .._evidence import MOST_UNITS
from .._finding import Finding, Verdict
from ..measured._found_pass import found_pass_at_start
from ..measured._pass import pass_at_start
from ..measured._units import ENDS, Share, saturated_units
from .dead_units import FRESH
from .weight_scale import START_AUTO

CHECK = Check(
    page=__doc__,
    name="saturated_units",
    called="saturated units",
    stage=Stage.START,
    needs=(needs.rows, needs.an_objective),
    explains=("signal", *CANNOT_MOVE),
    skips={
        "cannot_saturate": "only sigmoid and tanh have two ends to saturate at.",
        **needs.NO_LAYERS,
        **needs.LINEAR_MODEL,
    },
    says={
        "alive": (
            "At most {share:.0%} of the values of a layer are at a flat end of the "
            "activation."
        ),
        "saturated": (
            "{share:.0%} of the values of layer {layer} are at a flat end of the "
            "activation, where its derivative is almost zero."
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


def judge(measured: Share, *, symptom: bool = False, settable: bool = True) -> Finding:
    """Judge a share of saturated units."""
    saturated = measured.share > MOST_UNITS
    because, verdict = "alive", Verdict.PASS
    if saturated:
        because, verdict = "saturated", Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": MOST_UNITS},
        advice="start_auto" if saturated else None,
        remedies=[FRESH, {**FRESH, "activation": "relu"}]
        if saturated and settable
        else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    passed = case.once(pass_at_start)
    if passed == "no_layers":
        return _of_found(case, symptom)
    if isinstance(passed, str):
        return CHECK.skipped(passed)
    if passed.activation not in ENDS:
        return CHECK.skipped("cannot_saturate")
    return judge(saturated_units(passed), symptom=symptom)


def _of_found(case: Case, symptom: bool) -> Finding:
    """Judge a model whose layers are found."""
    passed = case.once(found_pass_at_start)
    if isinstance(passed, str):
        return CHECK.skipped(passed)
    shares = [
        Share(units.name, units.at_an_end)
        for units in passed.units
        if units.activation in ENDS
    ]
    if not shares:
        return CHECK.skipped("cannot_saturate")
    worst = max(shares, key=lambda share: share.share)
    return judge(worst, symptom=symptom, settable=False)
