"""Color histograms: how often each color occurs, wherever it is."""

from collections.abc import Sequence
from functools import cache
from itertools import product

import jax
import jax.numpy as jnp
import numpy as np

from .._core._names import unknown_name
from ..errors import DataError, SettingError
from ._chunks import Progress, images_per_chunk, map_chunks
from ._images import as_bytes, as_images
from ._power import checked_power
from ._transformer import ImageTransformer

SPACES = {
    "rgb": ("red", "green", "blue"),
    "hsv": ("hue", "saturation", "value"),
    "hue": ("hue",),
}
MOST_PAIRS = 1024  # with more pairs of bins, counting two channels at once is slower
MOST_BINS = 4096  # A · bins < 2²⁴ keeps the division in `hue_bins` exact in float32


def color_histogram(
    images: np.ndarray,
    space: str = "rgb",
    bins: int | tuple[int, ...] = 16,
    joint: bool = False,
    power: float = 1.0,
    *,
    dtype: str = "float32",
    out: np.ndarray | None = None,
    progress: Progress | None = None,
) -> np.ndarray:
    """Return how many pixels of each image fall into each color.

    Parameters
    ----------
    images : (images, height, width) or (images, height, width, channels)
        uint8, or floats from 0 to 1, which are rounded to 256 levels. Gray images
        have one channel in the space "rgb" and no hue.
    space : str
        "rgb": equal parts of [0, 256), as `np.histogram(channel, bins, (0, 256))`.
        "hsv" and "hue": equal parts of [0, 1], the last one closed.
    bins : int or one per channel
        From 1 to 4096.
    joint : bool
        Count the combinations of channels (bins³ columns) instead of each channel
        alone (3 · bins columns).
    power : float
        Exponent of every count; with 0.5, a color that fills the image does not
        outweigh the others.
    dtype : str
        "float32" or "float16".
    out : (images, features), optional
        Written in place, for example a memory map.
    progress : callable, optional
        Called as `progress(done, total)`.

    Returns
    -------
    (images, features)
        Counts, whole numbers with power 1.

    Notes
    -----
    Hue, saturation and value are compared with the edges of the bins as exact
    fractions of whole numbers. scikit-image's `rgb2hsv` rounds them to floats first,
    which moves the pixels that lie exactly on an edge (0.6 to 0.7 % of natural
    ones) to a neighboring bin.

    Raises
    ------
    DataError
        If these are not images, or the space needs color and they are gray.
    SettingError
        If a setting has a value that cannot work.

    Examples
    --------
    >>> sky = np.zeros((1, 2, 2, 3), np.uint8)
    >>> sky[..., 2] = 255
    >>> color_histogram(sky, "hue", bins=6)
    array([[0., 0., 0., 0., 4., 0.]], dtype=float32)

    References
    ----------
    Arandjelović & Zisserman (2012), Three things everyone should know to improve object
    retrieval, §4 (the root of every count).
    """
    images = as_images(images, "ColorHistogram")
    bins_per_channel = _bins_per_channel(images.shape[1:], space, bins)
    pixels = images.shape[1] * images.shape[2]
    columns = int(np.prod(bins_per_channel)) if joint else sum(bins_per_channel)
    program = _program(space, bins_per_channel, joint, checked_power(power))
    return map_chunks(
        lambda part: program(as_bytes(part)),
        images,
        columns,
        chunk=images_per_chunk(pixels * 4 * 2 * (1 + len(bins_per_channel))),
        dtype=dtype,
        out=out,
        progress=progress,
    )


def hue_bins(red: jax.Array, green: jax.Array, blue: jax.Array, bins: int) -> jax.Array:
    """Return in which of the equal parts of the color circle each pixel lies.

    With M and m the largest and smallest channel and d = M − m, hue is A/6d with
    A = (G − B) mod 6d where red is largest, 2d + B − R where green is, and 4d + R − G
    where blue is; gray has hue 0. A and d are whole numbers, and ⌊bins · A / 6d⌋ is
    exact in float32 because bins · A < 2²⁴.

    Examples
    --------
    >>> hue_bins(jnp.int32(255), jnp.int32(255), jnp.int32(0), 6)
    Array(1, dtype=int32)

    References
    ----------
    Smith (1978), Color gamut transform pairs.
    """
    largest = jnp.maximum(jnp.maximum(red, green), blue)
    smallest = jnp.minimum(jnp.minimum(red, green), blue)
    d = largest - smallest
    to_red = green - blue
    to_red = jnp.where(to_red < 0, to_red + 6 * d, to_red)
    angle = jnp.where(
        largest == red,
        to_red,
        jnp.where(largest == green, 2 * d + blue - red, 4 * d + red - green),
    )
    return _part(angle, jnp.maximum(6 * d, 1), bins)


def _part(numerator: jax.Array, denominator: jax.Array, bins: int) -> jax.Array:
    """Return ⌊bins · numerator / denominator⌋, with 1 in the last part."""
    quotient = (numerator * bins).astype(jnp.float32) / denominator.astype(jnp.float32)
    return jnp.minimum(quotient.astype(jnp.int32), bins - 1)


