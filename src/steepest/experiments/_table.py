"""Every experiment by its name, in the order of their groups."""

from .._core import NameTable
from . import direction, learning_rate, losses, penalties
from ._experiment import Experiment

experiments: NameTable[Experiment] = NameTable(
    "experiment",
    {
        module.EXPERIMENT.name: module.EXPERIMENT
        for group in (losses, penalties, learning_rate, direction)
        for module in group.FILES
    },
)
"""Each entry is an `Experiment`."""
