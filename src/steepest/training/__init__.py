"""From settings to a trained run: what the command line, the lab and the fronts call.

`train(Settings(data="digits"))` loads, descends, evaluates and returns a `Run`;
`load_predictor(folder)` puts a stored run together again.
"""

from ._material import Material, material, material_of_run
from ._predictor import Predictions, Predictor, load_predictor
from ._settings import Settings
from ._train import train, train_on

__all__ = [
    "Material",
    "Predictions",
    "Predictor",
    "Settings",
    "load_predictor",
    "material",
    "material_of_run",
    "train",
    "train_on",
]
