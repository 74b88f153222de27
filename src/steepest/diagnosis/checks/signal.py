"""Do signal and gradient keep their scale through the layers?

Each layer multiplies the signal, and the gradient on its way back, by some factor; over
many layers both vanish or explode. Where the last layer starts at zero, no gradient
would come back, so that random weights of ordinary scale replace it here.

## Measured

`forward`, rms of the last hidden layer divided by that of the inputs; `varies`, the
same after subtracting the mean over the rows; `backward`, rms of δ in the first layer
divided by that in the last. `where` names the first number that is not finite, in the
order of computing.

## Bound

`forward` below 0.01, `varies` below 0.001, `backward` below 0.001 or above 70 warn, and
fail with a symptom. Healthy starts: `forward` 0.8 to 1.2, `backward` 0.1 to 0.5 in up
to three layers. Each recurrent layer with gates, such as LSTM or GRU, lowers the lower
bounds to a quarter, for its signal goes through two gates that start half open. A
number that is not finite fails.
"""

from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import CANNOT_MOVE, Check, Stage
from .._finding import Finding, Verdict
from ..measured._backprop import NotFinite
from ..measured._found_pass import FoundPass, found_pass_at_start
from ..measured._pass import Pass, pass_at_start
from .weight_scale import START_AUTO

FORWARD = 1e-2  # chosen: healthy starts have 0.8 to 1.2
VARIES = 1e-3  # chosen: a tenth of it
VANISHING, EXPLODING = 1e-3, 70.0  # Zhang et al. (2021), AUTOTRAINER
GATES = 0.25  # of a recurrent layer, two that start half open
RELU = {"activation": "relu", "start": "he"}

CHECK = Check(
    page=__doc__,
    name="signal",
    called="signal through the layers",
    stage=Stage.START,
    needs=(needs.rows, needs.an_objective),
    explains=CANNOT_MOVE,
    skips={
        **needs.NO_LAYERS,
        **needs.LINEAR_MODEL,
    },
    says={
        "flows": (
            "The last hidden layer has {forward:.2g} times the scale of the inputs; "
            "the gradient of the first layer is {backward:.2g} times that of the last."
        ),
        "fades": (
            "The last hidden layer has {forward:.2g} times the scale of the inputs."
        ),
        "constant": (
            "The last hidden layer hardly depends on the inputs: between rows it "
            "varies by only {varies:.2g} of their scale."
        ),
        "vanishing": (
            "The gradient of the first layer is {backward:.2g} times that of the last: "
            "it vanishes on the way back."
        ),
        "exploding": (
            "The gradient of the first layer is {backward:.2g} times that of the last: "
            "it explodes on the way back."
        ),
        "not_finite": "The first number that is not finite: {where}.",
    },
    expects=(
        "Expected: forward at least {forward_low:g}, between rows at least "
        "{varies_low:g}, backward between {backward_low:g} and {backward_high:g}."
    ),
    advice={
        "find_not_finite": (
            "Look at the inputs first, then at the first layer whose values are not "
            "finite."
        ),
        **START_AUTO,
        "relu_he": "Use relu with He's initial weights, or fewer layers.",
    },
    cannot_see=(
        "It looks only at the start and only at the scale, and cannot see how training "
        "changes it. Of a recurrent layer it sees all steps together, not whether the "
        "gradient reaches the first ones."
    ),
    source="Zhang et al. (2021), AUTOTRAINER: 1e-3 and 70; sigmoid′ ≤ 1/4 a layer",
    costs="1 gradient",
    cost={"forwards": 1, "gradients": 1},
)


class Signal(NamedTuple):
    """How the scale of the signal changes from layer to layer.

    Attributes
    ----------
    forward : float
        rms(a of the last hidden layer) / rms(x).
    varies : float
        The same for the standard deviation of a between rows / rms(x).
    backward : float
        rms(δ of the first layer) / rms(δ of the last).
    first_not_finite : NotFinite, str or None
        Where a value stops being finite; the name of the layer in a model of another
        package.
    """

    forward: float
    varies: float
    backward: float
    first_not_finite: NotFinite | str | None


def measure(passed: Pass) -> Signal:
    """Measure how the scale changes on a pass forward and back."""
    through = passed.backprop
    inputs, hidden = _rms(through.inputs), np.asarray(through.layers[-2].a, np.float64)
    last = _rms(through.layers[-1].delta)
    return Signal(
        forward=_rms(hidden) / inputs if inputs else 0.0,
        varies=float(_rms(hidden - hidden.mean(axis=0)) / inputs) if inputs else 0.0,
        backward=_rms(through.layers[0].delta) / last if last else 1.0,
        first_not_finite=through.first_not_finite(),
    )


def measure_found(passed: FoundPass) -> Signal:
    """Measure how the scale changes through the layers that were found.

    Where several layers come first, as the queries, keys and values of attention do,
    the one with the largest gradient counts.
    """
    last = passed.weights[-1].slope
    begin = min(layer.depth for layer in passed.weights)
    first = max(layer.slope for layer in passed.weights if layer.depth == begin)
    return Signal(
        forward=passed.last / passed.first if passed.first else 0.0,
        varies=passed.varies / passed.first if passed.first else 0.0,
        backward=first / last if last else 1.0,
        first_not_finite=passed.not_finite,
    )


def judge(
    measured: Signal, *, symptom: bool = False, settable: bool = True, gated: int = 0
) -> Finding:
    """Judge the scale of the signal and of the gradient.

    A model of another package draws its start itself (`settable=False`), and may have
    recurrent layers with gates.
    """
    low = {
        "forward_low": FORWARD * GATES**gated,
        "varies_low": VARIES * GATES**gated,
        "backward_low": VANISHING * GATES**gated,
    }
    advice: str | None = "start_auto"
    relu = [RELU, {**RELU, "learning_rate": "auto"}]
    remedies = [{"start": "auto"}, *relu]
    verdict = Verdict.FAIL if symptom else Verdict.WARN
    first = measured.first_not_finite
    if first is not None:
        verdict, because, advice = Verdict.FAIL, "not_finite", "find_not_finite"
        remedies = []
    elif measured.forward < low["forward_low"]:
        because = "fades"
    elif measured.varies < low["varies_low"]:
        because, advice, remedies = "constant", "relu_he", relu
    elif measured.backward < low["backward_low"]:
        because, advice, remedies = "vanishing", "relu_he", relu
    elif measured.backward > EXPLODING:
        because = "exploding"
    else:
        verdict, because, advice, remedies = Verdict.PASS, "flows", None, []
    place = {}
    if isinstance(first, str):
        place = {"layer": first, "where": f"output of layer {first}"}
    elif first is not None:
        place = {**first._asdict(), "where": str(first)}
    return CHECK.found(
        because,
        verdict,
        measured={
            "forward": measured.forward,
            "varies": measured.varies,
            "backward": measured.backward,
            **place,
        },
        expected={**low, "backward_high": EXPLODING},
        advice=advice,
        remedies=remedies if settable else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    passed = case.once(pass_at_start)
    if passed == "no_layers":
        found = case.once(found_pass_at_start)
        if isinstance(found, str):
            return CHECK.skipped(found)
        return judge(
            measure_found(found), symptom=symptom, settable=False, gated=found.gated
        )
    if isinstance(passed, str):
        return CHECK.skipped(passed)
    return judge(measure(passed), symptom=symptom)


def _rms(values: Any) -> float:
    return float(np.sqrt(np.mean(np.square(np.asarray(values, np.float64)))))
