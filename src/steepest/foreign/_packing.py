"""Several inputs of a model as the columns of one table, and back.

Every check looks at rows of numbers. A model with several inputs gets them from one
row, part by part; whole numbers stay whole.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import DataError
from ..models import Model
from ._data import as_array
from ._foreign import Foreign


@dataclass(frozen=True)
class Packing:
    """Where each input is in a row.

    Attributes
    ----------
    names : tuple of str or None
        Of the inputs, if they come as a dict.
    shapes : tuple of tuple of int
        Of each input of one row.
    whole : tuple of bool
        Which of them are whole numbers.

    Examples
    --------
    >>> import numpy as np
    >>> X = {"words": np.array([[3, 1]]), "price": np.array([0.5])}
    >>> packing = Packing.of(X)
    >>> packed = packing.packed(X)
    >>> packed.tolist()
    [[3.0, 1.0, 0.5]]
    >>> {name: a.dtype.kind for name, a in packing.unpacked(packed).items()}
    {'words': 'i', 'price': 'f'}
    """

    names: tuple[str, ...] | None
    shapes: tuple[tuple[int, ...], ...]
    whole: tuple[bool, ...]

    @classmethod
    def of(cls, X: Any) -> "Packing":
        """Return the packing of a dict, list or tuple of arrays."""
        parts = [as_array(part) for part in parts_of(X)]
        return cls(
            tuple(X) if isinstance(X, dict) else None,
            tuple(part.shape[1:] for part in parts),
            tuple(part.dtype.kind in "iub" for part in parts),
        )

    def packed(self, X: Any) -> np.ndarray:
        """Return one row of numbers for each row of the inputs."""
        if self.names is not None:
            missing = [name for name in self.names if name not in X]
            if missing:
                raise DataError(
                    f"The input {missing[0]!r} is missing. The model was read with the "
                    f"inputs {', '.join(self.names)}."
                )
            X = {name: X[name] for name in self.names}
        parts = [as_array(part) for part in parts_of(X)]
        lengths = [len(part) for part in parts]
        if len(set(lengths)) > 1:
            raise DataError(
                f"The inputs have {', '.join(map(str, lengths))} rows. Give each of "
                "them the same rows."
            )
        dtype = np.int32 if all(self.whole) else np.float32
        flat = [part.reshape(len(part), -1).astype(dtype) for part in parts]
        return np.concatenate(flat, axis=1)

    @property
    def whole_columns(self) -> tuple[int, ...]:
        """The columns of whole numbers."""
        sizes = [int(np.prod(shape, dtype=int)) for shape in self.shapes]
        return tuple(map(int, np.flatnonzero(np.repeat(self.whole, sizes))))

    def unpacked(self, rows: Any) -> Any:
        """Return the inputs as the model takes them."""
        parts, begin = [], 0
        for shape, whole in zip(self.shapes, self.whole, strict=True):
            end = begin + int(np.prod(shape, dtype=int))
            part = rows[:, begin:end].reshape(len(rows), *shape)
            if whole:
                exact = jnp.issubdtype(part.dtype, jnp.integer)
                part = part if exact else jnp.round(part).astype(jnp.int32)
            parts.append(part)
            begin = end
        if self.names is None:
            return tuple(parts)
        return dict(zip(self.names, parts, strict=True))


def is_several(X: Any) -> bool:
    """Whether inputs are a dict or a sequence of arrays, not one array."""
    if isinstance(X, dict):
        return True
    return (
        isinstance(X, list | tuple)
        and len(X) > 0
        and all(hasattr(part, "shape") and np.ndim(part) > 0 for part in X)
    )


def parts_of(X: Any) -> list[Any]:
    """Return the inputs in order."""
    return list(X.values()) if isinstance(X, dict) else list(X)


def n_rows(X: Any) -> int:
    """Return how many rows inputs have, one or several."""
    return len(as_array(parts_of(X)[0] if is_several(X) else X))


def each_of(function: Callable[[Any], Any], X: Any) -> Any:
    """Return a function of each input, or of the only one."""
    if isinstance(X, dict):
        return {name: function(part) for name, part in X.items()}
    return tuple(map(function, X)) if is_several(X) else function(X)


def packed_inputs(found: Foreign, X: Any) -> Foreign:
    """Return a model of several inputs as one that takes rows of numbers."""
    packing = Packing.of(X)
    model = found.model

    def apply(
        params: Any, state: Any, rows: jax.Array, key: jax.Array | None = None
    ) -> Any:
        return model.apply(params, state, packing.unpacked(rows), key)

    def alone(params: Any, rows: jax.Array, key: jax.Array | None = None) -> jax.Array:
        return model.apply(params, packing.unpacked(rows), key)

    def inputs_of(X: Any) -> np.ndarray:
        return packing.packed(found.inputs_of(X))

    taking_rows = Model(
        model.init,
        apply if model.has_state else alone,
        model.name,
        model.stochastic,
        start_state=model.start_state,
        looked_up=() if all(packing.whole) else packing.whole_columns,
    )
    return replace(found, model=taking_rows, inputs_of=inputs_of)
