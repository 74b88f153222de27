"""What a folder holds: nothing, a run, an unfinished run, or something else."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from enum import Enum
from pathlib import Path

from ..errors import RunError
from ._files import TEMPORARY, io_error, temporary_folder
from ._moving import CHECKPOINT, LOCK, OWN, RECORD, finish_move


class Content(Enum):
    """What a folder holds."""

    NOTHING = "nothing"
    RUN = "a run"
    UNFINISHED = "an unfinished run"
    OTHER = "something that is not a run"


def content_of(folder: Path) -> Content:
    """Return what a folder holds; it need not exist.

    A complete run that still waits in it is moved to its place first.

    Raises
    ------
    RunError
        If there is a file of that name, or the folder cannot be looked into.

    Examples
    --------
    >>> content_of(Path("no/such/folder"))
    <Content.NOTHING: 'nothing'>
    """
    finish_move(folder)
    try:
        names = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return Content.NOTHING
    except OSError as error:
        raise io_error("look into", folder, error) from error
    names = {n for n in names if n != LOCK and not TEMPORARY.fullmatch(n)}
    if RECORD in names:
        return Content.RUN
    if CHECKPOINT in names and names <= set(OWN):
        return Content.UNFINISHED
    return Content.OTHER if names else Content.NOTHING


def check_folder(folder: str | Path) -> None:
    """Make sure, before any work is done, that a run can be written to a folder.

    Parameters
    ----------
    folder : path
        Where the run will be stored; it need not exist.

    Raises
    ------
    RunError
        If the folder holds something, or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     check_folder(folder)  # empty: nothing is raised
    """
    folder = Path(folder)
    content = content_of(folder)
    if content is not Content.NOTHING:
        raise occupied(folder, content)
    if folder.is_symlink() and not folder.exists():
        raise RunError(
            f"'{folder}' is a link to '{os.readlink(folder)}', which does not exist. "
            "Create that folder, or choose another one with --out."
        )
    with parents_created(folder.parent), writable(folder):
        pass


def occupied(folder: Path, content: Content) -> RunError:
    """Build the error for a folder that holds something."""
    delete = f", or delete it first (steepest delete {folder})"
    clear = {
        Content.RUN: delete,
        Content.UNFINISHED: f", continue it with --resume{delete}",
    }.get(content, ", or empty it first")
    return RunError(
        f"'{folder}' already holds {content.value}. "
        f"Choose another folder with --out{clear}."
    )


@contextmanager
def parents_created(parent: Path) -> Iterator[None]:
    """Create the folders that are missing, and remove them if they stay empty."""
    missing = [path for path in (parent, *parent.parents) if not path.exists()]
    try:
        try:
            parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise io_error("write to", parent, error) from error
        yield
    finally:
        for path in missing:
            try:
                path.rmdir()
            except OSError:  # not empty, or never created
                break


@contextmanager
def writable(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder on the same file system as `folder`."""
    inside = folder if folder.is_dir() else folder.parent
    try:
        with temporary_folder(inside) as temporary:
            yield temporary
    except OSError as error:
        raise io_error("write to", folder, error) from error


def default_folder(
    data: str,
    model: str,
    root: str | Path = "runs",
    now: datetime | None = None,
) -> Path:
    """Return a path for a new run: the time, the data and the model, not yet taken.

    Examples
    --------
    >>> from datetime import datetime
    >>> noon = datetime(2026, 3, 1, 12, 0, 0)
    >>> default_folder("data/wine.csv", "linear", now=noon).as_posix()
    'runs/2026-03-01-120000-wine-linear'
    """
    when = f"{now or datetime.now():%Y-%m-%d-%H%M%S}"
    # the model is not a file name: package.module:name has no suffix
    what = f"{_word(Path(data).stem)}-{_word(model)}"
    folder = Path(root) / f"{when}-{what}"
    number = 2
    while os.path.lexists(folder):
        folder = Path(root) / f"{when}-{what}-{number}"
        number += 1
    return folder


@contextmanager
def new_folder(data: str, model: str, root: str | Path = "runs") -> Iterator[Path]:
    """Create a folder for a new run, and remove it again if it stays empty.

    It is created at once, so that two runs that begin in the same second never share
    it.

    Parameters
    ----------
    data, model : str
        Parts of the folder's name; see `default_folder`.
    root : path
        The folder that it is created in.

    Raises
    ------
    RunError
        If the folder cannot be created.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as root:
    ...     with new_folder("digits", "linear", root) as folder:
    ...         existed = folder.is_dir()
    ...     existed, folder.exists()  # it stayed empty
    (True, False)
    """
    with parents_created(Path(root)):
        folder = _reserved(data, model, root)
        try:
            yield folder
        finally:
            with suppress(OSError):  # it is not empty: there is a run in it
                folder.rmdir()


def _reserved(data: str, model: str, root: str | Path) -> Path:
    while True:
        folder = default_folder(data, model, root)
        try:
            folder.mkdir()
        except FileExistsError:  # another run has just taken it
            continue
        except OSError as error:
            raise io_error("write to", folder, error) from error
        return folder


def _word(text: str) -> str:
    return re.sub(r"[^\w.]+", "-", text).strip("-.") or "data"
