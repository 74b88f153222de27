"""A run as text for a person, and as JSON."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .._core import shown_name
from ..display import short_number
from ..language import told
from ..runs import CHECKPOINT, Outcome, Run
from ..settings import METRICS
from ._console import columns, styled, wrapped
from ._quality import quality_lines

COLORS = {
    "finished": "green",
    "stopped early": "green",
    "diverged": "red",
    "interrupted": "yellow",
}
# the others stand below the table, with more room
IN_THE_TABLE = ("loss", "accuracy", "r2")
BARS = "▁▂▃▄▅▆▇█"


def fields(run: Run) -> dict[str, Any]:
    """Return the JSON fields of a run."""
    return {
        "run": run.folder,
        "outcome": run.outcome,
        "reason": run.reason,
        "metrics": run.metrics,
        "quality": {part: each.to_json() for part, each in run.quality.items()},
        "settings": run.settings,
        "seconds": run.seconds,
        "examples_per_second": run.examples_per_second,
        "data": run.data,
        "notes": run.notes,
        "environment": run.environment,
        "findings": run.findings,
    }


def described(run: Run) -> str:
    """Return a run as text: how it ended, on what, how well, and what comes next."""
    sections = [
        [headline(run)],
        [
            *map(wrapped, _setup(run)),
            *(
                wrapped(told("Note: {note}", note=note), indent="      ")
                for note in run.notes
            ),
        ],
        metric_table(
            {told(part): values for part, values in run.metrics.items()},
            run.settings.get("metric", "loss"),
        ),
        judged(run),
        [wrapped(_timings(run)), told(f"Saved in {run.folder}")],
        [told(_next_command(run))],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def headline(run: Run) -> str:
    """Return the outcome of a run in a word and a sentence."""
    word = str(run.outcome).capitalize()
    reason = told(run.reason).removeprefix(f"{word} ")
    shown = styled(told(word), fg=COLORS[run.outcome], bold=True)
    return wrapped(f"{shown}: {reason}")


def metric_table(
    metrics: Mapping[str, Mapping[str, float]], decides: str = "loss"
) -> list[str]:
    """Return a table of loss, accuracy or R², and the metric that decides.

    A line for each part of the data, whose names are shown as they are.
    """
    known = {name for part in metrics.values() for name in part}
    names = [name for name in METRICS if name in known & {*IN_THE_TABLE, decides}]
    if not names:
        return []
    rows = [["", *(told(_label(name)) for name in names)]] + [
        [part, *(_cell(name, values) for name in names)]
        for part, values in metrics.items()
    ]
    return columns(rows, right=range(1, len(rows[0])))


def _cell(name: str, values: Mapping[str, float]) -> str:
    value = values.get(name)
    if value is None:
        return ""
    # R² of rows that all have the same target
    return "-" if name == "r2" and np.isnan(value) else short_number(value)


def judged(run: Run) -> list[str]:
    """Return how good the predictions of the part are that was put aside longest."""
    for part in ("test", "validation"):
        if part in run.quality:
            return quality_lines(run.quality[part], told(f"The {part} part"))
    return []


def curves(run: Run, width: int = 40) -> list[str]:
    """Return the losses and metrics of the history by epoch, each as a line of bars."""
    series = {
        name: np.asarray(column, float)
        for name, column in run.history.epochs.items()
        if name.startswith(("train_", "validation_")) and len(column) > 1
    }
    if not series:
        return []
    epochs = run.history.epochs.get("epoch")
    heading = ("", "first", "by epoch", "last", "best")
    rows = [[*map(told, heading)]] + [
        [
            _labeled(name),
            short_number(values[0]),
            _bars(values, width),
            short_number(values[-1]),
            _best(name, values, epochs),
        ]
        for name, values in series.items()
    ]
    return columns(rows, right=(1,))


def _labeled(column: str) -> str:
    part, metric = column.split("_", 1)
    return f"{told(part)} {told(_label(metric))}"


def _label(metric: str) -> str:
    return metric if metric in IN_THE_TABLE else METRICS[metric].label


def _best(name: str, values: np.ndarray, epochs: Any) -> str:
    """Return the best value and its epoch: the lowest loss, the highest score."""
    finite = np.isfinite(values)
    if not finite.any():
        return ""
    metric = METRICS[name.split("_", 1)[1]]
    sign = -1 if metric.higher_is_better else 1
    best = int(np.argmin(np.where(finite, sign * values, np.inf)))
    epoch = best + 1 if epochs is None else int(epochs[best])
    return told(f"{short_number(values[best])} at epoch {epoch}")


def _setup(run: Run) -> Iterator[str]:
    settings, data = run.settings, run.data
    parts = [told(f"{data['rows']:,} rows")] if "rows" in data else []
    parts += [
        told("{rows} for {part}", rows=f"{data[f'{part}_rows']:,}", part=part)
        for part in ("validation", "test")
        if data.get(f"{part}_rows")
    ]
    if data.get("classes"):
        parts.append(told(f"{len(data['classes'])} classes"))
    yield told(
        "{model} on {data}: {rows}",
        model=settings.get("model") or told("A model"),
        data=data.get("source") or told("arrays"),
        rows=", ".join(parts),
    )
    rate = settings.get("learning_rate")
    if isinstance(rate, float):
        yield told(
            "{optimizer}, batches of {size}, learning rate {rate}, {schedule} schedule",
            optimizer=_name(settings, "optimizer"),
            size=settings.get("batch_size"),
            rate=f"{rate:.4g}",
            schedule=_name(settings, "schedule"),
        )
    choice = settings.get("learning_rate_choice") or {}
    if choice.get("tried"):
        yield f"The learning rate was chosen: {choice['how']}"


def _name(settings: Mapping[str, Any], setting: str) -> str:
    """Return the name that a setting has, as it is typed."""
    return shown_name(str(settings.get(setting)))


def _timings(run: Run) -> str:
    seconds = run.seconds
    parts = [
        told("{seconds} s {what}", seconds=f"{seconds[name]:.2f}", what=text)
        for name, text in (
            ("start", "starting"),
            ("load", "loading"),
            ("compile", "compiling"),
            ("train", "training"),
            ("total", "in all"),
        )
        if name in seconds
    ]
    pace = told("{pace} examples/s", pace=f"{run.examples_per_second:,.0f}")
    return f"{', '.join(parts)}; {pace}"


def _next_command(run: Run) -> str:
    model = str(run.settings.get("model", ""))
    # the user's own code is imported only if the command names it
    own = f" --model {shlex.quote(model)}" if ":" in model else ""
    if run.outcome is Outcome.INTERRUPTED and _resumable(run):
        return f"Go on with it:  steepest train --resume --out {run.folder}{own}"
    if run.outcome is Outcome.DIVERGED:
        return f"Find out why:  steepest diagnose {run.folder}{own}"
    return f"Use it:  steepest predict {run.folder} DATA{own}"


def _resumable(run: Run) -> bool:
    return run.folder is not None and Path(run.folder, CHECKPOINT).exists()


def _bars(values: Sequence[float] | np.ndarray, width: int) -> str:
    """Return values as bars of eight heights, from the lowest to the highest value."""
    places = (
        np.linspace(0, len(values) - 1, min(width, len(values))).round().astype(int)
    )
    shown = np.asarray(values)[places]
    finite = shown[np.isfinite(shown)]
    if not len(finite):
        return "?" * len(shown)
    low, high = finite.min(), finite.max()
    scale = (len(BARS) - 1) / (high - low) if high > low else 0.0
    return "".join(
        BARS[round((value - low) * scale)] if np.isfinite(value) else "?"
        for value in shown
    )
