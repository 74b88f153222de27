"""`learning_rate="auto"`: train with a grid of rates side by side, and choose one.

The first round trains with nine rates, one per decade, for a hundred steps; the second
with nine rates, three per decade, around the best of the first, for longer. Both are
repeated on several splits of the training rows, each of which holds out other rows, so
that the validation rows stay unseen. The chosen rate is the weighted geometric mean of
the rates whose held-out loss is not significantly above the lowest; the weight falls
with the difference. Another metric can decide in place of the loss; whether training
helps at all is asked of the loss. If the run will take more steps than the search did,
the rate is made smaller, because the noise of batches matters more in a longer run.

Where no rate lowers the held-out loss, the training takes one that lowers the training
loss without harm to the other, and the run says so: why it is so is for the diagnosis
to find. With a handful of rows held out, a fall that is not certain counts as none:
otherwise rates that change nothing are as good as the best.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

import numpy as np

from .._core import Tree, at_once, count
from ..display import short_number
from ..objectives import Objective
from ..settings import METRICS
from ._batches import BatchPlan
from ._deciding import Deciding
from ._optimizer import Optimizer
from ._rate_trial import HELD_OUT_SHARE, final_losses, loss_before, trial_of

DECADES = 10.0 ** np.arange(-6, 3)
# more of them below the best: a longer run needs smaller rates
OFFSETS = 10.0 ** (np.arange(-5, 4) / 3)
COARSE_STEPS = 100
FEWEST_STEPS, MOST_STEPS = 300, 1200
FEWEST_SPLITS, MOST_SPLITS = 3, 8
HELD_OUT_ROWS = 1000  # of all splits together; few rows need more splits
WORK = 1.5e10  # parameters × examples of the second round: about a second
A_HANDFUL, GAIN = 10, 0.01
"""With so few held-out rows, a loss that falls by a smaller share tells nothing; one
that rises by a smaller share does no harm."""
NOTHING = 1e-3
"""A held-out loss that falls by a smaller share, in a hundred steps at the best of nine
rates, tells of nothing learned: extreme values outweigh all others, or there is nothing
to learn. The lowest loss then is that of the rate that changes least."""
SMALL = 1 << 16
"""Parameters. The products of larger models use all processors by themselves, and nine
members of them much memory."""
CLEARLY = 0.05  # of the loss: such a fall on one split needs no closer look
NOISE_EXPONENT = 1 / 3
"""η ∝ T^−p at a constant rate. Theory says p = ½ where noise rules (Nemirovski et al.
2009, eq. 2.21) and 0 where there is none; dense sweeps over real data lie between
(`python -m benchmarks.learning_rate`)."""


@dataclass(frozen=True)
class RateChoice:
    """A learning rate and how it was chosen.

    Attributes
    ----------
    rate : float
        η.
    how : str
        How it was chosen, in a sentence.
    tried : list of (rate, value)
        Mean held-out loss, or metric, of the second round's rates; None where it was
        not finite.
    note : str
        What someone should know who reads the run; empty if all went well.
    metric : str
        The metric that decided.
    """

    rate: float
    how: str
    tried: list[tuple[float, float | None]] = field(default_factory=list)
    note: str = ""
    metric: str = "loss"

    def described(self) -> dict[str, Any]:
        """Return what a run stores of the choice."""
        tried = [list(pair) for pair in self.tried]
        return {"how": self.how, "tried": tried, "metric": self.metric}


def choose_learning_rate(
    objective: Any,
    params: Tree,
    rows: Any,
    plan: BatchPlan,
    optimizer: Optimizer,
    steps: int,
    clip_norm: float | None,
    report: Callable[[int, int], None],
    deciding: Deciding | None = None,
) -> RateChoice:
    """Return the rate whose held-out loss is lowest after a short training.

    Or whose held-out metric is best. Where none lowers the loss, one that trains and
    does not raise it.

    Parameters
    ----------
    objective, params, rows, plan, optimizer, clip_norm
        What will be trained.
    steps : int
        How many steps the run will take.
    report : callable
        Called with the steps done and the steps in all.
    deciding : Deciding, optional
        Measures the metric that decides instead of the loss, if it is defined on the
        rows that are held out.

    Returns
    -------
    RateChoice
    """
    splits = _splits(plan.n_rows) if isinstance(objective, Objective) else 1
    work = len(DECADES) * splits * plan.batch_size * count(params)
    longest = int(np.clip(WORK / work, FEWEST_STEPS, MOST_STEPS))
    # as many epochs as the run will take, of the rows that are not held out
    whole = max(round((1 - HELD_OUT_SHARE) * steps), 1) if splits > 1 else steps
    coarse, fine = min(COARSE_STEPS, whole), min(longest, whole)
    # a large model affords one split here: rates a decade apart differ clearly
    coarse_splits = splits if longest > FEWEST_STEPS else 1
    total, done = coarse_splits * coarse + splits * fine, 0
    threads = 2 if count(params) <= SMALL else 1
    report(done, total)

    def held_out(
        rates: np.ndarray, n: int, splits: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return losses and metrics that decide, (splits, rates)."""
        nonlocal done

        def on_split(seed: int) -> tuple[np.ndarray, np.ndarray]:
            trial = trial_of(objective, rows, plan, seed, n)
            return final_losses(
                objective, params, optimizer, trial, rates, n, clip_norm, seed, deciding
            )

        # the first of all splits makes the programs, and the others need not wait
        seeds, alone = range(splits), 1 if done == 0 else 0
        ends = []
        for end in chain(
            map(on_split, seeds[:alone]), at_once(on_split, seeds[alone:], threads)
        ):
            ends.append(end)
            done += n
            report(done, total)
        losses, values = np.swapaxes(ends, 0, 1)
        return losses, values

    def training_gains(rates: np.ndarray, n: int, splits: int) -> np.ndarray:
        """Return by how much each rate lowers the loss on the rows it trains on."""
        gains = []
        for seed in range(splits):
            trial = trial_of(objective, rows, plan, seed, n)
            trial = replace(trial, held_out=trial.rows)
            ends, _ = final_losses(
                objective, params, optimizer, trial, rates, n, clip_norm, seed, None
            )
            gains.append(loss_before(objective, params, trial) - ends)
        return np.mean(gains, axis=0)

    decades, values = held_out(DECADES, coarse, coarse_splits)
    first = decades.mean(0)

    def before(times: int) -> np.ndarray:
        trials = (
            trial_of(objective, rows, plan, seed, coarse) for seed in range(times)
        )
        return np.array([loss_before(objective, params, trial) for trial in trials])

    def without_gain(start: float) -> RateChoice:
        gains = None
        if splits > 1:
            gains = training_gains(DECADES, coarse, coarse_splits)
        return _without_gain(decades, start, coarse, gains, any_rate=handful)

    handful = splits > 1 and HELD_OUT_SHARE * plan.n_rows <= A_HANDFUL
    least = (GAIN if handful else NOTHING) if splits > 1 else 0.0
    fell = decades[0, first.argmin()] < (1 - CLEARLY) * before(1)[0]
    if handful or not fell:
        start = float(before(coarse_splits).mean())
        if not start - first.min() > least * abs(start):
            return without_gain(start)
    if np.isnan(values).any():  # some of the rows held out have one class alone
        deciding, values = None, decades
    rates = DECADES[_best(values, first, deciding)] * OFFSETS
    losses, values = held_out(rates, fine, splits)
    if handful and not _gains(before(splits), losses):
        return without_gain(start)
    if np.isnan(values).any():
        deciding, values = None, losses
    metric = METRICS["loss"] if deciding is None else deciding.metric
    weights = _weights_of(-values if metric.higher_is_better else values)
    chosen = float(np.exp(np.average(np.log(rates), weights=weights)))
    shrink = 1.0 if plan.full else (fine / whole) ** NOISE_EXPONENT
    rate = float(f"{chosen * shrink:.3g}")
    mean = values.mean(0)
    best, extreme = mean.min(), "lowest"
    if metric.higher_is_better:
        best, extreme = mean.max(), "highest"
    how = (
        f"9 decades tried for {coarse} steps, then 9 rates from {rates[0]:.2g} to "
        f"{rates[-1]:.2g} for {fine} steps, {splits} times on other rows: the held-out "
        f"{metric.label} was {extreme}, {short_number(best)}, "
        f"{_between(rates[weights > 0])}"
    )
    if shrink < 1:
        how += (
            f"; {chosen:.2g} made smaller by ({fine}/{whole})^(1/3), "
            "because the run is longer"
        )
    tried = [
        (float(f"{r:.3g}"), float(m) if np.isfinite(m) else None)
        for r, m in zip(rates, mean, strict=True)
    ]
    return RateChoice(rate, how, tried, metric=metric.name)


