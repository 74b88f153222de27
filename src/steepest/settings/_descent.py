"""Settings of a descent: update rule, learning rate, batches, length."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ._choices import named
from ._option import setting
from ._part import Part
from ._readers import key_values, number_or

LARGEST_SEED = 2**63 - 1  # of the random keys of JAX

_option = partial(setting, panel="Descent")


@dataclass(frozen=True, kw_only=True)
class DescentSettings(Part):
    """How to descend: the settings of `steepest.descend`, whose docstring has more.

    Attributes
    ----------
    optimizer : str or optax.GradientTransformation
        A name of `steepest.descent.optimizers`, or an Optax transformation.
    optimizer_options : mapping
        The options of the optimizer, by Optax's names.
    learning_rate : float or "auto"
        η.
    schedule : str or callable
        How η moves.
    schedule_options : mapping
        Options of the schedule.
    warmup : int
        Steps over which η first rises.
    batch_size : int, "full" or "auto"
        Examples per step.
    epochs : int
        Passes over the training rows.
    clip_norm : float or None
        Gradients longer than this are shortened to it.
    metric : str
        What the search for a learning rate, `patience` and the repairs of a diagnosis
        decide by, measured on rows that are not trained on: "loss", or one of
        `steepest.settings.METRICS` that suits the task.
    patience : int or None
        The run stops after this many evaluations without a better validation metric.
    shuffle : bool
        Whether every epoch takes the rows in a new random order.
    seed : int
        Decides the split, the start, the order of rows and the noise.
    dtype : {"float32", "float64"}
        Precision.
    """

    optimizer: Any = _option(
        "sgd",
        "--optimizer",
        "NAME",
        "sgd, momentum, adam, adamw, lion, newton-cg, … (all of Optax).",
        read=named("optimizer"),
    )
    optimizer_options: Mapping[str, Any] = _option(
        {},
        "--optimizer-option",
        "KEY=VALUE",
        "Such as momentum=0.9; repeatable.",
        read=key_values,
    )
    learning_rate: float | str = _option(
        "auto",
        "--learning-rate",
        "auto|η",
        "Factor of every step; auto tries a range of rates.",
        read=number_or("auto", above=0),
    )
    schedule: str | Callable[[Any], Any] = _option(
        "constant",
        "--schedule",
        "NAME",
        "How η moves: constant, cosine, linear, exponential, staircase, …",
        read=named("schedule"),
    )
    schedule_options: Mapping[str, Any] = _option(
        {},
        "--schedule-option",
        "KEY=VALUE",
        "Such as end=0.1; repeatable.",
        read=key_values,
    )
    warmup: int = _option(
        0,
        "--warmup",
        "STEPS",
        "Steps over which η first rises.",
        read=number_or(whole=True, least=0),
    )
    batch_size: int | str = _option(
        "auto",
        "--batch-size",
        "auto|N|full",
        "Examples per step.",
        read=number_or("auto", "full", whole=True, least=1),
    )
    epochs: int = _option(
        20,
        "--epochs",
        "N",
        "Passes over the training rows.",
        read=number_or(whole=True, least=1),
    )
    clip_norm: float | None = _option(
        None,
        "--clip-norm",
        "NORM",
        "Shorten gradients longer than this.",
        read=number_or(above=0),
    )
    metric: str = _option(
        "loss",
        "--metric",
        "NAME",
        "What the choice of the learning rate, patience and diagnose --fix decide by: "
        "loss, accuracy, balanced-accuracy, roc-auc, average-precision, log-loss; r2, "
        "mean-absolute-error, root-mean-squared-error.",
        read=named("metric"),
    )
    patience: int | None = _option(
        None,
        "--patience",
        "N",
        "Stop after N evaluations without a better validation loss, or --metric.",
        read=number_or(whole=True, least=1),
    )
    shuffle: bool = _option(
        True,
        "--shuffle/--no-shuffle",
        None,
        "Take the rows in a new random order in every epoch.",
    )
    seed: int = _option(
        0,
        "--seed",
        "N",
        "Decides split, start and order of rows.",
        read=number_or(whole=True, least=0, below=LARGEST_SEED + 1),
    )
    dtype: str = _option(
        "float32",
        "--dtype",
        "TYPE",
        "Precision: float32 or float64.",
        read=named("dtype"),
    )
