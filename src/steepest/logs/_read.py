"""From the file or folder of a log to its series."""

import csv
import io
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import DataError
from ..runs import Content, content_of, read_events
from ._log import Log, Series
from ._names import VALIDATION, meaning

EVENTS = "tfevents"
HUGGING_FACE = "trainer_state.json"
STEPS = ("step", "global_step", "steps", "iteration", "iter", "batch")
TEXT_FILES = (".csv", ".tsv", ".txt", ".log")
BEGINNING = 4096  # characters that tell whether a file is a log
Points = list[tuple[float, float]]


def is_log(path: str | Path) -> bool:
    """Return whether a path is a log of a training, and no table to learn from.

    A table is a log if its head has a loss, and an epoch, a step or a second loss.

    Examples
    --------
    >>> is_log("wine.csv")
    False
    """
    path = Path(path)
    if path.is_dir():
        ours = content_of(path) in (Content.RUN, Content.UNFINISHED)
        has_log = (path / HUGGING_FACE).is_file() or bool(_event_files(path))
        return has_log and not ours
    if not path.is_file():
        return False
    if EVENTS in path.name:
        return True
    if path.suffix not in (*TEXT_FILES, ".json", ".jsonl"):
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        begin = file.read(BEGINNING)
    if path.suffix in (".json", ".jsonl"):
        return '"log_history"' in begin or _is_lines_of_json(begin)
    heads = _heads(begin)
    losses = [head for head in heads if _quantity(head).endswith("loss")]
    counts = {head.lower() for head in heads} & {"epoch", *STEPS}
    return bool(losses) and (bool(counts) or len(losses) > 1)


def read_log(path: str | Path) -> Log:
    r"""Read what a training wrote down.

    Keras' CSVLogger, Lightning's metrics.csv, the trainer_state.json of the Hugging
    Face Trainer, TensorBoard's event files (a file, or the folder of a run), and any
    table or lines of JSON with a column of losses.

    Parameters
    ----------
    path : str or Path
        A file or a folder.

    Returns
    -------
    Log

    Raises
    ------
    DataError
        If nothing is there, or it holds no loss.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "log.csv")
    ...     _ = file.write_text("epoch,loss,val_loss\n0,2.0,2.1\n1,1.0,1.5\n")
    ...     log = read_log(file)
    >>> log.kind, log.validation_loss.values.tolist()
    ('Keras CSVLogger', [2.1, 1.5])
    """
    path = Path(path)
    if not path.exists():
        raise DataError(f"There is no file or folder '{path}'. Check the path.")
    if path.is_dir() and (path / HUGGING_FACE).is_file():
        path = path / HUGGING_FACE
    if path.is_dir() or EVENTS in path.name:
        kind, columns, unit = "TensorBoard", _of_events(path), "step"
    else:
        kind, columns, unit = _of_text(path)
    return _log(path, kind, columns, unit)


def _log(path: Path, kind: str, columns: Mapping[str, Points], unit: str) -> Log:
    chosen: dict[str, tuple[int, str]] = {}
    unread = []
    for name, points in columns.items():
        known = meaning(name)
        if known is None:
            if name.lower() not in ("epoch", *STEPS):
                unread.append(name)
            continue
        best = chosen.get(known.quantity)
        if points and (best is None or known.rest < best[0]):
            chosen[known.quantity] = known.rest, name
    series: dict[str, Any] = {
        quantity: _series(name, columns[name], unit)
        for quantity, (_, name) in chosen.items()
    }
    if "loss" not in series and "validation_loss" not in series:
        names = ", ".join(f"'{name}'" for name in list(columns)[:8]) or "none"
        raise DataError(
            f"'{path}' holds no loss: no column is called so; found {names}. Give a "
            "log with a column such as loss, train_loss or val_loss."
        )
    for quantity in ("accuracy", "validation_accuracy"):
        if quantity in series:
            series[quantity] = _as_share(series[quantity])
    return Log(source=str(path), kind=kind, unread=tuple(unread), **series)


def _series(name: str, points: Points, unit: str) -> Series:
    at, values = np.array(points, np.float64).T
    order = np.argsort(at, kind="stable")
    return Series(name, at[order], values[order], unit)


def _as_share(series: Series) -> Series:
    """Return an accuracy from 0 to 1, also where it was written in percent."""
    finite = series.values[np.isfinite(series.values)]
    if len(finite) and 1.5 < finite.max() <= 100:
        return Series(series.name, series.at, series.values / 100, series.unit)
    return series


def _of_text(path: Path) -> tuple[str, dict[str, Points], str]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(
            f"'{path}' is no text. Give a table, lines of JSON, a trainer_state.json "
            "or an event file of TensorBoard."
        ) from None
    if path.suffix in (".json", ".jsonl"):
        return _of_json(path, text)
    rows = list(_table(text))
    heads = _heads(text)
    by_line = [dict(zip(heads, row, strict=False)) for row in rows]
    lower = {head.lower() for head in heads}
    kind = "table"
    if "epoch" in lower and "step" in lower:
        kind = "Lightning metrics.csv"
    elif heads and heads[0] == "epoch" and "loss" in heads:
        kind = "Keras CSVLogger"
    return kind, *_columns(by_line)


