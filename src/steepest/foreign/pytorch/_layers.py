"""ATen functions of layers."""

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ._pooling import (
    adaptive_average_pool,
    adaptive_max_pool,
    average_pool,
    for_all_axes,
    max_pool,
)
from ._recurrent import gru_cell, lstm_cell, plain_cell, recurrent

LETTERS = "DHW"


def _convolution(
    x: Any,
    w: Any,
    b: Any,
    stride: Any,
    padding: Any,
    dilation: Any,
    transposed: bool,
    output_padding: Any,
    groups: int,
) -> Any:
    n = w.ndim - 2
    stride, padding, dilation, extra = (
        for_all_axes(v, n) for v in (stride, padding, dilation, output_padding)
    )
    axes = LETTERS[-n:]
    if transposed:
        size = w.shape[0] // groups
        parts = w.reshape(groups, size, *w.shape[1:]).swapaxes(1, 2)
        w = jnp.flip(
            parts.reshape(groups * w.shape[1], size, *w.shape[2:]), range(2, n + 2)
        )
        reach = [d * (k - 1) for d, k in zip(dilation, w.shape[2:], strict=True)]
        pads = [
            (r - p, r - p + e) for r, p, e in zip(reach, padding, extra, strict=True)
        ]
        stride, dilated = (1,) * n, stride
    else:
        pads, dilated = [(p, p) for p in padding], (1,) * n
    y = jax.lax.conv_general_dilated(
        x,
        w,
        stride,
        pads,
        lhs_dilation=dilated,
        rhs_dilation=dilation,
        dimension_numbers=(f"NC{axes}", f"OI{axes}", f"NC{axes}"),
        feature_group_count=groups,
    )
    return y if b is None else y + b.reshape((1, -1) + (1,) * n)


def _batch_norm(
    x: Any,
    w: Any,
    b: Any,
    mean: Any,
    variance: Any,
    training: bool,
    memory: Any,
    eps: Any,
) -> tuple[Any, Any, Any, Any, Any]:
    """Normalize over rows and places; torch keeps the unbiased variance."""
    axes = (0, *range(2, x.ndim))
    shape = (1, -1) + (1,) * (x.ndim - 2)
    new_mean, new_variance = mean, variance
    if training:
        n = x.size // x.shape[1]
        own_mean, own_variance = x.mean(axes), x.var(axes)
        if mean is not None:
            unbiased = own_variance * (n / max(n - 1, 1))
            new_mean = (1 - memory) * mean + memory * own_mean
            new_variance = (1 - memory) * variance + memory * unbiased
        mean, variance = own_mean, own_variance
    y = (x - mean.reshape(shape)) * jax.lax.rsqrt(variance.reshape(shape) + eps)
    y = y if w is None else y * w.reshape(shape)
    y = y if b is None else y + b.reshape(shape)
    return y, None, None, new_mean, new_variance


def _without_statistics(
    x: Any, w: Any, b: Any, training: bool, memory: Any, eps: Any
) -> tuple[Any, Any, Any]:
    return _batch_norm(x, w, b, None, None, training, memory, eps)[:3]


def _with_fixed_statistics(
    x: Any, w: Any, b: Any, mean: Any, variance: Any, memory: Any, eps: Any
) -> tuple[Any, Any, Any]:
    return _batch_norm(x, w, b, mean, variance, False, memory, eps)[:3]


def _layer_norm(x: Any, shape: Sequence[int], w: Any, b: Any, eps: Any) -> Any:
    axes = tuple(range(-len(shape), 0))
    mean = x.mean(axes, keepdims=True)
    scale = jax.lax.rsqrt(x.var(axes, keepdims=True) + eps)
    y = (x - mean) * scale
    y = y if w is None else y * w
    return (y if b is None else y + b), mean, scale


def _group_norm(
    x: Any, w: Any, b: Any, n: Any, c: int, size: Any, groups: int, eps: Any
) -> Any:
    del n, size
    parts = x.reshape(x.shape[0], groups, -1)
    mean, variance = parts.mean(-1, keepdims=True), parts.var(-1, keepdims=True)
    y = ((parts - mean) * jax.lax.rsqrt(variance + eps)).reshape(x.shape)
    shape = (1, c) + (1,) * (x.ndim - 2)
    y = y if w is None else y * w.reshape(shape)
    return (y if b is None else y + b.reshape(shape)), None, None


