"""A run's folder belongs to one process at a time.

The owner holds a lock of the operating system on a small file in the folder, which ends
with the process, however it ends; so whoever comes after a killed one just takes over.
The file says who the owner is. Where the file system has no locks, the file itself is
the lock.
"""

import errno
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import RunError
from ._files import HOST, io_error
from ._folder import parents_created
from ._moving import LOCK

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}


@contextmanager
def claimed(folder: str | Path) -> Iterator[None]:
    """Hold a run's folder for this process, and create it if it is missing.

    If it stays empty it is removed again.

    Parameters
    ----------
    folder : path
        Where the run will be stored.

    Raises
    ------
    RunError
        If another process holds it; the message names the process.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with claimed(folder):
    ...         held = [path.name for path in Path(folder).iterdir()]
    ...     held, list(Path(folder).iterdir())
    (['.steepest-lock'], [])
    """
    folder = Path(folder)
    with parents_created(folder):
        descriptor = _acquired(folder)
        try:
            yield
        finally:
            with suppress(OSError):  # the folder may be gone
                (folder / LOCK).unlink()
            os.close(descriptor)


def refuse_in_use(folder: Path) -> None:
    """Raise if a process that is alive holds a run's folder.

    Raises
    ------
    RunError
        The message names the process.
    """
    path = folder / LOCK
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    except OSError as error:
        raise io_error("write to", folder, error) from error
    try:
        if not _lock(descriptor, path):
            raise _owned(folder, path, "Wait for it, or end it first.")
    finally:
        os.close(descriptor)


def _acquired(folder: Path) -> int:
    """Return an open descriptor of the lock, which this process holds."""
    path = folder / LOCK
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise io_error("write to", folder, error) from error
        try:
            taken = not _lock(descriptor, path)
            # the owner before may have removed the file between the two calls
            gone = not taken and not _is_at(descriptor, path)
            if taken:
                raise _in_use(folder, path)
            if not gone:
                os.truncate(descriptor, 0)
                os.pwrite(descriptor, _owner(), 0)
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> bool:
    """Return whether the lock is held now by this process."""
    if fcntl is None:
        return _abandoned(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in NO_LOCKS and _abandoned(path)
    return True


def _abandoned(path: Path) -> bool:
    """Return whether the owner that a file names is dead, or it names none."""
    owner = owner_of(path)
    if owner is None:
        return True
    if owner["host"] != HOST:
        return False
    if owner["process"] == os.getpid():
        return False
    try:
        os.kill(owner["process"], 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False


def owner_of(path: Path) -> dict | None:
    """Return the host, process and start of a lock's owner; None if it names none."""
    try:
        owner = json.loads(path.read_bytes())
        return {
            "host": str(owner["host"]),
            "process": int(owner["process"]),
            "since": str(owner["since"]),
        }
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def _owner() -> bytes:
    since = time.strftime("%Y-%m-%d %H:%M:%S")
    return json.dumps({"host": HOST, "process": os.getpid(), "since": since}).encode()


def _in_use(folder: Path, path: Path) -> RunError:
    return _owned(
        folder,
        path,
        "Wait for it, choose another folder with --out, or end it: whoever comes next "
        "then takes over.",
    )


def _owned(folder: Path, path: Path, advice: str) -> RunError:
    owner = owner_of(path)
    if owner is None:
        return RunError(f"'{folder}' is in use by another process. {advice}")
    return RunError(
        f"'{folder}' is in use by process {owner['process']} on {owner['host']}, since "
        f"{owner['since']}. {advice} If it runs no more and its computer does not "
        f"answer, delete '{path}'."
    )
