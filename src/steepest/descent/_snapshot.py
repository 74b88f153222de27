"""The state of a training between two chunks, from which it can be resumed."""

from dataclasses import dataclass, replace
from typing import Any

import jax
import numpy as np

from ..errors import SettingError
from ._state import State

HISTORY = 10_000  # steps and epochs that a descent on ever other rows remembers


@dataclass(frozen=True)
class Snapshot:
    """All that is needed to resume a run and end in the same bits.

    The order of examples is a pure function of the seed and the step, and so is the
    noise of dropout: both follow from the step number.

    Attributes
    ----------
    arrays : list of arrays
        The leaves of the state, then those of the best parameters so far, then the
        columns of the history by step.
    facts : dict
        JSON values: the step, what "auto" chose, the epochs, the patience.
    """

    arrays: list[np.ndarray]
    facts: dict[str, Any]

    def for_other_rows(
        self, epoch: int, params: Any | None, learning_rate: float
    ) -> "Snapshot":
        """Return where an epoch of other rows goes on from, without patience.

        Of the history, the last 10,000 steps and epochs are kept.

        Parameters
        ----------
        epoch : int
            Epochs before it; they decide the order of the rows.
        params : tree of arrays, optional
            The parameters to go on from, in the place of those that were reached.
        learning_rate : float
            The rate from now on.

        See Also
        --------
        steepest.descent.descend : goes on from it with `epochs=epoch + 1`.
        """
        leaves = jax.tree.leaves(params)
        columns = len(self.arrays) - len(self.facts["columns"])
        arrays = [*leaves, *self.arrays[len(leaves) :]]
        arrays[columns:] = [column[-HISTORY:] for column in arrays[columns:]]
        changes = {
            "step": None,
            "epoch": epoch,
            "epochs": self.facts["epochs"][-HISTORY:],
            "rate": {**self.facts["rate"], "rate": learning_rate},
        }
        return replace(self, arrays=arrays, facts={**self.facts, **changes})


def state_from(snapshot: Snapshot, like: State) -> State:
    """Return the state of a snapshot, with the tree and shapes of `like`.

    Raises
    ------
    SettingError
        If the snapshot is of another model or optimizer.
    """
    leaves, tree = jax.tree.flatten(like)
    saved = snapshot.arrays[: len(leaves)]
    fits = len(saved) == len(leaves) and all(
        a.shape == b.shape and a.dtype == b.dtype
        for a, b in zip(saved, leaves, strict=True)
    )
    if not fits:
        raise SettingError(
            "The run to resume is of another model or optimizer: its arrays have "
            f"shapes {[a.shape for a in saved]}, and these settings make "
            f"{[leaf.shape for leaf in leaves]}. Keep its settings."
        )
    return tree.unflatten([jax.numpy.array(a) for a in saved])
