"""`steepest predict`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ..errors import SettingError
from ..language import told
from . import _console as console
from . import _options as options
from ._progress import shown_progress
from ._run_folder import run_folder
from ._signals import Stop

if TYPE_CHECKING:
    import numpy as np

ENDINGS = (".csv", ".parquet", ".npy")
LARGE = 10_000_000  # bytes of a file
PRINTED_DIGITS = 6  # a float32 has no more than seven


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
    model: options.OwnModel = None,
    keep: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMNS",
            help="Columns of DATA to put in front of the predictions: id,name.",
        ),
    ] = None,
    digits: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Significant digits of predicted numbers; 17 are all of them.  "
            "[default: 6; all in .parquet and .npy]",
        ),
    ] = None,
    skip_bad: Annotated[
        bool,
        typer.Option(
            "--skip-bad",
            help="Leave out and count what cannot be used; a column 'row' then tells "
            "what is left. The header of a CSV is row 1, its first example row 2; "
            "rows of other files are counted from 1.",
        ),
    ] = False,
    strict: options.Strict = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Predict new rows or images with a trained model, as CSV.

    For example:
      steepest predict runs/first new.csv > predictions.csv
      steepest predict runs/first new.csv --keep id,name --probabilities --digits 3
      steepest predict runs/first photos/ --probabilities
      steepest predict runs/first photos/cat.jpg
      steepest predict runs/first new.parquet --out predictions.parquet
    """
    if out is not None:
        _check(out, probabilities, keep)
    from .._core import keep_compiled_programs
    from ..training import load_predictor, predicted_columns

    keep_compiled_programs()
    predictor = load_predictor(run_folder(run), model=model, strict=strict)
    with shown_progress(quiet or not _is_long(data), Stop()) as tell:
        predictions = predictor.predict_source(
            data, skip_bad, keep=keep or (), on_progress=tell
        )
    if digits is None and (out is None or out.suffix.lower() == ".csv"):
        digits = PRINTED_DIGITS
    table = predicted_columns(
        predictions,
        predictor.encoding.target_names,
        probabilities=probabilities,
        numbered=skip_bad,
        digits=digits,
    )
    count = len(predictions.values)
    if out is not None:
        _write(out, table)
    if as_json:
        fields = {"run": predictor.run.folder, "data": data, "rows": count}
        rest = {"out": out} if out else {"columns": table}
        console.print_json({**fields, "notes": predictions.notes, **rest})
        return
    for sentence in predictions.notes:
        console.note(told("Note: {note}", note=sentence))
    if out is not None:
        console.note(f"Wrote {count:,} predictions to {out}.")
    else:
        console.write(lambda output: _write_csv(output, table))


def _is_long(data: str) -> bool:
    """Return whether reading may take long enough to show progress."""
    path = Path(data)
    return path.is_dir() or (path.is_file() and path.stat().st_size > LARGE)


def _check(out: Path, probabilities: bool, keep: str | None) -> None:
    """Check that the file can hold what was requested, before any work.

    Raises
    ------
    SettingError
        If the ending is unknown, or a .npy file would hold more than predictions.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise SettingError(
            f"--out ends in {', '.join(ENDINGS)}, which chooses the format; "
            f"got '{out}'."
        )
    if ending == ".npy" and (probabilities or keep is not None):
        option = "--probabilities" if probabilities else "--keep"
        raise SettingError(
            f"A .npy file holds the predictions alone. Write {option} to a .csv or "
            ".parquet file."
        )


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
