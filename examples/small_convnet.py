"""A small convolutional net of one's own, in Flax.

Run: steepest train cifar10/train --test cifar10/test --model examples.small_convnet:Net
"""

import jax
import jax.numpy as jnp
from flax import linen as nn  # noqa: TID253 - a user's own file

__all__ = ["Net"]


class Filters(nn.Module):
    """Filters of 3 × 3 pixels, a kink, and the mean of each 2 × 2 pixels.

    What a filter sees is laid side by side and multiplied. `nn.Conv` says the same, and
    is the better choice on a GPU; inside a compiled loop on a processor it was more
    than thirty times slower.
    """

    channels: int

    @nn.compact
    def __call__(self, x: jax.Array) -> jax.Array:
        """Return a picture of half the size."""
        n, height, width, _ = x.shape
        framed = jnp.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
        seen = [
            framed[:, r : r + height, c : c + width] for r in range(3) for c in range(3)
        ]
        x = nn.relu(nn.Dense(self.channels)(jnp.concatenate(seen, axis=3)))
        return x.reshape(n, height // 2, 2, width // 2, 2, -1).mean(axis=(2, 4))


class Net(nn.Module):
    """Three layers of filters, each halving the picture, and one layer of scores."""

    n_outputs: int

    @nn.compact
    def __call__(self, images: jax.Array, train: bool = False) -> jax.Array:
        """Return a score for every class."""
        x = images
        for channels in (16, 32, 64):
            x = Filters(channels)(x)
        x = nn.Dropout(0.2, deterministic=not train)(x.reshape(len(x), -1))
        return nn.Dense(self.n_outputs)(x)
