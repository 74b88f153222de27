"""What is minimised: a mean loss plus a weighted penalty."""

from ._loss import Loss
from ._objective import Batch, Objective, Scaling
from ._penalty import Penalty

__all__ = ["Batch", "Loss", "Objective", "Penalty", "Scaling"]