def _attention(
    q: Any,
    k: Any,
    v: Any,
    mask: Any = None,
    dropout: float = 0.0,
    causal: bool = False,
    *,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> Any:
    del dropout, enable_gqa
    scores = q @ jnp.swapaxes(k, -1, -2)
    scores = scores * (q.shape[-1] ** -0.5 if scale is None else scale)
    if causal:
        mask = jnp.tril(jnp.ones(scores.shape[-2:], bool))
    if mask is not None:
        hidden = jnp.where(mask, 0.0, -jnp.inf) if mask.dtype == bool else mask
        scores = scores + hidden
    return jax.nn.softmax(scores, -1) @ v


def _embedding(w: Any, where: Any, padding: int = -1, *rest: Any) -> Any:
    del rest
    if padding >= 0:  # its row gets no gradient
        fixed = jnp.arange(len(w))[:, None] == padding
        w = jnp.where(fixed, jax.lax.stop_gradient(w), w)
    return jnp.asarray(w)[where]


def _nearest(x: Any, size: Any, factors: Any = None) -> Any:
    n = x.ndim - 2
    if size is None:
        size = [int(s * f) for s, f in zip(x.shape[2:], factors, strict=True)]
    for axis, out in zip(range(2, 2 + n), size, strict=True):
        where = np.arange(out) * x.shape[axis] // out
        x = jnp.take(x, where, axis)
    return x


def _bilinear(x: Any, size: Any, align: bool, factors: Any = None) -> Any:
    if size is None:
        size = [int(s * f) for s, f in zip(x.shape[2:], factors, strict=True)]
    for axis, out in zip(range(2, x.ndim), size, strict=True):
        n = x.shape[axis]
        if align:
            at = np.arange(out) * ((n - 1) / max(out - 1, 1))
        else:
            at = np.maximum((np.arange(out) + 0.5) * n / out - 0.5, 0)
        low = np.minimum(at.astype(int), n - 1)
        high, share = np.minimum(low + 1, n - 1), at - low
        matrix = np.zeros((out, n), np.float32)
        matrix[np.arange(out), low] += 1 - share
        matrix[np.arange(out), high] += share
        x = jnp.moveaxis(
            jnp.tensordot(x, jnp.asarray(matrix, x.dtype), ((axis,), (1,))), -1, axis
        )
    return x


def _pixel_shuffle(x: Any, r: int) -> Any:
    n, c, h, w = x.shape
    x = x.reshape(n, c // r**2, r, r, h, w).transpose(0, 1, 4, 2, 5, 3)
    return x.reshape(n, c // r**2, h * r, w * r)


LAYERS: dict[str, Callable[..., Any]] = {
    "_adaptive_avg_pool2d.default": adaptive_average_pool,
    "_adaptive_avg_pool3d.default": adaptive_average_pool,
    "_native_batch_norm_legit.no_stats": _without_statistics,
    "_native_batch_norm_legit_functional.default": _batch_norm,
    "_native_batch_norm_legit_no_training.default": _with_fixed_statistics,
    "adaptive_avg_pool1d.default": adaptive_average_pool,
    "adaptive_max_pool2d.default": adaptive_max_pool,
    "avg_pool1d.default": average_pool(1),
    "avg_pool2d.default": average_pool(2),
    "avg_pool3d.default": average_pool(3),
    "convolution.default": _convolution,
    "embedding.default": _embedding,
    "gru.input": recurrent(gru_cell, several=False),
    "lstm.input": recurrent(lstm_cell, several=True),
    "max_pool1d.default": max_pool(1, indices=False),
    "max_pool2d.default": max_pool(2, indices=False),
    "max_pool2d_with_indices.default": max_pool(2, indices=True),
    "max_pool3d_with_indices.default": max_pool(3, indices=True),
    "native_group_norm.default": _group_norm,
    "native_layer_norm.default": _layer_norm,
    "pixel_shuffle.default": _pixel_shuffle,
    "rnn_relu.input": recurrent(plain_cell(jax.nn.relu), several=False),
    "rnn_tanh.input": recurrent(plain_cell(jnp.tanh), several=False),
    "scaled_dot_product_attention.default": _attention,
    "upsample_bilinear2d.vec": _bilinear,
    "upsample_nearest1d.vec": _nearest,
    "upsample_nearest2d.vec": _nearest,
}
"""By the name of the ATen function and its overload."""
