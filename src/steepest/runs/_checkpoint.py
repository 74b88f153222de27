"""An unfinished training: its arrays and a few facts in one file."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .._core._json import dump, load
from .._core._stored import stored
from ..errors import RunError
from ._arrays import pack, unpack
from ._files import flush_names, io_error, write_files
from ._folder import Content, content_of, occupied, parents_created, writable
from ._moving import CHECKPOINT, finish_move


class Checkpoint(NamedTuple):
    """The arrays of a training in their order, and a few facts about it."""

    arrays: Sequence[np.ndarray]
    facts: Mapping[str, Any]


def write_checkpoint(
    folder: str | Path, arrays: Sequence[np.ndarray], facts: Mapping[str, Any]
) -> None:
    """Write a checkpoint into a run's folder, in place of an earlier one.

    It is one file and one rename: whenever the process dies, the folder holds either
    the earlier checkpoint or this one.

    Parameters
    ----------
    folder : path
        Created if it is missing.
    arrays : sequence of arrays
        Of any shapes and types, bfloat16 included.
    facts : dict
        JSON values; numbers are restored exactly.

    Raises
    ------
    RunError
        If the folder holds something else than a run or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> import numpy as np
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_checkpoint(folder, [np.arange(3)], {"step": 7})
    ...     again = read_checkpoint(folder)
    >>> again.facts, again.arrays[0].tolist()
    ({'step': 7}, [0, 1, 2])
    """
    folder = Path(folder)
    content = content_of(folder)
    if content is Content.OTHER:
        raise occupied(folder, content)
    packed_checkpoint = pack_checkpoint(Checkpoint(arrays, facts))
    with parents_created(folder), writable(folder) as temporary:
        write_files(temporary, {CHECKPOINT: packed_checkpoint})
        os.replace(temporary / CHECKPOINT, folder / CHECKPOINT)
        flush_names(folder)


def read_checkpoint(folder: str | Path) -> Checkpoint:
    """Return the checkpoint of a run's folder.

    Raises
    ------
    RunError
        If there is none, or it cannot be read.

    See Also
    --------
    write_checkpoint : its example reads the checkpoint again.
    """
    path = Path(folder) / CHECKPOINT
    finish_move(path.parent)
    if not path.exists():
        raise RunError(
            f"No checkpoint at '{path}', so there is nothing to resume. "
            "Train without --resume."
        )
    try:
        arrays, metadata = unpack(path)
        facts = stored(dict[str, Any], load(metadata["facts"]), "its facts")
        return Checkpoint([arrays[str(i)] for i in range(len(arrays))], facts)
    except OSError as error:
        raise io_error("read", path, error) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RunError(
            f"'{path}' is no checkpoint or a damaged one ({error}). "
            "Train without --resume."
        ) from error


def pack_checkpoint(checkpoint: Checkpoint) -> bytes:
    """Return the bytes of a checkpoint file."""
    named = {str(i): array for i, array in enumerate(checkpoint.arrays)}
    facts = dump(dict(checkpoint.facts), "facts", indent=None).decode()
    return pack(named, {"facts": facts})
