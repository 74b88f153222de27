"""Pooling: the largest number or the mean of windows."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np


def for_all_axes(values: Any, n: int) -> tuple[int, ...]:
    """Return one number for each of n axes."""
    values = [values] if isinstance(values, int) else list(values)
    return tuple(values * n if len(values) == 1 else values)


def _window(
    x: Any, n: int, k: Any, stride: Any, padding: Any, ceil: bool, dilation: Any = 1
) -> tuple[Any, Any, Any, Any]:
    """Return the window, its strides, paddings and dilations over all axes of x."""
    k = for_all_axes(k, n)
    stride = for_all_axes(stride, n) if stride not in (None, [], ()) else k
    padding, dilation = for_all_axes(padding, n), for_all_axes(dilation, n)
    sizes = zip(x.shape[-n:], k, stride, padding, dilation, strict=True)
    pads = []
    for size, length, step, pad, d in sizes:
        more, span = 0, d * (length - 1) + 1
        if ceil:
            out = -(-(size + 2 * pad - span) // step) + 1
            if (out - 1) * step >= size + pad:  # a window must begin inside
                out -= 1
            more = max((out - 1) * step + span - size - 2 * pad, 0)
        pads.append((pad, pad + more))
    before = x.ndim - n
    ones = (1,) * before
    return ones + k, ones + stride, [(0, 0)] * before + pads, ones + dilation


def max_pool(n: int, indices: bool) -> Callable[..., Any]:
    """Return max pooling over the last n axes; with `indices`, None beside it."""

    def pool(
        x: Any,
        k: Any,
        stride: Any = None,
        padding: Any = 0,
        dilation: Any = 1,
        ceil: bool = False,
    ) -> Any:
        window, strides, pads, dilations = _window(
            x, n, k, stride, padding, ceil, dilation
        )
        if max(dilations) > 1:  # JAX cannot differentiate a window with gaps
            y = _largest_with_gaps(x, window, strides, pads, dilations)
        else:
            y = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, window, strides, pads)
        return (y, None) if indices else y

    return pool


def _largest_with_gaps(
    x: Any, window: Any, strides: Any, pads: Any, dilations: Any
) -> Any:
    x = jnp.pad(x, pads, constant_values=-jnp.inf)
    spans = [d * (k - 1) + 1 for d, k in zip(dilations, window, strict=True)]
    sizes = [
        (size - span) // step + 1
        for size, span, step in zip(x.shape, spans, strides, strict=True)
    ]
    parts = []
    for offsets in np.ndindex(*window):
        first = [o * d for o, d in zip(offsets, dilations, strict=True)]
        last = [
            f + (n - 1) * s + 1 for f, n, s in zip(first, sizes, strides, strict=True)
        ]
        parts.append(jax.lax.slice(x, first, last, strides))
    return jnp.max(jnp.stack(parts), axis=0)


def average_pool(n: int) -> Callable[..., Any]:
    """Return average pooling over the last n axes."""

    def pool(
        x: Any,
        k: Any,
        stride: Any = None,
        padding: Any = 0,
        ceil: bool = False,
        count_padding: bool = True,
        divisor: int | None = None,
    ) -> Any:
        window, strides, pads, _ = _window(x, n, k, stride, padding, ceil)

        def total(values: Any, pads: Any) -> Any:
            return jax.lax.reduce_window(
                values, 0.0, jax.lax.add, window, strides, pads
            )

        if divisor is not None:
            return total(x, pads) / divisor
        counted = jnp.ones(x.shape[-n:], x.dtype).reshape(
            (1,) * (x.ndim - n) + x.shape[-n:]
        )
        if count_padding:  # but never what only `ceil` adds
            own = [(0, 0)] * (x.ndim - n) + [(p, p) for p in for_all_axes(padding, n)]
            counted = jnp.pad(counted, own, constant_values=1.0)
            pads_of_count = [(0, high - low) for low, high in pads]
        else:
            pads_of_count = pads
        return total(x, pads) / total(counted, pads_of_count)

    return pool


def _averages(size: int, out: int) -> np.ndarray:
    """Return the matrix (out, size) of adaptive average pooling along one axis."""
    matrix = np.zeros((out, size), np.float32)
    for i in range(out):
        begin, end = i * size // out, -(-(i + 1) * size // out)
        matrix[i, begin:end] = 1 / (end - begin)
    return matrix


def adaptive_average_pool(x: Any, out: Any) -> Any:
    """Return the means of as many windows as the result has places."""
    out = [out] if isinstance(out, int) else out
    for axis, size in zip(range(x.ndim - len(out), x.ndim), out, strict=True):
        if size is None or size == x.shape[axis]:
            continue
        matrix = jnp.asarray(_averages(x.shape[axis], size), x.dtype)
        x = jnp.moveaxis(jnp.tensordot(x, matrix, ((axis,), (1,))), -1, axis)
    return x


def adaptive_max_pool(x: Any, out: Any) -> Any:
    """Return the largest number of as many windows, and None."""
    for axis, size in zip(range(x.ndim - len(out), x.ndim), out, strict=True):
        n = x.shape[axis]
        parts = []
        for i in range(size):
            cut = jax.lax.slice_in_dim(
                x, i * n // size, -(-(i + 1) * n // size), axis=axis
            )
            parts.append(cut.max(axis, keepdims=True))
        x = jnp.concatenate(parts, axis)
    return x, None
