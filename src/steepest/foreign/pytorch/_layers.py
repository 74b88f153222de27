"""ATen functions of layers: convolution, pooling, norms, attention, recurrence."""

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

LETTERS = "DHW"


def _all(values: Any, n: int) -> tuple[int, ...]:
    values = [values] if isinstance(values, int) else list(values)
    return tuple(values * n if len(values) == 1 else values)


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
        _all(v, n) for v in (stride, padding, dilation, output_padding)
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


def _window(
    x: Any, n: int, k: Any, stride: Any, padding: Any, ceil: bool, dilation: Any = 1
) -> tuple[Any, Any, Any, Any]:
    """Return the window, its strides, paddings and dilations over all axes of x."""
    k = _all(k, n)
    stride = _all(stride, n) if stride not in (None, [], ()) else k
    padding, dilation = _all(padding, n), _all(dilation, n)
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


def _max_pool(n: int, indices: bool) -> Callable[..., Any]:
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


def _average_pool(n: int) -> Callable[..., Any]:
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
            own = [(0, 0)] * (x.ndim - n) + [(p, p) for p in _all(padding, n)]
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


def _adaptive_average_pool(x: Any, out: Any) -> Any:
    out = [out] if isinstance(out, int) else out
    for axis, size in zip(range(x.ndim - len(out), x.ndim), out, strict=True):
        if size is None or size == x.shape[axis]:
            continue
        matrix = jnp.asarray(_averages(x.shape[axis], size), x.dtype)
        x = jnp.moveaxis(jnp.tensordot(x, matrix, ((axis,), (1,))), -1, axis)
    return x


def _adaptive_max_pool(x: Any, out: Any) -> Any:
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
    return w[where]


def _lstm_cell(x: Any, states: Any, w: Sequence[Any]) -> tuple[Any, Any]:
    h, c = states
    gates = x @ w[0].T + h @ w[1].T + (w[2] + w[3] if len(w) > 2 else 0)
    i, f, g, o = jnp.split(gates, 4, -1)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    h = jax.nn.sigmoid(o) * jnp.tanh(c)
    return h, (h, c)


def _gru_cell(x: Any, states: Any, w: Sequence[Any]) -> tuple[Any, Any]:
    (h,) = states
    left = x @ w[0].T + (w[2] if len(w) > 2 else 0)
    right = h @ w[1].T + (w[3] if len(w) > 2 else 0)
    (ar, az, an), (br, bz, bn) = jnp.split(left, 3, -1), jnp.split(right, 3, -1)
    z = jax.nn.sigmoid(az + bz)
    n = jnp.tanh(an + jax.nn.sigmoid(ar + br) * bn)
    h = (1 - z) * n + z * h
    return h, (h,)


def _plain_cell(activate: Callable[[Any], Any]) -> Callable[..., Any]:
    def cell(x: Any, states: Any, w: Sequence[Any]) -> tuple[Any, Any]:
        (h,) = states
        h = activate(x @ w[0].T + h @ w[1].T + (w[2] + w[3] if len(w) > 2 else 0))
        return h, (h,)

    return cell


def _recurrent(cell: Callable[..., Any], several: bool) -> Callable[..., Any]:
    def run(
        x: Any,
        states: Any,
        weights: Sequence[Any],
        biases: bool,
        layers: int,
        dropout: float,
        training: bool,
        bidirectional: bool,
        batch_first: bool,
    ) -> Any:
        del dropout, training  # between layers: refused where it is not zero
        states = list(states) if several else [states]
        x = jnp.swapaxes(x, 0, 1) if batch_first else x
        each, ways = 4 if biases else 2, 2 if bidirectional else 1
        ends: list[list[Any]] = [[] for _ in states]
        for layer in range(layers):
            outputs = []
            for way in range(ways):
                place = layer * ways + way
                w = weights[place * each : (place + 1) * each]
                first = tuple(s[place] for s in states)

                def step(state: Any, now: Any, w: Any = w) -> tuple[Any, Any]:
                    y, state = cell(now, state, w)
                    return state, y

                last, y = jax.lax.scan(step, first, x, reverse=way == 1)
                outputs.append(y)
                for end, value in zip(ends, last, strict=True):
                    end.append(value)
            x = jnp.concatenate(outputs, -1)
        x = jnp.swapaxes(x, 0, 1) if batch_first else x
        return (x, *(jnp.stack(end) for end in ends))

    return run


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
    "_adaptive_avg_pool2d.default": _adaptive_average_pool,
    "_adaptive_avg_pool3d.default": _adaptive_average_pool,
    "_native_batch_norm_legit.no_stats": _without_statistics,
    "_native_batch_norm_legit_functional.default": _batch_norm,
    "_native_batch_norm_legit_no_training.default": _with_fixed_statistics,
    "adaptive_avg_pool1d.default": _adaptive_average_pool,
    "adaptive_max_pool2d.default": _adaptive_max_pool,
    "avg_pool1d.default": _average_pool(1),
    "avg_pool2d.default": _average_pool(2),
    "avg_pool3d.default": _average_pool(3),
    "convolution.default": _convolution,
    "embedding.default": _embedding,
    "gru.input": _recurrent(_gru_cell, several=False),
    "lstm.input": _recurrent(_lstm_cell, several=True),
    "max_pool1d.default": _max_pool(1, indices=False),
    "max_pool2d.default": _max_pool(2, indices=False),
    "max_pool2d_with_indices.default": _max_pool(2, indices=True),
    "max_pool3d_with_indices.default": _max_pool(3, indices=True),
    "native_group_norm.default": _group_norm,
    "native_layer_norm.default": _layer_norm,
    "pixel_shuffle.default": _pixel_shuffle,
    "rnn_relu.input": _recurrent(_plain_cell(jax.nn.relu), several=False),
    "rnn_tanh.input": _recurrent(_plain_cell(jnp.tanh), several=False),
    "scaled_dot_product_attention.default": _attention,
    "upsample_bilinear2d.vec": _bilinear,
    "upsample_nearest1d.vec": _nearest,
    "upsample_nearest2d.vec": _nearest,
}
"""By the name of the ATen function and its overload."""
