"""Room for compiled programs: a process may map only so many pieces of memory.

Every program that XLA compiles takes about thirty mappings, of which Linux allows a
process 65,530, and the compiler dies when they are used up: after about 530 descents on
data of ever other shapes. So before that all programs are dropped; those that are still
needed come back from the disk.
"""

from pathlib import Path

import jax

from ._compilation import Stopwatch
from ._ready import drop_ready_programs, held

EVERY = 32  # programs between two looks
SHARE = 0.6  # of the mappings that are allowed

_since = Stopwatch()
_held_before = 0


def make_room(most: int | None = None) -> bool:
    """Drop all compiled programs if a process has nearly as many as it may have.

    Parameters
    ----------
    most : int, optional
        How many mappings are allowed; by default what Linux says. Elsewhere nothing
        is dropped.

    Returns
    -------
    bool
        Whether they were dropped.
    """
    global _since, _held_before
    new = _since.programs + max(held() - _held_before, 0)
    if most is None and new < EVERY:
        return False
    _since, _held_before = Stopwatch(), held()
    try:
        if most is None:
            most = int(Path("/proc/sys/vm/max_map_count").read_text())
        with open("/proc/self/maps", "rb") as mapped:
            used = sum(1 for _ in mapped)
    except (OSError, ValueError):
        return False
    if used < SHARE * most:
        return False
    drop_ready_programs()
    jax.clear_caches()
    return True
