"""From the options of a command to the settings of a training."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ._values import (
    class_weights,
    fraction_or_path,
    image_size,
    key_values,
    number_or,
    whole_numbers,
)

if TYPE_CHECKING:
    from ..training import Settings

READ: dict[str, Callable[[Any], Any]] = {
    "validation": fraction_or_path,
    "hidden": whole_numbers("--hidden"),
    "image_size": image_size,
    "class_weight": class_weights,
    "learning_rate": number_or("--learning-rate", "auto"),
    "batch_size": number_or("--batch-size", "auto", "full", whole=True),
    "loss_options": key_values("--loss-option"),
    "penalty_options": key_values("--penalty-option"),
    "optimizer_options": key_values("--optimizer-option"),
    "schedule_options": key_values("--schedule-option"),
}
"""How the settings whose option is a text with a form of its own are read."""


def asked_settings(parameters: Mapping[str, Any]) -> "Settings":
    """Return the settings that the options of the same names ask for.

    A setting that the command has no option for stays as it is by default.
    """
    from dataclasses import fields

    from ..training import Settings

    def read(name: str) -> Any:
        value = parameters[name]
        return value if value is None else READ.get(name, lambda same: same)(value)

    known = [field.name for field in fields(Settings) if field.name in parameters]
    return Settings(**{name: read(name) for name in known})
