"""Rates and penalties of one batch size and one seed, trained side by side."""

from dataclasses import replace
from typing import Any

import jax
import numpy as np

from .._core import count, key_for
from ..descent import (
    BatchPlan,
    Deciding,
    Evaluation,
    blocks_of,
    choose_batch_size,
    deciding,
    make_optimizer,
    make_schedule,
    population,
    prepared,
    rows_of,
    sample_of,
)
from ._material import Material

AT_ONCE = 1 << 24
"""Parameters of all members of a population together: 64 MB, and as much for each of
the optimizer's moments."""


def trained_side_by_side(
    loaded: Material, pairs: list[tuple[float, float]], size: int | str, seed: int
) -> list[float]:
    """Return the metric that each pair of η and λ reaches.

    See Also
    --------
    steepest.training.sweep : does it for every batch size and seed.
    """
    penalized = any(strength for _, strength in pairs)
    settings = replace(
        loaded.settings,
        batch_size=size,
        seed=seed,
        penalty="l2" if penalized else None,
    )
    own = loaded.with_settings(settings)  # another start, the same split
    with jax.enable_x64(settings.dtype == "float64"):
        at_once = max(1, AT_ONCE // max(count(own.params), 1))
        ends: list[float] = []
        for i in range(0, len(pairs), at_once):
            ends += _population(own, pairs[i : i + at_once])
        return ends


def _population(own: Material, pairs: list[tuple[float, float]]) -> list[float]:
    settings, k = own.settings, len(pairs)
    rates, strengths = np.array(pairs, settings.dtype).T
    rule = make_optimizer(
        settings.optimizer, dict(settings.optimizer_options), settings.seed
    )
    objective = own.objective.started(settings.seed)
    objective, rows = prepared(objective, own.rows, settings.dtype)
    validation = own.validation
    judged = sample_of(rows, settings.seed)
    if validation is not None:
        judged = rows_of(validation, settings.dtype, objective)
    decides = deciding(
        settings.metric,
        objective,
        own.params,
        rows,
        judged,
        own.splits.encoding.target_unit,
    )
    n = len(jax.tree.leaves(rows)[0])
    size = "full" if rule.rule.full_batch else settings.batch_size
    plan = BatchPlan(
        n, choose_batch_size(size, n), settings.seed, settings.shuffle, *blocks_of(rows)
    )
    steps = settings.epochs * plan.steps_per_epoch
    options = dict(settings.schedule_options)
    factors = make_schedule(settings.schedule, steps, options, settings.warmup)
    key = np.asarray(jax.random.key_data(key_for(settings.seed, "training noise")))
    state = None
    for stretch in population(
        replace(objective, penalty_strength=strengths),
        jax.tree.map(
            lambda a: np.repeat(np.asarray(a, settings.dtype)[None], k, 0), own.params
        ),
        rows,
        plan,
        rule,
        rates,
        jax.random.wrap_key_data(np.repeat(key[None], k, 0)),
        0,
        steps,
        clip_norm=settings.clip_norm,
        schedule=factors,
    ):
        state = stretch.state
    return _judged(objective, rule, state, Evaluation(judged), decides)


def _judged(
    objective: Any, rule: Any, state: Any, rows: Evaluation, decides: Deciding | None
) -> list[float]:
    """Return the metric of every member; NaN for one that diverged."""
    on_host = jax.tree.map(np.asarray, (state.params, state.optimizer, state.model))
    ends = []
    for k, alive in enumerate(np.asarray(state.alive)):
        params, memory, model = jax.tree.map(lambda a, k=k: a[k], on_host)
        params = rule.best_params(memory, params)
        member = objective if model is None else objective.with_state(model)
        values = rows(member, params)
        if not alive or not np.isfinite(values["loss"]):
            ends.append(float("nan"))
        elif decides is None:
            ends.append(float(values["loss"]))
        else:
            values = decides.added_to(values, member, params, rows.rows)
            ends.append(float(values[decides.metric.name]))
    return ends
