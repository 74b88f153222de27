"""What introductions to gradient descent claim, measured with the engine itself.

An experiment is one file: a claim, a function that measures it, the sentences that are
filled with what was measured, and curves that `report` draws.

>>> from steepest.experiments import experiments
>>> measured = experiments["hinge"].measure()
>>> round(measured.numbers["mean"], 2)
5.27
"""

from ._experiment import Experiment, Measured
from ._picture import Curve, Panel
from ._table import experiments

__all__ = ["Curve", "Experiment", "Measured", "Panel", "experiments"]
