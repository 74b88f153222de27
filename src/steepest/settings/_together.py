"""Combinations of settings: which have no effect, and which cannot work."""

from collections.abc import Iterator
from typing import Any

from ..errors import SettingError
from ._metrics import check_metric, metric_named
from ._names import NAMES, OF_REGRESSION, WITH_MOMENTUM
from ._settings import Settings

_OF_CONVNETS = ("filters", "kernel", "batch_norm")
LACKS: dict[str, dict[str, tuple[str, ...]]] = {
    "linear": {
        "mlp": ("hidden", "activation", "dropout", "input_dropout", "last_activation"),
        "convnet": _OF_CONVNETS,
    },
    "mlp": {"convnet": _OF_CONVNETS},
    "convnet": {"mlp": ("hidden", "input_dropout")},
}
"""By model, the settings that it does not have, by a model that has them."""


def check_together(settings: Settings) -> None:
    """Check combinations of settings, before anything slow is loaded.

    Raises
    ------
    SettingError
        If a momentum is given to an optimizer that has no option of that name, early
        stopping has no validation rows, or the metric does not suit the task.

    Examples
    --------
    >>> check_together(Settings(optimizer="sgd", optimizer_options={"momentum": 0.9}))
    """
    optimizer = _spelled(settings.optimizer)
    if (
        "momentum" in settings.optimizer_options
        and optimizer in NAMES["optimizer"]
        and optimizer not in WITH_MOMENTUM
    ):
        momentum = settings.optimizer_options["momentum"]
        instead = f", or b1={momentum} for {optimizer}" if "adam" in optimizer else ""
        raise SettingError(
            f"The optimizer {optimizer} has no option momentum. Choose the optimizer "
            f"sgd, nesterov or momentum with it{instead}."
        )
    check_metric(settings.metric, _task(settings))
    if settings.patience is not None and settings.validation == 0:
        looks_at = metric_named(settings.metric).label
        raise SettingError(
            f"Patience looks at the {looks_at} on validation rows, and there are none. "
            "Give a share of the rows, such as --validation 0.1, or leave out "
            "--patience."
        )


def without_effect(
    settings: Settings, task: str | None = None, images: bool | None = None
) -> tuple[str, ...]:
    """Return a sentence for each setting that was changed and has no effect.

    Parameters
    ----------
    settings : Settings
        What to train, on what, and how.
    task : {"classification", "regression"}, optional
        The task, if it is known from the data.
    images : bool, optional
        Whether the rows are images, if that is known from the data.

    Examples
    --------
    >>> print(*without_effect(Settings(penalty="l1")))
    The penalty l1 has no effect, because its strength is 0; try a strength of 0.001.
    """
    return (*_of_the_model(settings), *_of_the_rest(settings, task, images))


def _of_the_model(settings: Settings) -> Iterator[str]:
    if settings.model not in LACKS:
        return
    default = Settings()
    for owner, names in LACKS[settings.model].items():
        changed = [
            name for name in names if getattr(settings, name) != getattr(default, name)
        ]
        if not changed:
            continue
        which = f"setting {changed[0]} has"
        if len(changed) > 1:
            which = f"settings {', '.join(changed)} have"
        which = which.replace("_", " ")
        if settings.model == "linear" and owner == "mlp":
            yield (
                f"The {which} no effect on the linear model, which has "
                "no hidden layers; the model mlp has them."
            )
        else:
            yield (
                f"The {which} no effect on the model {settings.model}; choose the "
                f"model {owner} for that."
            )


def _of_the_rest(
    settings: Settings, task: str | None, images: bool | None
) -> Iterator[str]:
    if not settings.penalty_strength:
        if settings.penalty is not None:
            yield (
                f"The penalty {_spelled(settings.penalty)} has no effect, because its "
                "strength is 0; try a strength of 0.001."
            )
        elif settings.penalty_options:
            yield (
                "The options of the penalty have no effect, because there is no "
                "penalty; choose elastic-net and a strength, such as 0.001."
            )
    if settings.class_weight is not None and (task or settings.task) == "regression":
        yield "The class weights have no effect: a regression has no classes."
    if settings.image_size is not None and images is False:
        yield "The image size has no effect: the rows are no images."
    if not settings.shuffle and settings.batch_size == "full":
        yield "The order of the rows has no effect: every step uses all of them."


def _task(settings: Settings) -> str | None:
    """Return the task as far as the settings alone tell it."""
    if settings.task is not None:
        return settings.task
    for name in ("loss", "data"):
        value = _spelled(getattr(settings, name) or "")
        if value in NAMES[name]:
            numbers = value in OF_REGRESSION[name]
            return "regression" if numbers else "classification"
    return None


def _spelled(name: Any) -> str:
    return name.lower().replace("_", "-") if isinstance(name, str) else "custom"
