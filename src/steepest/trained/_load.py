"""`load`: a stored run or estimator that predicts again."""

from pathlib import Path
from typing import Any

from ..predicting import predicting_from
from ..runs import RECORD, intact, read_run

NEEDED = ("jax", "jaxlib", "optax")


def load(folder: str | Path, *, model: str | None = None) -> Any:
    """Return what `train` or the `save` of an estimator stored, as it was.

    Parameters
    ----------
    folder : path
        Where the run is stored, such as "runs/first".
    model : str, optional
        "package.module:name", for a run with a user's own model: a module is imported
        only if the caller names it.

    Returns
    -------
    TrainedRun, DescentClassifier or DescentRegressor
        Where JAX is missing, an estimator of a linear model or an mlp only predicts.

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
    run = read_run(folder)
    if "estimator" in run.state:
        try:
            from ..estimators import loaded_estimator  # slow to import
        except ImportError as error:
            if (error.name or "").partition(".")[0] not in NEEDED:
                raise
            with intact(Path(folder) / RECORD):
                return predicting_from(run, "estimator")
        return loaded_estimator(run, model)
    from ..training import predictor_of
    from ._trained_run import TrainedRun

    predictor = predictor_of(run, model=model)
    return TrainedRun.of(
        predictor.run,
        encoding=predictor.encoding,
        objective=predictor.objective,
        features=predictor.features,
        own_model=model,
    )
