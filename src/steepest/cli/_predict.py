"""`steepest predict`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ..errors import SettingError
from . import _console as console
from . import _options as options
from ._run_folder import run_folder

if TYPE_CHECKING:
    import numpy as np

    from ..training import Predictions

ENDINGS = (".csv", ".parquet", ".npy")


def predict(
    run: options.RunFolder,
    data: options.NewData,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write to this file: .csv, .parquet or .npy (only the values).",
        ),
    ] = None,
    probabilities: Annotated[
        bool,
        typer.Option(
            "--probabilities", help="Add a column with the probability of every class."
        ),
    ] = False,
    skip_bad: options.SkipBad = False,
    as_json: options.Json = False,
) -> None:
    """Predict new rows or images with a trained model, as CSV.

    For example:
      steepest predict runs/first new.csv > predictions.csv
      steepest predict runs/first photos/ --probabilities
      steepest predict runs/first photos/cat.jpg
      steepest predict runs/first new.parquet --out predictions.parquet
    """
    if out is not None:
        _check(out, probabilities)
    from .._core import keep_compiled_programs
    from ..training import load_predictor

    keep_compiled_programs()
    predictor = load_predictor(run_folder(run))
    predictions = predictor.predict_source(data, skip_bad=skip_bad)
    table = _table(
        predictions, predictor.encoding.target_names, probabilities, skip_bad
    )
    count = len(predictions.values)
    if out is not None:
        _write(out, table)
    if as_json:
        fields = {"run": predictor.run.folder, "data": data, "rows": count}
        rest = {"out": out} if out else {"columns": table}
        console.print_json({**fields, **rest})
    elif out is not None:
        console.note(f"Wrote {count:,} predictions to {out}.")
    else:
        console.write(lambda output: _write_csv(output, table))


def _check(out: Path, probabilities: bool) -> None:
    """Check before any work that the file can hold what was requested.

    Raises
    ------
    SettingError
        If the ending is unknown, or probabilities would go into a .npy file.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise SettingError(
            f"--out ends in {', '.join(ENDINGS)}, which chooses the format; "
            f"got '{out}'."
        )
    if ending == ".npy" and probabilities:
        raise SettingError(
            "A .npy file holds the predictions alone. Write --probabilities to a .csv "
            "or .parquet file."
        )


def _table(
    predictions: Predictions,
    targets: Sequence[str],
    probabilities: bool,
    skip_bad: bool,
) -> dict[str, np.ndarray]:
    """Return the columns to write."""
    import numpy as np

    table: dict[str, np.ndarray] = {}
    if predictions.names is not None:
        names = np.asarray(predictions.names)
        if names.dtype.kind in "OUS":
            table["file"] = names.astype(str)
        elif skip_bad:  # to see which rows were skipped
            table["row"] = names
    values = (
        predictions.values.astype(str) if predictions.classes else predictions.values
    )
    if values.ndim == 1:
        table["prediction"] = values
    else:
        table |= dict(zip(targets, values.T, strict=True))
    if not probabilities:
        return table
    if predictions.probabilities is None or predictions.classes is None:
        raise SettingError(
            "This model gives no probabilities, because its loss defines none. "
            "Leave out --probabilities, or train with --loss softmax-cross-entropy."
        )
    columns = zip(predictions.classes, predictions.probabilities.T, strict=True)
    return table | {f"probability of {name}": column for name, column in columns}


def _write(path: Path, table: Mapping[str, np.ndarray]) -> None:
    """Write a file completely or not at all."""
    unfinished = path.with_name(f".{path.stem}.unfinished{path.suffix}")
    try:
        WRITERS[path.suffix.lower()](unfinished, table)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise SettingError(
            f"Cannot write '{path}': {(error.strerror or str(error)).lower()}. "
            "Give another file with --out."
        ) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _write_csv(file: TextIO, table: Mapping[str, np.ndarray]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table)
    # str() of a NumPy number is the shortest text that reads as the same number
    writer.writerows(zip(*table.values(), strict=True))


def _csv_file(path: Path, table: Mapping[str, np.ndarray]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        _write_csv(file, table)


def _parquet_file(path: Path, table: Mapping[str, np.ndarray]) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({**table}), path)


def _npy_file(path: Path, table: Mapping[str, np.ndarray]) -> None:
    import numpy as np

    values = [column for name, column in table.items() if name not in ("file", "row")]
    np.save(path, values[0] if len(values) == 1 else np.stack(values, axis=1))


WRITERS: dict[str, Callable[[Path, Mapping[str, np.ndarray]], None]] = {
    ".csv": _csv_file,
    ".parquet": _parquet_file,
    ".npy": _npy_file,
}
