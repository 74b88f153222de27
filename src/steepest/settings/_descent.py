"""Settings of a descent: the rule, its rate, the batches, the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ._option import setting
from ._part import Part
from ._readers import key_values, number_or

_option = partial(setting, panel="Descent")


@dataclass(frozen=True, kw_only=True)
class DescentSettings(Part):
    """How to walk downhill: the settings of `steepest.descend`, which explains them.

    Attributes
    ----------
    optimizer : str or optax.GradientTransformation
        A name of `steepest.descent.optimizers`, or a ready transformation.
    optimizer_options : mapping
        By Optax's names.
    learning_rate : float or "auto"
        η.
    schedule : str or callable
        How η moves.
    schedule_options : mapping
        Options of the schedule.
    warmup : int
        Steps over which η first rises.
    batch_size : int, "full" or "auto"
        Examples a step.
    epochs : int
        Passes over the training part.
    clip_norm : float or None
        The longest gradient let through.
    patience : int or None
        Evaluations without improvement until the run stops.
    shuffle : bool
        Whether every epoch sees the rows in a fresh order.
    seed : int
        Of the split, the start, the order and the noise.
    dtype : {"float32", "float64"}
        Precision.
    """

    optimizer: Any = _option(
        "sgd",
        "--optimizer",
        "NAME",
        "sgd, momentum, adam, adamw, lion, newton-cg, … (all of Optax).",
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
        "Length of a step; auto tries a range.",
        read=number_or("auto"),
    )
    schedule: str | Callable[[Any], Any] = _option(
        "constant",
        "--schedule",
        "NAME",
        "How η moves: constant, cosine, linear, exponential, staircase, …",
    )
    schedule_options: Mapping[str, Any] = _option(
        {},
        "--schedule-option",
        "KEY=VALUE",
        "Such as end=0.1; repeatable.",
        read=key_values,
    )
    warmup: int = _option(0, "--warmup", "STEPS", "Steps over which η first rises.")
    batch_size: int | str = _option(
        "auto",
        "--batch-size",
        "auto|N|full",
        "Examples that a step looks at.",
        read=number_or("auto", "full", whole=True),
    )
    epochs: int = _option(20, "--epochs", "N", "Passes over the training rows.")
    clip_norm: float | None = _option(
        None, "--clip-norm", "NORM", "Shorten gradients longer than this."
    )
    patience: int | None = _option(
        None,
        "--patience",
        "N",
        "Stop after N evaluations in which validation did not improve.",
    )
    shuffle: bool = _option(
        True,
        "--shuffle/--no-shuffle",
        None,
        "Whether every epoch sees the rows in a fresh order.",
    )
    seed: int = _option(0, "--seed", "N", "Decides the split, the start and the order.")
    dtype: str = _option("float32", "--dtype", "TYPE", "Precision: float32 or float64.")
