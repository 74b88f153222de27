import numpy as np
import pytest


@pytest.fixture(scope="session")
def photos():
    """Smooth color images with noise, flat areas and exact edges; uint8."""
    random = np.random.default_rng(7)
    y, x = np.mgrid[:32, :32]
    images = []
    for _ in range(24):
        a, b, c = random.uniform(-0.4, 0.4, 3)
        wave = 127 + 100 * np.sin(a * x + b * y)
        color = np.stack([wave, np.roll(wave, 5, 1), 255 - wave], 2)
        color += random.normal(0, 20 * abs(c), color.shape)
        color[8:20, 10:22] = random.integers(0, 256, 3)
        images.append(np.clip(color, 0, 255))
    return np.asarray(images, np.uint8)


@pytest.fixture(scope="session")
def noise():
    """Odd-sized images of independent pixels; uint8."""
    return np.random.default_rng(8).integers(0, 256, (12, 37, 29, 3), np.uint8)
