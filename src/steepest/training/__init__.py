"""From settings to a trained run: what the command line and the estimators call.

`train(Settings(data="digits"))` loads, descends, evaluates and returns a `Run`;
`load_predictor(folder)` makes a predictor of a stored run.
"""

from ..settings import Settings
from ._judged import Judged, judged_again
from ._material import Material, material, material_of_run
from ._objective import (
    build_loss,
    build_model,
    build_objective,
    build_penalty,
    is_linear,
)
from ._predicted_columns import predicted_columns
from ._predictor import Predictions, Predictor, load_predictor, predictor_of
from ._train import train, train_on, train_with_material

__all__ = [
    "Judged",
    "Material",
    "Predictions",
    "Predictor",
    "Settings",
    "build_loss",
    "build_model",
    "build_objective",
    "build_penalty",
    "is_linear",
    "judged_again",
    "load_predictor",
    "material",
    "material_of_run",
    "predicted_columns",
    "predictor_of",
    "train",
    "train_on",
    "train_with_material",
]
