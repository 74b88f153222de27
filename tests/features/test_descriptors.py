import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import DataError, UnknownNameError
from steepest.features._descriptors import describe, mirror_order, places

KINDS = [("patches", 6, 1), ("hog", 8, 2), ("dense-sift-like", 16, 4)]


def described(images, where):
    return np.asarray(describe(jnp.asarray(images, jnp.float32), where))


@pytest.mark.parametrize("gray", [False, True])
def test_patches_are_the_loop_over_places(photos, gray):
    images = photos[:2, ..., 0] if gray else photos[:2]
    where = places("patches", images.shape[1:], 5, 3)
    descriptors = described(images, where)
    down, right = where.counts
    assert (down, right) == (10, 10)
    for k, (r, c) in enumerate(np.ndindex(down, right)):
        patch = images[1, 3 * r : 3 * r + 5, 3 * c : 3 * c + 5].astype(float).ravel()
        expected = (patch - patch.mean()) / np.sqrt(patch.var() + 10)
        np.testing.assert_allclose(descriptors[1, k], expected, atol=1e-4)


@pytest.mark.parametrize(("descriptor", "patch", "stride"), KINDS)
def test_a_mirrored_image_has_mirrored_descriptors(photos, descriptor, patch, stride):
    where = places(descriptor, (32, 32, 3), patch, stride)
    straight = described(photos[:3], where)
    mirrored = described(photos[:3, :, ::-1], where)
    straight, mirrored = (
        x.reshape(3, *where.counts, where.length) for x in (straight, mirrored)
    )
    expected = straight[:, :, ::-1][..., mirror_order(where)]
    np.testing.assert_allclose(mirrored, expected, atol=2e-3)


@pytest.mark.parametrize(("descriptor", "patch", "stride"), KINDS[1:])
def test_edge_descriptors_are_local_and_have_unit_length(descriptor, patch, stride):
    images = np.zeros((1, 32, 32), np.uint8)
    images[:, :, 30] = 200
    where = places(descriptor, (32, 32), patch, stride)
    descriptors = described(images, where).reshape(*where.counts, -1)
    lengths = np.linalg.norm(descriptors, axis=2)
    assert lengths[:, 0].max() == 0
    assert lengths[0, -1] == pytest.approx(1, abs=0.02)


def test_descriptors_that_cannot_be_taken():
    with pytest.raises(UnknownNameError, match="Did you mean 'patches'"):
        places("patch", (32, 32), 6, 1)
    with pytest.raises(DataError, match="patch of 40 × 40 pixels is larger than the"):
        places("patches", (32, 48), 40, 1)
    with pytest.raises(DataError, match="has 4 × 4 cells; found a patch of 3 × 3"):
        places("dense-sift", (32, 32), 3, 1)
