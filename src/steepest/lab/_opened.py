"""What the lab was opened with."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Opened:
    """What the lab was opened with.

    Attributes
    ----------
    data : str or None
        Data to train on: a file, a folder of images, a built-in set.
    run : str or None
        A run, or the log of a training, to look at.
    runs : Path
        The folder of runs.
    """

    data: str | None = None
    run: str | None = None
    runs: Path = Path("runs")
