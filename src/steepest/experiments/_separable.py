"""Forty rows in the plane that a line separates by a wide gap."""

import numpy as np


def _rows() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    targets = np.arange(40) % 2
    centers = np.where(targets[:, None] == 0, [[-1.5, 0.5]], [[1.5, -0.5]])
    noise = rng.uniform(-0.8, 0.8, size=(40, 2))
    return (centers + noise).astype(np.float32), targets


SEPARABLE = _rows()
