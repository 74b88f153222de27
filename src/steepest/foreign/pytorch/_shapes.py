"""ATen functions that move numbers, and those that make new ones."""

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp

WHOLE = ("int", "long", "bool", "uint")


def _type(dtype: Any, like: Any = None) -> Any:
    """Return a type of torch as one of JAX; a floating type is that of the model."""
    if dtype is None:
        return jnp.result_type(float) if like is None else like
    name = str(dtype).removeprefix("torch.")
    if not name.startswith(WHOLE):
        return jnp.result_type(float)
    return jnp.dtype(
        {"long": "int32", "int64": "int32", "int": "int32"}.get(name, name)
    )


def _cast(x: Any, *, dtype: Any = None, **about: Any) -> Any:
    del about
    x = jnp.asarray(x)
    wanted = _type(dtype, x.dtype)
    if jnp.issubdtype(x.dtype, jnp.floating) and jnp.issubdtype(wanted, jnp.floating):
        return x  # half precision is not repeated here
    return x.astype(wanted)


def _full(shape: Sequence[Any], value: Any, *, dtype: Any = None, **about: Any) -> Any:
    del about
    if dtype is None and isinstance(value, bool | int):
        return jnp.full(tuple(shape), value)
    return jnp.full(tuple(shape), value, _type(dtype))


def _full_like(x: Any, value: Any, *, dtype: Any = None, **about: Any) -> Any:
    del about
    return jnp.full(x.shape, value, _type(dtype, x.dtype))


def _arange(*bounds: Any, dtype: Any = None, **about: Any) -> Any:
    del about
    whole = all(isinstance(bound, int) for bound in bounds)
    return jnp.arange(*bounds, dtype=jnp.int32 if whole and not dtype else _type(dtype))


def _expand(x: Any, shape: Sequence[Any], *, implicit: bool = False) -> Any:
    del implicit
    own = (1,) * (len(shape) - x.ndim) + x.shape
    sizes = [a if b == -1 else b for a, b in zip(own, shape, strict=True)]
    return jnp.broadcast_to(x, sizes)


def _slice(
    x: Any, axis: int = 0, start: Any = None, end: Any = None, step: int = 1
) -> Any:
    cut = [slice(None)] * x.ndim
    cut[axis] = slice(start, end, step)
    return x[tuple(cut)]


def _split(x: Any, sizes: Sequence[int], axis: int = 0) -> list[Any]:
    ends = [sum(sizes[: i + 1]) for i in range(len(sizes) - 1)]
    return jnp.split(x, ends, axis)


def _split_evenly(x: Any, size: int, axis: int = 0) -> list[Any]:
    return jnp.split(x, list(range(size, x.shape[axis], size)), axis)


