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
from ._experiment import Experiment

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
