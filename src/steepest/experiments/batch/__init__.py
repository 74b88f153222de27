"""What the batch size decides: noise, the price of a step, the way out of saddles."""

from . import explore, leave_saddle, noise, steps_and_rows

FILES = (noise, steps_and_rows, leave_saddle, explore)
