"""A file too large for memory → training rows on disk, encoded once, and the encoding.

One pass learns means, deviations and categories of the training rows, and which rows
are put aside; another writes the encoded rows to a cache, from where a training reads
batches. The cache is used again as long as file and settings stay the same.
"""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from .._core import generator_for
from ..errors import DataError
from ._chunks import Chunks
from ._dataset import Dataset
from ._encoding import Encoding, encode_rows
from ._file_kinds import kind_of
from ._learned_sums import Sums
from ._memory import free_memory, memory_needed
from ._reading import Reading
from ._row_cache import cache_folder
from ._row_files import RowWriter
from ._rows import Table
from ._usable import Usable, required_targets, usable_rows

VALIDATION_ROWS = 100_000  # at most, which stay in memory


@dataclass(frozen=True)
class Asked:
    """What `load` was asked for."""

    target: str | Sequence[str] | None
    task: str | None
    validation: float
    seed: int
    skip_bad: bool
    scaling: str
    reading: Reading


def streams(source: Any, memory: int | None) -> bool:
    """Return whether a source is a file that would not fit into memory.

    Parameters
    ----------
    source : source
        As for `load`.
    memory : int or None
        Bytes that it may take; None means half of what is free.
    """
    if not isinstance(source, str | Path) or not Path(source).exists():
        return False
    path = Path(source)
    kind = kind_of(path)
    if kind not in ("table", "arrays"):
        return False
    limit = free_memory() // 2 if memory is None else memory
    if not path.is_dir() and path.stat().st_size * 40 < limit:
        return False  # whatever it holds
    return memory_needed(path, kind) > limit


def stream(
    path: Path, asked: Asked
) -> tuple[Dataset, Dataset | None, Encoding, tuple[str, ...]]:
    """Return training rows on disk, validation rows, the encoding and notes."""
    reading = replace(asked.reading, memory=None)
    folder = cache_folder(path, asdict(replace(asked, reading=reading)))
    if not (folder / "done.json").exists():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        try:
            _write(path, asked, unfinished)
            shutil.rmtree(folder, ignore_errors=True)
            unfinished.rename(folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        again = ""
    else:
        again = " from before"
    return _opened(path, folder, again)


def _write(path: Path, asked: Asked, folder: Path) -> None:
    """Make both passes over a file and write the encoded rows."""
    chunks = Chunks(path, asked.target, asked.reading)
    sample = chunks.sample()
    chunks.target = sample.target_names
    usable = usable_rows(sample, asked.task, True, asked.reading)
    share = min(asked.validation, VALIDATION_ROWS / max(1, chunks.about_rows()))
    if isinstance(sample.inputs, Table):
        texts = [n for n, v in sample.inputs.columns.items() if v.dtype == object]
        chunks.text |= set(texts) | {one.name for one in usable.readings}
        targets = required_targets(sample)
        if usable.task == "classification" and targets.dtype == object:
            chunks.text |= set(sample.target_names)
    encoding, n_rows = _learned(chunks, usable, asked, share)
    notes = [*usable.notes]
    kept = RowWriter(folder, "training")
    aside = RowWriter(folder, "validation")
    generator = generator_for(asked.seed, "validation part")
    skipped = 0
    for rows in chunks:
        drawn = generator.random(len(rows)) < share
        data, used = encode_rows(
            encoding, rows, skip_bad=asked.skip_bad, put_aside=True
        )
        skipped += int((~used).sum())
        drawn = drawn[used]
        aside.add(data.take(drawn))
        kept.add(data.take(~drawn))
    if skipped:
        notes.append(
            f"{skipped} of the {n_rows} rows in {path} could not be used and were "
            "skipped."
        )
    if aside.n:
        notes.append(
            f"{aside.n} of the {n_rows} rows in {path} were put aside as the "
            f"validation part, drawn by seed {asked.seed}."
        )
    state, arrays = encoding.to_state()
    named: dict[str, Any] = dict(arrays)
    np.savez(folder / "encoding.npz", **named)
    kept.close()
    aside.close()
    facts = {"encoding": state, "notes": notes, "rows": n_rows}
    (folder / "done.json").write_text(json.dumps(facts))


def _learned(
    chunks: Chunks, usable: Usable, asked: Asked, share: float
) -> tuple[Encoding, int]:
    """Make the first pass: statistics of the training rows."""
    sums = Sums(usable, asked.scaling)
    generator = generator_for(asked.seed, "validation part")
    n_rows = 0
    for rows in chunks:
        n_rows += len(rows)
        kept = generator.random(len(rows)) >= share
        sums.watch(rows)
        sums.add(rows.take(kept), asked.skip_bad)
    return sums.encoding(asked.reading, str(chunks.path)), n_rows


def _opened(
    path: Path, folder: Path, again: str
) -> tuple[Dataset, Dataset | None, Encoding, tuple[str, ...]]:
    facts = json.loads((folder / "done.json").read_text())
    with np.load(folder / "encoding.npz") as arrays:
        encoding = Encoding.from_state(facts["encoding"], dict(arrays))
    notes = (
        f"{path} is larger than the memory it may take, so its {facts['rows']} rows "
        f"were encoded on disk{again}, in {folder}, which may be deleted at any time.",
        *facts["notes"],
    )
    train = _part(path, folder, "training", encoding, "r")
    if train is None:
        raise DataError(f"{path} holds no rows.")
    return train, _part(path, folder, "validation", encoding, None), encoding, notes


def _part(
    path: Path, folder: Path, part: str, encoding: Encoding, mode: Any
) -> Dataset | None:
    inputs = folder / f"{part}-inputs.npy"
    if not inputs.exists():
        return None
    return Dataset(
        inputs=np.load(inputs, mmap_mode=mode),
        targets=np.load(folder / f"{part}-targets.npy", mmap_mode=mode),
        classes=encoding.classes,
        feature_names=encoding.feature_names,
        source=str(path),
    )
