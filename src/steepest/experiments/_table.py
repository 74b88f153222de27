"""Every experiment by its name, in the order of their groups."""

from .._core import NameTable
from . import losses
from ._experiment import Experiment

experiments: NameTable[Experiment] = NameTable(
    "experiment",
    {
        module.EXPERIMENT.name: module.EXPERIMENT
        for group in (losses,)
        for module in group.FILES
    },
)
"""Each entry is an `Experiment`."""
