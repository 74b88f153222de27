import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import ModelError
from steepest.objectives import augmentations, horizontal_flip


@pytest.mark.parametrize("shape", [(400, 2, 3), (400, 2, 3, 3)])
def test_each_image_is_itself_or_its_mirror_image(shape, rng):
    images = rng.integers(0, 256, shape, np.uint8)
    changed = np.asarray(jax.jit(horizontal_flip)(jax.random.key(3), jnp.array(images)))
    assert changed.dtype == np.uint8
    rest = tuple(range(1, images.ndim))
    same = (changed == images).all(axis=rest)
    mirrored = (changed == np.flip(images, axis=2)).all(axis=rest)
    assert (same ^ mirrored).all()  # no random image is its own mirror image here
    assert abs(mirrored.mean() - 0.5) < 4 * 0.5 / np.sqrt(400)  # four standard errors


def test_a_table_is_refused():
    assert augmentations["horizontal-flip"] is horizontal_flip
    with pytest.raises(ModelError, match=r"takes images .* found \(5, 4\)"):
        horizontal_flip(jax.random.key(0), jnp.zeros((5, 4)))