def _best(values: np.ndarray, losses: np.ndarray, deciding: Deciding | None) -> int:
    """Return the index of the rate with the best mean; of several, the lowest loss."""
    higher = deciding is not None and deciding.metric.higher_is_better
    mean = (-values if higher else values).mean(0)
    return int(np.lexsort((losses, mean))[0])


def _that_trains(gains: np.ndarray, harmless: np.ndarray) -> float | None:
    """Return the middle of the rates with half of the best gain on training rows.

    Of the harmless rates alone; None if none of them gains.
    """
    gains = np.where(harmless & np.isfinite(gains), gains, -np.inf)
    if not gains.max() > 0:
        return None
    enough = DECADES[gains >= gains.max() / 2]
    return float(f"{np.exp(np.log(enough).mean()):.3g}")


def _gains(before: np.ndarray, losses: np.ndarray) -> bool:
    """Say whether the best rate ends clearly below the start, over the splits.

    By two standard errors, as rates are told apart; `losses` is (splits, rates).
    """
    fell = before - losses[:, losses.mean(0).argmin()]
    if not np.isfinite(fell).all():
        return False
    return bool(fell.mean() > 2 * fell.std(ddof=1) / np.sqrt(len(fell)))


def _without_gain(
    losses: np.ndarray,
    before: float,
    steps: int,
    gains: np.ndarray | None = None,
    *,
    any_rate: bool = False,
) -> RateChoice:
    """Return the choice where no rate lowers the held-out loss, of (splits, rates).

    It is a harmless rate that trains, if one does; else the largest that cannot be told
    from the best. With `any_rate` every one counts as harmless: so few rows are held
    out that they cannot tell.
    """
    mean = losses.mean(0)
    harmless = np.isfinite(mean)
    if not any_rate:
        harmless &= mean <= mean.min() + GAIN * abs(before)
    trains = None if gains is None else _that_trains(gains, harmless)
    lowest, why = mean.min(), "the largest of those that did no clear harm was taken"
    if trains is not None:
        rate, why = trains, "so one was taken that lowers the training loss"
        found = f"it was {before:.4g} before, and {lowest:.4g} at best"
    elif np.isfinite(lowest):
        rate = float(f"{DECADES[_weights_of(losses) > 0][-1]:.3g}")
        found = f"it was {before:.4g} before, and {lowest:.4g} at best"
    else:
        rate = float(DECADES[0])
        found = f"it was {before:.4g} before, and grew beyond all numbers with each"
    tried = [
        (float(f"{r:.3g}"), float(m) if np.isfinite(m) else None)
        for r, m in zip(DECADES, mean, strict=True)
    ]
    return RateChoice(
        rate,
        f"9 decades tried for {steps} steps: none lowered the loss clearly ({found}); "
        + why,
        tried,
        f"None of the learning rates from {DECADES[0]:g} to {DECADES[-1]:g} clearly "
        f"lowered the loss on rows held out for the search ({found}), so the model was "
        f"trained with {rate:g} and may have learned little. A diagnosis looks for the "
        "reason: a few extreme values, too few rows, or nothing to learn.",
    )


