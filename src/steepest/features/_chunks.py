"""Run a compiled program over a batch, chunk by chunk, with little memory.

A chunk is small enough that its temporaries stay in the processor's caches; with two
threads, copying and arithmetic overlap. The last chunk is padded with copies of its
last image, so that only one shape is compiled.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import jax
import numpy as np

from ..errors import SettingError

CHUNK_BYTES = 16 * 2**20  # larger arrays are allocated anew on every call: 3 × slower
MOST_IMAGES = 512
THREADS = 2
DTYPES = ("float32", "float16")

Progress = Callable[[int, int], None]
"""Called as `progress(done, total)` after every chunk, by one thread at a time."""


def images_per_chunk(bytes_per_image: int) -> int:
    """Return the power of two whose temporaries stay below 16 MB.

    Examples
    --------
    >>> images_per_chunk(32 * 32 * 4 * 8)
    512
    """
    fit = max(CHUNK_BYTES // max(bytes_per_image, 1), 1)
    return min(2 ** int(np.log2(fit)), MOST_IMAGES)


def map_chunks(
    program: Callable[[np.ndarray], jax.Array],
    images: np.ndarray,
    columns: int,
    *,
    chunk: int,
    dtype: str = "float32",
    out: np.ndarray | None = None,
    progress: Progress | None = None,
) -> np.ndarray:
    """Return (images, columns): what the program gives for every image.

    Parameters
    ----------
    program : callable
        Takes (chunk, …) images and returns (chunk, columns); compiled once.
    images : (images, …)
        In memory or memory-mapped.
    columns : int
        Numbers per image.
    chunk : int
        Images per call.
    dtype : str
        "float32" or "float16".
    out : (images, columns), optional
        Written in place, for example a memory map; its dtype replaces `dtype`.
    progress : callable, optional
        Called as `progress(done, total)`.

    Raises
    ------
    SettingError
        If the dtype is neither of the two, or `out` has another shape or no floats.

    Examples
    --------
    >>> map_chunks(lambda x: x[:, :1] * 2.0, np.ones((3, 2), np.float32), 1, chunk=2)
    array([[2.],
           [2.],
           [2.]], dtype=float32)
    """
    if dtype not in DTYPES:
        raise SettingError(f"`dtype` must be float32 or float16; found {dtype!r}.")
    total = len(images)
    if out is None:
        out = np.empty((total, columns), dtype)
    if out.shape != (total, columns):
        raise SettingError(
            f"`out` must have shape {(total, columns)} for these images; "
            f"found {out.shape}. Leave it out to get a new array."
        )
    if out.dtype.kind != "f":  # integers would lose the fractions
        raise SettingError(f"`out` must hold floats; found {out.dtype}.")
    chunk = min(chunk, total)
    done, progress_lock = 0, Lock()

    def fill(start: int) -> None:
        nonlocal done
        part = np.asarray(images[start : start + chunk])
        size = len(part)
        if size < chunk:
            part = np.concatenate([part, np.repeat(part[-1:], chunk - size, axis=0)])
        out[start : start + size] = np.asarray(program(part))[:size]
        with progress_lock:  # threads that add at once would lose a chunk
            done += size
            if progress is not None:
                progress(done, total)

    starts = range(0, total, chunk)
    if len(starts) == 1:
        fill(0)
        return out
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(fill, starts))  # list: an error in a thread is raised here
    return out
