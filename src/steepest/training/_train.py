"""`train`: from settings to a stored run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .._core import Stopwatch, keep_compiled_programs
from .._core._stored import stored
from ..descent import Callback, Progress, Snapshot, descend, stored_snapshot
from ..errors import RunError, SettingError
from ..processes import first_has, is_first, on_its_own, same_everywhere, together
from ..runs import (
    CHECKPOINT,
    Checkpoint,
    Outcome,
    Run,
    check_folder,
    claimed,
    intact,
    keep_run,
    read_checkpoint,
    write_checkpoint,
)
from ..settings import DescentSettings, Settings, without_effect
from ._build import check_settings
from ._features import PREFIX
from ._material import Material, material
from ._own_model import with_own_model
from ._predictor import Predictor

CHECKPOINT_EVERY = 30.0
"""Seconds between two checkpoints."""


def train(
    settings: Settings,
    *,
    out: str | Path | None = None,
    resume: bool = False,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
    watch: Callable[[Material], Sequence[Callback]] | None = None,
    examine: Callable[[Run, Material], Run] | None = None,
    in_memory: Mapping[str, Any] | None = None,
    seconds_before: float = 0.0,
    checkpoint_every: float = CHECKPOINT_EVERY,
) -> Run:
    """Load the data, train on them, evaluate, and store the run.

    Parameters
    ----------
    settings : Settings
        What to train, on what, and how.
    out : path, optional
        The folder that the run is stored in; it must not hold one.
    resume : bool
        Go on with the interrupted run that `out` holds. A user's own model must be
        named again in `settings`.
    on_progress : callable, optional
        Called with a `Progress` now and then.
    should_stop : callable, optional
        Called after every chunk of steps; if it returns true the run ends, and is
        evaluated and stored as interrupted.
    watch : callable, optional
        Called with the `Material` before the first step; the callbacks that it returns
        are called with every `Progress`, too.
    examine : callable, optional
        Called with the run and its `Material`; the run that it returns is stored.
    in_memory : mapping of str to source, optional
        Frames or arrays in place of what the settings "data", "validation" and "test"
        name. They are not stored.
    seconds_before : float
        Seconds that were waited for before the call, such as for imports; they are
        part of the run's total, and its "start".
    checkpoint_every : float
        Seconds between two checkpoints, from which the run can be resumed. One that
        cannot be written, such as on a full disk, is a note of the run.

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
    run, _ = train_with_material(
        settings,
        out=out,
        resume=resume,
        on_progress=on_progress,
        should_stop=should_stop,
        watch=watch,
        examine=examine,
        in_memory=in_memory,
        seconds_before=seconds_before,
        checkpoint_every=checkpoint_every,
    )
    return run


def train_with_material(
    settings: Settings,
    *,
    out: str | Path | None = None,
    resume: bool = False,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
    watch: Callable[[Material], Sequence[Callback]] | None = None,
    examine: Callable[[Run, Material], Run] | None = None,
    in_memory: Mapping[str, Any] | None = None,
    seconds_before: float = 0.0,
    checkpoint_every: float = CHECKPOINT_EVERY,
) -> tuple[Run, Material]:
    """Return a run as `train` does, and the material that it was trained on.

    See Also
    --------
    steepest.training.train : takes the same arguments.
    steepest.diagnosis.case_of_material : the case of both.
    """
    clock = Stopwatch()
    writes = out is not None and is_first()
    with _own_folder(out, resume) if writes else nullcontext():
        snapshot = None
        if out is not None and resume:
            settings, snapshot = _interrupted(settings, out)
        check_settings(settings)
        keep_compiled_programs()
        if on_progress is not None:
            on_progress(Progress("loading"))
        loaded = material(settings, on_progress, in_memory)
        loading = clock.seconds
        if together() > 1:
            data = loaded.splits.train.fingerprint
            same_everywhere({"settings": settings.to_json(), "data": data})

        missed: list[str] = []

        def save(snapshot: Snapshot) -> None:
            if not writes:
                return
            facts = {**snapshot.facts, "asked": settings.to_json()}
            try:
                write_checkpoint(out, snapshot.arrays, facts)
            except RunError as error:
                missed[:] = [error.english]

        callbacks = () if watch is None else watch(loaded)
        run = train_on(
            loaded,
            on_progress,
            should_stop,
            save,
            snapshot,
            callbacks,
            checkpoint_every=checkpoint_every,
        )
        if together() > 1 and not is_first():
            return run, loaded  # the first process judges and writes
        if examine is not None:
            with on_its_own():
                run = examine(run, loaded)
        total = seconds_before + clock.seconds
        seconds = {"load": loading, **run.seconds, "total": total}
        if seconds_before:
            seconds = {"start": seconds_before, **seconds}
        notes = [f"The last checkpoint is missing. {why}" for why in missed]
        run = replace(run, seconds=seconds, notes=(*run.notes, *notes))
        if writes:
            run = keep_run(run, out, replace=resume)
    return run, loaded


@contextmanager
def _own_folder(out: str | Path, resume: bool) -> Iterator[None]:
    """Hold a folder that a run can be written to; nobody else writes to it meanwhile.

    Raises
    ------
    RunError
        If it holds something already, cannot be written or is in use.
    """
    if not resume:
        check_folder(out)
    elif not (Path(out) / CHECKPOINT).exists():
        read_checkpoint(out)  # says that there is none
    with claimed(out):
        if not resume:
            check_folder(out)  # another process may have finished one since
        yield


