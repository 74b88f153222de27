"""What a stored snapshot must hold to be resumed: types, bounds and shapes."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import numpy as np
from msgspec import Meta

from .._core._stored import Count, DamagedError, Stored, Text, Texts, stored
from ._snapshot import Snapshot

Positive = Annotated[float, Meta(gt=0)]


class StoredRate(Stored):
    """The learning rate and how it was chosen; see `RateChoice`."""

    rate: Positive
    how: Text
    tried: list[tuple[float, float | None]] = []
    note: Text = ""
    metric: Text = "loss"


class StoredPatience(Stored):
    """How long nothing has been better; see `Patience`."""

    best: float
    best_epoch: Count
    waited: Count


class StoredFacts(Stored):
    """The facts of a `Snapshot` of a training on its own rows."""

    step: Count
    columns: Texts
    epochs: list[dict[str, float | None]]
    seconds: float
    rate: StoredRate
    patience: StoredPatience | None


def stored_snapshot(arrays: Sequence[np.ndarray], facts: Mapping[str, Any]) -> Snapshot:
    """Return the snapshot that a checkpoint holds.

    Parameters
    ----------
    arrays : sequence of arrays
    facts : mapping
        JSON values; see `Snapshot`.

    Raises
    ------
    DamagedError
        If they are not of a snapshot.

    See Also
    --------
    steepest.descent.Snapshot : what is stored.
    """
    known = stored(StoredFacts, facts, "its facts")
    columns = arrays[len(arrays) - len(known.columns) :]
    if len(columns) != len(known.columns) or "loss" not in known.columns:
        raise DamagedError("the history by step is not in it")
    for name, column in zip(known.columns, columns, strict=True):
        if column.shape != (known.step,) or column.dtype.kind not in "biuf":
            raise DamagedError(
                f"its history has {known.step} steps, and '{name}' has shape "
                f"{column.shape} and holds {column.dtype}"
            )
    return Snapshot(list(arrays), dict(facts))
