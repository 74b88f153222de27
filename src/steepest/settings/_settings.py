"""Everything that can be asked of a training, in one value."""

from dataclasses import dataclass

from ._data import DataSettings
from ._descent import DescentSettings
from ._objective import ObjectiveSettings
from ._option import with_default


@dataclass(frozen=True, kw_only=True)
class Settings(DescentSettings, ObjectiveSettings, DataSettings):
    """What to train, on what, and how; the options of `steepest train`.

    A setting is plain data, so that a run can store it, a program can change it and
    another process can repeat it. Those of the data are explained in
    `steepest.settings.DataSettings`, those of model, loss and penalty in
    `steepest.settings.ObjectiveSettings`, and the others in
    `steepest.settings.DescentSettings`.

    Attributes
    ----------
    optimizer : str
        A name of `steepest.descent.optimizers`; adam, where `descend` takes sgd: who
        names no rule wants one that suits most data.
    schedule : str
        A name of `steepest.descent.schedules`; cosine, where `descend` is constant.

    Examples
    --------
    >>> settings = Settings(data="digits", model="mlp", hidden=(64,))
    >>> Settings.from_json(settings.to_json()) == settings
    True
    """

    optimizer: str = with_default(DescentSettings, "optimizer", "adam")
    schedule: str = with_default(DescentSettings, "schedule", "cosine")
