"""Does a training move at all? What is not finite, at chance, or where it began.

Each function returns a finding, or None where the log does not tell. The bounds were
chosen on one half of the labeled logs of docs/logs.md and measured on the other.
"""

import math

import numpy as np

from ..display import short_number
from ._curve import curve_of
from ._diagnosis import LogFinding
from ._log import Log, Series
from ._read import finite, place
from ._series import FEWEST, end_of, place_of, rate_is_spent, training_of

MOST_CLASSES = 1000
AS_CHANCE = 0.015  # of log C, where classes or accuracy are known
BY_LOSS_ALONE = 0.005  # of log C, where the loss is all there is
NEAR_CHANCE = 0.03  # of the accuracy
FLAT = 0.03  # of the loss at the beginning
MOST_OF_ONE = 0.75  # of the rows: one class that is more frequent is imbalance
LEAST_OF_ONE = 0.85  # of −log share: what one answer costs, at least
LEAST = 0.01  # the same: less is no fall
SLOW = 0.12  # the same, where it falls steadily
ROSE = 0.1  # of the loss at the beginning


def not_finite(log: Log) -> LogFinding | None:
    """Find the first value of a loss that is not finite."""
    for series in (log.loss, log.validation_loss):
        if series is None or np.isfinite(series.values).all():
            continue
        first = int(np.argmin(np.isfinite(series.values)))
        before = series.values[:first]
        rising = len(before) >= 2 and before[-1] > 1.5 * before.min()
        where = place_of(series, first)
        value = float(series.values[first])
        if not len(before):
            says = f"The column {series.name} is {value} from the first value on."
        elif rising:
            says = (
                f"The column {series.name} is {value} at {where}. Before, it rose from "
                f"{short_number(before.min())} to {short_number(before[-1])}."
            )
        else:
            says = (
                f"The column {series.name} is {value} at {where}. Before, it was "
                f"{short_number(before[-1])} and had not risen."
            )
        advice = (
            "It grew before it overflowed: take a tenth of the learning rate, or limit "
            "the gradient's length."
            if rising
            else "It came at once: look for a row that is not finite, a logarithm or a "
            "division of zero, or half precision."
        )
        measured = {"at": place(series, first), "column": series.name}
        return LogFinding("not_finite", "fail", says, advice, measured)
    return None


def exactly_zero(log: Log) -> LogFinding | None:
    """Find a loss that is exactly 0 all at once: a trainer that hides what is NaN."""
    series = log.loss
    if series is None or len(series) < FEWEST:
        return None
    zero = series.values == 0
    if not zero[-2:].all() or zero.all():
        return None
    first = len(zero) - int(np.argmin(zero[::-1]))
    before = float(series.values[first - 1])
    if not before > 0.05 or not _hides_nan(log):
        return None
    says = (
        f"The column {series.name} is exactly 0 from "
        f"{place_of(series, first)} on; just before, it was "
        f"{short_number(before)}."
    )
    advice = (
        "Some trainers write 0 where the loss is NaN: look at the length of the "
        "gradient, and train in full precision once."
    )
    return LogFinding("zero", "fail", says, advice, {"at": place(series, first)})


