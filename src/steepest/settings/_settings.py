"""All settings of a training in one value."""

from dataclasses import dataclass

from ._data import DataSettings
from ._descent import DescentSettings
from ._objective import ObjectiveSettings
from ._option import with_default


@dataclass(frozen=True, kw_only=True)
class Settings(DescentSettings, ObjectiveSettings, DataSettings):
    """What to train, on what, and how; the options of `steepest train`.

    Settings are plain data: a run stores them, and another process can repeat it.
    `steepest.settings.DataSettings` explains those of the data,
    `steepest.settings.ObjectiveSettings` those of model, loss and penalty, and
    `steepest.settings.DescentSettings` the others.

    Attributes
    ----------
    optimizer : str
        A name of `steepest.descent.optimizers`; adam, which suits most data, where
        `descend` has sgd.
    schedule : str
        A name of `steepest.descent.schedules`; cosine, where `descend` has constant.

    Examples
    --------
    >>> settings = Settings(data="digits", model="mlp", hidden=(64,))
    >>> Settings.from_json(settings.to_json()) == settings
    True
    """

    optimizer: str = with_default(DescentSettings, "optimizer", "adam")
    schedule: str = with_default(DescentSettings, "schedule", "cosine")
