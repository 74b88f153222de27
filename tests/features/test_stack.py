import json

import numpy as np
import pytest
from sklearn.pipeline import FeatureUnion

from steepest.errors import DataError, SettingError
from steepest.features import HOG, ColorHistogram, FeatureStack, features

ALL_KINDS = (
    "hog:block=2,color-histogram:space=hsv:bins=4x2x2:joint=true,raw,"
    "visual-words:words=6:passes=2:samples=500:stride=4"
)


def test_a_stack_is_the_features_side_by_side(photos):
    stack = FeatureStack("hog:block=2,color-histogram", scaling="none")
    union = FeatureUnion([("hog", HOG(block=2)), ("color", ColorHistogram())])
    values = stack.fit_transform(photos)
    np.testing.assert_array_equal(values, union.fit_transform(photos))
    np.testing.assert_array_equal(values, stack.transform(photos))
    assert len(stack.feature_names) == values.shape[1] == 324 + 48


def test_columns_have_mean_0_and_deviation_1_on_training_rows(photos):
    stack = FeatureStack(ALL_KINDS)
    values = stack.fit_transform(photos)
    raw = FeatureStack(ALL_KINDS, "none").fit_transform(photos)
    moves = raw.max(0) > raw.min(0)
    assert (~moves).sum() > 0  # a constant column must not become NaN
    np.testing.assert_allclose(values.mean(0), 0, atol=1e-4)
    np.testing.assert_allclose(values[:, moves].std(0), 1, atol=1e-3)
    assert not values[:, ~moves].any()
    centered = FeatureStack(ALL_KINDS, "center").fit_transform(photos)
    np.testing.assert_allclose(centered, raw - raw.mean(0), atol=1e-3)


def test_a_stored_stack_computes_the_same_bits(photos):
    stack = FeatureStack(ALL_KINDS).fit(photos[:20], seed=5)
    state, arrays = stack.to_state()
    again = FeatureStack.from_state(json.loads(json.dumps(state)), arrays)
    np.testing.assert_array_equal(
        again.transform(photos[20:]), stack.transform(photos[20:])
    )
    assert again.feature_names == stack.feature_names


def test_a_stored_polar_stack_keeps_its_center():
    points = np.random.default_rng(0).normal(3, 1, (30, 4))
    stack = FeatureStack("polar,raw").fit(points)
    state, arrays = stack.to_state()
    again = FeatureStack.from_state(json.loads(json.dumps(state)), arrays)
    np.testing.assert_array_equal(again.transform(points), stack.transform(points))
    assert again.feature_names == stack.feature_names


def test_the_seed_reaches_words_unless_they_have_their_own(photos):
    text = "visual-words:words=6:passes=1:samples=500:stride=4"
    first, second = (FeatureStack(text).fit(photos, seed=s) for s in (1, 2))
    own = FeatureStack(text + ":seed=1").fit(photos, seed=2)
    first_words, second_words, own_words = (
        s.parts[0].codebook_.words for s in (first, second, own)
    )
    assert not np.array_equal(first_words, second_words)
    np.testing.assert_array_equal(first_words, own_words)


@pytest.mark.parametrize("name", features)
def test_every_feature_by_name_can_be_stored(name, photos):
    inputs = photos
    options = {"words": 4, "passes": 1, "samples": 500}
    if name == "polar":
        inputs = photos[:, 0, :2, 0].astype(np.float32)
    stack = FeatureStack([(name, options if name == "visual_words" else {})])
    expected = stack.fit_transform(inputs)
    again = FeatureStack.from_state(*stack.to_state())
    np.testing.assert_array_equal(again.transform(inputs), expected)


def test_progress_counts_the_rows_of_all_features(photos):
    progress_calls = []
    FeatureStack("hog,color-histogram").fit_transform(
        photos, progress=lambda *count: progress_calls.append(count)
    )
    assert progress_calls == [(24, 48), (48, 48)]


def test_equal_images_are_refused():
    alike = np.full((6, 24, 24, 3), 7, np.uint8)
    for text, width in (("hog:block=1", 81), ("color-histogram", 48)):
        with pytest.raises(DataError, match=f"Each of the {width} features has the"):
            FeatureStack(text).fit(alike)
    FeatureStack("color-histogram").fit(alike[:1])  # a single row is accepted


def test_settings_and_shapes_that_cannot_work(photos):
    with pytest.raises(SettingError, match="one of standard, center, none"):
        FeatureStack("hog", scaling="robust").fit(photos)
    stack = FeatureStack("raw,hog").fit(photos)
    with pytest.raises(DataError, match=r"Rows of shape \(32, 32, 3\) were fitted"):
        stack.transform(photos[:, :20])
    with pytest.raises(DataError, match="HOG was fitted to images of shape"):
        FeatureStack("hog").fit(photos).transform(photos[:, :30])


def test_features_written_to_a_file_are_those_in_memory(photos, tmp_path):
    whole = FeatureStack(ALL_KINDS).fit_transform(photos)
    stack = FeatureStack(ALL_KINDS)
    values = stack.fit_transform(photos, into=tmp_path / "x.npy", dtype="float16")
    assert isinstance(values, np.memmap)
    assert values.dtype == np.float16
    np.testing.assert_allclose(values, whole, rtol=2e-3, atol=2e-2)
    del values
    stored = np.load(tmp_path / "x.npy")
    np.testing.assert_allclose(stored, whole, rtol=2e-3, atol=2e-2)
    again = stack.transform(photos[:5], into=tmp_path / "y.npy")
    np.testing.assert_allclose(again, whole[:5], rtol=2e-3, atol=2e-2)


def test_a_feature_too_large_for_float16_is_named():
    points = np.array([[1.0, 2.0], [3.0, 1e6]])
    with pytest.raises(DataError, match=r"'raw 1' is too large for float16, whi"):
        FeatureStack("raw").fit_transform(points, dtype="float16")
    with pytest.raises(SettingError, match="`dtype` must be float32 or float16; fo"):
        FeatureStack("raw").fit_transform(points, dtype="float64")
