import numpy as np
import pytest

from steepest.features import learn_codebook, visual_words
from steepest.features._coding import pooling
from steepest.features._descriptors import describe


def test_pooling_shares_every_place_once_per_level():
    pool = pooling((5, 7), (1, 2, 3))
    assert pool.shape == (14, 35)
    for level in (pool[:1], pool[1:5], pool[5:]):
        np.testing.assert_allclose(level.sum(0), 1, rtol=1e-6)


def by_hand(images, codebook, coding, threshold):
    """Return the codes of all places, in float64."""
    descriptors = np.asarray(
        describe(images.astype(np.float32), codebook.where), np.float64
    )
    descriptors = (descriptors - codebook.mean) @ codebook.matrix.astype(np.float64)
    words = codebook.words.astype(np.float64)
    distance = np.sqrt(((descriptors[:, :, None] - words) ** 2).sum(-1))
    if coding == "hard":
        return np.eye(len(words))[distance.argmin(2)]
    if coding == "triangle":
        return np.maximum(distance.mean(2, keepdims=True) - distance, 0)
    words = words / np.linalg.norm(words, axis=1, keepdims=True)
    similarity = descriptors @ words.T
    above, below = similarity - threshold, -similarity - threshold
    return np.maximum(np.concatenate([above, below], 2), 0)


@pytest.mark.parametrize("coding", ["hard", "triangle", "threshold"])
def test_codes_equal_the_formula(photos, coding):
    codebook = learn_codebook(photos, words=64, stride=2, samples=2000, passes=2)
    codes = by_hand(photos[:3], codebook, coding, 0.3)
    pool = pooling(codebook.where.counts, (1, 2))
    expected = np.einsum("cp,npk->nck", pool, codes).reshape(3, -1)
    values = visual_words(photos[:3], codebook, coding, (1, 2), threshold=0.3)
    np.testing.assert_allclose(values, expected, rtol=2e-3, atol=2e-2)
