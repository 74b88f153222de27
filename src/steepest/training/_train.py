"""`train`: from settings to a run, with everything that a front needs of it."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from .._core import Stopwatch, keep_compiled_programs
from ..descent import Callback, Progress, Snapshot, descend
from ..errors import SettingError
from ..runs import (
    Outcome,
    Run,
    check_folder,
    read_checkpoint,
    write_checkpoint,
    write_run,
)
from ..settings import DescentSettings, Settings
from ._build import check_settings
from ._material import Material, material
from ._predictor import Predictor


def train(
    settings: Settings,
    *,
    out: str | Path | None = None,
    resume: bool = False,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
    watch: Callable[[Material], Sequence[Callback]] | None = None,
    examine: Callable[[Run, Material], Run] | None = None,
) -> Run:
    """Load the data, train on them, evaluate, and store the run.

    Parameters
    ----------
    settings : Settings
        What to train, on what, and how.
    out : path, optional
        The folder that the run is stored in; it must not hold one.
    resume : bool
        Go on with the interrupted run that `out` holds.
    on_progress : callable, optional
        Told a `Progress` now and then.
    should_stop : callable, optional
        Asked after every chunk of steps; a true answer ends the run, which is then
        evaluated and stored as interrupted.
    watch : callable, optional
        Given what the run is made of; the callbacks that it returns are told the
        progress, too.
    examine : callable, optional
        Given the run and what it was made of; the run that it returns is stored.

    Returns
    -------
    Run

    Raises
    ------
    DataError
        If the data cannot be learned from.
    SettingError
        If a setting cannot work.
    RunError
        If `out` cannot be written, or holds a run already.

    Examples
    --------
    >>> run = train(Settings(data="iris", epochs=5, learning_rate=0.01))
    >>> run.metrics["test"]["accuracy"] > 0.6
    True
    """
    clock = Stopwatch()
    snapshot = None
    if out is not None and resume:
        settings, snapshot = _stopped(settings, out)
    elif out is not None:
        check_folder(out)
    check_settings(settings)
    keep_compiled_programs()
    tell = on_progress or (lambda progress: None)
    tell(Progress("loading"))
    made = material(settings, tell)
    loading = clock.seconds

    def save(snapshot: Snapshot) -> None:
        if out is not None:
            facts = {**snapshot.facts, "asked": settings.to_json()}
            write_checkpoint(out, snapshot.arrays, facts)

    watching = () if watch is None else watch(made)
    run = train_on(made, tell, should_stop, save, snapshot, watching)
    if examine is not None:
        run = examine(run, made)
    run = replace(run, seconds={"load": loading, **run.seconds, "total": clock.seconds})
    return run if out is None else write_run(run, out, replace=resume)


def _stopped(settings: Settings, out: str | Path) -> tuple[Settings, Snapshot]:
    """Return the settings and the snapshot of the run that a folder holds.

    Raises
    ------
    SettingError
        If a setting was given that differs from the run's own.
    """
    checkpoint = read_checkpoint(out)
    facts = dict(checkpoint.facts)
    first = Settings.from_json(facts.pop("asked"))
    given, began_with = settings.to_json(), first.to_json()
    default = Settings().to_json()
    for name, value in given.items():
        if value not in (default[name], began_with[name]):
            raise SettingError(
                f"The run in '{out}' began with {name}={began_with[name]!r} and cannot "
                f"go on with {value!r}. Leave {name} out, or train without --resume."
            )
    return first, Snapshot(list(checkpoint.arrays), facts)


def train_on(
    made: Material,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
    on_snapshot: Callable[[Snapshot], None] | None = None,
    snapshot: Snapshot | None = None,
    watching: Sequence[Callback] = (),
) -> Run:
    """Descend on what was loaded and built, and return the run with all that it needs.

    Parameters
    ----------
    made : Material
        Data, objective and start.
    on_progress, should_stop : callable, optional
        As for `train`.
    on_snapshot : callable, optional
        Given what it takes to go on, now and then.
    snapshot : Snapshot, optional
        Where to go on.
    watching : sequence of callable
        Told a `Progress` as well.

    See Also
    --------
    steepest.training.train : loads, calls this and stores.
    """
    settings, splits, start = made.settings, made.splits, made.start

    def stop(progress: Progress) -> Any:
        if on_progress is not None:
            on_progress(progress)
        stops = should_stop is not None and should_stop()
        return Outcome.INTERRUPTED if stops else None

    with ThreadPoolExecutor(1) as aside:  # it takes as long as an epoch of small steps
        fingerprint = aside.submit(lambda: splits.train.fingerprint)
        run = descend(
            start.objective,
            start.params,
            made.rows,
            validation=made.validation,
            callbacks=(stop, *watching),
            on_snapshot=on_snapshot,
            resume_from=snapshot,
            **DescentSettings.of(settings).keywords(),
        )
    encoded, arrays = splits.encoding.to_state()
    computed = None
    if made.features is not None:
        computed, own = made.features.to_state()
        arrays = {**arrays, **{f"features.{name}": x for name, x in own.items()}}
    inputs = splits.train.inputs
    run = replace(
        run,
        settings={**settings.to_json(), **run.settings, "asked": settings.to_json()},
        state={
            "encoding": encoded,
            "features": computed,
            "input_shape": list(inputs.shape[1:]),
            "input_dtype": str(inputs.dtype),
        },
        arrays=arrays,
        notes=splits.notes,
        data={
            "source": splits.train.source,
            "rows": len(splits.train),
            "validation_rows": 0
            if splits.validation is None
            else len(splits.validation),
            "test_rows": 0 if splits.test is None else len(splits.test),
            "classes": list(splits.train.classes or ()),
            "fingerprint": fingerprint.result(),
        },
    )
    if run.outcome == Outcome.DIVERGED:
        return run
    trained = replace(start, params=run.params)
    predictor = Predictor(run, splits.encoding, trained, made.features)
    metrics, quality = dict(run.metrics), {}
    if splits.validation is not None:  # its features are computed already
        known = replace(predictor, features=None)
        judged = quality["validation"] = known.quality(splits.validation)
        metrics["validation"] = judged.added_to(metrics["validation"])
    if splits.test is not None:
        metrics["test"], quality["test"] = predictor.judge(splits.test)
    return replace(run, metrics=metrics, quality=quality)
