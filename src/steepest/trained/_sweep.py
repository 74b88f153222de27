"""`steepest.sweep`: many combinations of settings from Python."""

from collections.abc import Callable, Sequence
from typing import Any, Unpack

from ..descent import Progress
from ..settings import Settings
from ..training import Sweep
from ..training import sweep as sweep_settings
from ._keywords import Keywords
from ._notebook import notebook_progress
from ._train import settings_and_sources


def sweep(
    data: Settings | Any = "digits",
    *,
    rates: Sequence[float],
    l2: Sequence[float] = (0.0,),
    batch_sizes: Sequence[int | str] | None = None,
    seeds: int = 1,
    jobs: int | None = None,
    on_progress: Callable[[Progress], object] | None = None,
    **settings: Unpack[Keywords],
) -> Sweep:
    """Train with every combination of rates, penalties, batch sizes and seeds.

    Rates and penalties are trained side by side in one program, each as it would be
    alone; batch sizes and seeds are tasks of joblib, whose configured backend, such as
    Dask or Ray, runs them.

    Parameters
    ----------
    data : source or Settings
        As for `steepest.train`.
    rates, l2, batch_sizes, seeds, jobs, on_progress
        As for `steepest.training.sweep`.
    **settings
        The fields of `steepest.Settings` by name.

    Returns
    -------
    Sweep
        It prints as a table, the best combination first; `.settings` are the settings
        of that one, for `steepest.train`.

    Raises
    ------
    DataError
        If the data cannot be learned from.
    SettingError
        If a value cannot be tried.

    Examples
    --------
    >>> found = sweep("iris", rates=(1e-5, 0.05), l2=(0, 0.01), epochs=20)
    >>> found.best.rate, len(found)
    (0.05, 4)
    """
    requested, in_memory = settings_and_sources(data, settings)
    return sweep_settings(
        requested,
        rates=rates,
        l2=l2,
        batch_sizes=batch_sizes,
        seeds=seeds,
        jobs=jobs,
        on_progress=on_progress or notebook_progress(),
        in_memory=in_memory,
    )
