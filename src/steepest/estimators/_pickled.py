"""A pickle that is loaded without JAX, too: what predicting needs is only NumPy."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from ..descent import Snapshot
from ..models import Layers
from ..predicting import Later, restored
from ..runs import History, Outcome, Run
from ..scoring import Links
from ._fitted import Fitted
from ._scaled import Scaled

OURS = (Run, History, Outcome, Scaled, Layers, Snapshot)
"""What a fitted estimator holds whose classes are imported with JAX."""


@dataclass(kw_only=True, eq=False, repr=False)
class Pickled(Fitted):
    """An estimator whose pickle predicts where JAX is missing."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Return how to make this again; without plain layers, as any other object."""
        if getattr(self, "_layers", None) is None:
            return super().__reduce_ex__(protocol)
        kind, state = type(self), super().__getstate__()
        later = {name: _later(value) for name, value in state.items()}
        return restored, (kind.__module__, kind.__qualname__, self._links, later)

    @property
    def _links(self) -> Links:
        """The functions that turn its scores into answers."""
        loss = self._loss()
        return Links(loss.predict, loss.probability, loss.log_probability)

    def __copy__(self) -> Any:
        """Return a copy that shares what this one holds."""
        copied = object.__new__(type(self))
        copied.__dict__ = dict(vars(self))
        return copied


def _later(value: Any) -> Any:
    """Return an object of ours by the name of its class, and others as they are."""
    if not isinstance(value, OURS):
        return value
    kind = type(value)
    if isinstance(value, Enum):
        return Later(kind.__module__, kind.__qualname__, value.value)
    held = {name: _later(part) for name, part in vars(value).items()}
    return Later(kind.__module__, kind.__qualname__, held)
