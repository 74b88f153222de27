"""Room for compiled programs: a process may map only so many pieces of memory.

Every program that XLA compiles takes about thirty mappings, of which Linux allows a
process 65,530, and the compiler dies when they are used up: after about 530 descents on
data of ever other shapes. They also take about two megabytes each. So before there are
too many all programs are dropped; those that are still needed come back from the disk.
"""

from pathlib import Path

import jax

from ._compilation import Stopwatch
from ._ready import drop_ready_programs, held

EVERY = 32  # programs between two looks
SHARE = 0.6  # of the mappings that are allowed
PROGRAMS = 800  # since they were last dropped: about two gigabytes

_since = Stopwatch()
_dropped = Stopwatch()
_held_before = 0


def make_room(most: int | None = None) -> bool:
    """Drop all compiled programs if a process has as many as it may have.

    Parameters
    ----------
    most : int, optional
        How many mappings are allowed; by default what Linux says. Elsewhere their
        number does not count.

    Returns
    -------
    bool
        Whether they were dropped.
    """
    global _since, _held_before, _dropped
    new = _since.programs + max(held() - _held_before, 0)
    if most is None and new < EVERY:
        return False
    _since, _held_before = Stopwatch(), held()
    if _dropped.programs + held() < PROGRAMS and not _nearly_full(most):
        return False
    drop_ready_programs()
    jax.clear_caches()
    _dropped, _held_before = Stopwatch(), 0
    return True


def _nearly_full(most: int | None) -> bool:
    """Return whether most of the mappings are used; False where nobody says so."""
    try:
        if most is None:
            most = int(Path("/proc/sys/vm/max_map_count").read_text())
        with open("/proc/self/maps", "rb") as mapped:
            used = sum(1 for _ in mapped)
    except (OSError, ValueError):
        return False
    return used >= SHARE * most
