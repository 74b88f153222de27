"""From settings and data to an objective and its starting parameters."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import jax
import numpy as np

from .._core import Tree, key_for, shown_name
from ..data import Dataset
from ..descent import make_optimizer, make_schedule
from ..errors import DataError, SettingError
from ..models import models
from ..objectives import Objective, Scaling, augmentations, check_targets, loss_named
from ..runs import read_run
from ..settings import Settings, check_metric
from ._objective import build_loss, build_objective, build_penalty, is_path


def build(
    settings: Settings, train: Dataset, scaling: tuple[Any, Any] | None
) -> tuple[Objective, Tree]:
    """Return the objective of some settings for a training part, and its start.

    Parameters
    ----------
    settings : Settings
    train : Dataset
        The training part, which tells the shapes and the classes.
    scaling : (center, factor) or None
        Applied to the inputs before the model.

    Returns
    -------
    objective : Objective
        Model, loss, penalty and the scaling of the inputs.
    params : tree
        The starting parameters: drawn, or those of the run that `start` names.

    Raises
    ------
    SettingError
        If the loss is not for the data's task, or a strength is negative.
    UnknownNameError
        If no model, loss, penalty or augmentation has its name.
    """
    objective = objective_of(settings, train, scaling)
    params = objective.model.init(key_for(settings.seed, "start"))
    if _is_warm(settings):
        params = _params_of_run(str(settings.start), params)
    return objective, params


def objective_of(
    settings: Settings, train: Dataset, scaling: tuple[Any, Any] | None
) -> Objective:
    """Return the objective of some settings for a training part; see `build`.

    Its parameters are not made, so that it costs nothing, however large they are.
    """
    loss = build_loss(settings, train.task)
    if loss.task != train.task:
        raise SettingError(
            f"The loss {shown_name(loss.name)} is for {loss.task}, and the targets of "
            f"{train.source} are for {train.task}. Leave the loss out, or give "
            f"--task {loss.task}."
        )
    if not isinstance(train.targets, np.memmap):  # `descend` checks those in parts
        check_targets(train.targets, train.n_targets if train.classes else None)
    return build_objective(
        replace(settings, start=None) if _is_warm(settings) else settings,
        train.inputs,
        train.n_targets,
        train.task,
        scaling=None if scaling is None else Scaling(*scaling),
        augment=_augment(settings, train),
    )


def _is_warm(settings: Settings) -> bool:
    """Return whether the parameters start as those of a run."""
    return settings.start is not None and Path(settings.start).is_dir()


def check_settings(settings: Settings) -> None:
    """Check all that can be checked before the data are read, which may take long.

    Raises
    ------
    UnknownNameError
        If there is no model, loss, penalty, optimizer, schedule, … of some name.
    SettingError
        If an option or a strength has a value that cannot work.
    """
    if settings.loss is not None:
        loss_named(settings.loss, **dict(settings.loss_options))
    if settings.augment is not None:
        augmentations[settings.augment]
    if not is_path(settings.model):
        models[settings.model]
    check_metric(settings.metric, settings.task)
    build_penalty(settings)
    make_optimizer(settings.optimizer, dict(settings.optimizer_options))
    options = dict(settings.schedule_options)
    make_schedule(settings.schedule, 1, options, settings.warmup)


def _augment(settings: Settings, train: Dataset) -> Any:
    if settings.augment is None:
        return None
    augment = augmentations[settings.augment]
    if train.inputs.ndim < 3:
        raise DataError(
            f"The augmentation {settings.augment} is for images; the rows of "
            f"{train.source} have shape {train.inputs.shape[1:]}."
        )
    return augment


def _params_of_run(folder: str, like: Tree) -> Tree:
    """Return the parameters of a run, whose shapes must be those of `like`."""
    params = read_run(folder).params
    shapes, wanted = (jax.tree.map(np.shape, tree) for tree in (params, like))
    if shapes != wanted:
        raise SettingError(
            f"The run in '{folder}' cannot be the start: its parameters have shapes "
            f"{shapes}, and this model's have {wanted}. Train the same model."
        )
    return params
