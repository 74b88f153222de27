"""Whether the signal reaches the last layer, and the slope the first."""

from typing import Any, NamedTuple

import numpy as np

from ...objectives import Batch
from .._finding import Finding, Verdict, skipped
from ._backprop import NotFinite
from ._layer_check import Pass, pass_through

FORWARD = 1e-2
VARIES = 1e-3
VANISHING, EXPLODING = 1e-3, 70.0


class Signal(NamedTuple):
    """How the scale of what passes through the layers changes.

    Attributes
    ----------
    forward : float
        rms(a of the last hidden layer) / rms(x).
    varies : float
        The part of that which differs between rows: their standard deviation / rms(x).
    backward : float
        rms(δ of the first layer) / rms(δ of the last).
    first_not_finite : NotFinite or None
        Where a value stops being finite.

    See Also
    --------
    steepest.diagnosis.check_signal : measures and judges.
    """

    forward: float
    varies: float
    backward: float
    first_not_finite: NotFinite | None


def measure_signal(passed: Pass) -> Signal:
    """Measure the scale of a pass, forward and back.

    See Also
    --------
    steepest.diagnosis.check_signal : measures and judges.
    """
    through = passed.through
    inputs, hidden = _rms(through.inputs), np.asarray(through.layers[-2].a, np.float64)
    last = _rms(through.layers[-1].delta)
    return Signal(
        forward=_rms(hidden) / inputs if inputs else 0.0,
        varies=float(_rms(hidden - hidden.mean(axis=0)) / inputs) if inputs else 0.0,
        backward=_rms(through.layers[0].delta) / last if last else 1.0,
        first_not_finite=through.first_not_finite(),
    )


def judge_signal(measured: Signal, *, symptom: bool = False) -> Finding:
    """Judge the scale of what goes forward and of what comes back.

    See Also
    --------
    steepest.diagnosis.check_signal : measures and judges.
    """
    advice: str | None = "start_auto"
    steady = [_relu(), {**_relu(), "learning_rate": "auto"}]
    remedy: dict[str, Any] = {"candidates": [{"start": "auto"}, *steady]}
    verdict = Verdict.FAIL if symptom else Verdict.WARN
    broken = measured.first_not_finite
    if broken is not None:
        verdict, because, advice, remedy = (
            *(Verdict.FAIL, "not_finite", "find_not_finite"),
            {},
        )
    elif measured.forward < FORWARD:
        because = "fades"
    elif measured.varies < VARIES:
        because, advice, remedy = "constant", "relu_he", {"candidates": steady}
    elif measured.backward < VANISHING:
        because, advice, remedy = "vanishing", "relu_he", {"candidates": steady}
    elif measured.backward > EXPLODING:
        because = "exploding"
    else:
        verdict, because, advice, remedy = Verdict.PASS, "flows", None, {}
    place = {} if broken is None else {**broken._asdict(), "where": str(broken)}
    return Finding(
        check="signal",
        verdict=verdict,
        because=because,
        measured={
            "forward": measured.forward,
            "varies": measured.varies,
            "backward": measured.backward,
            **place,
        },
        expected={
            "forward_low": FORWARD,
            "varies_low": VARIES,
            "backward_low": VANISHING,
            "backward_high": EXPLODING,
        },
        advice=advice,
        remedy=remedy,
        source="Zhang et al. (2021), AUTOTRAINER: 1e-3 and 70; sigmoid′ ≤ 1/4 a layer",
        cost={"forwards": 1, "gradients": 1},
    )


def check_signal(
    objective: Any, params: Any, batch: Batch, *, symptom: bool = False
) -> Finding:
    """Ask whether the signal reaches the last layer and the slope the first.

    Where the last layer starts at zero nothing would come back from it, so that random
    weights of ordinary scale stand in for it.

    Parameters
    ----------
    objective : Objective
        Of layers; else the check is skipped.
    params : tree
        The start.
    batch : Batch
        At most 256 rows are looked at.
    symptom : bool
        Whether a run from here was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest.models import mlp
    >>> from steepest.objectives import Objective, hinge
    >>> deep = mlp(4, [8] * 8, 3, activation="sigmoid")
    >>> batch = Batch(np.eye(4), np.array([0, 1, 2, 0]))
    >>> found = check_signal(
    ...     Objective(deep, hinge()), deep.init(jax.random.key(0)), batch
    ... )
    >>> print(found.verdict, found.because, found.remedy["candidates"][0])
    warn constant {'activation': 'relu', 'start': 'he'}
    """
    passed = pass_through(objective, params, batch)
    if isinstance(passed, str):
        return skipped("signal", passed)
    return judge_signal(measure_signal(passed), symptom=symptom)


def _relu() -> dict[str, str]:
    return {"activation": "relu", "start": "he"}


def _rms(values: Any) -> float:
    return float(np.sqrt(np.mean(np.square(np.asarray(values, np.float64)))))
