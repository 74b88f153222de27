import numpy as np
import pytest

from steepest.errors import DataError, SettingError, UnknownNameError
from steepest.features import VisualWords, learn_codebook, visual_words

FAST = {"samples": 2000, "passes": 2, "stride": 2}


@pytest.mark.parametrize("coding", ["hard", "triangle", "threshold"])
def test_a_mirrored_codebook_gives_mirrored_images_the_same_features(photos, coding):
    codebook = learn_codebook(photos, words=20, mirror=True, **FAST)
    straight = visual_words(photos, codebook, coding, grid=3)
    mirrored = visual_words(photos[:, :, ::-1], codebook, coding, grid=3)
    np.testing.assert_allclose(straight, mirrored, rtol=1e-3, atol=1e-2)
    assert straight.shape[1] == 9 * 10 * (2 if coding == "threshold" else 1)
    assert straight.std() > 0.1


def test_same_seed_same_words_another_seed_others(photos):
    once, again, other = (
        learn_codebook(photos, words=10, seed=seed, **FAST).words for seed in (4, 4, 5)
    )
    np.testing.assert_array_equal(once, again)
    assert not np.array_equal(once, other)


def test_words_without_whitening_are_means_of_descriptors(photos):
    codebook = learn_codebook(photos, words=10, whiten=None, **FAST)
    np.testing.assert_array_equal(codebook.matrix, np.eye(codebook.where.length))
    assert codebook.words.mean() == pytest.approx(0, abs=1e-4)


def test_the_power_is_taken_of_every_sum(photos):
    codebook = learn_codebook(photos, words=10, mirror=True, **FAST)
    sums = visual_words(photos, codebook, "threshold")
    values = visual_words(photos, codebook, "threshold", power=0.5)
    np.testing.assert_allclose(values, np.sqrt(sums), rtol=1e-5)


def test_names_stand_at_their_columns(photos):
    for coding, grid, columns in (("hard", (1, 2), 50), ("threshold", 2, 80)):
        words = VisualWords(words=10, coding=coding, grid=grid, **FAST).fit(photos)
        names = words.get_feature_names_out()
        assert len(set(names)) == len(names) == columns
        assert words.transform(photos).shape == (24, columns)


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"words": 0}, SettingError, "`words` must be a whole number from 1; found 0"),
        ({"words": 5, "mirror": True}, SettingError, "`words` must be even"),
        ({"whiten": 0.0}, SettingError, "positive number, or None for none; found 0"),
        ({"words": 5000, **FAST}, DataError, "5000 words need as many different"),
    ],
)
def test_codebooks_that_cannot_be_learned(photos, settings, error, message):
    with pytest.raises(error, match=message):
        learn_codebook(photos, **settings)


def test_constant_images_have_one_descriptor():
    with pytest.raises(DataError, match="found 1 in 6 images"):
        learn_codebook(np.full((6, 12, 12), 7, np.uint8), words=3)


def test_codings_that_cannot_work(photos):
    codebook = learn_codebook(photos, words=6, **FAST)
    with pytest.raises(UnknownNameError, match="Did you mean 'hard'"):
        visual_words(photos, codebook, "hart")
    with pytest.raises(SettingError, match="several for a pyramid; found 0"):
        visual_words(photos, codebook, grid=0)
    with pytest.raises(SettingError, match="`threshold` must be 0 or more; found -1"):
        visual_words(photos, codebook, "threshold", threshold=-1)
    with pytest.raises(SettingError, match="`power` must be .* at most 1; found 0"):
        visual_words(photos, codebook, power=0)
    with pytest.raises(DataError, match=r"images of shape \(32, 32, 3\); found"):
        visual_words(photos[:, :20], codebook)
