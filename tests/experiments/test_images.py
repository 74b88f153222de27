"""Experiments on images: on small ones that are made here, and on real ones."""

import numpy as np
import pytest
from PIL import Image

from steepest.descent import BatchPlan
from steepest.errors import DataError
from steepest.experiments._image_folders import centered, images_of
from steepest.experiments.learning_rate import image_rates
from steepest.experiments.search import cifar10_search


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with four images of ten classes, brighter from class to class."""
    place, rng = tmp_path_factory.mktemp("images"), np.random.default_rng(0)
    for name, shape in (("cifar10", (32, 32, 3)), ("mnist", (28, 28))):
        for part in ("train", "test"):
            for k in range(10):
                of_class = place / name / part / str(k)
                of_class.mkdir(parents=True)
                for i in range(4):
                    pixels = rng.integers(0, 100, shape) + 15 * k
                    Image.fromarray(pixels.astype(np.uint8)).save(of_class / f"{i}.png")
    return place


def test_images_are_read_class_by_class(folder):
    images, classes = images_of(folder, "cifar10", "train", 3)
    assert images.shape == (30, 32, 32, 3)
    assert images.dtype == np.uint8
    assert classes[:12].tolist() == [*range(10), 0, 1]
    second = np.asarray(Image.open(folder / "cifar10/train/1/1.png"))
    assert np.array_equal(images[11], second)
    rows, same = centered(images, images)
    assert rows.shape == (30, 3072)
    assert rows.std() == pytest.approx(1, rel=1e-3)
    assert np.array_equal(rows, same)


def test_images_that_are_not_there_are_missed_in_words(folder):
    with pytest.raises(DataError, match="There is no folder .*cifar100.train"):
        images_of(folder, "cifar100", "train", 1)
    with pytest.raises(DataError, match="has 4 images; 5 are needed"):
        images_of(folder, "mnist", "test", 5)


def hinge(scores, classes):
    right = scores[np.arange(len(classes)), classes]
    return (np.maximum(0, scores - right[:, None] + 1).sum(1) - 1).mean()


def test_the_searches_are_those_of_a_loop(folder):
    found = cifar10_search.measure(folder, 12, per_class=4, test_per_class=4, epochs=1)
    images, classes = images_of(folder, "cifar10", "train", 4)
    test, test_classes = images_of(folder, "cifar10", "test", 4)
    x = images.reshape(40, -1).astype(float)
    x, t = (
        np.hstack([a - x.mean(0), np.ones((40, 1))]) for a in (x, test.reshape(40, -1))
    )
    tried = [1e-4 * draw.astype(float) for draw in cifar10_search.draws(0, 12)]
    losses = [hinge(x @ w.T, classes) for w in tried]
    best = tried[int(np.argmin(losses))]
    numbers = found.numbers
    assert numbers["random_loss"] == pytest.approx(min(losses), rel=1e-4)
    assert numbers["random"] == 100 * ((t @ best.T).argmax(1) == test_classes).mean()
    at, lowest = np.zeros((10, 3073)), 9.0
    for draw in cifar10_search.draws(1, 12):
        value = hinge(x @ (at + 1e-4 * draw).T, classes)
        if value < lowest:
            at, lowest = at + 1e-4 * draw, value
    assert numbers["local_loss"] == pytest.approx(lowest, rel=1e-4)
    assert numbers["local"] == 100 * ((t @ at.T).argmax(1) == test_classes).mean()


def test_the_rates_are_those_of_a_loop(folder):
    numbers = image_rates.measure(
        folder, per_class=4, test_per_class=4, epochs=2
    ).numbers
    images, classes = images_of(folder, "mnist", "train", 4)
    x = images.reshape(40, -1).astype(float)
    x = (x - x.mean(0)) / (x - x.mean(0)).std()
    plan = BatchPlan(40, 40)
    weight, bias = np.zeros((10, 784)), np.zeros(10)
    for _ in range(2 * plan.steps_per_epoch):
        shares = probabilities(x @ weight.T + bias)
        shares[np.arange(40), classes] -= 1
        weight = weight - 0.001 * shares.T @ x / 40
        bias = bias - 0.001 * shares.mean(0)
    loss = -np.log(probabilities(x @ weight.T + bias)[np.arange(40), classes]).mean()
    assert numbers["mnist_0_001"] == pytest.approx(loss, rel=1e-3)


def probabilities(scores):
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def test_the_slope_finds_what_random_search_does_not(image_folder):
    folder = image_folder("cifar10").parent
    image_folder("mnist")
    numbers = cifar10_search.measure(folder, 60, 200, 100, 5).numbers
    assert numbers["random"] < 18
    assert numbers["descent"] > 25
    assert numbers["local_loss"] < numbers["random_loss"] < 9


def test_the_best_rate_of_cifar10_is_too_small_for_mnist(image_folder):
    folder = image_folder("cifar10").parent
    image_folder("mnist")
    numbers = image_rates.measure(folder, per_class=100, test_per_class=20, epochs=3)
    mnist, cifar10 = (
        [numbers.numbers[f"{name}_{rate}"] for rate in ("0_001", "0_01", "0_1")]
        for name in ("mnist", "cifar10")
    )
    assert min(mnist) == mnist[2]
    assert min(cifar10) == cifar10[1]
    assert cifar10[2] > 2.3 > mnist[2]
