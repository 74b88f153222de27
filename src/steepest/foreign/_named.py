"""A model that is named by its path in Python, on data that are read from files."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import numpy as np

from .._core._load import load_from
from ..models import made_with_sizes
from ..objectives import Objective
from ..settings import Settings
from ..training import material
from ._diagnose import diagnose
from ._diagnosed import ModelDiagnosis


def diagnose_named(
    path: str,
    settings: Settings,
    *,
    fix: bool = False,
    budget: float | None = None,
    also: Collection[str] = (),
    on_check: Callable[[str, int, int], object] | None = None,
) -> ModelDiagnosis:
    """Import a model by its path, and diagnose it on the data that settings name.

    The data are read, split, encoded and scaled as for a training.

    Parameters
    ----------
    path : str
        "package.module:name": a model, or a function that makes one; the function gets
        `n_inputs` and `n_outputs` as far as it takes them.
    settings : Settings
        Which data, and which column is the target.
    fix, budget, also, on_check
        As for `steepest.diagnose`.

    Raises
    ------
    ModelError
        If there is no such module, or it holds no model that can be read.
    DataError
        If the data cannot be read, or do not fit the model.

    See Also
    --------
    steepest.diagnose : takes the model itself.
    """
    module, name = load_from(path, "model")
    loaded = material(replace(settings, model="linear"))
    classes = loaded.splits.encoding.classes
    objective: Objective = loaded.objective

    def parts(batch: Any) -> tuple[Any, Any]:
        inputs: Any = np.asarray(batch.inputs)
        if objective.scaling is not None:
            inputs = np.asarray(objective.scaling(inputs), np.float32)
        targets = np.asarray(batch.targets)
        return inputs, targets if classes is None else np.asarray(classes)[targets]

    X, y = parts(loaded.rows)
    held_out = {}
    if loaded.validation is not None:
        held_out = dict(zip(("X_val", "y_val"), parts(loaded.validation), strict=True))
    sizes = {
        "n_inputs": int(np.prod(X.shape[1:])),
        "n_outputs": loaded.splits.train.n_targets,
    }
    model = made_with_sizes(getattr(module, name), sizes)
    weights = loaded.rows.weights
    return diagnose(
        model,
        X,
        y,
        **held_out,
        sample_weight=weights,
        fix=fix,
        budget=budget,
        also=also,
        on_check=on_check,
    )
