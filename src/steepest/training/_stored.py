"""What a stored run says of its model, compared with what it holds."""

from typing import Annotated, Any, Literal

import jax
import numpy as np
from msgspec import Meta

from .._core import Tree, key_for
from .._core._stored import DamagedError, Shape, Stored, check_row_shape
from ..data import Encoding
from ..models import Model


class StoredState(Stored):
    """What predictions need besides the parameters: the `state` of a trained run."""

    encoding: dict[str, Any]
    input_shape: Annotated[Shape, Meta(min_length=1)]
    input_dtype: Literal["float32", "float64", "uint8"]
    features: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        """Check that a row fits into memory."""
        check_row_shape(self.input_shape)


def example_rows(state: StoredState, encoding: Encoding, raw: bool) -> np.ndarray:
    """Return two rows of zeros in the shape of the model's inputs; they take no memory.

    Parameters
    ----------
    state : StoredState
    encoding : Encoding
        What reads the rows.
    raw : bool
        Whether the model sees the rows as they are encoded, without features.

    Raises
    ------
    DamagedError
        If rows that are read so have another shape.
    """
    shape = tuple(state.input_shape)
    encoded = encoding.row_shape
    if raw and encoded != shape:
        raise DamagedError(
            f"its rows have shape {encoded} when they are read, and its model takes "
            f"{shape}"
        )
    return np.broadcast_to(np.zeros((), state.input_dtype), (2, *shape))


def check_params(model: Model, params: Tree, state: Any) -> None:
    """Make sure that stored parameters, and a stored state, belong to a model.

    Nothing of the model's size is made for it.

    Parameters
    ----------
    model : Model
    params, state : tree
        The stored ones; a model without a state has None.

    Raises
    ------
    DamagedError
        If an array is missing, has another shape or holds no fractions.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.models import linear
    >>> check_params(linear(3, 2), {"bias": np.zeros(2)}, None)
    Traceback (most recent call last):
    steepest._core._stored.DamagedError: its parameter 'weight' is missing
    """
    key = key_for(0, "shapes")
    try:
        wanted = jax.eval_shape(model.init, key)
        of_state = None
        if model.start_state is not None:
            of_state = jax.eval_shape(model.start_state, key)
    except (jax.errors.JAXTypeError, jax.errors.JAXIndexError):
        # a user's own model may draw its weights with NumPy
        wanted = model.init(key)
        of_state = None if model.start_state is None else model.start_state(key)
    _compare(params, wanted, "parameter")
    _compare(state, of_state, "number of the state")


def _compare(found: Any, wanted: Any, what: str) -> None:
    try:
        have = _by_path(found)
    except ValueError as error:  # keys of two types cannot be sorted
        raise DamagedError(f"its {what}s have names of several types") from error
    want = _by_path(wanted)
    for path, like in want.items():
        if path not in have:
            raise DamagedError(f"its {what} '{path}' is missing")
        array = have[path]
        if np.shape(array) != np.shape(like):
            raise DamagedError(
                f"its {what} '{path}' has shape {np.shape(array)}, and the model's "
                f"has {np.shape(like)}"
            )
        if _is_fraction(array) != _is_fraction(like):
            raise DamagedError(
                f"its {what} '{path}' holds {array.dtype}, and the model's {like.dtype}"
            )
    if extra := sorted(have.keys() - want.keys()):
        raise DamagedError(f"its model has no {what} '{extra[0]}'")


def _by_path(tree: Any) -> dict[str, Any]:
    leaves = jax.tree_util.tree_leaves_with_path(tree)
    return {
        jax.tree_util.keystr(path, simple=True, separator="/"): x for path, x in leaves
    }


def _is_fraction(array: Any) -> bool:
    return bool(jax.numpy.issubdtype(array.dtype, jax.numpy.floating))
