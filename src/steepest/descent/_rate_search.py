"""`learning_rate="auto"`: train with a grid of rates side by side, and choose one.

The first round trains with nine rates, one per decade, for a hundred steps; the second
with nine rates, three per decade, around the best of the first, for longer. Both are
repeated on several splits of the training rows, each of which holds out other rows, so
that the validation rows stay unseen. The chosen rate is the weighted geometric mean of
the rates whose held-out loss is not significantly above the lowest; the weight falls
with the difference. Another metric can decide in place of the loss; whether training
helps at all is asked of the loss. If the run will take more steps than the search did,
the rate is made smaller, because the noise of batches matters more in a longer run.

Where no rate lowers the loss, the training takes the largest of those that did no
significant harm, and the run says so: why it is so is for the diagnosis to find.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import jax
import numpy as np

from .._core import Tree, count, generator_for, key_for
from ..data import split_rows
from ..display import short_number
from ..errors import SettingError
from ..objectives import Batch, Objective
from ..settings import METRICS
from ._batches import BatchPlan
from ._deciding import Deciding
from ._optimizer import Optimizer
from ._population import population, side_by_side, validation_metrics

DECADES = 10.0 ** np.arange(-6, 3)
# more of them below the best: a longer run needs smaller rates
OFFSETS = 10.0 ** (np.arange(-5, 4) / 3)
COARSE_STEPS = 100
FEWEST_STEPS, MOST_STEPS = 300, 1200
FEWEST_SPLITS, MOST_SPLITS = 3, 8
HELD_OUT_ROWS = 1000  # of all splits together; few rows need more splits
WORK = 1.5e10  # parameters × examples of the second round: about a second
HELD_OUT_SHARE, MOST_HELD_OUT = 0.2, 2048
MOST_LISTED = 1 << 23  # rows whose numbers are listed to draw from
A_HANDFUL, GAIN = 10, 0.01
"""With so few held-out rows, a loss that falls by a smaller share tells nothing."""
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


@dataclass(frozen=True)
class _Trial:
    """One split of the training rows: rows to learn from, and rows held out."""

    rows: Any
    held_out: Any
    plan: BatchPlan


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

    Or whose held-out metric is best. Where none lowers the loss, the largest that
    raises it by nothing that could be told.

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
    paths: list[np.ndarray] = []

    def held_out(
        rates: np.ndarray, n: int, splits: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return losses and metrics that decide, (splits, rates)."""
        nonlocal done, paths
        ends, paths = [], []
        for seed in range(splits):
            report(done, total)
            trial = _trial(objective, rows, plan, seed, n)
            end, path = _final_losses(
                objective, params, optimizer, trial, rates, n, clip_norm, seed, deciding
            )
            ends.append(end)
            paths.append(path)
            done += n
        losses, values = np.swapaxes(ends, 0, 1)
        return losses, values

    decades, values = held_out(DECADES, coarse, coarse_splits)
    first = decades.mean(0)

    def before(times: int) -> float:
        trials = (_trial(objective, rows, plan, seed, coarse) for seed in range(times))
        return float(np.mean([_loss_before(objective, params, t) for t in trials]))

    lowered = first.min() < before(1) or first.min() < before(coarse_splits)
    if splits > 1 and HELD_OUT_SHARE * plan.n_rows <= A_HANDFUL:
        start = before(coarse_splits)
        if start - first.min() < GAIN * abs(start):
            rate = _that_trains(paths)
            return _without_gain(decades, start, coarse, rate)
    if not lowered:
        return _without_gain(decades, before(coarse_splits), coarse)
    if np.isnan(values).any():  # some of the rows held out have one class alone
        deciding, values = None, decades
    rates = DECADES[_best(values, first, deciding)] * OFFSETS
    losses, values = held_out(rates, fine, splits)
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


