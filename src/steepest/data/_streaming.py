"""A file too large for memory → training rows on disk, encoded once, and the encoding.

One pass learns means, deviations and categories of the training rows, and which rows
are put aside; another writes the encoded rows to a cache, from where a training reads
batches. The cache is used again as long as file and settings stay the same.
"""

import errno
import json
import os
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from .._core import generator_for
from ..errors import DataError
from ._asked import Asked
from ._chunks import Chunks
from ._column_scales import scale_notes
from ._dataset import Dataset
from ._encoding import Encoding, encode_rows
from ._file_kinds import kind_of
from ._image_chunks import write_images
from ._image_folders import read_folder
from ._learned_sums import Sums
from ._named_images import images_named_in
from ._packed_images import PACKED, image_table, unpacked_rows
from ._replaced import Replaced
from ._row_cache import DONE, KEPT_DAYS, cache_folder, prune, used_now
from ._row_files import RowWriter, write_facts
from ._rows import Table
from ._tables import read_table
from ._usable import required_targets, usable_rows

VALIDATION_ROWS = 100_000  # at most, which stay in memory
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
IN_MEMORY = 1 << 28  # bytes of a part that is not trained on


@dataclass(frozen=True)
class Streamed:
    """The parts of a file, of which the training rows are on disk."""

    train: Dataset
    validation: Dataset | None
    test: Dataset | None
    encoding: Encoding
    notes: tuple[str, ...]


def stream(path: Path, asked: Asked) -> Streamed:
    """Return training rows on disk, the other parts, the encoding and notes."""
    reading = replace(asked.reading, memory=None)
    folder = cache_folder(path, asdict(replace(asked, reading=reading)))
    if not (folder / DONE).exists():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        try:
            unfinished.mkdir(parents=True)
        except OSError as error:
            raise _no_room(path, folder, error) from error
        try:
            _write(path, asked, unfinished)
            shutil.rmtree(folder, ignore_errors=True)
            unfinished.rename(folder)
            prune(folder)
        except BaseException as error:
            shutil.rmtree(unfinished, ignore_errors=True)
            if isinstance(error, OSError) and error.errno in _FULL:
                raise _no_room(path, folder, error) from error
            raise
        again = ""
    else:
        again = " from before"
        used_now(folder)
    return _opened(path, folder, again, asked.scaling)


def _no_room(path: Path, folder: Path, error: OSError) -> DataError:
    return DataError(
        f"{path} is larger than the memory it may take, and its rows cannot be encoded "
        f"in {folder.parent}: {error.strerror}. Make room there, name a folder on "
        "another disk in the environment variable STEEPEST_CACHE, or allow more memory "
        "with --memory (from Python memory=…)."
    )


def _write(path: Path, asked: Asked, folder: Path) -> None:
    """Make both passes over a file and write the encoded rows."""
    if kind_of(path) == "images":
        write_images(path, read_folder(path), asked, folder)
        return
    if (images := image_table(path)) is not None:
        rows = unpacked_rows(path, images, asked.target, asked.reading, folder)
        write_images(path, rows, asked, folder)
        (folder / PACKED).unlink()
        return
    if images_named_in(path, asked.reading):
        rows = read_table(path, target=asked.target, reading=asked.reading)
        write_images(path, rows, asked, folder)
        return
    chunks = Chunks(path, asked.target, asked.reading, skip_bad=asked.skip_bad)
    share, sums, notes = _prepared(chunks, asked)
    encoding, n_rows = _learned(chunks, sums, asked, share)
    notes += tuple(note for note in sums.notes if note not in notes)
    generator = generator_for(asked.seed, "validation part")
    replaced = Replaced(encoding.inputs)
    skipped = 0
    with (
        RowWriter(folder, "training") as kept,
        RowWriter(folder, "validation") as aside,
    ):
        for rows in chunks:
            drawn = generator.random(len(rows)) < share
            data, used = encode_rows(
                encoding, rows, skip_bad=asked.skip_bad, replaced=replaced
            )
            skipped += int((~used).sum())
            drawn = drawn[used]
            aside.add(data.take(drawn))
            kept.add(data.take(~drawn))
    notes += chunks.notes()
    if skipped:
        notes += (
            f"{skipped} of the {n_rows} rows in {path} could not be used and were "
            "skipped.",
        )
    if aside.n:
        notes += (
            f"{aside.n} of the {n_rows} rows in {path} were put aside as the "
            f"validation part, drawn by seed {asked.seed}.",
        )
    notes += (*replaced.filled(), *replaced.unseen(" put aside"))
    write_facts(folder, encoding, notes, n_rows)


def _prepared(chunks: Chunks, asked: Asked) -> tuple[float, Sums, tuple[str, ...]]:
    """Return the share put aside, sums that await rows, and notes, by a sample."""
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
    sums = Sums(usable, asked.scaling, asked.scaling_of_targets)
    # the sample may take as much memory as all the rest
    sums.usable = replace(usable, rows=usable.rows.take(np.arange(1)))
    return share, sums, usable.notes


def _learned(
    chunks: Chunks, sums: Sums, asked: Asked, share: float
) -> tuple[Encoding, int]:
    """Make the first pass: statistics of the training rows."""
    generator = generator_for(asked.seed, "validation part")
    n_rows = 0
    for rows in chunks:
        n_rows += len(rows)
        kept = generator.random(len(rows)) >= share
        sums.watch(rows)
        sums.add(rows.take(kept), asked.skip_bad)
    return sums.encoding(asked.reading, str(chunks.path)), n_rows


def _opened(path: Path, folder: Path, again: str, scaling: str) -> Streamed:
    facts = json.loads((folder / DONE).read_text())
    with np.load(folder / "encoding.npz") as arrays:
        encoding = Encoding.from_state(facts["encoding"], dict(arrays))
    notes = (
        f"{path} is larger than the memory it may take, so its {facts['rows']} rows "
        f"were encoded on disk{again}, in {folder}. It may be deleted at any time; "
        f"one that was not used for {KEPT_DAYS} days is, when the next is written.",
        *facts["notes"],
    )
    train = _part(path, folder, "training", encoding)
    if train is None:
        raise DataError(f"{path} holds no rows.")
    notes = scale_notes(train, scaling) + notes
    own, test = (_part(path, folder, p, encoding) for p in ("validation", "test"))
    return Streamed(train, own, test, encoding, notes)


def _part(path: Path, folder: Path, part: str, encoding: Encoding) -> Dataset | None:
    inputs = folder / f"{part}-inputs.npy"
    if not inputs.exists():
        return None
    small = part != "training" and inputs.stat().st_size <= IN_MEMORY
    mode: Literal["r"] | None = None if small else "r"
    return Dataset(
        inputs=np.load(inputs, mmap_mode=mode),
        targets=np.load(folder / f"{part}-targets.npy", mmap_mode=mode),
        classes=encoding.classes,
        feature_names=encoding.feature_names,
        source=str(path),
    )
