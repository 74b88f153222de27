"""Whether a batch is as large as the noise of its gradients asks for."""

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...objectives import Objective
from .._finding import Finding, Verdict, skipped
from ._noise_scale import measure_noise_scale
from ._planned import FEW_STEPS
from ._range_test import own_gain_with

if TYPE_CHECKING:
    from .._case import Case

TIMES = 10  # the noise scale: above, a batch buys almost nothing
SMALL = 16  # rows: above, 32 times as many is no small batch anymore
LARGER = 32  # times the batch, where the noise is 1/√32
ENOUGH = 0.5  # of the best gain, as in the range test
USUAL = 32  # rows


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
        The same at that size; not a number where it was not tried.
    end_scale : float
        The noise scale at the end, as the training measured it; not a number where it
        did not, or where the slope was lost in the noise.
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


def measure_batch_size(case: "Case", *, symptom: bool = False) -> BatchSize:
    """Measure the noise at the start, and whether a larger batch bears the rate.

    See Also
    --------
    steepest.diagnosis.check_batch_size : measures and judges.
    """
    size = case.plan.batch_size
    noise = measure_noise_scale(case.objective, case.start, case.sample("rows", 256))
    gain, larger = math.nan, min(LARGER * size, case.n_rows)
    found = case.range_test
    interval = None if found is None else found.interval
    own = found.own_gain if found is not None else math.nan
    too_fast = False
    if found is not None and interval is not None:
        too_fast = found.own_rate > interval.high
    if symptom and too_fast and size <= SMALL < case.n_rows:
        gain = own_gain_with(case, larger)
    return BatchSize(
        batch_size=size,
        steps=case.planned_steps,
        scale=noise.scale,
        scale_low=noise.low,
        scale_high=noise.high,
        own_gain=own,
        larger=larger,
        larger_gain=gain,
        end_scale=_last(case.run.history.epochs.get("noise_scale", ())),
    )


def _last(values: Any) -> float:
    """Return the last number that is one."""
    measured = np.asarray(values, np.float64)
    measured = measured[np.isfinite(measured)]
    return float(measured[-1]) if len(measured) else math.nan


def judge_batch_size(measured: BatchSize, *, symptom: bool = False) -> Finding:
    """Hold a batch against the noise scale, and its rate against a larger batch.

    See Also
    --------
    steepest.diagnosis.check_batch_size : measures and judges.
    """
    verdict, because, advice = Verdict.PASS, "suits", None
    remedy: dict[str, Any] = {}
    bound = TIMES * measured.scale_high
    if measured.own_gain < ENOUGH <= measured.larger_gain:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "too_small", "larger_batch"
        remedy = {"batch_size": measured.larger}
    elif symptom and measured.steps < FEW_STEPS and measured.batch_size >= bound:
        verdict, because, advice = Verdict.FAIL, "too_large", "smaller_batch"
        remedy = {"batch_size": min(USUAL, max(measured.batch_size // 8, 1))}
    elif not math.isfinite(measured.scale):
        because = "not_measurable"
    elif measured.batch_size >= bound:
        because = "large"
    elif math.isfinite(measured.end_scale):
        because = "suits_throughout"
    return Finding(
        check="batch_size",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"bound": bound} if math.isfinite(bound) else {},
        advice=advice,
        remedy=remedy,
        source="McCandlish et al. (2018), An Empirical Model of Large-Batch Training",
        cost={"gradients": 1, "rows": 256},
    )


def check_batch_size(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether a batch is as large as the noise of its gradients asks for.

    The noise scale tr Σ / ‖G‖² at the start says at how many examples signal and noise
    are equal. A batch of ten times as many in a run of fewer than 200 steps is too
    large. It is too small if the run's rate is too high for it, and works with 32 times
    as many examples.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Whether the run was seen to fail; without, a large batch is only slow.

    Returns
    -------
    Finding

    See Also
    --------
    steepest.diagnosis.measure_noise_scale : the number with its error bar.
    """
    if not isinstance(case.objective, Objective):
        return skipped("batch_size", "user_function")
    return judge_batch_size(measure_batch_size(case, symptom=symptom), symptom=symptom)
