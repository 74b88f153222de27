"""The thresholds that several checks share: for chance, and for the size of an effect.

Those for chance are derived from one level: one diagnosis in a hundred of a healthy run
may find something by chance. Each test also needs an effect of some size, so that a
difference that is certain but does not matter is no finding.
"""

LEVEL = 0.01
"""The share of healthy runs in which chance alone may find something."""

TESTS = 8
"""How many tests share the level: order, learnability, leak, two of shift, disagreeing
labels, and the two comparisons of a run with simple learners."""

CHANCE = LEVEL / TESTS
"""The p-value below which something is not chance (Bonferroni, 1936)."""

Z = 3.0
"""Standard errors of a paired difference: chosen; one-sided 1.35e-3, near `CHANCE`."""

Z_OF_MEMBERS = 3.19
"""The same for the best of fourteen rates, as the only test.

One-sided `LEVEL` / 14, rounded."""

Z_OF_ALL = 3.8
"""The same for the best of fourteen rates, where it is one of the `TESTS`.

One-sided `CHANCE` / 14 is 3.75; chosen a little above."""

STUCK = 0.97
"""A run whose loss ends above this multiple of that of chance has learned nothing.

Chosen: nobody would call a fall of 3 % learning."""

POINTS = 0.02
"""A difference of accuracy or R² that matters.

Chosen: the fault benchmark counts a run as faulty from two points on."""

INPUT_SCALE = (0.01, 30.0)
"""Mean squares of the inputs that usual initial weights and learning rates suit.

Both are made for 1. Chosen: images in [0, 1] and integers up to 5 lie inside."""

FEWEST_ROWS = 20
"""Rows of each part that comparing training with validation rows needs: chosen."""

MOST_UNITS = 0.5
"""Of a layer: so many dead, saturated or equal units are a fault.

Chosen: healthy starts have at most 8 % dead or saturated units, trained models often 10
to 40 % dead ones."""
