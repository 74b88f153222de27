"""From settings to a trained run: what the command line and the estimators call.

`train(Settings(data="digits"))` loads, descends, evaluates and returns a `Run`;
`load_predictor(folder)` makes a predictor of a stored run.
"""

from ..settings import Settings
from ._fan import FanPart, rate_fan
from ._judged import Judged, judged_again
from ._layers import Layer, layer_norms
from ._live import LiveTraining, Moment
from ._material import Material, material, material_of_run
from ._objective import (
    build_loss,
    build_model,
    build_objective,
    build_penalty,
    is_linear,
)
from ._plane_map import Plane, plane_map, plane_of
from ._predicted_columns import predicted_columns
from ._predictor import Predictions, Predictor, load_predictor, predictor_of
from ._stored import check_params
from ._sweep import sweep
from ._sweep_values import numbers_of, sizes_of
from ._swept import Combination, Sweep
from ._templates import templates
from ._train import descent_of, judged_run, train, train_on, train_with_material

__all__ = [
    "Combination",
    "FanPart",
    "Judged",
    "Layer",
    "LiveTraining",
    "Material",
    "Moment",
    "Plane",
    "Predictions",
    "Predictor",
    "Settings",
    "Sweep",
    "build_loss",
    "build_model",
    "build_objective",
    "build_penalty",
    "check_params",
    "descent_of",
    "is_linear",
    "judged_again",
    "judged_run",
    "layer_norms",
    "load_predictor",
    "material",
    "material_of_run",
    "numbers_of",
    "plane_map",
    "plane_of",
    "predicted_columns",
    "predictor_of",
    "rate_fan",
    "sizes_of",
    "sweep",
    "templates",
    "train",
    "train_on",
    "train_with_material",
]
