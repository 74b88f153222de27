"""From names to an objective: the one place that makes model, loss and penalty."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import jax
import numpy as np

from ..errors import SettingError
from ..models import Model, adapt, convnet, linear, load_model, mlp, models
from ..objectives import (
    Loss,
    Objective,
    Penalty,
    Scaling,
    loss_named,
    own_loss,
    penalty_named,
)
from ..settings import ObjectiveSettings

LOSS_OF = {
    "classification": "softmax_cross_entropy",
    "regression": "squared_error",
}


def build_objective(
    settings: ObjectiveSettings,
    inputs: Any,
    n_targets: int,
    task: str,
    *,
    scaling: Scaling | None = None,
    augment: Callable[[jax.Array, jax.Array], jax.Array] | None = None,
) -> Objective:
    """Return the objective of some settings; equal settings compile nothing twice.

    Parameters
    ----------
    settings : ObjectiveSettings
        Names and options of model, loss and penalty. `start` is a name of
        `steepest.models.starts` here, never the folder of a run.
    inputs : (rows, …)
        Two rows or more, before scaling: only their shape matters, except that a
        user's own model is called on them once.
    n_targets : int
        Classes, or numbers in a target.
    task : {"classification", "regression"}
        It decides the loss where none is named.
    scaling : Scaling, optional
        Applied to the inputs before the model.
    augment : callable, optional
        See `Objective`.

    Raises
    ------
    UnknownNameError
        If no model, start, loss or penalty, or no option of one, has its name.
    SettingError
        If an option or a strength has a value that cannot work.
    ModelError
        If a user's own model does not fit.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.settings import ObjectiveSettings
    >>> settings = ObjectiveSettings(model="mlp", hidden=(8,), penalty_strength=0.1)
    >>> objective = build_objective(settings, np.zeros((2, 4)), 3, "classification")
    >>> objective.model, objective.loss.name, objective.penalty.name
    (Model(mlp 4-8-3), 'softmax_cross_entropy', 'l2')
    """
    loss = build_loss(settings, task)
    return Objective(
        build_model(settings, inputs, loss.n_scores(n_targets), scaling),
        loss,
        build_penalty(settings),
        settings.penalty_strength,
        scaling,
        augment,
    )


def build_loss(settings: ObjectiveSettings, task: str) -> Loss:
    """Return the loss of some settings: the one named, or that of the task.

    See Also
    --------
    steepest.training.build_objective : builds model, loss and penalty together.
    """
    named: Any = settings.loss or LOSS_OF[task]
    if isinstance(named, Loss):  # an estimator's
        return named
    if not isinstance(named, str):
        of_classes = task == "classification"
        return own_loss(named, "classification" if of_classes else "regression")
    return loss_named(named, **dict(settings.loss_options))


def build_penalty(settings: ObjectiveSettings) -> Penalty | None:
    """Return the penalty of some settings: l2 where there is a strength and no name.

    See Also
    --------
    steepest.training.build_objective : builds model, loss and penalty together.
    """
    strength = settings.penalty_strength
    if not np.isfinite(strength) or strength < 0:
        raise SettingError(
            f"The penalty strength is a number of 0 or more; got {strength}."
        )
    if settings.penalty is None and not strength:
        return None
    return penalty_named(settings.penalty or "l2", **dict(settings.penalty_options))


def build_model(
    settings: ObjectiveSettings,
    inputs: Any,
    n_scores: int,
    scaling: Scaling | None = None,
) -> Model:
    """Return the model of some settings for inputs of this shape.

    See Also
    --------
    steepest.training.build_objective : builds model, loss and penalty together.
    """
    if not isinstance(settings.model, str):  # an estimator's
        return _adapted(settings.model, np.shape(inputs)[1:], n_scores)
    if is_path(settings.model):
        few = np.asarray(inputs[:2], np.float32)
        if scaling is not None:
            few = (few - scaling.center) * scaling.factor
        return load_model(settings.model, few, n_scores)
    if models[settings.model] is convnet:
        return convnet(
            np.shape(inputs)[1:],
            settings.filters,
            n_scores,
            kernel=settings.kernel,
            batch_norm=settings.batch_norm,
            activation=settings.activation,
            start=settings.start or "auto",
            dropout=settings.dropout,
            last_activation=settings.last_activation,
        )
    n_inputs = int(np.prod(np.shape(inputs)[1:]))
    if is_linear(settings.model):
        return linear(n_inputs, n_scores, settings.start or "zero")
    return mlp(
        n_inputs,
        settings.hidden,
        n_scores,
        activation=settings.activation,
        start=settings.start or "auto",
        dropout=settings.dropout,
        input_dropout=settings.input_dropout,
        last_activation=settings.last_activation,
    )


@lru_cache(maxsize=64)
def _adapted(thing: Any, shape: tuple[int, ...], n_scores: int) -> Model:
    """Return a user's own model, the same object for equal arguments."""
    return adapt(thing, np.zeros((2, *shape), np.float32), n_scores)


def is_linear(name: str) -> bool:
    """Return whether a model's name means `steepest.models.linear`.

    See Also
    --------
    steepest.training.build_model : makes a model of its name.
    """
    return not is_path(name) and models[name] is linear


def is_path(name: str) -> bool:
    """Return whether a name is a path to a user's own model: package.module:name."""
    return isinstance(name, str) and ":" in name
