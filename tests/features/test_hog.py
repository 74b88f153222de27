import cv2
import jax
import numpy as np
import pytest
from skimage.feature import hog as peer_hog

from steepest.errors import DataError, SettingError, UnknownNameError
from steepest.features import HOG, hog
from steepest.features._hog_hard import cell_histogram, hard_votes, normalized_blocks
from steepest.features._hog_soft import soft_hog


def of_peer(images, orientations=9, cell=8, block=3, norm="L2-Hys", gamma=False):
    return np.stack(
        [
            peer_hog(
                image,
                orientations=orientations,
                pixels_per_cell=np.broadcast_to(cell, 2),
                cells_per_block=np.broadcast_to(block, 2),
                block_norm=norm,
                transform_sqrt=gamma,
                channel_axis=-1 if image.ndim == 3 else None,
            )
            for image in images
        ]
    )


def agree(images, **settings):
    histograms = hog(images, **settings)
    np.testing.assert_allclose(
        histograms, of_peer(images, **settings), rtol=0, atol=1e-6
    )


@pytest.mark.parametrize("orientations", range(4, 19))
def test_equals_scikit_image_for_every_number_of_orientations(photos, orientations):
    agree(photos[..., 0], orientations=orientations, block=2)


@pytest.mark.parametrize("norm", ["L1", "L1-sqrt", "L2", "L2-Hys"])
@pytest.mark.parametrize("gamma", [False, True])
def test_equals_scikit_image_for_every_norm_in_color(photos, norm, gamma):
    agree(photos, norm=norm, gamma=gamma)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.float64])
@pytest.mark.parametrize("gray", [False, True])
def test_equals_scikit_image_with_odd_sizes_and_oblong_cells(noise, dtype, gray):
    images = noise[..., 1] if gray else noise
    if dtype != np.uint8:
        images = (images / 255).astype(dtype)
    agree(images, orientations=8, cell=(7, 4), block=(2, 3))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_ties_of_float_levels_are_broken_as_in_scikit_image(photos, dtype):
    # 45° edges and equal channels are decided by the last digit of each difference
    agree((photos / 255).astype(dtype), orientations=4)


@pytest.mark.parametrize("gamma", [False, True])
@pytest.mark.parametrize("gray", [False, True])
def test_equals_opencv(photos, noise, gamma, gray):
    for images, window in ((photos, (32, 32)), (noise[:, :32, :24], (24, 32))):
        images = images[..., 0] if gray else images
        peer = cv2.HOGDescriptor(
            window, (16, 16), (8, 8), (8, 8), 9, 1, -1, 0, 0.2, gamma
        )
        expected = [peer.compute(np.ascontiguousarray(i)).ravel() for i in images]
        histograms = hog(images, "opencv", gamma=gamma)
        np.testing.assert_allclose(histograms, np.stack(expected), rtol=0, atol=1e-5)


def of_cs231n(image, orientations=9, side=8):
    """The course's histogram, cell by cell and pixel by pixel."""
    gray = image @ [0.299, 0.587, 0.144] if image.ndim == 3 else image.astype(float)
    right, down = np.zeros_like(gray), np.zeros_like(gray)
    right[:, :-1], down[:-1] = np.diff(gray, axis=1), np.diff(gray, axis=0)
    angle = np.arctan2(down, right + 1e-15) * (180 / np.pi) + 90
    cells = np.zeros((gray.shape[1] // side, gray.shape[0] // side, orientations))
    for r in range(gray.shape[0] // side * side):
        for c in range(gray.shape[1] // side * side):
            if 0 < angle[r, c] < 180:
                k = int(angle[r, c] // (180 / orientations))
                cells[c // side, r // side, k] += np.hypot(right[r, c], down[r, c])
    return cells.ravel() / side**2


def test_cs231n_mode_equals_a_loop_over_pixels(photos, noise):
    for images in (photos[:4], noise[:3], photos[:2, ..., 0]):
        expected = np.stack([of_cs231n(image) for image in images])
        histograms = hog(images, "cs231n")
        np.testing.assert_allclose(histograms, expected, rtol=1e-5, atol=1e-4)


def test_float_images_of_levels_give_the_same_in_every_mode(photos):
    for mode in ("opencv", "cs231n"):
        expected = hog(photos, mode)
        histograms = hog((photos / 255).astype(np.float32), mode)
        np.testing.assert_array_equal(histograms, expected)


def test_float16_and_memory_maps(photos, tmp_path):
    expected = hog(photos, block=2)
    np.testing.assert_array_equal(
        hog(photos, block=2, dtype="float16"), expected.astype(np.float16)
    )
    disk = np.memmap(tmp_path / "hog", np.float32, "w+", shape=expected.shape)
    assert hog(photos, block=2, out=disk) is disk
    np.testing.assert_array_equal(disk, expected)


@pytest.mark.parametrize("mode", ["skimage", "opencv"])
def test_names_stand_at_their_columns(mode):
    image = np.zeros((1, 24, 16), np.uint8)
    image[0, 19:22, 2:6] = 255  # an edge in the cell of row 2, column 0
    transformer = HOG(mode, orientations=4, block=1, cell=8).fit(image)
    names = transformer.get_feature_names_out()
    largest = names[transformer.transform(image)[0].argmax()]
    assert largest.startswith("hog block 2,0 cell 0,0 angle")
    assert len(set(names)) == len(names) == transformer.n_features_out_ == 24


def test_a_flat_image_has_no_edges():
    for mode in ("skimage", "opencv", "cs231n"):
        assert not hog(np.full((2, 32, 32, 3), 9, np.uint8), mode).any()


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"mode": "skimag"}, UnknownNameError, "Did you mean 'skimage'"),
        ({"norm": "L3"}, UnknownNameError, "Unknown norm of HOG 'L3'"),
        ({"orientations": 1}, SettingError, "from 2 to 180; found 1"),
        ({"mode": "cs231n", "block": 2}, SettingError, "has no blocks"),
        ({"mode": "opencv", "norm": "L1"}, SettingError, "only the norm L2-Hys"),
        ({"cell": 0}, SettingError, "`cell` must be a whole number from 1"),
        ({"cell": 16}, DataError, "at least 48 × 48 pixels"),
    ],
)
def test_settings_that_cannot_work(photos, settings, error, message):
    with pytest.raises(error, match=message):
        hog(photos, **settings)


def test_a_single_pixel_is_too_small():
    with pytest.raises(DataError, match="found 1 × 1"):
        hog(np.zeros((1, 1, 1), np.uint8))


def of_skimage(planes):
    """The two programs in one."""
    histogram = cell_histogram(*hard_votes(planes, 9), 9, (8, 8))
    return normalized_blocks(histogram, (2, 2), "L2-Hys")


def of_opencv(planes):
    return soft_hog(planes, orientations=9, cell=(8, 8), block=(2, 2), gamma=False)


@pytest.mark.parametrize("program", [of_skimage, of_opencv])
def test_the_program_for_a_gpu_lowers(program):
    """Of color images; no GPU need be here."""
    planes = jax.ShapeDtypeStruct((5, 3, 34, 34), np.float32)
    traced = jax.jit(program).trace(planes)
    text = traced.lower(lowering_platforms=("cuda",)).as_text()
    assert "custom_call" not in text
    assert text.count("tensor<5x3x3x2x2x9xf32>") > 0
