"""Pictures of features: the oriented cells of a HOG, and the words of a codebook."""

import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ._descriptors import EDGES
from ._hog import hog_layout
from ._hog_exact import exact_votes
from ._hog_hard import cell_histogram
from ._images import as_images
from ._words import Codebook

GAP = 1  # pixels between words
BETWEEN = 64  # level between words: dark gray, unlike the black of a word


def hog_picture(
    image: np.ndarray,
    orientations: int = 9,
    cell: int | tuple[int, int] = 8,
    tile: int = 16,
) -> np.ndarray:
    """Draw a star in every cell of an image, with rays along the edges in it.

    A ray is as bright as the cell's mean gradient across it; the brightest is white.

    Parameters
    ----------
    image : (height, width) or (height, width, channels)
        uint8, or floats from 0 to 1.
    orientations : int
    cell : int or (rows, columns)
        Pixels of a cell.
    tile : int
        Pixels of the picture per cell.

    Returns
    -------
    (cell rows × tile, cell columns × tile)
        uint8.

    Raises
    ------
    DataError
        If this is not an image, or it is smaller than a cell.
    SettingError
        If a setting has a value that cannot work.

    Examples
    --------
    >>> image = np.zeros((16, 24), np.uint8)
    >>> image[:, 12:] = 255
    >>> picture = hog_picture(image)  # a vertical edge: rays vertical to half a bin
    >>> outside = picture.copy()
    >>> outside[:, 22:26] = 0  # around the middle of the cells that hold the edge
    >>> picture.shape, int(picture.max()), int(outside.max())
    ((32, 48), 255, 0)
    """
    if tile < 3:
        raise SettingError(f"`tile` must be at least 3 pixels; found {tile}.")
    batch = as_images(np.asarray(image)[None], "hog_picture")
    layout = hog_layout(batch.shape[1:], "skimage", orientations, cell, block=1)
    bins, lengths = exact_votes(batch, layout.orientations, gamma=False)
    histogram = cell_histogram(
        jnp.asarray(bins), jnp.asarray(lengths), layout.orientations, layout.cell
    )
    return _bytes(_stars(np.asarray(histogram[0]), np.pi / layout.orientations, tile))


def words_picture(codebook: Codebook, columns: int | None = None) -> np.ndarray:
    """Show the words of a codebook side by side.

    A word of pixels is shown as a patch, gray where it is 0; a word of edges as stars,
    one for each of its cells.

    Parameters
    ----------
    codebook : Codebook
    columns : int, optional
        Words per row; by default about as many as there are rows.

    Returns
    -------
    (height, width) or (height, width, 3)
        uint8.

    Examples
    --------
    >>> images = np.random.default_rng(0).integers(0, 256, (9, 8, 8), np.uint8)
    >>> from steepest.features import learn_codebook
    >>> words_picture(learn_codebook(images, words=5, passes=2)).shape
    (15, 22)
    """
    words = [_word(word, codebook) for word in codebook.words]
    n = len(words)
    across = int(np.ceil(np.sqrt(n))) if columns is None else columns
    if across < 1:
        raise SettingError(f"`columns` must be at least 1; found {columns}.")
    down = -(-n // across)
    high, wide = words[0].shape[:2]
    picture = np.full(
        (down * (high + GAP) + GAP, across * (wide + GAP) + GAP, *words[0].shape[2:]),
        BETWEEN,
        np.uint8,
    )
    for k, word in enumerate(words):
        top = GAP + k // across * (high + GAP)
        left = GAP + k % across * (wide + GAP)
        picture[top : top + high, left : left + wide] = word
    return picture


def _word(word: np.ndarray, codebook: Codebook) -> np.ndarray:
    where = codebook.where
    if where.descriptor == "patches":
        largest = max(float(np.abs(word).max()), 1e-12)
        patch = word.reshape(where.patch, where.patch, -1)
        patch = patch[..., 0] if patch.shape[2] == 1 else patch
        return np.rint(127.5 + 127.5 * patch / largest).astype(np.uint8)
    cells, orientations, signed = EDGES[where.descriptor]
    histogram = np.maximum(word.reshape(cells, cells, orientations), 0)
    period = 2 * np.pi if signed else np.pi
    return _bytes(_stars(histogram, period / orientations, tile=9, half=signed))


def _stars(
    histogram: np.ndarray, step: float, tile: int, half: bool = False
) -> np.ndarray:
    """Draw (rows, columns, orientations) as rays across the direction of each bin.

    With `half`, a bin is a direction: it is drawn as a ray from the middle toward the
    brighter side, instead of as a line along the edge.
    """
    rows, columns, orientations = histogram.shape
    offset = np.arange(tile) - (tile - 1) / 2
    down, right = offset[:, None], offset[None, :]
    angle = (np.arange(orientations) + 0.5)[:, None, None] * step
    along = down * np.cos(angle) - right * np.sin(angle)  # along the edge
    across = down * np.sin(angle) + right * np.cos(angle)  # along the gradient
    if half:
        ray, distance = across, along
        inside = (ray >= 0) & (ray <= (tile - 1) / 2)
    else:
        ray, distance = along, across
        inside = np.abs(ray) <= (tile - 1) / 2
    rays = np.clip(1 - np.abs(distance), 0, 1) * inside
    # the brightest ray at each pixel: the sum of rays would be a dot in the middle
    brightness = histogram[:, None, :, None, :] * rays.transpose(1, 2, 0)[None, :, None]
    return brightness.max(axis=4).reshape(rows * tile, columns * tile)


def _bytes(picture: np.ndarray) -> np.ndarray:
    largest = max(float(picture.max()), 1e-12)
    return np.rint(255 * picture / largest).astype(np.uint8)
