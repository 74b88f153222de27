"""`steepest predict`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import SettingError
from ..language import told
from . import _console as console
from . import _options as options
from ._loading import loading
from ._prediction_files import check_ending, csv_writer, joined, write_file
from ._progress import shown_progress
from ._run_folder import run_folder
from ._signals import Stop

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
    copy: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMNS",
            help="Columns of DATA to put in front of the predictions: id,name.",
        ),
    ] = None,
    keep: Annotated[str | None, typer.Option(hidden=True)] = None,
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
    memory: options.Memory = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Predict new rows or images with a trained model, as CSV.

    For example:
      steepest predict runs/first new.csv > predictions.csv
      steepest predict runs/first new.csv --copy id,name --probabilities --digits 3
      steepest predict runs/first photos/ --probabilities
      steepest predict runs/first photos/cat.jpg
      steepest predict runs/first new.parquet --out predictions.parquet
    """
    if keep is not None:
        raise SettingError(
            f"What predict copies from DATA is called --copy now: --copy {keep}. In "
            "train, --keep is for columns to learn from."
        )
    if out is not None:
        check_ending(out, probabilities, copy)
    with loading():
        from .._core import keep_compiled_programs
        from ..training import load_predictor, predicted_columns

    keep_compiled_programs()
    predictor = load_predictor(run_folder(run), model=model, strict=strict)
    if digits is None and (out is None or out.suffix.lower() == ".csv"):
        digits = PRINTED_DIGITS
    parts = predictor.parts(
        data, skip_bad, copy=copy or (), memory=options.bytes_of(memory)
    )
    to_terminal = out is None and not as_json
    shown = _is_long(data) and not quiet and not (to_terminal and parts.many)
    count = 0
    with shown_progress(not shown, Stop()) as tell:
        tables = (
            predicted_columns(
                predictions,
                predictor.encoding.target_names,
                probabilities=probabilities,
                numbered=skip_bad,
                digits=digits,
            )
            for predictions in predictor.predict_parts(parts, tell)
        )
        if out is not None:
            count = write_file(out, tables)
        elif parts.many and not as_json:
            console.write(lambda output: _write_all(csv_writer(output), tables))
        else:
            table = joined(tables)
            count = len(next(iter(table.values())))
    if as_json:
        fields = {"run": predictor.run.folder, "data": data, "rows": count}
        rest = {"out": out} if out else {"columns": table}
        console.print_json({**fields, "notes": parts.notes, **rest})
        return
    for sentence in parts.notes:
        console.note(told("Note: {note}", note=sentence))
    if out is not None:
        console.note(f"Wrote {count:,} predictions to {out}.")
    elif not parts.many:
        console.write(lambda output: csv_writer(output)(table))


def _write_all(add: Any, tables: Any) -> None:
    for table in tables:
        add(table)


def _is_long(data: str) -> bool:
    """Return whether reading may take long enough to show progress."""
    path = Path(data)
    return path.is_dir() or (path.is_file() and path.stat().st_size > LARGE)
