"""Many learning rates at once: the same steps at each of them, side by side."""

from collections.abc import Iterator
from typing import NamedTuple

import jax
import numpy as np

from .._core import key_for
from ..descent import (
    BatchPlan,
    choose_batch_size,
    make_optimizer,
    make_schedule,
    population,
    prepared,
    side_by_side,
)
from ..errors import SettingError
from ._material import Material


class FanPart(NamedTuple):
    """Some steps of all members.

    Attributes
    ----------
    step : int
        The number of the first one.
    losses : (steps, members)
        The objective on each step's batch; not finite where a member diverged.
    """

    step: int
    losses: np.ndarray


def rate_fan(
    material: Material, rates: np.ndarray, steps: int | None = None
) -> Iterator[FanPart]:
    """Train at several learning rates on the same batches in one program.

    Everything but the rate is as the settings of the material say, and each member
    takes the steps that it would take alone.

    Parameters
    ----------
    material : Material
        Data, objective and start.
    rates : (members,)
        Positive.
    steps : int, optional
        How many; by default those of all epochs.

    Yields
    ------
    FanPart
        After every epoch, or more often.

    Raises
    ------
    SettingError
        If the optimizer finds its own rate.

    Examples
    --------
    >>> from steepest.training import Settings, material
    >>> loaded = material(Settings(data="moons", optimizer="sgd", schedule="constant"))
    >>> parts = list(rate_fan(loaded, np.array([0.01, 0.1]), steps=40))
    >>> sum(len(part.losses) for part in parts), parts[-1].losses.shape[1]
    (40, 2)
    >>> slow, fast = parts[-1].losses.mean(0)
    >>> bool(fast < slow)
    True
    """
    settings, k = material.settings, len(rates)
    rule = make_optimizer(
        settings.optimizer, dict(settings.optimizer_options), settings.seed
    )
    if rule.rule.own_rate:
        raise SettingError(
            f"{settings.optimizer} finds the length of its own steps: there are no "
            "learning rates to compare. Choose another optimizer."
        )
    with jax.enable_x64(settings.dtype == "float64"):
        objective, rows = prepared(
            material.objective.started(settings.seed), material.rows, settings.dtype
        )
        n_rows = len(jax.tree.leaves(rows)[0])
        size = "full" if rule.rule.full_batch else settings.batch_size
        plan = BatchPlan(
            n_rows, choose_batch_size(size, n_rows), settings.seed, settings.shuffle
        )
        planned = settings.epochs * plan.steps_per_epoch
        factors = make_schedule(
            settings.schedule, planned, dict(settings.schedule_options), settings.warmup
        )
        params = jax.tree.map(
            lambda a: np.repeat(np.asarray(a, settings.dtype)[None], k, 0),
            material.params,
        )
        key = key_for(settings.seed, "training noise")
        for stretch in population(
            side_by_side(objective, k),
            params,
            rows,
            plan,
            rule,
            rates,
            jax.numpy.repeat(key[None], k, 0),
            0,
            planned if steps is None else min(steps, planned),
            clip_norm=settings.clip_norm,
            schedule=factors,
            boundary=1,
        ):
            yield FanPart(stretch.chunk.first, stretch.columns()["loss"])
