"""Does the batch size suit the noise of the gradient?

The noise scale tr Σ / ‖G‖² is the number of examples at which the mean gradient is as
much signal as noise. Steps of much smaller batches are mostly random; much larger ones
spend examples on a direction that is already known.

## Measured

`scale` at the start with two standard errors, by leaving out each of 256 examples in
turn; for dense layers the norms of single examples are computed exactly from the δ of
the layers, without the gradient of each example. `own_gain`, the share of the largest
fall of the loss that the run's rate had in the [range test](learning_rate.md), and
`larger_gain`, the same with batches 32 times as large, where the rate was too high and
the batch at most 16.

`steepest train` also measures the scale during training, at the evaluated epochs and no
more often than every 51 200 rows, from the gradients of 8 batches of 32 rows, averaged
over ten measurements (half a percent of the gradients of the training). It is the
column `noise_scale` of the run's history, and its last value is `end_scale`. It is not
a number where ‖G‖² is not two standard errors above zero, which is frequent near the
end, or was measured fewer than three times. In Python: `descend(…,
callbacks=[NoiseMeter(objective, rows)])`. `--watch off` leaves it out.

## Bound

- The rate is too high at this size and works at the larger one: the batch is too small.
- The batch is ten times the upper end of the scale, in a run of fewer than 200 steps
  with a symptom: too large.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict
from ..measured._noise_scale import measure_noise_scale
from ..measured._planned import FEW_STEPS
from ..measured._range_test import measure_rates, own_gain_with

TIMES = 10  # the noise scale, chosen: a larger batch gains at most a tenth more
SMALL = 16  # rows, chosen: above, 32 times as many are no usual batch anymore
LARGER = 32  # times the batch, chosen: the noise falls to 1/√32, about a sixth
ENOUGH = 0.5  # of the best gain, as in the range test (chosen there)
USUAL = 32  # rows, chosen: a common batch size

CHECK = Check(
    page=__doc__,
    name="batch_size",
    called="batch size",
    stage=Stage.BATCH_SIZE,
    needs=(needs.an_objective,),
    explains=(After(Stage.BATCH_SIZE, but=("overfitting",)),),
    says={
        "suits": (
            "Batches of {batch_size} suit the noise: signal and noise are equal at "
            "{scale:.3g} examples."
        ),
        "suits_throughout": (
            "Batches of {batch_size} suit the noise: signal and noise are equal at "
            "{scale:.3g} examples at the start, and at {end_scale:.3g} at the end."
        ),
        "not_measurable": (
            "The gradient at the start does not stand out from its noise, so that the "
            "noise scale cannot be measured."
        ),
        "large": (
            "Batches of {batch_size} are far larger than the {scale:.3g} examples at "
            "which signal and noise are equal: smaller ones would take more steps for "
            "the same cost."
        ),
        "too_large": (
            "Batches of {batch_size} allow only {steps} steps, although signal and "
            "noise are equal at {scale:.3g} examples already."
        ),
        "too_small": (
            "Batches of {batch_size} are too noisy for this learning rate; batches of "
            "{larger} are not."
        ),
    },
    expects="Expected: fewer than {bound:.3g} examples in a short run.",
    advice={
        "larger_batch": "Use batches of {larger}, or a lower learning rate.",
        "smaller_batch": "Use smaller batches; an epoch then has more steps.",
    },
    cannot_see=(
        "It cannot see the noise of rare examples that are not among its 256 rows."
    ),
    source="McCandlish et al. (2018), An Empirical Model of Large-Batch Training",
    costs="1 gradient of 256 rows",
    cost={"gradients": 1, "rows": 256},
)


class BatchSize(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    batch_size, steps : int
        Those of the run.
    scale, scale_low, scale_high : float
        The noise scale at the start, with two standard errors; not a number where it
        cannot be measured.
    own_gain : float
        The share of the best gain that the run's rate had at its own batch size.
    larger : int
        32 times the batch size.
    larger_gain : float
        The same at that size; not a number if it was not tried.
    end_scale : float
        The noise scale at the end, as the training measured it; not a number where it
        did not, or where the gradient was lost in the noise.
    """

    batch_size: int
    steps: int
    scale: float
    scale_low: float
    scale_high: float
    own_gain: float
    larger: int
    larger_gain: float
    end_scale: float = math.nan


def measure(case: Case, *, symptom: bool = False) -> BatchSize:
    """Measure the noise at the start, and the rate's gain with a larger batch."""
    size = case.plan.batch_size
    noise = measure_noise_scale(case.objective, case.start, case.sample("rows", 256))
    gain, larger = math.nan, min(LARGER * size, case.n_rows)
    rates = case.once(measure_rates)
    too_high = False
    if rates is not None and rates.interval is not None:
        too_high = rates.own_rate > rates.interval.high
    if symptom and too_high and size <= SMALL < case.n_rows:
        gain = own_gain_with(case, larger)
    return BatchSize(
        batch_size=size,
        steps=case.planned_steps,
        scale=noise.scale,
        scale_low=noise.low,
        scale_high=noise.high,
        own_gain=math.nan if rates is None else rates.own_gain,
        larger=larger,
        larger_gain=gain,
        end_scale=_last(case.history.epochs.get("noise_scale", ())),
    )


def _last(values: Any) -> float:
    """Return the last finite number; not a number if there is none."""
    measured = np.asarray(values, np.float64)
    measured = measured[np.isfinite(measured)]
    return float(measured[-1]) if len(measured) else math.nan


def judge(measured: BatchSize, *, symptom: bool = False) -> Finding:
    """Compare a batch with the noise scale, and the gains of its rate."""
    verdict, because, advice = Verdict.PASS, "suits", None
    remedies: list[dict[str, Any]] = []
    bound = TIMES * measured.scale_high
    if measured.own_gain < ENOUGH <= measured.larger_gain:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "too_small", "larger_batch"
        remedies = [{"batch_size": measured.larger}]
    elif symptom and measured.steps < FEW_STEPS and measured.batch_size >= bound:
        verdict, because, advice = Verdict.FAIL, "too_large", "smaller_batch"
        smaller = min(USUAL, max(measured.batch_size // 8, 1))
        remedies = [{"batch_size": smaller}]
    elif not math.isfinite(measured.scale):
        because = "not_measurable"
    elif measured.batch_size >= bound:
        because = "large"
    elif math.isfinite(measured.end_scale):
        because = "suits_throughout"
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": bound} if math.isfinite(bound) else {},
        advice=advice,
        remedies=remedies,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case, symptom=symptom), symptom=symptom)
