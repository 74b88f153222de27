"""What a point of a landscape can be."""

import enum


class Kind(enum.StrEnum):
    """What a point is, as far as its first and second derivatives tell."""

    MINIMUM = "minimum"  # gradient 0, and curved upward in every direction
    SADDLE = "saddle"  # gradient 0, and curved downward in some direction
    MAXIMUM = "maximum"  # gradient 0, and curved downward in every direction
    DEGENERATE = "degenerate"  # gradient 0, and not curved in some direction
    NOT_CRITICAL = "not critical"  # the gradient is not 0
    NOT_SMOOTH = "not smooth"  # a kink: the slopes from two sides differ
    NOT_FINITE = "not finite"  # the function or its gradient is infinite or NaN