def _checkpoint(out: str | Path) -> Checkpoint:
    """Return the checkpoint in a folder that the first process of a group sees."""
    if together() == 1:
        return read_checkpoint(out)
    content = None
    if is_first():
        read_checkpoint(out)  # or say what is wrong
        content = (Path(out) / CHECKPOINT).read_bytes()
    content = first_has(content)
    with TemporaryDirectory() as folder:
        (Path(folder) / CHECKPOINT).write_bytes(content)
        return read_checkpoint(folder)


def _interrupted(settings: Settings, out: str | Path) -> tuple[Settings, Snapshot]:
    """Return the settings and the snapshot of the interrupted run in a folder.

    Raises
    ------
    SettingError
        If a setting was given that differs from the run's own, or its model is the
        user's own code and is not named.
    """
    checkpoint = _checkpoint(out)
    facts = dict(checkpoint.facts)
    with intact(Path(out) / CHECKPOINT):
        asked = stored(dict[str, Any], facts.pop("asked", None), "its settings")
        first = Settings.from_json(asked)
        snapshot = stored_snapshot(checkpoint.arrays, facts)
    original, default = first.to_json(), Settings().to_json()
    for name, value in settings.to_json().items():
        if value not in (default[name], original[name]):
            raise SettingError(
                f"The run in '{out}' began with {name}={original[name]!r} and cannot "
                f"go on with {value!r}. Leave {name} out, or train without --resume."
            )
    given = None if settings.model == default["model"] else settings.model
    first = with_own_model(first, out, given)
    return first, snapshot


def train_on(
    material: Material,
    on_progress: Callable[[Progress], object] | None = None,
    should_stop: Callable[[], bool] | None = None,
    on_snapshot: Callable[[Snapshot], None] | None = None,
    snapshot: Snapshot | None = None,
    callbacks: Sequence[Callback] = (),
    checkpoint_every: float = CHECKPOINT_EVERY,
) -> Run:
    """Train on material that is loaded already, and return the run, not yet stored.

    Parameters
    ----------
    material : Material
        Data, objective and start.
    on_progress, should_stop : callable, optional
        As for `train`.
    on_snapshot : callable, optional
        Called now and then with a `Snapshot` from which the run can be resumed.
    snapshot : Snapshot, optional
        Where to resume.
    callbacks : sequence of callable
        Called with every `Progress` as well.
    checkpoint_every : float
        Seconds between two snapshots.

    See Also
    --------
    steepest.training.train : loads, calls this and stores.
    """
    splits = material.splits

    def stop(progress: Progress) -> Any:
        if on_progress is not None:
            on_progress(progress)
        interrupted = should_stop is not None and should_stop()
        return Outcome.INTERRUPTED if interrupted else None

    # the fingerprint takes as long as an epoch of small steps: it has its own thread
    with ThreadPoolExecutor(1) as thread:
        fingerprint = thread.submit(lambda: splits.train.fingerprint)
        run = descend(
            **descent_of(material),
            callbacks=(stop, *callbacks),
            on_snapshot=on_snapshot,
            snapshot_every=checkpoint_every,
            resume_from=snapshot,
        )
        fingerprint.result()  # kept with the rows
    if not is_first():
        return run
    with on_its_own():
        return judged_run(run, material)


def descent_of(material: Material) -> dict[str, Any]:
    """Return what `descend` is called with to train on some material.

    See Also
    --------
    steepest.training.train_on : calls it.
    """
    return {
        "objective": material.objective,
        "params": material.params,
        "data": material.rows,
        "validation": material.validation,
        "target_unit": material.splits.encoding.target_unit,
        **DescentSettings.of(material.settings).keywords(),
    }


def judged_run(run: Run, material: Material) -> Run:
    """Return a run of `descend` with what it was trained on and how good it is.

    Parameters
    ----------
    run : Run
        As a descent on the material's rows returned it.
    material : Material
        Its settings, encoding and notes become part of the run, and the validation and
        test parts are predicted.

    See Also
    --------
    steepest.training.train_on : descends and calls this.
    """
    settings, splits = material.settings, material.splits
    encoding, arrays = splits.encoding.to_state()
    features = None
    if material.features is not None:
        features, learned = material.features.to_state()
        arrays = {**arrays, **{f"{PREFIX}{name}": x for name, x in learned.items()}}
    inputs = splits.train.inputs
    run = replace(
        run,
        settings={**settings.to_json(), **run.settings, "asked": settings.to_json()},
        state={
            "encoding": encoding,
            "features": features,
            "input_shape": list(inputs.shape[1:]),
            "input_dtype": str(inputs.dtype),
        },
        arrays=arrays,
        notes=(
            *without_effect(settings, splits.train.task, inputs.ndim > 2),
            *splits.notes,
            *run.notes,
        ),
        data={
            "source": splits.train.source,
            "rows": len(splits.train),
            "validation_rows": 0
            if splits.validation is None
            else len(splits.validation),
            "test_rows": 0 if splits.test is None else len(splits.test),
            "classes": list(splits.train.classes or ()),
            "fingerprint": splits.train.fingerprint,
            "guesses": list(splits.guesses),
            **({"in_memory": sorted(material.in_memory)} if material.in_memory else {}),
        },
    )
    if run.outcome == Outcome.DIVERGED:
        return run
    predictor = Predictor(run, splits.encoding, material.objective, material.features)
    metrics, quality = dict(run.metrics), {}
    if splits.validation is not None:  # its features are computed already
        known = replace(predictor, features=None)
        judged = quality["validation"] = known.quality(splits.validation)
        metrics["validation"] = judged.added_to(metrics["validation"])
    if splits.test is not None:
        metrics["test"], quality["test"] = predictor.judge(splits.test)
    return replace(run, metrics=metrics, quality=quality)
