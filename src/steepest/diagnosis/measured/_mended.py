"""Whether a change makes the run's own settings work: the evidence for a cause.

An exceeded bound beside a run that failed is not yet its cause. Both, as it is and
mended, are trained for 96 steps at the run's own learning rate; mended, it must do
better than these and than the whole run.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import jax
import numpy as np

from ..._core import Tree
from ...objectives import Batch
from .._case import Case
from ._activation_of import compiled_mean_loss
from ._backprop import layers_of
from ._function import measure_function
from ._range_test import measure_rates
from ._sample import rows_at_start
from ._trials import Trials, trial_settings_of

LOWER = 0.05  # of the loss as it is: chosen
FACTORS = (0.3, 0.1, 0.03, 0.01)  # that all parameters are multiplied by: chosen
ENOUGH = 0.5  # of the variance, left by another rate in so few steps: chosen


def start_is_the_cause(case: Case, mended: Callable[[Case], Tree]) -> bool | None:
    """Say whether a mended start does better than the run's own.

    Parameters
    ----------
    case : Case
        A run that failed.
    mended : callable
        Returns the mended start of a case.

    Returns
    -------
    bool or None
        None if the optimizer has no rate, so that no short training is possible.
    """
    if case.run is None or trial_settings_of(case) is None:
        return None
    return _is_lower(_after(case, mended(case)), _as_it_is(case))


def smaller_start(case: Case) -> Tree | None:
    """Return a start whose scores are small: none is confident.

    Of plain layers the last one is zero, and hidden weights are at most those that
    preserve the scale of the signal. Of other models all parameters are made smaller
    until the loss is no longer high; None if that does not help.
    """
    layers = None if case.own_function else layers_of(case.start)
    if layers is None:
        return _shrunk(case)
    smaller = []
    for layer in layers:
        weight = np.asarray(layer["weight"])
        squares = np.square(weight, dtype=np.float64).mean() * weight.shape[1]
        rho = max(float(np.sqrt(squares / 2)), 1.0)
        smaller.append({**layer, "weight": (weight / rho).astype(weight.dtype)})
    smaller[-1] = jax.tree.map(np.zeros_like, smaller[-1])
    return smaller[0] if isinstance(case.start, Mapping) else type(case.start)(smaller)


def _shrunk(case: Case) -> Tree | None:
    batch = case.once(rows_at_start)
    if case.own_function:
        measured = case.once(measure_function)
        bound = np.nan if measured is None else measured.high_start
        value = case.objective
    else:
        loss = case.objective.loss
        bound = loss.high_start(
            loss.at_equal_scores(
                case.n_classes, np.asarray(batch.targets), batch.weights
            )
        )
        value = partial(compiled_mean_loss, case.objective)
    for factor in FACTORS:
        shrunk = jax.tree.map(
            lambda a, by=factor: (by * np.asarray(a)).astype(a.dtype), case.start
        )
        if float(value(shrunk, batch)) < bound:
            return shrunk
    return None


def targets_are_the_cause(case: Case) -> bool | None:
    """Say whether standardized targets do better, and another rate alone does not.

    Losses are compared as shares of the variance of the targets.

    Parameters
    ----------
    case : Case
        A regression with squared errors that failed.

    Returns
    -------
    bool or None
        None if the optimizer has no rate, so that no short training is possible.
    """
    tested = None if case.run is None else case.once(measure_rates)
    if tested is None:
        return None
    variance = float(np.asarray(case.rows.targets, np.float64).var(axis=0).mean())
    at_another_rate = float(tested.losses[tested.best])
    if tested.left > 0 and at_another_rate < ENOUGH * variance:
        return False
    mended = replace(case, **standardized_targets(case))
    return _is_lower(_after(mended, case.start), _as_it_is(case) / variance)


def standardized_targets(case: Case) -> dict[str, Batch | None]:
    """Return rows and validation rows with targets of mean 0 and deviation 1."""
    targets = np.asarray(case.rows.targets, np.float64)
    center, deviation = targets.mean(axis=0), targets.std(axis=0)
    deviation = np.where(deviation > 0, deviation, 1.0)

    def scaled(rows: Batch | None) -> Batch | None:
        if rows is None:
            return None
        other = (np.asarray(rows.targets, np.float64) - center) / deviation
        return rows._replace(targets=other.astype(rows.targets.dtype))

    return {"rows": scaled(case.rows), "validation": scaled(case.validation)}


def _is_lower(mended: float, own: float) -> bool:
    if not np.isfinite(mended):
        return False
    return bool(not np.isfinite(own) or mended < own - LOWER * abs(own))


def _as_it_is(case: Case) -> float:
    """Return the lower training loss of a short training and of the whole run."""
    losses = [_after(case, case.start)]
    if (tested := case.once(measure_rates)) is not None:
        losses.append(float(tested.end_train.mean[0]))
    finite = [loss for loss in losses if np.isfinite(loss)]
    return min(finite, default=float("inf"))


def _after(case: Case, start: Any) -> float:
    """Return the training loss after 96 steps at the run's own rate."""
    settings = trial_settings_of(case)
    if settings is None:
        return float("nan")
    trials = Trials(case, settings)
    rates = np.full(trials.members, settings.rate)
    on_train, _ = trials.train(start, rates, 0)
    return float(np.median(on_train.mean))
