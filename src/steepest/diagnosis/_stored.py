"""The case of a run that was trained from files: stored, or just now."""

from dataclasses import replace
from pathlib import Path

import jax

from ..runs import Run, read_run
from ..training import Material, material_of_run
from ._case import Case
from ._diagnose import case_of


def case_of_run(folder: str | Path) -> Case:
    """Return the case of a stored run: its data are read and built on again.

    Raises
    ------
    RunError
        If the folder holds no run, or a damaged one.
    DataError
        If its data cannot be read, or changed since.
    SettingError
        If the run was made from Python and does not know its data.

    See Also
    --------
    steepest.diagnosis.diagnose : takes the folder.
    """
    run = read_run(folder)
    with jax.enable_x64(run.settings.get("dtype") == "float64"):
        return case_of_material(run, material_of_run(run))


def case_of_material(run: Run, made: Material) -> Case:
    """Return the case of a run that `train` made, from what it was made of.

    See Also
    --------
    steepest.training.train : gives both to `examine`.
    """
    case = case_of(
        run,
        objective=made.start.objective,
        params=made.start.params,
        data=made.rows,
        validation=made.validation,
    )
    return replace(
        case,
        class_names=made.splits.encoding.classes,
        column_names=made.splits.train.feature_names,
        asked=made.settings.to_json(),
        material=made,
    )
