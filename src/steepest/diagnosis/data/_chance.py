"""What may still be chance: one budget for all the tests of a diagnosis."""

CHANCE = 0.01 / 8
"""The p-value below which something is not chance: 1 % shared by 8 tests (Bonferroni).

Order, learnability, leak, two of shift, disagreeing labels, and the two comparisons of
a run with simple learners; each of them also needs an effect of some size.
"""
