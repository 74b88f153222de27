"""The scores of the lecture: three images, three classes."""

import numpy as np

NAMES = ("cat", "car", "frog")
SCORES = np.array(
    [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]], dtype=np.float32
)
TARGETS = np.arange(3)
