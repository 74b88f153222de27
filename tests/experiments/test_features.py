"""The numbers of features, against other programs and formulas."""

import colorsys

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from steepest.experiments.features import learned, ring, seen


def test_a_ring_is_separable_by_its_distance_alone(numbers):
    found = numbers("ring")
    points, kind = ring.points()
    line = LogisticRegression(C=1e6).fit(points, kind)
    shares = line.predict_proba(points)[np.arange(len(kind)), kind]
    assert found["plane_loss"] == pytest.approx(-np.log(shares).mean(), rel=1e-3)
    assert found["plane"] == pytest.approx(100 * line.score(points, kind), abs=1)
    distance = np.hypot(*points.T)
    assert distance[kind == 0].max() < 1.01 < 1.49 < distance[kind == 1].min()
    assert found["polar"] == 100
    assert found["plane"] < 65


def hue_counts(photo):
    counts = np.zeros(seen.BINS)
    for red, green, blue in photo.reshape(-1, 3).astype(int):
        if max(red, green, blue) > min(red, green, blue):  # gray has no hue
            hue = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)[0]
            counts[int(hue * seen.BINS) % seen.BINS] += 1
    return counts


def test_what_features_see(numbers):
    from skimage.feature import hog

    found = numbers("seen")
    images = seen.photos()
    photo, other = images[5], images[4]
    features = {
        "pixels": lambda image: image.astype(float).ravel(),
        "colors": hue_counts,
        "hog": lambda image: hog(image, block_norm="L2-Hys", channel_axis=2),
    }
    for name, feature in features.items():
        at, unit = feature(photo), np.linalg.norm(feature(photo) - feature(other))
        for change, image in seen.changed(photo).items():
            expected = np.linalg.norm(feature(image) - at) / unit
            assert found[f"{name}_{change}"] == pytest.approx(
                expected, rel=0.05, abs=1e-6
            )
    assert found["colors_shuffled"] == found["colors_shifted"] == 0
    assert found["words_darker"] < 0.05 < found["words_shifted"] < 0.3
    assert found["words_shuffled"] > 0.8


def test_learned_features_are_easier_to_separate_than_random_ones(numbers):
    found = numbers("learned")
    inputs, targets = learned.rows()
    n = learned.TRAINED
    plain = LogisticRegression(max_iter=2000).fit(inputs[:n], targets[:n])
    score = 100 * plain.score(inputs[n:], targets[n:])
    assert found["pixels"] == pytest.approx(score, abs=2)
    assert found["random"] + 10 < found["learned"]
    assert found["learned"] == pytest.approx(found["pixels"], abs=4)
    assert found["units"] * 4 == inputs.shape[1]