def _of_json(path: Path, text: str) -> tuple[str, dict[str, Points], str]:
    try:
        if _is_lines_of_json(text[:BEGINNING]):
            lines = [json.loads(line) for line in text.splitlines() if line.strip()]
            return "lines of JSON", *_columns(lines)
        history = json.loads(text)["log_history"]
        # the last entry sums up: its train_loss is the mean over the whole training
        entries = [entry for entry in history if "train_runtime" not in entry]
        return "Hugging Face Trainer", *_columns(entries)
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"'{path}' is no log: {error}. Give a trainer_state.json, or one object of "
            "JSON a line."
        ) from None


def _columns(lines: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Points], str]:
    """Return the points of each column, and what they are counted by."""
    names = dict.fromkeys(name for line in lines for name in line)
    by_lower = {name.lower(): name for name in reversed(names)}
    step = next((by_lower[name] for name in STEPS if name in by_lower), None)
    epoch = by_lower.get("epoch")
    numbers = {
        name: [(i, _number(line.get(name))) for i, line in enumerate(lines)]
        for name in names
    }
    filled = {
        name: [(i, value) for i, value in values if value is not None]
        for name, values in numbers.items()
    }
    counted, unit = None, "line"
    if epoch is not None and _rises(filled[epoch], strictly=step is None):
        counted, unit = epoch, "epoch"
    if step is not None and (counted is None or not _one_an_epoch(filled, epoch)):
        counted, unit = step, "step"
    places = dict(filled.get(counted, ())) if counted is not None else {}
    columns = {}
    for name, values in filled.items():
        if name in (step, epoch):
            continue
        at = [(places.get(i, float(i)), float(value)) for i, value in values]
        columns[str(name)] = at
    return columns, unit


def _rises(points: list[tuple[int, Any]], strictly: bool) -> bool:
    steps = np.diff([value for _, value in points])
    return len(points) > 0 and bool((steps > 0 if strictly else steps >= 0).all())


def _one_an_epoch(filled: Mapping[str, list[Any]], epoch: str | None) -> bool:
    """Return whether every column of losses has at most one value in an epoch."""
    of_line = dict(filled.get(epoch or "", ()))
    for name, values in filled.items():
        if _quantity(name).endswith("loss"):
            epochs = [of_line.get(i) for i, _ in values]
            if len(set(epochs)) < len(epochs):
                return False
    return True


def _of_events(path: Path) -> dict[str, Points]:
    """Return the points of each tag; Keras has a folder for each part of the rows."""
    files = [path] if path.is_file() else _event_files(path)
    columns: dict[str, Points] = defaultdict(list)
    for file in files:
        part = "" if path.is_file() else str(file.parent.relative_to(path))
        words = set(re.split(r"[^a-z0-9]+", part.lower()))
        before = "validation/" if words & VALIDATION else ""
        for step, _, tag, value in read_events(file):
            columns[f"{before}{tag}"].append((float(step), float(value)))
    return columns


def _event_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob(f"*{EVENTS}*") if file.is_file())


def _table(text: str) -> Iterable[list[str]]:
    lines = io.StringIO(text.strip())
    rows = csv.reader(lines, delimiter=_separator(text))
    next(rows, None)
    return (row for row in rows if row)


def _heads(text: str) -> list[str]:
    first = text.lstrip("\ufeff").strip().split("\n", 1)[0]
    row = next(csv.reader([first], delimiter=_separator(text)), [])
    return [name.strip() for name in row]


def _separator(text: str) -> str:
    first = text.lstrip("\ufeff").strip().split("\n", 1)[0]
    return max(",;\t|", key=first.count)


def _number(value: Any) -> float | None:
    """Return a number as a log writes it; None for an empty cell or a text."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    text = str(value).strip()
    if not text or text.upper() == "NA":
        return None
    try:
        return float(text)
    except ValueError:
        match = re.fullmatch(r"tensor\(([^,)]+).*\)", text)
        number = match[1] if match else ""
    try:
        return float(number)
    except ValueError:
        return None


def _quantity(name: str) -> str:
    known = meaning(str(name))
    return "" if known is None else known.quantity


def _is_lines_of_json(begin: str) -> bool:
    first = begin.strip().split("\n", 1)[0]
    try:
        line = json.loads(first)
    except ValueError:
        return False
    return isinstance(line, dict) and any(
        _quantity(name).endswith("loss") and not isinstance(value, list | dict)
        for name, value in line.items()
    )


def finite(series: Series) -> Series:
    """Return a series without what is not finite."""
    kept = np.isfinite(series.values)
    return Series(series.name, series.at[kept], series.values[kept], series.unit)


def place(series: Series, i: int) -> float:
    """Return where a value was written, a whole number where it is one."""
    at = float(series.at[i])
    return int(at) if math.isfinite(at) and at == int(at) else at
