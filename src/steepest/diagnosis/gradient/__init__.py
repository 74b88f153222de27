"""Whether the gradient is the slope, by centred differences."""

from ._arguments import Call, load_call
from ._gradient_check import check_gradient

__all__ = ["Call", "check_gradient", "load_call"]
