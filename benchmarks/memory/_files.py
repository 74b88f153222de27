"""Large files that are written in parts."""

from pathlib import Path
from typing import Any

import numpy as np

ROWS = 500_000  # that are written at a time
TOGETHER = 20  # times, in one file of Parquet


def make(
    kind: str, path: str, rows: int, seed: int = 0, by_class: bool = False
) -> None:
    """Write what is not there of a CSV file, or of a folder of Parquet files.

    Numbers have two decimals, as measured ones do, so that Parquet packs them.
    """
    if kind == "csv":
        if not Path(path).exists():
            _write(kind, Path(path), range(0, rows, ROWS), rows, seed, by_class)
        return
    Path(path).mkdir(parents=True, exist_ok=True)
    begins = range(0, rows, ROWS)
    for first in range(0, len(begins), TOGETHER):
        part = Path(path, f"{first // TOGETHER:03}.parquet")
        if not part.exists():
            mine = begins[first : first + TOGETHER]
            _write(kind, part, mine, rows, seed, by_class)


def _write(
    kind: str, path: Path, begins: range, rows: int, seed: int, by_class: bool
) -> None:
    from pyarrow import csv, parquet

    unfinished = path.with_suffix(".unfinished")
    writer = None
    for begin in begins:
        share = 0.5
        if by_class:  # all of one class before the first of the other
            share = float(begin >= rows / 2)
        generator = np.random.default_rng([seed, begin])
        table = _table(kind, min(ROWS, rows - begin), generator, share)
        if writer is None:
            kinds = {"parquet": parquet.ParquetWriter, "csv": csv.CSVWriter}
            writer = kinds[kind](unfinished, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()
    unfinished.rename(path)


def _table(kind: str, n: int, generator: np.random.Generator, share: float) -> Any:
    import pyarrow as pa

    numbers = 30 if kind == "parquet" else 8
    positive = generator.random(n) < share
    x = generator.standard_normal((n, numbers), np.float32)
    x[:, :5] += 0.4 * (2 * positive[:, None] - 1)
    np.round(x, 2, out=x)
    columns = {f"x{i}": x[:, i] for i in range(numbers)}
    if kind == "csv":
        cities = np.array([f"city number {i}" for i in range(40)])
        kinds = np.array(["red", "green", "blue", "a longer kind of text"])
        columns["city"] = cities[generator.integers(40, size=n)]
        columns["kind"] = kinds[generator.integers(4, size=n)]
        columns["day"] = np.datetime64("2024-01-01") + generator.integers(0, 366, n)
    columns["y"] = np.where(positive, "yes", "no")
    return pa.table(columns)
