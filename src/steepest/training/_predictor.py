"""A trained model with all that predictions on files need."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jax
import numpy as np

from ..data import Dataset, Encoding
from ..descent import evaluate, scores_of
from ..errors import SettingError
from ..objectives import Batch, Objective
from ..runs import Run, read_run
from ..settings import Settings
from ._build import build
from ._features import stored_stack, with_features
from ._own_model import with_own_model

if TYPE_CHECKING:
    from ..features import FeatureStack


@dataclass(frozen=True)
class Predictions:
    """What a model predicts for rows.

    Attributes
    ----------
    values : (rows,) of str, or (rows,) or (rows, outputs) of float
        Class names, or numbers in the target's own unit.
    probabilities : (rows, classes) or None
        None where the loss gives no probabilities.
    classes : tuple of str or None
        The columns of `probabilities`.
    names : (rows,) or None
        The name of each row in its source: an image's file, or its number.
    """

    values: np.ndarray
    probabilities: np.ndarray | None
    classes: tuple[str, ...] | None
    names: np.ndarray | None


@dataclass(frozen=True)
class Predictor:
    """A trained run with what turns files into predictions.

    Attributes
    ----------
    run : Run
        What was trained.
    encoding : Encoding
        What turns files into rows.
    objective : Objective
        Model, loss and scaling; the parameters are those of the run.
    features : FeatureStack or None
        What turns rows into the model's inputs; None where they are the same.
    """

    run: Run
    encoding: Encoding
    objective: Objective
    features: "FeatureStack | None" = None

    def predict_source(self, source: Any, skip_bad: bool = False) -> Predictions:
        """Return predictions for a file, a folder or arrays of inputs."""
        rows = self.encoding.read(source, with_targets=False, skip_bad=skip_bad)
        return self.predict(rows)

    def predict(self, rows: Dataset) -> Predictions:
        """Return predictions for encoded rows."""
        loss = self.objective.loss
        inputs = with_features(rows, self.features).inputs
        with self._precision():
            scores: Any = scores_of(self.objective, self.run.params, inputs)
            predicted = np.asarray(loss.predict(scores))
            probabilities = None
            if loss.probability is not None:
                probabilities = np.asarray(loss.probability(scores))
        classes = self.encoding.classes
        if classes is not None:
            values = np.asarray(classes)[predicted]
        else:
            values = self.encoding.unscale_targets(predicted)
            values = values[:, 0] if values.shape[1:] == (1,) else values
        return Predictions(values, probabilities, classes, rows.row_names)

    def evaluate_source(self, source: Any, skip_bad: bool = False) -> dict[str, float]:
        """Return the metrics on a file, a folder or arrays with targets."""
        return self.evaluate(self.encoding.read(source, skip_bad=skip_bad))

    def evaluate(self, rows: Dataset) -> dict[str, float]:
        """Return the metrics on encoded rows: loss, and accuracy or R²."""
        rows = with_features(rows, self.features)
        batch = Batch(rows.inputs, rows.targets, rows.weights)
        with self._precision():
            return evaluate(self.objective, self.run.params, batch)

    def _precision(self) -> AbstractContextManager[Any]:
        """Compute in the precision that the run was trained in."""
        return jax.enable_x64(self.run.settings["dtype"] == "float64")


def load_predictor(folder: str | Path, *, model: str | None = None) -> Predictor:
    """Return the predictor of a stored run.

    Parameters
    ----------
    folder : path
        Of the run.
    model : str, optional
        "package.module:name", for a run whose model is the user's own code: it is
        imported because it is named here, never because the folder names it.

    Raises
    ------
    RunError
        If the folder holds no run, or a damaged one.
    SettingError
        If the run was made from Python and holds no settings to build its model from,
        or its model is the user's own code and is not named.

    See Also
    --------
    steepest.training.train : writes the run that this loads.
    """
    run = read_run(folder)
    if "encoding" not in run.state:
        raise SettingError(
            f"The run in {folder} was made from Python, on arrays; it holds "
            "parameters, but not how a file becomes the model's inputs."
        )
    encoding = Encoding.from_state(run.state["encoding"], dict(run.arrays))
    example = Dataset(
        inputs=np.zeros((2, *run.state["input_shape"]), run.state["input_dtype"]),
        targets=np.zeros(2, np.int32 if encoding.classes else np.float32),
        classes=encoding.classes,
    )
    asked = with_own_model(Settings.from_json(run.settings["asked"]), folder, model)
    settings = replace(asked, start=None)
    stack = stored_stack(run)
    objective, _ = build(settings, example, None if stack else encoding.scaling)
    return Predictor(run, encoding, objective, stack)