def at_chance(log: Log, classes: int | None) -> LogFinding | None:
    """Find a loss that stays at log C: guessing among C classes."""
    series = training_of(log)
    if series is None:
        return None
    curve = curve_of(series)
    last = curve.values[len(curve.values) // 2 :]
    level = float(np.median(last))
    halves = [float(np.median(half)) for half in np.array_split(last, 2)]
    moves = abs(halves[0] - halves[1]) > LEAST / 2 * abs(level) + curve.noise
    if moves or np.ptp(last) > max(FLAT * abs(level), 4 * curve.noise):
        return None
    accuracy = end_of(log.accuracy or log.validation_accuracy)
    count = _classes_of(level, classes, accuracy)
    if count is None or curve.start > 3 * level or curve.low < level * (1 - FLAT):
        return None
    says = (
        f"The column {series.name} stays at {short_number(level)}, and log {count} is "
        f"{math.log(count):.4g}: the loss of guessing among {count} classes that are "
        "equally frequent."
    )
    advice = (
        "Nothing is learned. A rate that is too high or far too low, unscaled inputs, "
        "a last layer that does not fit the loss, labels in another order than the "
        "rows, dead units: all look like this. The model and its rows tell which."
    )
    return LogFinding(
        "chance", "fail", says, advice, {"level": level, "classes": count}
    )


def one_answer(log: Log) -> LogFinding | None:
    """Find an accuracy that never changes: one class is said of every row."""
    series = log.validation_accuracy or log.accuracy
    values = None if series is None else finite(series).values
    if series is None or values is None or len(values) < 2 * FEWEST:
        return None
    last = values[len(values) // 2 :]
    learned, loss = end_of(log.accuracy), end_of(log.loss or log.validation_loss)
    if np.ptp(last) > 0 or not 0 < last[0] < MOST_OF_ONE or loss is None:
        return None
    if loss < LEAST_OF_ONE * -math.log(last[0]):
        return None
    if learned is not None and learned > last[0] + 0.1 and _moves(log.accuracy):
        return None
    if rate_is_spent(log):  # then nothing changes any more
        return None
    says = (
        f"The column {series.name} is exactly {short_number(float(last[0]))} in the "
        f"last {len(last)} values: as if one class were said of every row."
    )
    advice = (
        "Look at the predictions. Unscaled inputs, a rate that is too high and dead "
        "units end like this, and so do classes of very unequal size."
    )
    return LogFinding("one_answer", "fail", says, advice, {"accuracy": float(last[0])})


def hardly_falls(log: Log) -> LogFinding | None:
    """Find a training loss that ends where it began."""
    series = training_of(log)
    if series is None:
        return None
    curve = curve_of(series)
    fall = (curve.start - curve.end) / max(abs(curve.start), 1e-12)
    accuracy = end_of(log.accuracy or log.validation_accuracy)
    if fall > SLOW or fall < -ROSE or (accuracy is not None and accuracy > 0.6):
        return None
    half = float(curve.values[len(curve.values) // 2])
    steady = half - curve.end > max(0.3 * (curve.start - curve.end), 2 * curve.noise)
    if fall > LEAST and steady:
        says = (
            f"The column {series.name} falls steadily and slowly: from "
            f"{short_number(curve.start)} to {short_number(curve.end)} in the whole "
            "log."
        )
        advice = (
            "Take ten times the learning rate. The model and its rows tell the rates "
            "that work."
        )
        measured = {"start": curve.start, "end": curve.end}
        return LogFinding("slow", "warn", says, advice, measured)
    if fall > FLAT:
        return None
    says = (
        f"The column {series.name} hardly fell: {short_number(curve.start)} at "
        f"the beginning, {short_number(curve.end)} at the end."
    )
    advice = (
        "Either this is as low as it gets, or nothing moves: a rate that is too low, a "
        "start that gets no gradient, a layer that is frozen. Compare the loss with "
        "that of the best constant answer."
    )
    measured = {"start": curve.start, "end": curve.end}
    return LogFinding("hardly_falls", "warn", says, advice, measured)


def _hides_nan(log: Log) -> bool:
    """Return whether something beside a loss of 0 speaks for NaN."""
    accuracy = end_of(log.accuracy)
    if accuracy is not None and accuracy > 0.99:
        return False  # small data are learned to a loss that rounds to 0
    norm, unseen = log.gradient_norm, log.validation_loss
    norms = np.ones(1) if norm is None else norm.values[-2:]
    losses = np.ones(1) if unseen is None else unseen.values[-2:]
    strange = not np.isfinite(norms).all() or bool((norms == 0).all())
    return strange or not np.isfinite(losses).all()


def _moves(accuracy: Series | None) -> bool:
    """Return whether an accuracy changes in the last half."""
    kept = np.zeros(1) if accuracy is None else finite(accuracy).values
    return bool(np.ptp(kept[len(kept) // 2 :]) > 0.02)


def _classes_of(
    level: float, classes: int | None, accuracy: float | None
) -> int | None:
    """Return how many classes a loss at chance has; None if it is not at chance."""
    if not 0.6 < level < math.log(MOST_CLASSES) + 0.1:
        return None
    count = round(math.exp(level)) if classes is None else classes
    alone = classes is None and accuracy is None
    near = BY_LOSS_ALONE if alone else AS_CHANCE
    if count < 2 or abs(level - math.log(count)) > near * math.log(count):
        return None
    if accuracy is not None:
        most = max(1.5 / count, 1 / count + NEAR_CHANCE)
        return count if accuracy <= most else None
    # without more, one of many neighbors: log 101 is as near as log 100
    sure = classes is not None or count <= 20 or count in (50, 100, 200, 1000)
    return count if sure else None
