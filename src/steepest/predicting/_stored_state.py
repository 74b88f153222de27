"""What a stored estimator must hold besides its run: types, and arrays that fit."""

from typing import Annotated, Any, Literal

import numpy as np
from msgspec import Meta

from .._core._stored import (
    Count,
    DamagedError,
    Shape,
    Stored,
    Text,
    check_row_shape,
    stored,
    stored_array,
)


class StoredNames(Stored):
    """An array of names or numbers, with its type."""

    type: Annotated[str, Meta(pattern=r"^([<>|=]?[biufU]\d+|\|O|O|object)$")]
    values: list[bool | int | float | Text]


class StoredLayers(Stored):
    """What scores by NumPy need of a linear model or an mlp."""

    kind: Literal["linear", "mlp"]
    activation: Text
    last_activation: Text
    intercept: bool


class StoredEstimator(Stored):
    """See `Stored.save` of the estimators."""

    version: Count
    kind: Text
    parameters: dict[str, Any]
    by_model: bool
    sparse: bool
    input_shape: Annotated[Shape, Meta(min_length=1)]
    n_targets: Count
    passes: Count | None
    flat: bool | None = None
    labels: Literal["classes", "several", "soft", "one_hot"] | None = None
    n_features: Count | None = None
    names: StoredNames | None = None
    classes: StoredNames | None = None
    row_type: Literal["float32", "float64"] = "float64"
    layers: StoredLayers | None = None
    links: Annotated[list[Text | None], Meta(min_length=3, max_length=3)] | None = None

    def __post_init__(self) -> None:
        """Check that a row fits into memory."""
        check_row_shape(self.input_shape)


def stored_state(run: Any, name: str) -> StoredEstimator:
    """Return what a run stores of an estimator, once its types are checked.

    Parameters
    ----------
    run : Run
        As it was read.
    name : str
        Under which its `state` holds it.

    Raises
    ------
    DamagedError
        If it is something else, or an array does not fit its rows.

    See Also
    --------
    steepest.load : reads it.
    """
    state = stored(StoredEstimator, run.state[name], "its estimator")
    shape = tuple(state.input_shape)
    for array in ("center", "factor"):
        found = stored_array(run.arrays, array).shape
        if found not in {shape, shape[-1:], ()}:
            raise DamagedError(
                f"its array '{array}' has shape {found}, and its rows have {shape}"
            )
    if "target_center" in run.arrays:
        center = stored_array(run.arrays, "target_center")
        stored_array(run.arrays, "target_factor", center.shape)
    return state


def array_of(listed: StoredNames | None) -> np.ndarray | None:
    """Return an array of names or numbers.

    Raises
    ------
    DamagedError
        If its values are not of its type.

    See Also
    --------
    stored_state : holds them.
    """
    if listed is None:
        return None
    try:
        return np.array(listed.values, listed.type)
    except (TypeError, ValueError, OverflowError, MemoryError) as error:
        raise DamagedError(f"its names cannot be {listed.type}: {error}") from error
