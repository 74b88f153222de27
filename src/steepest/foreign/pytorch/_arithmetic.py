"""ATen functions that look at each number by itself, and reductions."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp

Functions = dict[str, Callable[..., Any]]


def _add(x: Any, y: Any, *, alpha: Any = 1) -> Any:
    return jnp.add(x, y if alpha == 1 else alpha * y)


def _subtract(x: Any, y: Any, *, alpha: Any = 1) -> Any:
    return jnp.subtract(x, y if alpha == 1 else alpha * y)


def _reversed_subtract(x: Any, y: Any, alpha: Any = 1) -> Any:
    return y - alpha * x


def _divide(x: Any, y: Any, *, rounding_mode: str | None = None) -> Any:
    if rounding_mode == "floor":
        return jnp.floor_divide(x, y)
    if rounding_mode == "trunc":
        return jnp.trunc(x / y)
    return jnp.true_divide(x, y)


def _clamp(x: Any, low: Any = None, high: Any = None) -> Any:
    # where, as torch does: the whole slope at the bounds
    if low is not None:
        x = jnp.where(x < low, low, x)
    return x if high is None else jnp.where(x > high, high, x)


def _gelu(x: Any, *, approximate: str = "none") -> Any:
    return jax.nn.gelu(x, approximate=approximate != "none")


def _elu(x: Any, alpha: Any = 1.0, scale: Any = 1.0, input_scale: Any = 1.0) -> Any:
    low = alpha * jnp.expm1(input_scale * jnp.where(x > 0, 0.0, x))
    return scale * jnp.where(x > 0, x, low)


def _leaky_relu(x: Any, slope: Any = 0.01) -> Any:
    return jnp.where(x > 0, x, slope * x)


def _hardtanh(x: Any, low: Any = -1.0, high: Any = 1.0) -> Any:
    return jnp.where(x <= low, low, jnp.where(x >= high, high, x))


def _hardsigmoid(x: Any) -> Any:
    return jnp.where(x <= -3, 0.0, jnp.where(x >= 3, 1.0, x / 6 + 0.5))


def _softplus(x: Any, beta: Any = 1, threshold: Any = 20) -> Any:
    near = jnp.where(beta * x > threshold, 0.0, x)
    return jnp.where(beta * x > threshold, x, jnp.log1p(jnp.exp(beta * near)) / beta)


def _prelu(x: Any, weight: Any) -> Any:
    if weight.size > 1 and weight.ndim == 1:
        weight = weight.reshape((1, -1) + (1,) * (x.ndim - 2))
    return jnp.where(x > 0, x, weight * x)


def _glu(x: Any, axis: int = -1) -> Any:
    left, right = jnp.split(x, 2, axis)
    return left * jax.nn.sigmoid(right)


def _softmax(x: Any, axis: int, half_to_float: bool = False) -> Any:
    del half_to_float
    return jax.nn.softmax(x, axis)


def _log_softmax(x: Any, axis: int, half_to_float: bool = False) -> Any:
    del half_to_float
    return jax.nn.log_softmax(x, axis)


def _axes(axes: Any) -> Any:
    if axes is None or (isinstance(axes, list | tuple) and not len(axes)):
        return None
    return tuple(axes) if isinstance(axes, list | tuple) else axes


def _over(reduce: Callable[..., Any]) -> Callable[..., Any]:
    def function(x: Any, axes: Any = None, keep: bool = False, **about: Any) -> Any:
        del about  # dtype
        return reduce(x, axis=_axes(axes), keepdims=keep)

    return function


def _spread(root: bool) -> Callable[..., Any]:
    def function(
        x: Any, axes: Any = None, *, correction: Any = 1, keepdim: bool = False
    ) -> Any:
        ddof = 1 if correction is None else correction
        value = jnp.var(x, axis=_axes(axes), ddof=ddof, keepdims=keepdim)
        return jnp.sqrt(value) if root else value

    return function


def _norm(
    x: Any, p: Any = 2, axes: Any = None, keep: bool = False, **about: Any
) -> Any:
    del about
    p = 2 if p is None else p
    if p == 2:
        return jnp.sqrt(jnp.sum(x**2, axis=_axes(axes), keepdims=keep))
    total = jnp.sum(jnp.abs(x) ** p, axis=_axes(axes), keepdims=keep)
    return total ** (1 / p)


def _largest(x: Any, axis: int, keep: bool = False) -> Any:
    where = jnp.argmax(x, axis, keepdims=True)
    values = jnp.take_along_axis(x, where, axis)
    return (values, where) if keep else (values.squeeze(axis), where.squeeze(axis))


def _smallest(x: Any, axis: int, keep: bool = False) -> Any:
    where = jnp.argmin(x, axis, keepdims=True)
    values = jnp.take_along_axis(x, where, axis)
    return (values, where) if keep else (values.squeeze(axis), where.squeeze(axis))


def _addmm(b: Any, x: Any, w: Any, *, beta: Any = 1, alpha: Any = 1) -> Any:
    return beta * b + alpha * (x @ w) if (alpha, beta) != (1, 1) else b + x @ w


def _linear(x: Any, w: Any, b: Any = None) -> Any:
    return x @ w.T if b is None else x @ w.T + b


def _power(x: Any, y: Any) -> Any:
    return x**y


BINARY: Functions = {
    "add": _add,
    "atan2": jnp.arctan2,
    "bitwise_and": jnp.bitwise_and,
    "bitwise_or": jnp.bitwise_or,
    "div": _divide,
    "eq": jnp.equal,
    "floor_divide": jnp.floor_divide,
    "fmod": jnp.fmod,
    "ge": jnp.greater_equal,
    "gt": jnp.greater,
    "le": jnp.less_equal,
    "logical_and": jnp.logical_and,
    "logical_or": jnp.logical_or,
    "lt": jnp.less,
    "maximum": jnp.maximum,
    "minimum": jnp.minimum,
    "mul": jnp.multiply,
    "ne": jnp.not_equal,
    "pow": _power,
    "remainder": jnp.remainder,
    "rsub": _reversed_subtract,
    "sub": _subtract,
}
UNARY: Functions = {
    "abs": jnp.abs,
    "acos": jnp.arccos,
    "asin": jnp.arcsin,
    "atan": jnp.arctan,
    "bitwise_not": jnp.bitwise_not,
    "ceil": jnp.ceil,
    "cos": jnp.cos,
    "cosh": jnp.cosh,
    "erf": jax.scipy.special.erf,
    "exp": jnp.exp,
    "expm1": jnp.expm1,
    "floor": jnp.floor,
    "isinf": jnp.isinf,
    "isnan": jnp.isnan,
    "log": jnp.log,
    "log10": jnp.log10,
    "log1p": jnp.log1p,
    "log2": jnp.log2,
    "logical_not": jnp.logical_not,
    "neg": jnp.negative,
    "reciprocal": jnp.reciprocal,
    "relu": jax.nn.relu,
    "round": jnp.round,
    "rsqrt": jax.lax.rsqrt,
    "sigmoid": jax.nn.sigmoid,
    "sign": jnp.sign,
    "sin": jnp.sin,
    "sinh": jnp.sinh,
    "sqrt": jnp.sqrt,
    "tan": jnp.tan,
    "tanh": jnp.tanh,
    "trunc": jnp.trunc,
}
OTHER: Functions = {
    "_log_softmax.default": _log_softmax,
    "_softmax.default": _softmax,
    "addmm.default": _addmm,
    "all.default": jnp.all,
    "all.dim": _over(jnp.all),
    "amax.default": _over(jnp.max),
    "amin.default": _over(jnp.min),
    "any.default": jnp.any,
    "any.dim": _over(jnp.any),
    "argmax.default": lambda x, axis=None, keep=False: jnp.argmax(
        x, axis, keepdims=keep
    ),
    "argmin.default": lambda x, axis=None, keep=False: jnp.argmin(
        x, axis, keepdims=keep
    ),
    "baddbmm.default": _addmm,
    "bmm.default": jnp.matmul,
    "celu.default": lambda x, alpha=1.0: _elu(x, alpha, 1.0, 1.0 / alpha),
    "clamp.Tensor": _clamp,
    "clamp.default": _clamp,
    "clamp_max.default": lambda x, high: _clamp(x, None, high),
    "clamp_min.default": _clamp,
    "cumsum.default": lambda x, axis, **about: jnp.cumsum(x, axis),
    "dot.default": jnp.dot,
    "elu.default": _elu,
    "gelu.default": _gelu,
    "glu.default": _glu,
    "hardsigmoid.default": _hardsigmoid,
    "hardswish.default": lambda x: x * _hardsigmoid(x),
    "hardtanh.default": _hardtanh,
    "leaky_relu.default": _leaky_relu,
    "linalg_vector_norm.default": _norm,
    "linear.default": _linear,
    "log_sigmoid_forward.default": lambda x: (jax.nn.log_sigmoid(x), None),
    "logsumexp.default": _over(jax.scipy.special.logsumexp),
    "matmul.default": jnp.matmul,
    "max.default": jnp.max,
    "max.dim": _largest,
    "mean.default": lambda x, **about: jnp.mean(x),
    "mean.dim": _over(jnp.mean),
    "min.default": jnp.min,
    "min.dim": _smallest,
    "mish.default": lambda x: x * jnp.tanh(jax.nn.softplus(x)),
    "mm.default": jnp.matmul,
    "mv.default": jnp.matmul,
    "prelu.default": _prelu,
    "_prelu_kernel.default": _prelu,
    "prod.default": lambda x, **about: jnp.prod(x),
    "prod.dim_int": _over(jnp.prod),
    "selu.default": jax.nn.selu,
    "silu.default": jax.nn.silu,
    "softplus.default": _softplus,
    "std.correction": _spread(True),
    "sum.default": lambda x, **about: jnp.sum(x),
    "sum.dim_IntList": _over(jnp.sum),
    "var.correction": _spread(False),
    "where.self": jnp.where,
    "where.ScalarOther": jnp.where,
    "where.ScalarSelf": jnp.where,
}
ENDINGS = (
    "Tensor",
    "Scalar",
    "Tensor_Tensor",
    "Tensor_Scalar",
    "Tensor_mode",
    "default",
)
ARITHMETIC: Functions = {
    **{f"{name}.{end}": f for name, f in BINARY.items() for end in ENDINGS},
    **{f"{name}.default": f for name, f in UNARY.items()},
    "div.Scalar_mode": _divide,
    "pow.Scalar": _power,
    **OTHER,
}
"""By the name of the ATen function and its overload."""
