"""How gradients are computed: by hand, by differences, by automatic differentiation."""

from . import backprop, differences

FILES = (backprop, differences)
