"""What can be asked of the outcome: whether it learned too much of its rows."""

from ._model_size import check_model_size
from ._overfitting import check_overfitting

__all__ = ["check_model_size", "check_overfitting"]
