"""Every experiment by its name, in the order of their groups."""

from .._core import NameTable
from . import (
    batch,
    direction,
    features,
    gradient,
    learning_rate,
    losses,
    penalties,
    points,
    search,
)
from . import (
    trials as trial_files,
)
from ._experiment import Experiment
from ._trial import Trial

GROUPS = (
    losses,
    penalties,
    learning_rate,
    batch,
    points,
    direction,
    gradient,
    features,
    search,
)

experiments: NameTable[Experiment] = NameTable(
    "experiment",
    {
        module.EXPERIMENT.name: module.EXPERIMENT
        for group in GROUPS
        for module in group.FILES
    },
)
"""Each entry is an `Experiment`."""

trials: NameTable[Trial] = NameTable(
    "trial", {module.TRIAL.name: module.TRIAL for module in trial_files.FILES}
)
"""Each entry is a `Trial`: a measurement with settings."""