def _bins_of_pixels(
    images: jax.Array, space: str, bins: tuple[int, ...]
) -> list[jax.Array]:
    """Return the bin of every pixel, for each channel."""
    if images.ndim == 3:
        return [(images.astype(jnp.int32) * bins[0]) >> 8]
    red, green, blue = jnp.moveaxis(images.astype(jnp.int32), 3, 0)
    if space == "rgb":
        channels = zip((red, green, blue), bins, strict=True)
        return [(channel * count) >> 8 for channel, count in channels]
    hue = hue_bins(red, green, blue, bins[0])
    if space == "hue":
        return [hue]
    largest = jnp.maximum(jnp.maximum(red, green), blue)
    smallest = jnp.minimum(jnp.minimum(red, green), blue)
    saturation = _part(largest - smallest, jnp.maximum(largest, 1), bins[1])
    return [hue, saturation, _part(largest, jnp.full_like(largest, 255), bins[2])]


@cache
def _program(
    space: str, bins: tuple[int, ...], joint: bool, power: float
) -> jax.stages.Wrapped:
    def histogram_of(images: jax.Array) -> jax.Array:
        n = len(images)
        pixel_bins = [
            channel_bins.reshape(n, -1)
            for channel_bins in _bins_of_pixels(images, space, bins)
        ]
        if joint:
            return _counts(pixel_bins, bins)
        if len(bins) == 1 or bins[0] * bins[1] > MOST_PAIRS:
            histograms = [
                _counts([channel_bins], (count,))
                for channel_bins, count in zip(pixel_bins, bins, strict=True)
            ]
            return jnp.concatenate(histograms, axis=1)
        # two channels are counted at once, as counting costs more than adding up
        pairs = _counts(pixel_bins[:2], bins[:2]).reshape(n, *bins[:2])
        third = _counts(pixel_bins[2:], bins[2:])
        return jnp.concatenate([pairs.sum(axis=2), pairs.sum(axis=1), third], axis=1)

    def compute(images: jax.Array) -> jax.Array:
        counts = histogram_of(images)
        return counts if power == 1 else counts**power

    return jax.jit(compute)


def _counts(pixel_bins: list[jax.Array], bins: tuple[int, ...]) -> jax.Array:
    """Return (images, combinations): how many pixels have each combination of bins.

    The counts are integers, so that a scatter gives the same in any order.
    """
    n, columns = len(pixel_bins[0]), int(np.prod(bins))
    index = pixel_bins[0]
    for channel_bins, count in zip(pixel_bins[1:], bins[1:], strict=True):
        index = index * count + channel_bins
    index = index + jnp.arange(n)[:, None] * columns
    counts = jnp.zeros(n * columns, jnp.int32)
    counts = counts.at[index.ravel()].add(1, mode="promise_in_bounds")
    return counts.reshape(n, columns).astype(jnp.float32)


def _bins_per_channel(
    shape: tuple[int, ...], space: str, bins: int | tuple[int, ...]
) -> tuple[int, ...]:
    if space not in SPACES:
        raise unknown_name("color space", space, SPACES)
    if len(shape) == 2 and space != "rgb":
        raise DataError(
            f"Gray images have no hue; found images of shape {shape} for the space "
            f"{space!r}. Choose space='rgb' (one histogram of gray), or color images."
        )
    channels = 1 if len(shape) == 2 else len(SPACES[space])
    bins_per_channel = tuple(bins) if isinstance(bins, Sequence) else (bins,) * channels
    if len(bins_per_channel) != channels or any(
        int(count) != count or not 1 <= count <= MOST_BINS for count in bins_per_channel
    ):
        raise SettingError(
            f"`bins` must be a whole number from 1 to {MOST_BINS}, or {channels} of "
            f"them for these images in the space {space!r}; found {bins!r}."
        )
    return tuple(int(count) for count in bins_per_channel)


class ColorHistogram(ImageTransformer):
    """Color histograms as a scikit-learn transformer.

    The parameters are those of `color_histogram`.

    Examples
    --------
    >>> images = np.zeros((2, 4, 4, 3), np.uint8)
    >>> histogram = ColorHistogram(bins=2).fit(images)
    >>> histogram.get_feature_names_out()[:2].tolist()
    ['red 0', 'red 1']
    """

    def __init__(
        self,
        space: str = "rgb",
        bins: int | tuple[int, ...] = 16,
        joint: bool = False,
        power: float = 1.0,
        dtype: str = "float32",
    ) -> None:
        self.space = space
        self.bins = bins
        self.joint = joint
        self.power = power
        self.dtype = dtype

    def _names(self) -> list[str]:
        bins_per_channel = _bins_per_channel(self.image_shape_, self.space, self.bins)
        channels = SPACES[self.space] if len(self.image_shape_) == 3 else ("gray",)
        names = [
            [f"{channel} {k}" for k in range(count)]
            for channel, count in zip(channels, bins_per_channel, strict=True)
        ]
        if self.joint:
            return [", ".join(combination) for combination in product(*names)]
        return [name for of_channel in names for name in of_channel]

    def _compute(
        self, images: np.ndarray, out: np.ndarray | None, progress: Progress | None
    ) -> np.ndarray:
        return color_histogram(
            images, self.space, self.bins, self.joint, self.power,
            dtype=self.dtype, out=out, progress=progress,
        )  # fmt: skip
