"""What several checks hold evidence against: how rare a chance, how large an effect.

All of them are derived from one level: one diagnosis in a hundred of a healthy run may
find something by chance. Each test also needs an effect of some size, so that what is
certain and does not matter is not found.
"""

LEVEL = 0.01
"""The share of healthy runs in which chance alone may find something."""

TESTS = 8
"""How many tests share the level: order, learnability, leak, two of shift, disagreeing
labels, and the two comparisons of a run with simple learners."""

CHANCE = LEVEL / TESTS
"""The p-value below which something is not chance (Bonferroni, 1936)."""

Z = 3.0
"""Standard errors of a paired difference: chosen; one-sided 1.35e-3, about `CHANCE`."""

Z_OF_MEMBERS = 3.19
"""The same for the best of fourteen rates, where nothing else is tested beside it.

One-sided `LEVEL` / 14, rounded."""

Z_OF_ALL = 3.8
"""The same for the best of fourteen rates, where it is one of the `TESTS`.

One-sided `CHANCE` / 14 is 3.75; chosen a little above."""

STUCK = 0.97
"""Of the loss at chance: a run that ends above it has learned nothing.

Chosen: a fall of 3 % is nothing that a person would call learning."""

POINTS = 0.02
"""Of accuracy or R²: less is no loss worth a diagnosis.

Chosen: two points are what the fault benchmark counts a fault from."""
