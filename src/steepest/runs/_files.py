"""Files that are written completely or not at all.

Files are first written into a hidden temporary folder and flushed to the disk, and then
get their name by one rename. The name of a temporary folder has the host and the
process that writes it, so that a later writer can remove those of dead processes.
"""

import os
import re
import secrets
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..errors import RunError

HOST = re.sub(r"[^A-Za-z0-9-]", "-", socket.gethostname()) or "host"
TEMPORARY = re.compile(
    rf"\.steepest-{re.escape(HOST)}-(?P<process>\d+)-[0-9a-f]{{8}}\.tmp"
)


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Create a hidden folder in `parent`, and remove it in any case."""
    remove_abandoned(parent)
    name = f".steepest-{HOST}-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    folder = parent / name
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files and wait until they and their names are on the disk."""
    for name, content in files.items():
        with open(folder / name, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    flush_names(folder)


def flush_names(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_abandoned(parent: Path) -> None:
    """Remove the temporary folders that dead processes of this host left behind."""
    for path in parent.iterdir():
        match = TEMPORARY.fullmatch(path.name)
        if match and not _is_alive(int(match["process"])):
            shutil.rmtree(path, ignore_errors=True)


def io_error(doing: str, path: Path, error: OSError) -> RunError:
    """Build the error for an operation that the file system refused."""
    why = (error.strerror or str(error)).lower()
    return RunError(
        f"Cannot {doing} '{path}': {why}. "
        "Give a folder that can be written and has room."
    )


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere os.kill would end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
