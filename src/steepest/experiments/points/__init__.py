"""What the points are where the gradient is zero, and where Newton's method goes."""

from . import kinds, network_saddles, newton, nonconvex

FILES = (kinds, nonconvex, network_saddles, newton)
