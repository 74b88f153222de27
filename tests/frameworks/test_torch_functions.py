"""Every function of the table beside PyTorch's own: its values and its slopes."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch

from steepest.foreign.pytorch._graph import FUNCTIONS

DRAW = np.random.default_rng(0)


def numbers(*shape, low=-2.0, high=2.0):
    return DRAW.uniform(low, high, shape).astype(np.float32)


class Kept:
    """Numbers without a gradient, such as running means."""

    def __init__(self, values):
        self.values = values


def positive(*shape):
    return numbers(*shape, low=0.3, high=3.0)


X, Y, P, U = (
    numbers(3, 4),
    numbers(3, 4),
    positive(3, 4),
    numbers(3, 4, low=-0.9, high=0.9),
)
IMAGES, SIGNAL, VOLUME = numbers(2, 4, 7, 6), numbers(2, 4, 9), numbers(2, 2, 5, 6, 4)
ROWS = np.array([[0, 2, 1], [1, 1, 0]])
TRUE = X > 0

SAME = ("add", "sub", "mul", "maximum", "minimum", "atan2")
COMPARED = ("eq", "ne", "lt", "le", "gt", "ge")
ANYWHERE = (
    *("abs", "ceil", "cos", "cosh", "erf", "exp", "expm1", "floor", "neg", "relu"),
    *("round", "sigmoid", "sign", "sin", "sinh", "tan", "tanh", "trunc"),
)
ABOVE_ZERO = ("log", "log10", "log1p", "log2", "reciprocal", "rsqrt", "sqrt")
BELOW_ONE = ("acos", "asin", "atan")

CASES = {
    **{f"{name}.Tensor": (X, Y) for name in (*SAME, *COMPARED)},
    **{f"{name}.Scalar": (X, 0.5) for name in ("add", "sub", "mul", *COMPARED)},
    **{f"{name}.default": (X,) for name in ANYWHERE},
    **{f"{name}.default": (P,) for name in ABOVE_ZERO},
    **{f"{name}.default": (U,) for name in BELOW_ONE},
    "maximum.default": (X, Y),
    "minimum.default": (X, Y),
    "atan2.default": (X, Y),
    "div.Tensor": (X, P),
    "div.Scalar": (X, 3.0),
    "div.Tensor_mode": (X, P, {"rounding_mode": "floor"}),
    "floor_divide.default": (X, P),
    "fmod.Tensor": (X, P),
    "remainder.Tensor": (X, P),
    "pow.Tensor_Scalar": (X, 3),
    "pow.Tensor_Tensor": (P, Y),
    "pow.Scalar": (2.0, X),
    "rsub.Scalar": (X, 1.5),
    "logical_and.default": (TRUE, X > 1),
    "logical_or.default": (TRUE, X > 1),
    "logical_not.default": (TRUE,),
    "bitwise_and.Tensor": (TRUE, X > 1),
    "bitwise_or.Tensor": (TRUE, X > 1),
    "bitwise_not.default": (TRUE,),
    "isnan.default": (X,),
    "isinf.default": (X,),
    "add.Tensor 2": (X, Y, {"alpha": 0.5}),
    "_softmax.default": (X, -1, False),
    "_log_softmax.default": (X, 0, False),
    "addmm.default": (numbers(5), X, numbers(4, 5)),
    "mm.default": (X, numbers(4, 5)),
    "mv.default": (X, numbers(4)),
    "dot.default": (X[0], Y[0]),
    "bmm.default": (numbers(2, 3, 4), numbers(2, 4, 5)),
    "baddbmm.default": (numbers(2, 3, 5), numbers(2, 3, 4), numbers(2, 4, 5)),
    "matmul.default": (numbers(2, 3, 4), numbers(4, 5)),
    "linear.default": (X, numbers(5, 4), numbers(5)),
    "celu.default": (X, 0.7),
    "elu.default": (X, 0.7),
    "selu.default": (X,),
    "silu.default": (X,),
    "mish.default": (X,),
    "gelu.default": (X,),
    "gelu.default 2": (X, {"approximate": "tanh"}),
    "glu.default": (X, 1),
    "hardsigmoid.default": (3 * X,),
    "hardswish.default": (3 * X,),
    "hardtanh.default": (X, -1.0, 0.5),
    "leaky_relu.default": (X, 0.2),
    "prelu.default": (SIGNAL, positive(4)),
    "log_sigmoid_forward.default": (X,),
    "softplus.default": (10 * X, 2.0, 20.0),
    "clamp.default": (X, -1.0, 0.5),
    "clamp.Tensor": (X, -P, P),
    "clamp_min.default": (X, 0.1),
    "clamp_max.default": (X, 0.1),
    "cumsum.default": (X, 1),
    "sum.default": (X,),
    "sum.dim_IntList": (X, [0], True),
    "mean.default": (X,),
    "mean.dim": (X, [0, 1]),
    "prod.default": (X,),
    "prod.dim_int": (X, 1),
    "amax.default": (X, [1]),
    "amin.default": (X, [0], True),
    "max.default": (X,),
    "min.default": (X,),
    "max.dim": (X, 1),
    "min.dim": (X, 0, True),
    "argmax.default": (X, 1),
    "argmin.default": (X, 0),
    "any.default": (TRUE,),
    "any.dim": (TRUE, 1),
    "all.default": (TRUE,),
    "all.dim": (TRUE, 0),
    "logsumexp.default": (X, [1]),
    "var.correction": (X, [1], {"correction": 1}),
    "std.correction": (X, [0], {"correction": 0, "keepdim": True}),
    "linalg_vector_norm.default": (X, 2, [1]),
    "linalg_vector_norm.default 2": (X, 3.0, [0], True),
    "where.self": (TRUE, X, Y),
    "where.ScalarOther": (TRUE, X, 0.5),
    "where.ScalarSelf": (TRUE, 0.5, X),
    "masked_fill.Scalar": (X, TRUE, -3.0),
    "cat.default": ([X, Y], 1),
    "stack.default": ([X, Y], 1),
    "chunk.default": (X, 3, 1),
    "split.Tensor": (X, 3, 1),
    "split_with_sizes.default": (X, [1, 3], 1),
    "unbind.int": (X, 1),
    "clone.default": (X,),
    "alias.default": (X,),
    "expand.default": (X[:, None], [3, 5, 4]),
    "expand_as.default": (X[:1], Y),
    "flip.default": (X, [1]),
    "roll.default": (X, [1], [1]),
    "gather.default": (X, 1, ROWS),
    "index_select.default": (X, 1, np.array([2, 0])),
    "index.Tensor": (X, [None, np.array([2, 0])]),
    "scatter.src": (X, 1, ROWS[:1], Y[:1, :3].copy()),
    "scatter.value": (X, 1, ROWS, 0.5),
    "permute.default": (VOLUME, [0, 3, 1, 2, 4]),
    "transpose.int": (IMAGES, 1, 2),
    "t.default": (X,),
    "view.default": (X, [4, 3]),
    "reshape.default": (X, [2, -1]),
    "flatten.using_ints": (IMAGES, 1, 2),
    "_unsafe_view.default": (X, [12]),
    "select.int": (X, 1, -1),
    "slice.Tensor": (X, 1, 1, 9223372036854775807, 2),
    "squeeze.default": (X[:, None],),
    "squeeze.dim": (X[:, None], 1),
    "squeeze.dims": (X[None, :, None], [0, 2]),
    "unsqueeze.default": (X, -1),
    "repeat.default": (X, [2, 1, 3]),
    "tril.default": (X, -1),
    "triu.default": (X, 1),
    "constant_pad_nd.default": (IMAGES, [1, 2, 0, -1], 0.5),
    "pad.default": (SIGNAL, [1, 2], "reflect"),
    "reflection_pad1d.default": (SIGNAL, [2, 1]),
    "reflection_pad2d.default": (IMAGES, [1, 2, 0, 3]),
    "replication_pad1d.default": (SIGNAL, [2, 1]),
    "replication_pad2d.default": (IMAGES, [1, 2, 0, 3]),
    "full_like.default": (X, 2.5),
    "zeros_like.default": (X,),
    "ones_like.default": (X,),
    "new_zeros.default": (X, [2]),
    "new_ones.default": (X, [2]),
    "new_full.default": (X, [2], 0.5),
    "full.default": ([2, 3], 0.5),
    "zeros.default": ([2, 3],),
    "ones.default": ([2, 3],),
    "arange.default": (5,),
    "arange.start": (2, 6),
    "arange.start_step": (0, 7, 2),
    "scalar_tensor.default": (1.5,),
    "convolution.default": (
        SIGNAL, numbers(6, 2, 3), numbers(6), [2], [1], [1], False, [0], 2,
    ),
    "convolution.default 2": (
        IMAGES, numbers(5, 4, 3, 2), None, [1, 2], [1, 0], [2, 1], False, [0, 0], 1,
    ),
    "convolution.default 3": (
        VOLUME, numbers(3, 2, 2, 3, 2), numbers(3), [1], [0], [1], False, [0], 1,
    ),
    "convolution.default transposed": (
        IMAGES, numbers(4, 3, 3, 2), numbers(6),
        [2, 3], [1, 0], [1, 2], True, [1, 0], 2,
    ),
    "convolution.default transposed 1": (
        SIGNAL, numbers(4, 3, 4), numbers(3), [2], [1], [1], True, [0], 1,
    ),
    "max_pool1d.default": (SIGNAL, [3], [2], [1]),
    "max_pool2d.default": (IMAGES, [3, 2], [2, 2], [1, 0], [1, 2], True),
    "max_pool2d_with_indices.default": (IMAGES, [2, 2]),
    "max_pool3d_with_indices.default": (VOLUME, [2, 2, 2]),
    "avg_pool1d.default": (SIGNAL, [3], [2], [1]),
    "avg_pool2d.default": (IMAGES, [3, 2], [2, 2], [1, 0]),
    "avg_pool2d.default 2": (IMAGES, [3, 2], [2, 2], [1, 1], True, False),
    "avg_pool2d.default 3": (IMAGES, [3, 3], [2, 2], [1, 1], True, True),
    "avg_pool2d.default 4": (IMAGES, [2, 2], [2, 2], [0, 0], False, True, 3),
    "avg_pool3d.default": (VOLUME, [2, 2, 2]),
    "adaptive_avg_pool1d.default": (SIGNAL, [4]),
    "_adaptive_avg_pool2d.default": (IMAGES, [3, 4]),
    "_adaptive_avg_pool3d.default": (VOLUME, [2, 3, 1]),
    "adaptive_max_pool2d.default": (IMAGES, [3, 4]),
    "native_layer_norm.default": (X, [4], numbers(4), numbers(4), 1e-5),
    "native_group_norm.default": (IMAGES, numbers(4), numbers(4), 2, 4, 42, 2, 1e-5),
    "_native_batch_norm_legit.no_stats": (
        IMAGES, numbers(4), numbers(4), True, 0.1, 1e-5,
    ),
    "_native_batch_norm_legit_no_training.default": (
        IMAGES, numbers(4), numbers(4), Kept(numbers(4)), Kept(positive(4)), 0.1, 1e-5,
    ),
    "_native_batch_norm_legit_functional.default": (
        SIGNAL, numbers(4), numbers(4), Kept(numbers(4)), Kept(positive(4)),
        True, 0.2, 1e-5,
    ),
    "embedding.default": (numbers(3, 4), ROWS),
    "scaled_dot_product_attention.default": (
        numbers(2, 2, 5, 4), numbers(2, 2, 5, 4), numbers(2, 2, 5, 4),
    ),
    "scaled_dot_product_attention.default 2": (
        numbers(2, 2, 5, 4), numbers(2, 2, 5, 4), numbers(2, 2, 5, 4), None, 0.0, True,
    ),
    "lstm.input": (
        numbers(2, 5, 3),
        [numbers(1, 2, 4), numbers(1, 2, 4)],
        [numbers(16, 3), numbers(16, 4), numbers(16), numbers(16)],
        True, 1, 0.0, False, False, True,
    ),
    "lstm.input 2": (
        numbers(5, 2, 3),
        [numbers(4, 2, 4), numbers(4, 2, 4)],
        [
            weight
            for size in (3, 8)
            for _ in (0, 1)
            for weight in (numbers(16, size), numbers(16, 4))
        ],
        False, 2, 0.0, False, True, False,
    ),
    "gru.input": (
        numbers(2, 5, 3),
        numbers(1, 2, 4),
        [numbers(12, 3), numbers(12, 4), numbers(12), numbers(12)],
        True, 1, 0.0, False, False, True,
    ),
    "rnn_tanh.input": (
        numbers(2, 5, 3), numbers(1, 2, 4), [numbers(4, 3), numbers(4, 4)],
        False, 1, 0.0, False, False, True,
    ),
    "rnn_relu.input": (
        numbers(2, 5, 3), numbers(1, 2, 4), [numbers(4, 3), numbers(4, 4)],
        False, 1, 0.0, False, False, True,
    ),
    "upsample_nearest1d.vec": (SIGNAL, [13], None),
    "upsample_nearest2d.vec": (IMAGES, None, [2.0, 3.0]),
    "upsample_bilinear2d.vec": (IMAGES, [9, 5], False, None),
    "upsample_bilinear2d.vec aligned": (IMAGES, [9, 5], True, None),
    "pixel_shuffle.default": (IMAGES, 2),
}  # fmt: skip
NO_SLOPE = ("floor", "ceil", "trunc", "round", "sign", "fmod", "remainder")


def of_torch(value, leaves):
    if isinstance(value, Kept):
        return torch.from_numpy(value.values.copy())
    if isinstance(value, np.ndarray):
        tensor = torch.from_numpy(value.copy())
        if tensor.is_floating_point():
            tensor.requires_grad_(True)
            leaves.append(tensor)
        return tensor
    if isinstance(value, list):
        return [of_torch(part, leaves) for part in value]
    return value


def of_jax(value, leaves):
    """Return the value with its arrays of floats taken from `leaves` in turn."""
    if isinstance(value, Kept):
        return jnp.asarray(value.values)
    if isinstance(value, np.ndarray):
        return next(leaves) if value.dtype.kind == "f" else jnp.asarray(value)
    if isinstance(value, list):
        return [of_jax(part, leaves) for part in value]
    return value


def arrays(outputs):
    """Return the results as a list; None for what is not computed."""
    return list(outputs) if isinstance(outputs, list | tuple) else [outputs]


@pytest.mark.parametrize("case", CASES)
def test_a_function_is_that_of_torch(case):
    *arguments, options = (*CASES[case], {})
    if isinstance(arguments[-1], dict):
        options = arguments.pop()
    name, overload = case.split()[0].split(".")
    packet = getattr(torch.ops.aten, name)
    if overload not in packet.overloads():
        overload = "default"
    leaves: list[torch.Tensor] = []
    theirs = arrays(
        getattr(packet, overload)(*[of_torch(a, leaves) for a in arguments], **options)
    )

    def ours_of(values):
        rest = iter(values)
        given = [of_jax(argument, rest) for argument in arguments]
        return arrays(FUNCTIONS[case.split()[0]](*given, **options))

    values = [jnp.asarray(leaf.detach().numpy()) for leaf in leaves]
    ours = ours_of(values)
    for mine, other in zip(ours, theirs, strict=False):
        if mine is None:
            continue
        np.testing.assert_allclose(
            np.asarray(mine, np.float64), other.detach().numpy(), rtol=1e-5, atol=1e-5
        )
        assert mine.shape == tuple(other.shape)
    first = theirs[0]
    if not (leaves and first.requires_grad) or case.startswith(NO_SLOPE):
        return
    weights = DRAW.normal(size=tuple(first.shape)).astype(np.float32)
    (first * torch.from_numpy(weights)).sum().backward()
    slopes = jax.grad(lambda values: jnp.sum(ours_of(values)[0] * weights))(values)
    for mine, leaf in zip(slopes, leaves, strict=True):
        theirs_slope = 0.0 if leaf.grad is None else leaf.grad.numpy()
        np.testing.assert_allclose(mine, theirs_slope, rtol=1e-4, atol=2e-5)


def test_at_least_a_hundred_functions_are_compared():
    compared = {case.split()[0] for case in CASES}
    assert len(compared) >= 150
    assert compared <= set(FUNCTIONS)
