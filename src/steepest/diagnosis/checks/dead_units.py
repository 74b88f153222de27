"""Are the relu units active?

A unit that is 0 on every row gets a gradient of 0 and does not learn.

## Measured

The largest `share` of dead units in a hidden layer, and which `layer`, on up to 256
rows.

## Bound

More than half warns, and fails with a symptom. Healthy starts have at most 8 %; 10 to
40 % after training are normal.
"""

from .. import _needs as needs
from .._case import Case
from .._check import CANNOT_MOVE, Check, Stage
from .._evidence import MOST_UNITS
from .._finding import Finding, Verdict
from ..measured._found_pass import found_pass_at_start
from ..measured._pass import pass_at_start
from ..measured._units import RECTIFIERS, Share, dead_units
from .weight_scale import START_AUTO

FRESH = {"start": "auto", "scaling": "standard"}

CHECK = Check(
    page=__doc__,
    name="dead_units",
    called="dead units",
    stage=Stage.START,
    needs=(needs.rows, needs.an_objective),
    cannot_explain=("signal/exploding", "signal/not_finite"),
    explains=("signal", *CANNOT_MOVE),
    skips={
        "cannot_die": "only relu has units that are zero on every row.",
        **needs.NO_LAYERS,
        **needs.LINEAR_MODEL,
    },
    says={
        "alive": "At most {share:.0%} of the units of a layer are zero on every row.",
        "dead": (
            "{share:.0%} of the units of layer {layer} are zero on every row, so that "
            "their gradient is zero."
        ),
    },
    expects="Expected: at most {bound:.0%}.",
    advice=START_AUTO,
    cannot_see="It cannot see units that die during training.",
    source="CS231n, Neural Networks 1 and 3; at most 8 % dead at healthy starts",
    costs="1 evaluation",
    cost={"forwards": 1},
)


def judge(measured: Share, *, symptom: bool = False, settable: bool = True) -> Finding:
    """Judge a share of dead units."""
    dead = measured.share > MOST_UNITS
    because, verdict = "alive", Verdict.PASS
    if dead:
        because, verdict = "dead", Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": MOST_UNITS},
        advice="start_auto" if dead else None,
        remedies=[FRESH] if dead and settable else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    passed = case.once(pass_at_start)
    if passed == "no_layers":
        return _of_found(case, symptom)
    if isinstance(passed, str):
        return CHECK.skipped(passed)
    if passed.activation not in RECTIFIERS:
        return CHECK.skipped("cannot_die")
    return judge(dead_units(passed), symptom=symptom)


def _of_found(case: Case, symptom: bool) -> Finding:
    """Judge a model whose layers are found."""
    passed = case.once(found_pass_at_start)
    if isinstance(passed, str):
        return CHECK.skipped(passed)
    shares = [
        Share(units.name, units.silent)
        for units in passed.units
        if units.activation in RECTIFIERS
    ]
    if not shares:
        return CHECK.skipped("cannot_die")
    worst = max(shares, key=lambda share: share.share)
    return judge(worst, symptom=symptom, settable=False)
