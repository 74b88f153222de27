"""From settings and data to what descends: an objective and where it starts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import numpy as np

from .._core import Tree, key_for
from ..data import Dataset
from ..descent import make_optimizer, make_schedule
from ..errors import DataError, SettingError
from ..models import Model, linear, load_model, mlp, models
from ..objectives import (
    Loss,
    Objective,
    Penalty,
    Scaling,
    augmentations,
    check_targets,
    loss_named,
    penalty_named,
)
from ..runs import read_run
from ._settings import Settings


@dataclass(frozen=True)
class Start:
    """What a descent needs beside its data.

    Attributes
    ----------
    objective : Objective
        Model, loss, penalty and the scaling of the inputs.
    params : tree
        Where it starts.
    """

    objective: Objective
    params: Tree


def build(settings: Settings, train: Dataset, scaling: tuple[Any, Any] | None) -> Start:
    """Return the objective of some settings for a training part, and its start.

    Parameters
    ----------
    settings : Settings
    train : Dataset
        Shapes, classes and an example come from it.
    scaling : (center, factor) or None
        Applied to the inputs before the model.

    Raises
    ------
    SettingError
        If the loss is not for the data's task, or a strength is negative.
    UnknownNameError
        If no model, loss, penalty or augmentation has its name.
    """
    loss = _loss(settings, train)
    check_targets(train.targets, train.n_targets if train.classes else None)
    objective = Objective(
        _model(settings, train, loss.n_scores(train.n_targets), scaling),
        loss,
        _penalty(settings),
        settings.penalty_strength,
        None if scaling is None else Scaling(*scaling),
        _augment(settings, train),
    )
    params = objective.model.init(key_for(settings.seed, "start"))
    if _is_run(settings.start):
        params = _of_run(str(settings.start), params)
    return Start(objective, params)


def check_settings(settings: Settings) -> None:
    """Check what can be checked before any data are read, which may take long.

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
    if ":" not in settings.model:
        models[settings.model]
    _penalty(settings)
    make_optimizer(settings.optimizer, dict(settings.optimizer_options))
    options = dict(settings.schedule_options)
    make_schedule(settings.schedule, 1, options, settings.warmup)


def _loss(settings: Settings, train: Dataset) -> Loss:
    default = (
        "softmax_cross_entropy" if train.task == "classification" else "squared_error"
    )
    loss = loss_named(settings.loss or default, **dict(settings.loss_options))
    if loss.task != train.task:
        raise SettingError(
            f"The loss {loss.name} is for {loss.task}, and the targets of "
            f"{train.source} are for {train.task}. Leave the loss out, or say "
            f"--task {loss.task}."
        )
    return loss


def _penalty(settings: Settings) -> Penalty | None:
    strength = settings.penalty_strength
    if not np.isfinite(strength) or strength < 0:
        raise SettingError(
            f"The penalty strength is a number of 0 or more; got {strength}."
        )
    if settings.penalty is None and not strength:
        return None
    return penalty_named(settings.penalty or "l2", **dict(settings.penalty_options))


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


def _model(settings: Settings, train: Dataset, n_scores: int, scaling: Any) -> Model:
    n_inputs = int(np.prod(train.inputs.shape[1:]))
    if ":" in settings.model:
        few = np.asarray(train.inputs[:2], np.float32)
        if scaling is not None:
            few = (few - scaling[0]) * scaling[1]
        return load_model(settings.model, few, n_scores)
    start = None if _is_run(settings.start) else settings.start
    if models[settings.model] is linear:
        return linear(n_inputs, n_scores, start or "zero")
    return mlp(
        n_inputs,
        settings.hidden,
        n_scores,
        activation=settings.activation,
        start=start or "auto",
        dropout=settings.dropout,
        input_dropout=settings.input_dropout,
    )


def _is_run(start: str | None) -> bool:
    return start is not None and Path(start).is_dir()


def _of_run(folder: str, like: Tree) -> Tree:
    """Return the parameters of a run, which must have the shapes of a fresh start."""
    params = read_run(folder).params
    found, wanted = (jax.tree.map(np.shape, tree) for tree in (params, like))
    if found != wanted:
        raise SettingError(
            f"The run in '{folder}' cannot be the start: its parameters have shapes "
            f"{found}, and this model's have {wanted}. Train the same model."
        )
    return params
