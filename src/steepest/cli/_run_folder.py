"""The folder of a run, from its path or its name."""

from pathlib import Path


def run_folder(text: str) -> Path:
    """Return the folder of a run, from its path or its name in 'runs'.

    Examples
    --------
    >>> run_folder("runs/first").as_posix()
    'runs/first'
    """
    path, stored = Path(text), Path("runs", text)
    return stored if not path.exists() and stored.exists() else path