def _splits(n_rows: int) -> int:
    """Return the number of splits: the fewer rows, the more splits."""
    held_out = max(HELD_OUT_SHARE * n_rows, 1)
    return int(np.clip(np.ceil(HELD_OUT_ROWS / held_out), FEWEST_SPLITS, MOST_SPLITS))


def _weights_of(losses: np.ndarray) -> np.ndarray:
    """Return a weight for each rate: 1 for the best, less for those that are worse.

    exp(−z²), where z is the mean difference from the best rate in standard errors.
    The differences are paired within a split, since splits differ more than rates; zero
    from the first rate on either side of the best whose z is above 2. `losses` is
    (splits, rates).
    """
    best = int(losses.mean(0).argmin())
    weights = np.zeros(losses.shape[1])
    weights[best] = 1.0
    if len(losses) < 2:
        return weights
    for direction in (-1, 1):
        i = best + direction
        while 0 <= i < len(weights):
            worse = losses[:, i] - losses[:, best]
            if not np.isfinite(worse).all():
                break
            error = worse.std(ddof=1) / np.sqrt(len(worse))
            if worse.mean() > 2 * error:
                break
            weights[i] = np.exp(-((worse.mean() / max(error, 1e-30)) ** 2))
            i += direction
    return weights


def _between(rates: np.ndarray) -> str:
    if len(rates) == 1:
        return f"at {rates[0]:.2g}"
    return f"between {rates[0]:.2g} and {rates[-1]:.2g}, within two standard errors"
