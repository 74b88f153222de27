"""The record of a run, run.json: all of it but arrays and history."""

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .._core._json import load
from .._core._stored import DamagedError, check_depth, stored
from ..errors import RunError, SettingError
from ._files import io_error
from ._folder import Content, content_of
from ._moving import RECORD, finish_move
from ._schema import DEEPEST, FORMAT, LARGEST_RECORD, SCHEMA_VERSION, StoredRecord


def read_record(folder: Path) -> dict[str, Any]:
    """Return the record of a run's folder, which holds what `StoredRecord` says.

    Raises
    ------
    RunError
        If there is no run, its record is damaged, or a newer version wrote it.
    """
    finish_move(folder)
    path = folder / RECORD
    if not path.is_file():
        raise _missing(folder)
    try:
        if path.stat().st_size > LARGEST_RECORD:
            raise damaged(path, f"it has more than {LARGEST_RECORD:,} bytes")
        record = load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise io_error("read", path, error) from error
    except ValueError as error:
        raise damaged(path, error) from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise damaged(path, f'it does not say "format": "{FORMAT}"')
    version = record.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise RunError(
            f"'{folder}' was written by a newer steepest: its schema version is "
            f"{version}, and this one reads up to {SCHEMA_VERSION}. Upgrade steepest."
        )
    try:
        check_depth(record, DEEPEST)
        stored(StoredRecord, record, "its content")
    except DamagedError as error:
        raise damaged(path, error) from error
    return record


@contextmanager
def intact(path: Path) -> Iterator[None]:
    """Name the file whose content turns out to be damaged.

    Parameters
    ----------
    path : Path
        The file that is read inside.

    Raises
    ------
    RunError
        If it is damaged.

    Examples
    --------
    >>> with intact(Path("runs/first/run.json")):
    ...     raise DamagedError("it is empty")
    Traceback (most recent call last):
    steepest.errors.RunError: 'runs/first/run.json' is damaged: it is empty. Restore ...
    """
    try:
        yield
    except (DamagedError, SettingError, MemoryError, RecursionError) as error:
        raise damaged(path, error or type(error).__name__) from error


def damaged(path: Path, why: object) -> RunError:
    """Build the error for a damaged file."""
    return RunError(
        f"'{path}' is damaged: {why}. Restore it from a copy, or delete the folder "
        f"'{path.parent}' and train again."
    )


def _missing(folder: Path) -> RunError:
    if content_of(folder) is Content.UNFINISHED:
        return RunError(
            f"The run at '{folder}' is unfinished. "
            f"Continue it with steepest train --resume --out {folder}."
        )
    siblings = folder.parent.iterdir() if folder.parent.is_dir() else ()
    runs = [path.name for path in siblings if (path / RECORD).is_file()]
    near = difflib.get_close_matches(folder.name, runs, n=1)
    meant = f" Did you mean '{folder.parent / near[0]}'?" if near else ""
    return RunError(
        f"No run at '{folder}'.{meant} steepest train --out {folder} writes one, "
        "steepest runs lists what there is."
    )
