"""The case of a run: in memory, stored in a folder, or just trained from files."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jax
import numpy as np

from ..data import Dataset
from ..descent import prepared
from ..errors import SettingError
from ..objectives import Objective
from ..runs import Run, read_run
from ..training import Material, material_of_run
from ._case import Case
from ._drawn_rows import drawn_rows


def case_of(
    run: Run, *, objective: Any, params: Any, data: Any = None, validation: Any = None
) -> Case:
    """Return the case of a run in memory, from what `descend` was given.

    Raises
    ------
    SettingError
        If the objective or the start is missing.

    See Also
    --------
    steepest.diagnosis.diagnose : takes the same arguments.
    """
    for name, value in (("objective", objective), ("params", params)):
        if value is None:
            raise SettingError(
                f"A run in memory does not know its {name}. Call diagnose(run, "
                "objective=…, params=…, data=…) with what descend was given."
            )
    dtype = run.settings["dtype"]

    def rows_of(source: Any) -> Any:
        return None if source is None else prepared(objective, source, dtype)[1]

    with jax.enable_x64(dtype == "float64"):
        is_data = isinstance(data, Dataset)
        rows, drawn = drawn_rows(rows_of(data))
        return Case(
            objective=objective.astype(dtype)
            if isinstance(objective, Objective)
            else objective,
            start=jax.tree.map(lambda a: np.asarray(a, dtype), params),
            rows=rows,
            drawn=drawn,
            run=run,
            validation=drawn_rows(rows_of(validation))[0],
            class_names=data.classes if is_data else None,
            column_names=data.feature_names if is_data else None,
        )


def case_of_run(
    folder: str | Path,
    in_memory: Mapping[str, Any] | None = None,
    *,
    model: str | None = None,
) -> Case:
    """Return the case of a stored run, whose data are read again.

    Parameters
    ----------
    folder : path
        Where the run is stored.
    in_memory : mapping of str to source, optional
        The frames or arrays that it was trained on, which are not stored with it.
    model : str, optional
        See `steepest.load_predictor`.

    Raises
    ------
    RunError
        If the folder holds no run, or a damaged one.
    DataError
        If its data cannot be read, or have changed since.
    SettingError
        If the run was made from Python and does not know its data, or its model is
        the user's own code and is not named.

    See Also
    --------
    steepest.diagnosis.diagnose : takes the folder.
    """
    run = read_run(folder)
    with jax.enable_x64(run.settings.get("dtype") == "float64"):
        material = material_of_run(run, in_memory, model=model)
        return case_of_material(run, material)


def case_of_material(run: Run, material: Material) -> Case:
    """Return the case of a run of `train` and its material.

    See Also
    --------
    steepest.training.train : passes both to `examine`.
    """
    case = case_of(
        run,
        objective=material.objective,
        params=material.params,
        data=material.rows,
        validation=material.validation,
    )
    return replace(
        case,
        class_names=material.splits.encoding.classes,
        column_names=material.splits.train.feature_names,
        asked=material.settings.to_json(),
        material=material,
    )
