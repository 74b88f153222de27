"""Files that are not read → what they are, and what to do with them."""

import re
import tarfile
import zipfile
from pathlib import Path

from ..errors import DataError
from ._text_encoding import compression_of, first_bytes

_BY_CONTENT = {
    b"SQLite format 3": ("SQLite", "pandas.read_sql"),
    b"\x89HDF": ("HDF5", "h5py"),
    b"MATLAB": ("MATLAB", "scipy.io.loadmat"),
    b"$FL2": ("SPSS", "pandas.read_spss"),
    b"<stata_dta>": ("Stata", "pandas.read_stata"),
}
_BY_ENDING = {
    ".mat": _BY_CONTENT[b"MATLAB"],
    ".h5": _BY_CONTENT[b"\x89HDF"],
    ".hdf5": _BY_CONTENT[b"\x89HDF"],
    ".dta": _BY_CONTENT[b"<stata_dta>"],
    ".sav": _BY_CONTENT[b"$FL2"],
    ".sas7bdat": ("SAS", "pandas.read_sas"),
    ".xpt": ("SAS", "pandas.read_sas"),
    ".rds": ("R", "readRDS"),
    ".rdata": ("R", "load"),
    ".ods": ("OpenDocument", "pandas.read_excel"),
}
_PICKLES = (".pkl", ".pickle", ".joblib")
_LIBSVM = re.compile(rb"[^\s:,;]+( +\d+:[^\s:]+)+[ \t]*(#.*)?\r?\n")
_SHOWN = 3  # files of an archive


def not_read(path: Path) -> DataError | None:
    """Return the error of a file of a known kind that is not read, or None.

    Parameters
    ----------
    path : Path
        A file.
    """
    if not path.is_file():
        return None
    if (names := _archived(path)) is not None:
        shown = ", ".join(names[:_SHOWN])
        return DataError(
            f"{path} is an archive of {len(names)} files, such as {shown}. Unpack it, "
            "and give the table or the folder of images that is wanted."
        )
    suffix = path.suffix.lower()
    head = first_bytes(path, 1024) if path.stat().st_size else b""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    known = next((k for mark, k in _BY_CONTENT.items() if head.startswith(mark)), None)
    known = known or _BY_ENDING.get(suffix)
    if b"@attribute" in text and b"," not in text[: text.find(b"@attribute")]:
        known = "ARFF", "scipy.io.arff.loadarff"
    elif _LIBSVM.match(head):
        known = "LIBSVM", "sklearn.datasets.load_svmlight_file"
    if known is not None:
        kind, reader = known
        return DataError(
            f"{path} is in the format of {kind}, which is not read. Read it with "
            f"{reader} and save it as Parquet or CSV, or give arrays or a data frame "
            "from Python."
        )
    if suffix in _PICKLES:
        return DataError(
            f"{path} is a pickle, which can run any code when it is opened, so it is "
            "not. Save the data as Parquet, CSV or .npz with the program that wrote it."
        )
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        return DataError(
            f"{path} is a web page (HTML or XML) and no table, whatever its name says. "
            "Open it with a spreadsheet and save it as 'CSV UTF-8', or read it with "
            "pandas.read_html."
        )
    return None


def _archived(path: Path) -> list[str] | None:
    """Return the files of an archive; None if it is none, or is read as one table."""
    try:
        if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
            if compression_of(path) == "zip":
                return None
            with zipfile.ZipFile(path) as archive:
                return [n for n in archive.namelist() if not n.endswith("/")]
        if ".tar" in path.name.lower()[-8:] or path.suffix.lower() == ".tgz":
            with tarfile.open(path) as archive:
                names = []
                for member in archive:
                    names += [member.name] if member.isfile() else []
                return names
    except (OSError, tarfile.TarError, zipfile.BadZipFile, EOFError):
        return None
    return None
