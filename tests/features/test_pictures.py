import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.features import hog_picture, learn_codebook, words_picture


@pytest.mark.parametrize("turned", [False, True])
def test_a_ray_runs_along_the_edge(turned):
    image = np.zeros((24, 24), np.uint8)
    image[:, 12:] = 255
    picture = hog_picture(image.T if turned else image, tile=15, orientations=8)
    picture = picture.T if turned else picture
    middle = picture[15:30, 15:30]
    upright = middle[:, 6:9].sum()
    assert upright > 5 * middle[6:9, [0, 1, 2, 12, 13, 14]].sum()
    assert picture.max() == 255
    assert not picture[:, :14].any()  # cells without an edge stay dark


def test_a_patch_word_shows_its_pixels(photos):
    codebook = learn_codebook(photos, words=5, patch=4, samples=500, passes=1)
    picture = words_picture(codebook, columns=5)
    assert picture.shape == (6, 26, 3)
    word = codebook.words[3].reshape(4, 4, 3)
    shown = picture[1:5, 16:20] - 127.5
    np.testing.assert_allclose(shown / 127.5, word / np.abs(word).max(), atol=0.005)


def test_edge_words_are_stars(photos):
    codebook = learn_codebook(
        photos, 4, "dense-sift-like", 16, 4, None, samples=500, passes=1
    )
    assert words_picture(codebook).shape == (75, 75)


def test_settings_that_cannot_work(photos):
    with pytest.raises(SettingError, match="`tile` must be at least 3 pixels; found 2"):
        hog_picture(photos[0], tile=2)
    codebook = learn_codebook(photos, words=5, samples=500, passes=1)
    with pytest.raises(SettingError, match="`columns` must be at least 1; found 0"):
        words_picture(codebook, columns=0)
