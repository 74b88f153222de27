"""What all processes of a group must agree on, and how they do.

Everything that could differ between machines, from a clock to a rounded metric, is
decided by the first process. Each of these functions is called by all processes in the
same order; in a process alone they do nothing.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from ..errors import DataError

if TYPE_CHECKING:  # the command line loads this before NumPy
    import numpy as np

_alone: ContextVar[bool] = ContextVar("alone", default=False)


@contextmanager
def on_its_own() -> Iterator[None]:
    """Compute without the other processes inside the block.

    Examples
    --------
    >>> with on_its_own():
    ...     together(), is_first()
    (1, True)
    """
    token = _alone.set(True)
    try:
        yield
    finally:
        _alone.reset(token)


def together() -> int:
    """Return how many processes compute together; 1 for a process alone.

    See Also
    --------
    steepest.processes.on_its_own : its example asks.
    """
    import jax

    if _alone.get() or not jax.distributed.is_initialized():
        return 1
    return jax.process_count()


def is_first() -> bool:
    """Return whether this process decides, writes and prints.

    See Also
    --------
    steepest.processes.on_its_own : its example asks.
    """
    import jax

    return together() == 1 or jax.process_index() == 0


def gathered(values: "np.ndarray") -> "np.ndarray":
    """Return the values of all processes, with a leading axis of processes.

    See Also
    --------
    steepest.processes.first_has : what the first one gives.
    """
    import numpy as np
    from jax.experimental.multihost_utils import process_allgather

    return np.asarray(process_allgather(values)).reshape(-1, *values.shape)


def first_has(value: Any) -> Any:
    """Return what the first process gives, JSON or bytes, in every process.

    Examples
    --------
    >>> first_has({"rate": 0.1})  # there is one process
    {'rate': 0.1}
    """
    if together() == 1:
        return value
    import numpy as np
    from jax.experimental.multihost_utils import broadcast_one_to_all

    raw = isinstance(value, bytes)
    content = value if raw else json.dumps(value).encode()
    (length, raw), *_ = gathered(np.array([len(content), raw])).tolist()
    padded = np.zeros(1 << max(length - 1, 1).bit_length(), np.uint8)
    if is_first():
        padded[:length] = np.frombuffer(content, np.uint8)
    shared = np.asarray(broadcast_one_to_all(padded)).astype(np.uint8)
    content = shared[:length].tobytes()
    return content if raw else json.loads(content)


def same_everywhere(facts: dict[str, Any]) -> None:
    """Raise where a process has other facts than the first one.

    Parameters
    ----------
    facts : dict
        JSON values by what they are, in the words of the message: "settings".

    Raises
    ------
    DataError
        In every process, and with the name of the fact.

    Examples
    --------
    >>> same_everywhere({"settings": {"epochs": 3}})
    """
    if together() == 1:
        return
    import numpy as np

    digests = [
        hashlib.sha256(json.dumps(f, sort_keys=True).encode()).digest()
        for f in facts.values()
    ]
    mine = np.frombuffer(b"".join(digests), np.uint8).reshape(len(digests), -1)
    everyones = gathered(mine)
    differs = (everyones != everyones[0]).any(-1)
    for process, kinds in enumerate(differs):
        for name, different in zip(facts, kinds, strict=True):
            if different:
                raise DataError(
                    f"Process {process} of {len(differs)} has other {name} than "
                    "process 0. All of them read the same files and get the same "
                    "options; give every machine the same copy."
                )