def _chunk(x: Any, chunks: int, axis: int = 0) -> list[Any]:
    return _split_evenly(x, -(-x.shape[axis] // chunks), axis)


def _pad(x: Any, pad: Sequence[int], mode: str = "constant", value: Any = 0.0) -> Any:
    pairs = [(pad[i], pad[i + 1]) for i in range(0, len(pad), 2)][::-1]
    widths = [(0, 0)] * (x.ndim - len(pairs)) + pairs
    if mode == "constant":
        low = [(a, b, 0) for a, b in widths]
        return jax.lax.pad(x, jnp.asarray(value or 0.0, x.dtype), low)
    return jnp.pad(x, widths, {"reflect": "reflect", "replicate": "edge"}[mode])


def _reflected(x: Any, pad: Sequence[int]) -> Any:
    return _pad(x, pad, "reflect")


def _replicated(x: Any, pad: Sequence[int]) -> Any:
    return _pad(x, pad, "replicate")


def _squeeze(x: Any, axes: Any = None) -> Any:
    axes = range(x.ndim) if axes is None else axes
    axes = [axes] if isinstance(axes, int) else axes
    return jnp.squeeze(x, tuple(a for a in axes if x.shape[a] == 1))


def _index(x: Any, where: Sequence[Any]) -> Any:
    return x[tuple(slice(None) if i is None else i for i in where)]


def _repeat(x: Any, times: Sequence[int]) -> Any:
    x = x.reshape((1,) * (len(times) - x.ndim) + x.shape)
    return jnp.tile(x, tuple(times))


def _flatten(x: Any, first: int = 0, last: int = -1) -> Any:
    last = last % x.ndim
    return x.reshape(*x.shape[:first], -1, *x.shape[last + 1 :])


def _gather(x: Any, axis: int, where: Any, **about: Any) -> Any:
    del about
    return x[_places(axis, where)]


def _scatter(x: Any, axis: int, where: Any, values: Any) -> Any:
    if hasattr(values, "shape"):  # only as many of them as there are places
        values = values[tuple(slice(n) for n in where.shape)]
    return x.at[_places(axis, where)].set(values)


def _places(axis: int, where: Any) -> tuple[Any, ...]:
    """Return indices of all axes: `where` along one, and each place's own elsewhere."""
    places = list(jnp.indices(where.shape, sparse=True))
    places[axis] = where
    return tuple(places)


def _one_of(x: Any, axis: int, i: Any) -> Any:
    return jnp.take(x, i, axis)


def _shape(x: Any, shape: Sequence[Any]) -> Any:
    return x.reshape(tuple(shape))


def _same(x: Any, **about: Any) -> Any:
    del about
    return x


def _triangle(keep: Callable[..., Any]) -> Callable[..., Any]:
    return lambda x, diagonal=0: keep(x, diagonal)


def _masked(x: Any, mask: Any, value: Any) -> Any:
    return jnp.where(mask, jnp.asarray(value, x.dtype), x)


SHAPES: dict[str, Callable[..., Any]] = {
    "_to_copy.default": _cast,
    "_unsafe_view.default": _shape,
    "alias.default": _same,
    "arange.default": _arange,
    "arange.start": _arange,
    "arange.start_step": _arange,
    "cat.default": lambda parts, axis=0: jnp.concatenate(
        [part for part in parts if part.ndim > 1 or part.size], axis
    ),
    "chunk.default": _chunk,
    "clone.default": _same,
    "constant_pad_nd.default": lambda x, pad, value=0.0: _pad(
        x, pad, "constant", value
    ),
    "contiguous.default": _same,
    "copy.default": lambda x, y, *rest: jnp.broadcast_to(y, x.shape).astype(x.dtype),
    "detach.default": jax.lax.stop_gradient,
    "expand.default": _expand,
    "expand_as.default": lambda x, y: jnp.broadcast_to(x, y.shape),
    "flatten.using_ints": _flatten,
    "flip.default": lambda x, axes: jnp.flip(x, tuple(axes)),
    "full.default": _full,
    "full_like.default": _full_like,
    "gather.default": _gather,
    "index.Tensor": _index,
    "index_select.default": lambda x, axis, where: jnp.take(x, where, axis),
    "lift_fresh_copy.default": _same,
    "masked_fill.Scalar": _masked,
    "masked_fill.Tensor": _masked,
    "new_full.default": lambda x, shape, value, **about: jnp.full(
        tuple(shape), value, x.dtype
    ),
    "new_ones.default": lambda x, shape, **about: jnp.ones(tuple(shape), x.dtype),
    "new_zeros.default": lambda x, shape, **about: jnp.zeros(tuple(shape), x.dtype),
    "ones.default": lambda shape, **about: _full(shape, 1.0, **about),
    "ones_like.default": lambda x, **about: _full_like(x, 1, **about),
    "pad.default": _pad,
    "permute.default": jnp.transpose,
    "reflection_pad1d.default": _reflected,
    "reflection_pad2d.default": _reflected,
    "repeat.default": _repeat,
    "replication_pad1d.default": _replicated,
    "replication_pad2d.default": _replicated,
    "reshape.default": _shape,
    "roll.default": lambda x, by, axes=None: jnp.roll(
        x, tuple(by), tuple(axes) if axes else None
    ),
    "scalar_tensor.default": lambda value, **about: jnp.asarray(
        value, _type(about.get("dtype"))
    ),
    "scatter.src": _scatter,
    "scatter.value": _scatter,
    "select.int": _one_of,
    "slice.Tensor": _slice,
    "split.Tensor": _split_evenly,
    "split_with_sizes.default": _split,
    "squeeze.default": _squeeze,
    "squeeze.dim": _squeeze,
    "squeeze.dims": _squeeze,
    "stack.default": lambda parts, axis=0: jnp.stack(parts, axis),
    "sym_size.int": lambda x, axis: x.shape[axis],
    "t.default": lambda x: x.T,
    "transpose.int": jnp.swapaxes,
    "tril.default": _triangle(jnp.tril),
    "triu.default": _triangle(jnp.triu),
    "unbind.int": lambda x, axis=0: [
        jnp.take(x, i, axis) for i in range(x.shape[axis])
    ],
    "unsqueeze.default": jnp.expand_dims,
    "view.default": _shape,
    "zeros.default": lambda shape, **about: _full(shape, 0.0, **about),
    "zeros_like.default": lambda x, **about: _full_like(x, 0, **about),
}
"""By the name of the ATen function and its overload."""
