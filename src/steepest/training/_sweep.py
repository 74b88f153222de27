"""Many combinations of settings: populations inside, joblib outside."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import jax

from .._core import at_once, count, keep_compiled_programs
from ..descent import Progress, choose_batch_size, make_optimizer
from ..errors import SettingError
from ..settings import Settings, metric_named
from ._build import check_settings
from ._material import material
from ._sweep_values import pairs_of
from ._swept import Combination, Sweep, in_order
from ._swept_population import trained_side_by_side

SMALL = 1 << 16
"""Parameters. The products of larger models use all processors by themselves."""


def sweep(
    settings: Settings,
    *,
    rates: Sequence[float],
    l2: Sequence[float] = (0.0,),
    batch_sizes: Sequence[int | str] | None = None,
    seeds: int = 1,
    jobs: int | None = None,
    on_progress: Callable[[Progress], object] | None = None,
    in_memory: Mapping[str, Any] | None = None,
) -> Sweep:
    """Train with every combination, and return what each of them reaches.

    Rates and penalties of one batch size and one seed are members of one population,
    trained side by side on the same batches; each takes the steps that it would take
    alone. Batch sizes and seeds are tasks, of a small model two at a time; with `jobs`
    they are tasks of joblib: on several processors, or wherever the backend of
    `joblib.parallel_config` is, such as Dask or Ray.

    Parameters
    ----------
    settings : Settings
        What all have in common; its seed draws the split, and is the first of the
        seeds.
    rates : sequence of float
        η.
    l2 : sequence of float
        λ of the l2 penalty.
    batch_sizes : sequence of int or "full", optional
        B; by default that of the settings.
    seeds : int
        How many starts and orders of the rows.
    jobs : int, optional
        How many processes; by default one, or as joblib is configured.
    on_progress : callable, optional
        Called with a `Progress` before every batch size and seed.
    in_memory : mapping of str to source, optional
        As for `train`.

    Returns
    -------
    Sweep

    Raises
    ------
    SettingError
        If a value cannot be tried.
    DataError
        If the data cannot be learned from.

    Examples
    --------
    >>> from steepest.training import Settings
    >>> found = sweep(
    ...     Settings(data="iris", epochs=20),
    ...     rates=(1e-5, 0.05),
    ...     l2=(0.0, 0.01),
    ...     seeds=2,
    ... )
    >>> len(found), found.best.rate, found.worked
    (4, 0.05, True)
    """
    asked_sizes = [settings.batch_size] if batch_sizes is None else list(batch_sizes)
    pairs = pairs_of(rates, l2)
    _check(settings, asked_sizes, seeds)
    check_settings(settings)
    keep_compiled_programs()
    given = {} if in_memory is None else dict(in_memory)
    tell = on_progress or (lambda progress: None)
    tell(Progress("loading"))
    loaded = material(settings, on_progress, given)
    n_rows = len(jax.tree.leaves(loaded.rows)[0])
    sizes: list[int | str] = []
    for size in asked_sizes:
        known = size if size == "full" else choose_batch_size(size, n_rows)
        if known not in sizes:  # "auto" may be one of the others
            sizes.append(known)
    numbers = tuple(settings.seed + i for i in range(seeds))
    tasks = list(itertools.product(sizes, numbers))
    if _processes(jobs) == 1:
        threads = 2 if count(loaded.params) <= SMALL else 1
        found = at_once(
            lambda task: trained_side_by_side(loaded, pairs, *task), tasks, threads
        )
        ends = []
        for i in range(len(tasks)):
            tell(Progress("sweeping", step=i, steps=len(tasks), seconds=float("nan")))
            ends.append(next(found))
    else:
        from joblib import Parallel, delayed

        tell(Progress("sweeping", step=0, steps=len(tasks), seconds=float("nan")))
        asked = settings.to_json()
        task = delayed(_elsewhere)
        ends = Parallel(n_jobs=jobs)(
            task(asked, given, pairs, size, seed) for size, seed in tasks
        )
    by_task = dict(zip(tasks, ends, strict=True))
    metric = metric_named(settings.metric).name
    combinations = [
        Combination(rate, strength, size, tuple(by_task[size, s][i] for s in numbers))
        for size in sizes
        for i, (rate, strength) in enumerate(pairs)
    ]
    part = "train" if loaded.validation is None else "validation"
    asked = replace(settings, penalty="l2" if any(l2) else settings.penalty)
    return Sweep(in_order(combinations, metric), numbers, metric, part, asked)


def _check(settings: Settings, sizes: list[int | str], seeds: int) -> None:
    if not sizes or len(set(sizes)) < len(sizes):
        raise SettingError("Give one batch size or several, each once.")
    if isinstance(seeds, bool) or not isinstance(seeds, int) or seeds < 1:
        raise SettingError(f"seeds is how many, from 1 up; got {seeds!r}.")
    if settings.penalty not in (None, "l2") or settings.penalty_strength:
        raise SettingError(
            "A sweep tries strengths of the l2 penalty. Leave the penalty and its "
            "strength out."
        )
    rule = make_optimizer(settings.optimizer, dict(settings.optimizer_options))
    if rule.rule.own_rate:
        raise SettingError(
            f"{settings.optimizer} finds the length of its own steps: there are no "
            "learning rates to compare. Choose another optimizer."
        )
    if settings.patience is not None:
        raise SettingError("All members of a sweep take all steps. Leave patience out.")


def _processes(jobs: int | None) -> int:
    from joblib import effective_n_jobs

    return effective_n_jobs(jobs)


def _elsewhere(
    asked: dict[str, Any],
    given: dict[str, Any],
    pairs: list[tuple[float, float]],
    size: int | str,
    seed: int,
) -> list[float]:
    """Do one task in another process, which loads the data itself."""
    keep_compiled_programs()
    loaded = material(Settings.from_json(asked), None, given)
    return trained_side_by_side(loaded, pairs, size, seed)
