"""`load`: a stored run that predicts again."""

from pathlib import Path

from ..training import load_predictor
from ._trained_run import TrainedRun


def load(folder: str | Path, *, model: str | None = None) -> TrainedRun:
    """Return a run that `train` stored, from Python or by the command, as it was.

    Parameters
    ----------
    folder : path
        Where the run is stored, such as "runs/first".
    model : str, optional
        "package.module:name", for a run with a user's own model: a module is imported
        only if the caller names it.

    Returns
    -------
    TrainedRun

    Raises
    ------
    RunError
        If the folder holds no run, or a damaged one.
    SettingError
        If the run was made by `descend` and holds no settings to build its model from,
        or has a user's own model that is not named.

    Examples
    --------
    >>> import tempfile
    >>> from steepest import load, train
    >>> folder = tempfile.mkdtemp()
    >>> run = train("iris", epochs=5, learning_rate=0.05, out=folder)
    >>> bool((load(folder).predict("iris") == run.predict("iris")).all())
    True
    """
    predictor = load_predictor(folder, model=model)
    return TrainedRun.of(
        predictor.run,
        encoding=predictor.encoding,
        objective=predictor.objective,
        features=predictor.features,
        own_model=model,
    )
