"""Models whose inputs are mostly zeros: only the others are stored and multiplied."""

from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ._dense import without_bias
from ._layers import Layers
from ._mlp import through_layers
from ._model import Model
from ._models import model_of_layers

ROWS = 4096  # packed together


def packed_rows(rows: Any, dtype: str) -> np.ndarray:
    """Return sparse rows as an array with one row each, which batches can be cut from.

    A row holds the columns of its numbers, and then the bits of the numbers; it is as
    long as that of most numbers, rounded up so that similar data share a program.

    Parameters
    ----------
    rows : SciPy's sparse array (rows, inputs), in CSR form
        A column that occurs twice in a row counts twice.
    dtype : {"float32", "float64"}
        Of the numbers.

    Returns
    -------
    (rows, 2 k) int32, or (rows, 3 k) for float64

    See Also
    --------
    steepest.models.sparse_inputs : the model that takes them.
    """
    width = _rounded_up(int(np.diff(rows.indptr).max(initial=1)))
    words = np.dtype(dtype).itemsize // 4
    packed = np.zeros((rows.shape[0], (1 + words) * width), np.int32)
    for begin in range(0, rows.shape[0], ROWS):
        starts = rows.indptr[begin : begin + ROWS + 1]
        of_block = slice(starts[0], starts[-1])
        counts = np.diff(starts)
        row = np.repeat(np.arange(begin, begin + len(counts)), counts)
        place = np.arange(starts[0], starts[-1]) - np.repeat(starts[:-1], counts)
        packed[row, place] = rows.indices[of_block]
        numbers = np.ascontiguousarray(rows.data[of_block], dtype)
        bits = numbers.view(np.int32).reshape(-1, words)
        for word in range(words):
            packed[row, width + words * place + word] = bits[:, word]
    return packed


def _rounded_up(count: int) -> int:
    """Return an even number of 1 to 4 binary digits and zeros, at most a seventh more.

    Examples
    --------
    >>> [_rounded_up(n) for n in (1, 7, 9, 17, 1000)]
    [2, 8, 10, 18, 1024]
    """
    step = max(1 << max(count.bit_length() - 4, 0), 2)
    return -(-count // step) * step


@cache
def sparse_inputs(layers: Layers) -> Model:
    """Return the model of these layers for inputs from `packed_rows`.

    Its parameters and scores are those of the model for ordinary rows. The time of a
    step grows with the numbers that are not zero; that of the update, and the memory,
    with the parameters.

    Parameters
    ----------
    layers : Layers
        Of a linear model or an mlp.

    Raises
    ------
    SettingError
        If inputs are dropped: zeros in place of zeros would change nothing.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> from steepest.models import linear
    >>> rows = csr_array(np.array([[0.0, 0.0, 3.0], [1.0, 0.0, 0.0]]))
    >>> model = sparse_inputs(linear(3, 1).layers)
    >>> params = {"weight": np.array([[1.0, 2.0, 4.0]]), "bias": np.array([0.5])}
    >>> model.apply(params, packed_rows(rows, "float32")).tolist()
    [[12.5], [1.5]]
    """
    if layers.input_dropout:
        raise SettingError(
            f"input_dropout is {layers.input_dropout}, and sparse rows hold no inputs "
            "that are zero. Set it to 0, or use dropout for the hidden units."
        )
    dense_model = model_of_layers(layers)

    def apply(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        if layers.kind == "linear":
            used = params if layers.intercept else without_bias(params)
            return _sparse_dense(used, inputs)
        return through_layers(layers, params, inputs, key, _sparse_dense)

    return Model(
        dense_model.init,
        apply,
        f"{dense_model.name}, sparse",
        dense_model.stochastic,
    )


def _sparse_dense(layer: Any, packed: Any) -> jax.Array:
    """Return W x + b of packed rows."""
    weight = jnp.asarray(layer["weight"])
    words = weight.dtype.itemsize // 4
    width = packed.shape[1] // (1 + words)
    packed = jnp.asarray(packed)
    columns, bits = packed[:, :width], packed[:, width:]
    if words > 1:
        bits = bits.reshape(len(packed), width, words)
    values = jax.lax.bitcast_convert_type(bits, weight.dtype)
    rows = jnp.take(weight.T, columns, axis=0)  # (batch, width, outputs)
    return jnp.einsum("bk,bko->bo", values, rows) + layer["bias"]
