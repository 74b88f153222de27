"""Visual words: how much of each typical patch an image shows, and where."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

import jax
import numpy as np

from .._core import generator_for
from .._core._names import unknown_name
from .._core._stored import DamagedError, stored_array
from ..errors import DataError, SettingError
from ._chunks import Progress, images_per_chunk, map_chunks
from ._coding import CODINGS, Coding, encoder
from ._descriptors import Places, describe, mirror_order, places
from ._images import as_bytes, as_images
from ._kmeans import kmeans
from ._power import checked_power
from ._stored import learned_of
from ._transformer import ImageTransformer
from ._whitening import whitening

describe_compiled = jax.jit(describe, static_argnames="where")


class Codebook(NamedTuple):
    """Words, and how descriptors are whitened before they are compared with words.

    With x a descriptor, (x − mean) · matrix is compared with each row of `words`.
    """

    where: Places
    mean: np.ndarray
    matrix: np.ndarray
    words: np.ndarray
    mirror: bool
    distance: float
    """Mean squared distance of the training descriptors to their words."""


def learn_codebook(
    images: np.ndarray,
    words: int = 400,
    descriptor: str = "patches",
    patch: int = 6,
    stride: int = 1,
    whiten: float | None = 0.1,
    mirror: bool = False,
    samples: int = 100_000,
    passes: int = 15,
    seed: int = 0,
) -> Codebook:
    """Learn typical descriptors of images, by k-means.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, channels)
        uint8, or floats from 0 to 1.
    words : int
        How many; with `mirror` an even number.
    descriptor : str
        "patches": pixels. "hog": 2 × 2 cells of 9 orientations. "dense-sift-like":
        4 × 4 cells of 8 directions.
    patch : int
        Pixels on a side.
    stride : int
        Pixels between places.
    whiten : float or None
        ε of the whitening; None compares descriptors as they are.
    mirror : bool
        Whether the mirror image of each word is a word too.
    samples : int
        How many random descriptors to learn from.
    passes : int
        Of k-means.
    seed : int

    Raises
    ------
    DataError
        If these are not images, a patch is larger than an image, or there are fewer
        distinct descriptors than words.
    SettingError
        If a setting has a value that cannot work.

    Examples
    --------
    >>> images = np.random.default_rng(0).integers(0, 256, (9, 8, 8), np.uint8)
    >>> learn_codebook(images, words=5, passes=2).words.shape
    (5, 36)

    References
    ----------
    Coates, Lee & Ng (2011), An analysis of single-layer networks in unsupervised
    feature learning.
    """
    images = as_images(images, "VisualWords")
    _check_counts(
        words=words, patch=patch, stride=stride, samples=samples, passes=passes
    )
    if mirror and words % 2:
        raise SettingError(
            f"With `mirror`, `words` must be even, as each word has its mirror image; "
            f"found {words}."
        )
    if whiten is not None and not 0 < whiten < np.inf:
        raise SettingError(
            f"`whiten` must be a positive number, or None for none; found {whiten}."
        )
    where = places(descriptor, images.shape[1:], patch, stride)
    rows = sample_descriptors(images, where, samples, seed)
    order = mirror_order(where)
    n_centroids = words // 2 if mirror else words
    distinct = len(np.unique(rows, axis=0))
    if distinct < n_centroids:
        raise DataError(
            f"{words} words need as many different descriptors; found {distinct} in "
            f"{len(images)} images (are they constant?). "
            "Give more images, or choose fewer `words`."
        )
    if mirror:
        rows = np.concatenate([rows, rows[:, order]])
    mean, matrix = np.zeros(where.length), np.eye(where.length)
    if whiten is not None:
        mean, matrix = whitening(rows, whiten)
    mean, matrix = mean.astype(np.float32), matrix.astype(np.float32)
    centroids, distance = kmeans((rows - mean) @ matrix, n_centroids, passes, seed)
    if mirror:
        centroids = np.concatenate([centroids, centroids[:, order]])
    return Codebook(where, mean, matrix, centroids, mirror, distance)


def visual_words(
    images: np.ndarray,
    codebook: Codebook,
    coding: str = "triangle",
    grid: int | tuple[int, ...] = 2,
    threshold: float = 0.25,
    power: float = 1.0,
    *,
    dtype: str = "float32",
    out: np.ndarray | None = None,
    progress: Progress | None = None,
) -> np.ndarray:
    """Return how much of each word each part of each image shows.

    Every place is coded and the codes are added up over the cells of a grid.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, channels)
        uint8, or floats from 0 to 1; of the size that the codebook was learned from.
    codebook : Codebook
    coding : str
        With dₖ the distance to word k: "hard" counts the nearest word; "triangle" is
        max(0, mean(d) − dₖ); "threshold" is max(0, ±x·wₖ − threshold) with words of
        unit length, two numbers per word.
    grid : int or tuple of int
        Cells per side; several numbers make a pyramid, e.g. (1, 2, 4).
    threshold : float
        Of the "threshold" coding.
    power : float
        Exponent of every sum; with 0.5, a word that is everywhere does not outweigh
        the others.
    dtype : str
        "float32" or "float16".
    out : (images, features), optional
        Written in place, for example a memory map.
    progress : callable, optional
        Called as `progress(done, total)`.

    Returns
    -------
    (images, features)
        Cell by cell, word by word. With a mirrored codebook, an image and its mirror
        image have the same features, half as many.

    Raises
    ------
    DataError
        If these are not images, or of another size.
    SettingError
        If a setting has a value that cannot work.

    Examples
    --------
    >>> images = np.random.default_rng(0).integers(0, 256, (9, 8, 8), np.uint8)
    >>> codebook = learn_codebook(images, words=5, passes=2)
    >>> visual_words(images, codebook, "hard", grid=1).sum(axis=1)[:2].tolist()
    [9.0, 9.0]

    References
    ----------
    Csurka et al. (2004), Visual categorization with bags of keypoints; Lazebnik,
    Schmid & Ponce (2006), Beyond bags of features; Coates, Lee & Ng (2011), above;
    Perronnin, Sánchez & Mensink (2010), Improving the Fisher kernel, §3.3 (the power).
    """
    images = as_images(images, "VisualWords")
    if images.shape[1:] != codebook.where.shape:
        raise DataError(
            f"The words were learned from images of shape {codebook.where.shape}; "
            f"found {images.shape[1:]}. Resize them, or learn new words."
        )
    plan = _plan(codebook, coding, grid, threshold, power)
    words = codebook.words
    if coding == "threshold":
        words = words / np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-12)
    arrays = {"mean": codebook.mean, "matrix": codebook.matrix, "words": words}
    program = encoder(plan)
    n_descriptor_values = int(np.prod(codebook.where.counts)) * codebook.where.length
    return map_chunks(
        lambda part: program(as_bytes(part), arrays),
        images,
        plan.columns,
        chunk=images_per_chunk((2 * n_descriptor_values + plan.columns) * 4),
        dtype=dtype,
        out=out,
        progress=progress,
    )


def _plan(
    codebook: Codebook,
    coding: str,
    grid: int | tuple[int, ...],
    threshold: float,
    power: float,
) -> Coding:
    if coding not in CODINGS:
        raise unknown_name("coding of visual words", coding, CODINGS)
    levels = tuple(grid) if isinstance(grid, Sequence) else (grid,)
    if not levels or any(int(side) != side or side < 1 for side in levels):
        raise SettingError(
            "`grid` must be a whole number from 1, or several for a pyramid; "
            f"found {grid!r}."
        )
    if not 0 <= threshold < np.inf:
        raise SettingError(f"`threshold` must be 0 or more; found {threshold}.")
    levels = tuple(int(side) for side in levels)
    n, mirror = len(codebook.words), codebook.mirror
    return Coding(
        codebook.where,
        coding,
        float(threshold),
        levels,
        n,
        mirror,
        checked_power(power),
    )


def _check_counts(**counts: int) -> None:
    for name, value in counts.items():
        if int(value) != value or value < 1:
            raise SettingError(
                f"`{name}` must be a whole number from 1; found {value!r}."
            )


def sample_descriptors(
    images: np.ndarray, where: Places, samples: int, seed: int
) -> np.ndarray:
    """Return random descriptors, a few from each of many random images."""
    random = generator_for(seed, "descriptors of visual words")
    n_places = int(np.prod(where.counts))
    per_image = min(max(samples // len(images), 4), n_places)
    chosen = random.permutation(len(images))[: -(-samples // per_image)]
    rows = np.empty((len(chosen) * per_image, where.length), np.float32)
    size = images_per_chunk(n_places * where.length * 8)
    for start in range(0, len(chosen), size):
        part = as_bytes(np.asarray(images[np.sort(chosen[start : start + size])]))
        descriptors = np.asarray(describe_compiled(part.astype(np.float32), where))
        order = random.permuted(np.tile(np.arange(n_places), (len(part), 1)), axis=1)
        picked = np.take_along_axis(descriptors, order[:, :per_image, None], axis=1)
        rows[start * per_image : (start + len(part)) * per_image] = picked.reshape(
            -1, where.length
        )
    return rows[:samples]


class VisualWords(ImageTransformer):
    """Visual words as a scikit-learn transformer.

    The parameters are those of `learn_codebook` and `visual_words`.

    Examples
    --------
    >>> images = np.random.default_rng(0).integers(0, 256, (9, 8, 8), np.uint8)
    >>> VisualWords(words=5, passes=2, grid=(1, 2)).fit_transform(images).shape
    (9, 25)
    """

    def __init__(
        self,
        descriptor: str = "patches",
        words: int = 400,
        patch: int = 6,
        stride: int = 1,
        whiten: float | None = 0.1,
        coding: str = "triangle",
        grid: int | tuple[int, ...] = 2,
        threshold: float = 0.25,
        power: float = 1.0,
        mirror: bool = False,
        samples: int = 100_000,
        passes: int = 15,
        seed: int = 0,
        dtype: str = "float32",
    ) -> None:
        self.descriptor = descriptor
        self.words = words
        self.patch = patch
        self.stride = stride
        self.whiten = whiten
        self.coding = coding
        self.grid = grid
        self.threshold = threshold
        self.power = power
        self.mirror = mirror
        self.samples = samples
        self.passes = passes
        self.seed = seed
        self.dtype = dtype

    def _learn(self, images: np.ndarray) -> None:
        self.codebook_ = learn_codebook(
            images, self.words, self.descriptor, self.patch, self.stride, self.whiten,
            self.mirror, self.samples, self.passes, self.seed,
        )  # fmt: skip

    def to_state(self) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Return what was learned, as JSON values and named arrays, for `restore`."""
        state, _ = super().to_state()
        book = self.codebook_
        arrays = {"mean": book.mean, "matrix": book.matrix, "words": book.words}
        return {**state, "distance": book.distance}, arrays

    def restore(
        self, state: Mapping[str, Any], arrays: Mapping[str, np.ndarray]
    ) -> Self:
        """Restore what `to_state` returned, and return self."""
        learned = learned_of(state, 2)
        shape = tuple(learned.shape)
        where = places(self.descriptor, shape, self.patch, self.stride)
        mean = stored_array(arrays, "mean", (where.length,))
        matrix = stored_array(arrays, "matrix", (where.length, where.length))
        words = stored_array(arrays, "words", ndim=2)
        if words.shape[1:] != mean.shape or not len(words):
            raise DamagedError(f"its visual words have shape {words.shape}")
        self.codebook_ = Codebook(
            where, mean, matrix, words, self.mirror, learned.distance
        )
        return super().restore(state, arrays)

    def _names(self) -> list[str]:
        plan = _plan(self.codebook_, self.coding, self.grid, self.threshold, self.power)
        words = plan.words // (2 if plan.mirror else 1)
        signs = ("", " reversed")[: plan.codes // plan.words]
        return [
            f"word {word}{sign} in {r},{c} of {side} × {side}"
            for side in plan.grid
            for r, c in np.ndindex(side, side)
            for sign in signs
            for word in range(words)
        ]

    def _compute(
        self, images: np.ndarray, out: np.ndarray | None, progress: Progress | None
    ) -> np.ndarray:
        return visual_words(
            images, self.codebook_, self.coding, self.grid, self.threshold,
            self.power, dtype=self.dtype, out=out, progress=progress,
        )  # fmt: skip
