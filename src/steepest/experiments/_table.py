"""Every experiment by its name, in the order of their groups."""

from .._core import NameTable
from . import batch, direction, learning_rate, losses, penalties, points
from ._experiment import Experiment

experiments: NameTable[Experiment] = NameTable(
    "experiment",
    {
        module.EXPERIMENT.name: module.EXPERIMENT
        for group in (losses, penalties, learning_rate, batch, points, direction)
        for module in group.FILES
    },
)
"""Each entry is an `Experiment`."""
