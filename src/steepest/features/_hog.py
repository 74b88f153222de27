"""Histograms of oriented gradients: where edges are, and their direction."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import jax
import numpy as np

from .._core._names import unknown_name
from ..errors import DataError, SettingError
from ._chunks import Progress, images_per_chunk, map_chunks
from ._gradients import framed_planes
from ._hog_cs231n import cs231n_votes
from ._hog_exact import exact_votes
from ._hog_hard import NORMS, cell_histogram, hard_votes, normalized_blocks
from ._hog_soft import soft_hog
from ._images import as_bytes, as_images, pair
from ._transformer import ImageTransformer

MODES = ("skimage", "opencv", "cs231n")
BLOCKS = {"skimage": (3, 3), "opencv": (2, 2), "cs231n": (1, 1)}
MOST_ORIENTATIONS = 180


class HOGLayout(NamedTuple):
    """Everything that determines what a HOG computes, with defaults resolved."""

    mode: str
    orientations: int
    cell: tuple[int, int]
    block: tuple[int, int]
    norm: str
    gamma: bool
    blocks: tuple[int, int]
    """How many blocks fit, down and right."""

    @property
    def columns(self) -> int:
        """Numbers per image."""
        down, right = self.blocks
        return down * right * self.block[0] * self.block[1] * self.orientations


def hog(
    images: np.ndarray,
    mode: str = "skimage",
    orientations: int = 9,
    cell: int | tuple[int, int] = 8,
    block: int | tuple[int, int] | None = None,
    norm: str | None = None,
    gamma: bool = False,
    *,
    dtype: str = "float32",
    out: np.ndarray | None = None,
    progress: Progress | None = None,
) -> np.ndarray:
    """Return histograms of oriented gradients: edge strength by place and direction.

    In every cell of pixels, each pixel adds the length of its gradient to one of
    `orientations` equal angles from 0° to 180°; overlapping blocks of cells are
    divided by their own length, so that lighting matters little.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, channels)
        uint8, or floats from 0 to 1, which all modes but "skimage" round to 256
        levels. In color, the channel with the longest gradient counts at each pixel.
    mode : str
        "skimage": hard bins, equal to `skimage.feature.hog` within 1e-6. "opencv":
        votes shared between near cells and angles, equal to `cv2.HOGDescriptor` within
        1e-5. "cs231n": the assignment's histogram without blocks.
    orientations : int
        From 2 to 180.
    cell : int or (rows, columns)
        Pixels of a cell.
    block : int or (rows, columns), optional
        Cells of a block; 3 for "skimage", 2 for "opencv".
    norm : str, optional
        "L1", "L1-sqrt", "L2" or "L2-Hys" (the default, and OpenCV's only one).
    gamma : bool
        Take the square root of every pixel first.
    dtype : str
        "float32" or "float16".
    out : (images, features), optional
        Written in place, for example a memory map.
    progress : callable, optional
        Called as `progress(done, total)`.

    Returns
    -------
    (images, features)

    Raises
    ------
    DataError
        If these are not images, or an image is smaller than a block.
    SettingError
        If a setting has a value that cannot work, or the mode has no such setting.

    Examples
    --------
    >>> edge = np.zeros((1, 32, 32), np.uint8)
    >>> edge[:, :, 16:] = 255
    >>> hog(edge, orientations=4, block=2).shape
    (1, 144)

    References
    ----------
    Dalal & Triggs (2005), Histograms of oriented gradients for human detection.
    """
    images = as_images(images, "HOG")
    layout = hog_layout(images.shape[1:], mode, orientations, cell, block, norm, gamma)
    pixels = int(np.prod(images.shape[1:3]))
    numbers = 6 + 2 * (3 if images.ndim == 4 else 1)
    if mode == "opencv":  # one row of votes per row of cells
        numbers += layout.orientations * layout.block[0] // layout.cell[0]
    return map_chunks(
        _program(layout, images.dtype == np.uint8),
        images,
        layout.columns,
        chunk=images_per_chunk(pixels * 4 * numbers),
        dtype=dtype,
        out=out,
        progress=progress,
    )


def hog_layout(
    shape: tuple[int, ...],
    mode: str = "skimage",
    orientations: int = 9,
    cell: int | tuple[int, int] = 8,
    block: int | tuple[int, int] | None = None,
    norm: str | None = None,
    gamma: bool = False,
) -> HOGLayout:
    """Return what `hog` with these settings computes for images of a shape.

    Examples
    --------
    >>> hog_layout((32, 32), block=2).blocks
    (3, 3)
    """
    if mode not in MODES:
        raise unknown_name("mode of HOG", mode, MODES)
    if not 2 <= orientations <= MOST_ORIENTATIONS or int(orientations) != orientations:
        raise SettingError(
            f"`orientations` must be a whole number from 2 to {MOST_ORIENTATIONS}; "
            f"found {orientations}."
        )
    if mode == "cs231n" and (block is not None or norm is not None or gamma):
        raise SettingError(
            "HOG of mode cs231n has no blocks, no norm and no gamma; "
            f"found block={block}, norm={norm!r}, gamma={gamma}. "
            "Leave them out, or choose the mode skimage."
        )
    if norm is not None and norm not in NORMS:
        raise unknown_name("norm of HOG", norm, NORMS)
    if mode == "opencv" and norm not in (None, "L2-Hys"):
        raise SettingError(
            f"HOG of mode opencv knows only the norm L2-Hys; found {norm!r}. "
            "Leave it out, or choose the mode skimage."
        )
    cell = pair("cell", cell)
    block = BLOCKS[mode] if block is None else pair("block", block)
    blocks = tuple(shape[k] // cell[k] - block[k] + 1 for k in (0, 1))
    if min(blocks) < 1:
        raise DataError(
            f"HOG needs images of at least {block[0] * cell[0]} × {block[1] * cell[1]} "
            f"pixels for blocks of {block[0]} × {block[1]} cells of {cell[0]} × "
            f"{cell[1]} pixels; found {shape[0]} × {shape[1]}. "
            "Choose a smaller `cell` or `block`, or larger images."
        )
    return HOGLayout(
        mode, int(orientations), cell, block, norm or "L2-Hys", bool(gamma),
        (blocks[0], blocks[1]),
    )  # fmt: skip


@cache
def _program(layout: HOGLayout, is_bytes: bool) -> Callable[[np.ndarray], jax.Array]:
    settings = {"orientations": layout.orientations, "cell": layout.cell}

    @jax.jit
    def of_planes(planes: jax.Array) -> jax.Array:
        own = {"block": layout.block, "gamma": layout.gamma}
        return soft_hog(planes, **settings, **own).reshape(len(planes), -1)

    @jax.jit
    def votes_of(planes: jax.Array) -> tuple[jax.Array, jax.Array]:
        return hard_votes(planes, layout.orientations)

    @jax.jit
    def of_votes(bins: jax.Array, lengths: jax.Array) -> jax.Array:
        histogram = cell_histogram(bins, lengths, **settings)
        blocks = normalized_blocks(histogram, layout.block, layout.norm)
        return blocks.reshape(len(bins), -1)

    @jax.jit
    def of_cs231n_votes(bins: jax.Array, lengths: jax.Array) -> jax.Array:
        transposed = layout.cell[1], layout.cell[0]
        cells = cell_histogram(bins, lengths, layout.orientations, transposed)
        return cells.reshape(len(bins), -1)

    if layout.mode == "cs231n":
        return lambda images: of_cs231n_votes(
            *cs231n_votes(as_bytes(images), layout.orientations)
        )
    if layout.mode == "opencv":
        return lambda images: of_planes(framed_planes(as_bytes(images)))
    if is_bytes and not layout.gamma:
        return lambda images: of_votes(*votes_of(framed_planes(as_bytes(images))))
    return lambda images: of_votes(
        *exact_votes(images, layout.orientations, layout.gamma)
    )


class HOG(ImageTransformer):
    """Histograms of oriented gradients as a scikit-learn transformer.

    The parameters are those of `hog`.

    Examples
    --------
    >>> images = np.zeros((2, 16, 16), np.uint8)
    >>> HOG(orientations=4, block=1).fit_transform(images).shape
    (2, 16)
    """

    def __init__(
        self,
        mode: str = "skimage",
        orientations: int = 9,
        cell: int | tuple[int, int] = 8,
        block: int | tuple[int, int] | None = None,
        norm: str | None = None,
        gamma: bool = False,
        dtype: str = "float32",
    ) -> None:
        self.mode = mode
        self.orientations = orientations
        self.cell = cell
        self.block = block
        self.norm = norm
        self.gamma = gamma
        self.dtype = dtype

    @property
    def layout_(self) -> HOGLayout:
        """The settings with their defaults, for the fitted size of image."""
        return hog_layout(
            self.image_shape_, self.mode, self.orientations, self.cell, self.block,
            self.norm, self.gamma,
        )  # fmt: skip

    def _names(self) -> list[str]:
        layout = self.layout_
        by_column = layout.mode != "skimage"
        sides = *layout.blocks, *layout.block
        if by_column:
            sides = sides[1], sides[0], sides[3], sides[2]
        names = []
        for *place, o in np.ndindex(*sides, layout.orientations):
            r, c, i, j = (place[k] for k in ((1, 0, 3, 2) if by_column else range(4)))
            names.append(f"hog block {r},{c} cell {i},{j} angle {o}")
        return names

    def _compute(
        self, images: np.ndarray, out: np.ndarray | None, progress: Progress | None
    ) -> np.ndarray:
        return hog(
            images, self.mode, self.orientations, self.cell, self.block, self.norm,
            self.gamma, dtype=self.dtype, out=out, progress=progress,
        )  # fmt: skip
