"""What a point of a landscape can be."""

import enum


class Kind(enum.StrEnum):
    """What a point is, as far as its first and second derivatives tell."""

    MINIMUM = "minimum"  # level, and curved upward in every direction
    SADDLE = "saddle"  # level, with a way down
    MAXIMUM = "maximum"  # level, and curved downward in every direction
    DEGENERATE = "degenerate"  # level, and in some direction not curved at all
    NOT_CRITICAL = "not critical"  # it slopes
    NOT_SMOOTH = "not smooth"  # the slopes of two sides do not meet
    NOT_FINITE = "not finite"  # the function or its gradient is not a number