def _that_trains(paths: list[np.ndarray]) -> float | None:
    """Return the middle of the rates with half of the best gain on training rows.

    `paths` are losses of (steps, rates), one for each split; None if nothing gains.
    """
    ends = np.array([path[-max(len(path) // 10, 1) :].mean(0) for path in paths])
    gains = np.mean([path[0] for path in paths], axis=0) - ends.mean(0)
    gains = np.where(np.isfinite(gains), gains, -np.inf)
    if not gains.max() > 0:
        return None
    enough = DECADES[gains >= gains.max() / 2]
    return float(f"{np.exp(np.log(enough).mean()):.3g}")


def _without_gain(
    losses: np.ndarray, before: float, steps: int, trains: float | None = None
) -> RateChoice:
    """Return the choice where no rate lowers the held-out loss, of (splits, rates).

    It is the rate that trains, if one is given; else the largest that cannot be told
    from the best.
    """
    mean = losses.mean(0)
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


def _trial(objective: Any, rows: Any, plan: BatchPlan, seed: int, steps: int) -> _Trial:
    """Return the split of a seed: its order and its held-out rows."""
    if not isinstance(objective, Objective):
        return _Trial(rows, rows, replace(plan, seed=seed))
    n = plan.n_rows
    n_out = int(np.clip(HELD_OUT_SHARE * n, 1, MOST_HELD_OUT))
    shuffled = generator_for(seed, "rows of the rate search")
    if n <= MOST_LISTED or plan.full:
        order = shuffled.permutation(n)
        if objective.loss.task == "classification":
            order = _with_all_classes(order, n_out, np.asarray(rows.targets[:]), seed)
    else:  # their numbers would be too many to list
        order = shuffled.choice(n, n_out + steps * plan.batch_size, replace=False)
    out, left = order[:n_out], order[n_out:]
    if not plan.full:
        left = left[: max(steps * plan.batch_size, plan.batch_size)]
    if len(left) < 2:
        out, left = order, order  # too few rows to hold some out

    def take(chosen: np.ndarray) -> Batch:
        return Batch(*(None if a is None else a[np.sort(chosen)] for a in rows))

    size = len(left) if plan.full else min(plan.batch_size, len(left))
    return _Trial(take(left), take(out), BatchPlan(len(left), size, seed))


def _with_all_classes(
    order: np.ndarray, n_out: int, classes: np.ndarray, seed: int
) -> np.ndarray:
    """Return an order of rows whose first ones hold every class in its share.

    It is the given one, unless that lacks a class among the first rows.
    """
    known, counts = np.unique(classes, return_counts=True)
    there = np.isin(known[counts > 1], classes[order[:n_out]])
    if there.all() or len(classes) - len(known) < n_out:
        return order
    _, out = split_rows(
        len(classes),
        n_out / len(classes),
        seed=seed,
        purpose="held-out rows",
        labels=classes,
    )
    return np.concatenate([out, order[~np.isin(order, out)]])


def _final_losses(
    objective: Any,
    params: Tree,
    optimizer: Optimizer,
    trial: _Trial,
    rates: np.ndarray,
    steps: int,
    clip_norm: float | None,
    seed: int,
    deciding: Deciding | None,
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Return each rate's held-out loss and metric, and its losses on the way.

    The held-out loss is infinite, and the metric the worst, where it diverged.
    """
    members = len(rates)
    objective_of_all = side_by_side(objective, members)
    population_params = jax.tree.map(
        lambda a: np.repeat(np.asarray(a)[None], members, 0), params
    )
    keys = jax.random.split(key_for(seed, "noise of the rate search"), members)
    recorded = []
    state = None
    for stretch in population(
        objective_of_all,
        population_params,
        trial.rows,
        trial.plan,
        optimizer,
        rates,
        keys,
        0,
        steps,
        clip_norm=clip_norm,
    ):
        recorded.append(stretch.columns()["loss"])
        state = stretch.state
    if state is None:
        raise SettingError("The search for a learning rate needs at least one step.")
    alive = np.asarray(state.alive)
    path = np.concatenate(recorded)
    if isinstance(objective, Objective):
        ends = validation_metrics(
            objective, state.params, trial.held_out, deciding, seen=trial.rows
        )
    else:
        ends = (path[-max(len(path) // 10, 1) :].mean(0),) * 2
    usable = alive & np.isfinite(ends[0])
    worst = np.inf if deciding is None else deciding.metric.worst
    losses = np.where(usable, ends[0], np.inf)
    return (losses, np.where(usable, ends[1], worst)), path


def _loss_before(objective: Any, params: Tree, trial: _Trial) -> float:
    """Return the held-out loss at the start."""
    if isinstance(objective, Objective):
        one_member = jax.tree.map(lambda a: np.asarray(a)[None], params)
        held_out = trial.held_out
        ends = validation_metrics(objective, one_member, held_out, seen=trial.rows)
        return float(ends[0][0])
    return float(jax.jit(objective)(params, trial.rows))
