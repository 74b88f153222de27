"""`train`: data of any kind and settings by keyword → a run that predicts."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from numbers import Real
from pathlib import Path
from typing import Any, Unpack

import numpy as np

from .._core import unknown_name
from ..data import Dataset, is_frame
from ..descent import Callback, Progress
from ..errors import RunError, SettingError
from ..runs import NO_FOLDER, Run
from ..runs import track as export
from ..settings import Settings, check_tracker
from ..training import Material, train_with_material
from ._keywords import Keywords
from ._notebook import notebook_progress
from ._trained_run import TrainedRun


def train(
    data: Settings | Any = "digits",
    *,
    out: str | Path | None = None,
    resume: bool = False,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
    watch: Callable[[Material], Sequence[Callback]] | None = None,
    examine: Callable[[Run, Material], Run] | None = None,
    track: str | None = None,
    **settings: Unpack[Keywords],
) -> TrainedRun:
    """Train on a file, a data frame or arrays, and return a run that predicts.

    Text, categories, booleans and missing values of a frame are read as the command
    reads a CSV with these cells.

    Parameters
    ----------
    data : source or Settings
        A built-in name, a path, a frame of pandas, polars or pyarrow, a pair (inputs,
        targets); or settings, which name their data.
    out : path, optional
        The folder that the run is stored in; it must not hold one.
    resume : bool
        Go on with the interrupted run that `out` holds.
    on_progress, should_stop, watch, examine : callable, optional
        As for `steepest.training.train`. Without `on_progress`, a notebook shows
        progress and warnings below the cell.
    track : {"trackio", "mlflow", "wandb", "tensorboard"}, optional
        Also export the run, as `steepest.runs.track` does; if that fails it is a
        warning.
    **settings
        The fields of `steepest.Settings` by name: target="price", model="mlp",
        epochs=20. `validation` and `test` may be frames or pairs, too.

    Returns
    -------
    TrainedRun

    Raises
    ------
    DataError
        If the data cannot be learned from.
    SettingError
        If a setting cannot work; an UnknownNameError if there is no such setting.
    RunError
        If `out` cannot be written to, or already holds a run.

    Examples
    --------
    >>> import pyarrow
    >>> houses = pyarrow.table(
    ...     {"area": [50.0, 80.0, 120.0, 60.0] * 10,
    ...      "city": ["Busan", "Seoul", None, "Seoul"] * 10,
    ...      "price": [150.5, 410.5, 460.5, 330.5] * 10}
    ... )
    >>> run = train(houses, target="price", epochs=200, learning_rate=0.05)
    >>> run.evaluate(houses)["r2"] > 0.9
    True
    """
    if track is not None:
        track = _checked(track, out)
    requested, in_memory = settings_and_sources(data, settings)
    run, material = train_with_material(
        requested,
        out=out,
        resume=resume,
        on_progress=on_progress or notebook_progress(),
        should_stop=should_stop,
        watch=watch,
        examine=examine,
        in_memory=in_memory,
    )
    if track is not None:
        try:
            export(run, track)
        except RunError as error:
            warnings.warn(str(error), UserWarning, stacklevel=2)
    return TrainedRun.of(
        run,
        encoding=material.splits.encoding,
        objective=material.objective,
        features=material.features,
        material=material,
    )


def _checked(tracker: str, out: str | Path | None) -> str:
    tracker = check_tracker(tracker)
    if tracker == "tensorboard" and out is None:
        raise SettingError(NO_FOLDER)
    return tracker


def settings_and_sources(
    data: Settings | Any, changes: Mapping[str, Any]
) -> tuple[Settings, dict[str, Any]]:
    """Return the settings as plain data, and the sources given as frames or arrays.

    See Also
    --------
    train : takes both together, with an example.
    """
    known = {field.name for field in fields(Settings)}
    for name in changes:
        if name not in known:
            raise unknown_name("setting", name, known)
    base = data if isinstance(data, Settings) else Settings()
    given = dict(changes)
    if not isinstance(data, Settings):
        given["data"] = data
    in_memory = {}
    for name in {"data", "validation", "test"} & set(given):
        if not isinstance(given[name], str | Path | Real | None):
            in_memory[name] = given[name]
            given[name] = _source_name(given[name])
    plain = {name: _plain(value) for name, value in given.items()}
    if plain.get("validation", 0) is None:
        raise SettingError(
            "validation is a share of the rows, 0 for none, or where the validation "
            "rows are; got None. Give 0."
        )
    return replace(base, **plain), in_memory


def _source_name(source: Any) -> str:
    """Return what messages call data that come from no file."""
    if isinstance(source, Dataset):
        return source.source
    pair = isinstance(source, tuple | list) and len(source) == 2
    if is_frame(source) or (pair and is_frame(source[0])):
        return "the data frame"
    return "arrays"


def _plain(value: Any) -> Any:
    """Return a setting as JSON can hold it."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, list):
        return tuple(value)
    return str(value) if isinstance(value, Path) else value
