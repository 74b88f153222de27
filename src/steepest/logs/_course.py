"""Where does a training go? Up, into its rows by heart, or not yet far enough.

Each function returns a finding, or None where the log does not tell. The bounds were
chosen on one half of the labeled logs of docs/logs.md and measured on the other.
"""

import numpy as np

from ..display import short_number
from ._curve import curve_of
from ._diagnosis import LogFinding
from ._log import Log, Series
from ._read import finite
from ._series import FEWEST, at_words, place_of, rate_is_spent, training_of

ROSE = 0.1  # of the loss at the beginning
TURNED = 0.5  # of what had been gained
WORSE = 0.08  # of the lowest validation loss
STILL = 0.08  # of the loss, in the last fifth
SPENT = 0.01  # of the highest rate


def diverges(log: Log) -> LogFinding | None:
    """Find a training loss that ends above its beginning, or loses what it gained."""
    series = training_of(log)
    if series is None:
        return None
    curve = curve_of(series)
    start, end, low = curve.start, curve.end, curve.low
    scale = max(abs(start), 1e-12)
    where = at_words(series, float(curve.at[int(np.argmin(curve.values))]))
    measured = {"start": start, "end": end, "lowest": low}
    advice = (
        "Take a third to a tenth of the learning rate, or let it fall. The model and "
        "its rows tell the rates that work."
    )
    if end - start > ROSE * scale and end - start > 4 * curve.noise:
        says = (
            f"The column {series.name} rose: it began at {short_number(start)} and "
            f"ended at {short_number(end)}."
        )
        return LogFinding("rises", "fail", says, advice, measured)
    gained = start - low
    if end - low > max(TURNED * gained, 4 * curve.noise, ROSE * scale):
        says = (
            f"The column {series.name} turned: it was lowest at {where} with "
            f"{short_number(low)}, and ended at {short_number(end)}."
        )
        return LogFinding("turns", "warn", says, advice, measured)
    return None


def overfits(log: Log) -> LogFinding | None:
    """Find the epoch from which the validation loss rises while training goes on."""
    if log.validation_loss is None:
        return None
    series = finite(log.validation_loss)
    if len(series) < FEWEST:
        return None
    curve = curve_of(series)
    values = curve.values
    best = int(np.argmin(values))
    end = float(np.median(values[-min(3, len(values) - best) :]))
    low = float(values[best])
    rise = (end - low) / max(abs(low), 1e-12)
    enough = rise > WORSE and end - low > 3 * curve.noise
    if best > len(values) - 3 or not enough or not _training_falls(log):
        return None
    where = at_words(series, float(curve.at[best]))
    measured = {"at": float(curve.at[best]), "lowest": low, "end": end, "rise": rise}
    last, lost = float(series.values[-1]), _lost(log.validation_accuracy)
    if best == 0:
        says = (
            f"The column {series.name} never got better than at {where}, its first "
            f"value: it was {short_number(low)} and ended at {short_number(last)}, "
            "while the training loss fell."
        )
        advice = (
            "Training and validation rows may differ in their scaling, order or "
            "labels, or the model may be another one when it is evaluated (batch norm, "
            "dropout); or it learns its rows by heart at once. The rows tell which."
        )
        return LogFinding("never_better", "fail", says, advice, measured)
    says = (
        f"The column {series.name} was lowest at {where} with {short_number(low)}, and "
        f"ended at {short_number(last)}, while the training loss went on falling."
    )
    if lost is not None and lost <= 0.01:
        says += " The accuracy did not fall with it: the model grows too certain."
    advice = (
        f"It learns its rows by heart from then on: keep the parameters of {where}, or "
        "stop early; a penalty, dropout, more rows or fewer units move that point."
    )
    verdict = "fail" if lost is not None and lost > 0.03 else "warn"
    return LogFinding("overfits", verdict, says, advice, measured)


def goes_on(log: Log) -> LogFinding | None:
    """Find a loss that still falls clearly when the log ends."""
    judged = log.validation_loss or log.loss
    series = None if judged is None else finite(judged)
    if series is None or len(series) < FEWEST:
        return None
    curve = curve_of(series)
    values = curve.values
    back = max(1, len(values) // 5)
    before, end = float(values[-1 - back]), float(values[-1])
    fell = (before - end) / max(abs(before), 1e-12)
    steady = before - end > 3 * curve.noise and values[-1] <= values.min() + 1e-12
    if fell < STILL or not steady or rate_is_spent(log):
        return None
    says = (
        f"The column {series.name} still falls when the log ends: in the last "
        f"fifth from {short_number(before)} to {short_number(end)}."
    )
    advice = (
        "Train for more epochs, or with a higher rate; the model and its rows tell "
        "which of the two is missing."
    )
    measured = {"before": before, "end": end, "fell": fell}
    return LogFinding("goes_on", "warn", says, advice, measured)


def schedule(log: Log) -> LogFinding | None:
    """Tell how the rate moved; warn if it was spent long before the end."""
    if log.rate is None or len(finite(log.rate)) < 2:
        return None
    series = finite(log.rate)
    rates = series.values
    peak = int(np.argmax(rates))
    highest = float(rates[peak])
    if highest <= 0:
        says = f"The column {series.name} is 0 all the time, so that nothing can move."
        return LogFinding("rate_zero", "fail", says, "Give a learning rate.", {})
    spent = np.flatnonzero(rates[peak:] < SPENT * highest)
    share = 0.0 if not len(spent) else 1 - (peak + int(spent[0])) / len(rates)
    first, last = short_number(float(rates[0])), short_number(float(rates[-1]))
    measured = {"first": float(rates[0]), "highest": highest, "last": float(rates[-1])}
    if share > 0.3:
        where = place_of(series, peak + int(spent[0]))
        says = (
            f"The column {series.name} is below a hundredth of its highest value from "
            f"{where} on: the last {share:.0%} of the log hardly move the parameters."
        )
        advice = "Let the rate fall over the whole training, or stop where it is spent."
        return LogFinding("rate_spent", "warn", says, advice, measured)
    if np.ptp(rates) <= 1e-6 * highest:
        says = f"The column {series.name} is {first} all the time."
    elif peak > 0:
        says = (
            f"The column {series.name} rises from {first} to {short_number(highest)} "
            f"and ends at {last}."
        )
    else:
        says = f"The column {series.name} goes from {first} to {last}."
    return LogFinding("rate", "pass", says, "", measured)


def _training_falls(log: Log) -> bool:
    series = None if log.loss is None else finite(log.loss)
    if series is None or len(series) < 2:
        return True  # there is nothing that speaks against it
    curve = curve_of(series)
    return curve.end < curve.start


def _lost(accuracy: Series | None) -> float | None:
    """Return how much of the best validation accuracy is lost at the end."""
    kept = None if accuracy is None else finite(accuracy).values
    if kept is None or len(kept) < FEWEST:
        return None
    return float(np.max(kept) - np.median(kept[-3:]))
