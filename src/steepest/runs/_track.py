"""Exporting a run to trackio, MLflow, Weights & Biases or TensorBoard; one way only."""

import os
import time
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import numpy as np

from ..errors import RunError, SettingError
from ..settings import check_tracker
from ._event_file import EVENTS, event_file
from ._run import Run

NO_FOLDER = (
    "TensorBoard's files are written into the run's folder, and this run has none. "
    "Give out='runs/NAME'."
)
PROJECT = "steepest"
LONGEST = 500  # letters of a setting: MLflow takes no more everywhere
NOT_SET = ("asked", "learning_rate_choice")  # how other settings were chosen


def track(run: Run, tracker: str) -> None:
    """Export a run to another program: settings, metrics, findings and its folder.

    Nothing is read back, and the run itself stays as it is.

    Parameters
    ----------
    run : Run
        A run that has ended.
    tracker : {"trackio", "mlflow", "wandb", "tensorboard"}
        Imported only here. TensorBoard's files are written into the run's folder:
        `tensorboard --logdir runs` shows all of them.

    Raises
    ------
    SettingError
        If it is not installed.
    RunError
        If the program fails.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from steepest import train
    >>> folder = tempfile.mkdtemp()
    >>> run = train("iris", epochs=2, learning_rate=0.1, out=folder)
    >>> track(run, "tensorboard")
    >>> [path.suffix for path in Path(folder).glob("events.out.tfevents.*")]
    ['.steepest']
    """
    tracker = check_tracker(tracker)
    try:
        if tracker == "tensorboard":
            _write_events(run)
        elif tracker == "mlflow":
            _to_mlflow(run, import_module(tracker))
        else:  # the other two have the same functions
            _to_wandb(run, import_module(tracker))
    except (RunError, SettingError):
        raise
    except Exception as error:  # another program's: of any kind
        kind = type(error).__name__
        raise RunError(f"The export to {tracker} failed: {kind}: {error}") from error


def _to_wandb(run: Run, module: Any) -> None:
    module.init(project=PROJECT, name=_name(run), config=_facts(run))
    try:
        last = 0
        for last, _, values in _by_epoch(run):
            module.log(values, step=last)
        module.log(_final(run), step=last + 1)
    finally:
        module.finish()


def _to_mlflow(run: Run, module: Any) -> None:
    facts = {name: str(value)[:LONGEST] for name, value in _facts(run).items()}
    with module.start_run(run_name=_name(run), nested=True):
        about = {name: facts.pop(name) for name in ("outcome", "findings", "folder")}
        module.set_tags({f"{PROJECT}.{name}": value for name, value in about.items()})
        module.log_params(facts)
        for epoch, _, values in _by_epoch(run):
            module.log_metrics(values, step=epoch)
        module.log_metrics(_final(run))


def _write_events(run: Run) -> None:
    if run.folder is None:
        raise SettingError(NO_FOLDER)
    began = time.time() - run.seconds.get("total", 0.0)
    rows = [f"| {name} | {value} |" for name, value in _facts(run).items()]
    table = "\n".join(["| | |", "|---|---|", *rows])
    epochs = list(_by_epoch(run))
    last = max((step for step, _, _ in epochs), default=0)
    final = (last, run.seconds.get("total", 0.0), _final(run))
    path = run.folder / EVENTS.format(began=int(began))
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(event_file(began, [*epochs, final], {"run": table}))
    os.replace(part, path)


def _name(run: Run) -> str:
    model = run.settings.get("model", "model")
    source = run.data.get("source", "arrays")
    return f"{model} on {source}" if run.folder is None else run.folder.name


def _facts(run: Run) -> dict[str, Any]:
    """Return settings, data and findings as one flat table."""
    problems = [
        f"{finding['verdict']} {finding['check']}/{finding['because']}"
        for finding in run.findings
        if finding["verdict"] in ("warn", "fail")
    ]
    facts = {
        "outcome": str(run.outcome),
        "findings": ", ".join(problems) or "none",
        "folder": "" if run.folder is None else str(run.folder.resolve()),
        **_flat({k: v for k, v in run.settings.items() if k not in NOT_SET}),
        **{f"data.{name}": run.data[name] for name in ("rows",) if name in run.data},
        **_flat(run.environment, "environment."),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _flat(values: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Return nested values by names with dots: "optimizer_options.momentum"."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{before}{name}.")
        else:
            whole = value is None or isinstance(value, str | int | float)
            flat[before + name] = value if whole else str(value)
    return flat


def _by_epoch(run: Run) -> Iterator[tuple[int, float, dict[str, float]]]:
    """Yield epoch, seconds and the metrics that are finite, as "validation/loss"."""
    columns = run.history.epochs
    seconds = columns.get("seconds", np.zeros(len(columns.get("epoch", ()))))
    for i, epoch in enumerate(columns.get("epoch", ())):
        values = {
            name.replace("_", "/", 1): float(column[i])
            for name, column in columns.items()
            if name.startswith(("train_", "validation_")) and np.isfinite(column[i])
        }
        yield int(epoch), float(seconds[i]), values


def _final(run: Run) -> dict[str, float]:
    """Return the metrics of the parameters that are kept, as "final/test/accuracy"."""
    return {
        f"final/{part}/{name}": float(value)
        for part, values in run.metrics.items()
        for name, value in values.items()
        if np.isfinite(value)
    }
