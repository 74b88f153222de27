"""What introductions to gradient descent claim, measured with the engine itself.

An experiment is one file: a claim, a function that measures it, the sentences that are
filled with what was measured, and curves that `report` draws.

>>> from steepest.experiments import experiments
>>> measured = experiments["hinge"].measure()
>>> round(measured.numbers["mean"], 2)
5.27
"""

from ._experiment import Experiment, Measured
from ._own_picture import features_of_image
from ._picture import Curve, Panel
from ._table import experiments, trials
from ._trial import Choice, Grid, Trial, Tried

__all__ = [
    "Choice",
    "Curve",
    "Experiment",
    "Grid",
    "Measured",
    "Panel",
    "Trial",
    "Tried",
    "experiments",
    "features_of_image",
    "trials",
]
