"""`load`: a stored run that predicts again."""

from pathlib import Path

from ..training import load_predictor
from ._trained_run import TrainedRun


def load(folder: str | Path) -> TrainedRun:
    """Return a run that `train` stored, from Python or by the command, as it was.

    Parameters
    ----------
    folder : path
        Where the run is stored, such as "runs/first".

    Returns
    -------
    TrainedRun

    Raises
    ------
    RunError
        If the folder holds no run, or a damaged one.
    SettingError
        If the run is one of `descend` and holds no settings to build its model from.

    Examples
    --------
    >>> import tempfile
    >>> from steepest import load, train
    >>> folder = tempfile.mkdtemp()
    >>> run = train("iris", epochs=5, learning_rate=0.05, out=folder)
    >>> bool((load(folder).predict("iris") == run.predict("iris")).all())
    True
    """
    found = load_predictor(folder)
    return TrainedRun.of(
        found.run,
        encoding=found.encoding,
        objective=found.objective,
        features=found.features,
    )
